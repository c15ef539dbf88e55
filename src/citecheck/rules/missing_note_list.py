"""CC105: markers, but no notes or sources at all."""

import os
from collections.abc import Iterator

from citecheck.linking.listed import registers_failed
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for the document, or one for each marker with the option ``each``."""
    if any(note.kind != "inline" for note in document.notes) or registers_failed(document):
        return
    elsewhere = ("inline", "author-year", "link", *(("key",) if document.metadata.fragment else ()))
    markers = [
        marker
        for marker in document.markers
        if (marker.style not in elsewhere or (marker.style == "author-year" and not marker.typed))
        and not all(link.by == "elsewhere" for link in context.links.of_marker[marker.order])
    ]
    if not markers:
        return
    if context.options.get("each"):
        for marker in markers:
            yield finding("each", marker.span, marker.raw, block=marker.block, marker=marker.raw)
        return
    yield _whole(document, markers)


def _whole(document: Document, markers: list[Marker]) -> Finding:
    first = markers[0]
    related = tuple(Related(marker.span, f'marker "{marker.raw}"') for marker in markers[1:])
    stem = os.path.splitext(os.path.basename(document.source.path))[0] or "report"
    return finding("list", first.span, first.raw, related=related, markers=_named(markers), sidecar=f"{stem}.notes.txt")


def _named(markers: list[Marker]) -> str:
    """Name every marker once, in order: ``[1], [2], [3]``; one is shown as ``[1]``."""
    return ", ".join(dict.fromkeys(" ".join(marker.raw.split()) for marker in markers))
