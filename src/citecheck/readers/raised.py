"""Digits that a format raises by its style instead of by characters: read as ``³``, shown as ``3``."""

from citecheck.model.document import Document
from citecheck.readers.labels import SUPERSCRIPTS

RAISED = {code: letter for letter, code in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", map(ord, "0123456789"), strict=True)}
"""For ``str.translate``: digits to raised digits."""


def is_number(text: str) -> bool:
    """Return whether raised ``text`` is a number or a list of numbers, so that it may be a marker."""
    return any(map(str.isdigit, text)) and not text.strip("0123456789,–- \xa0")


def as_printed(document: Document) -> Document:
    """Return ``document`` with its raised markers shown as the digits of the file and its comments in order."""
    markers = tuple(
        marker._replace(raw=marker.raw.translate(SUPERSCRIPTS)) if marker.style == "superscript" else marker
        for marker in document.markers
    )
    directives = tuple(sorted(document.directives, key=lambda each: (each.span.part, each.span.start)))
    return document._replace(markers=markers, directives=directives)
