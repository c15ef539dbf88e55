"""References of xml2rfc: the words that are printed for them, and their fields. Most of it stands in attributes."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import NoteDraft
from citecheck.readers.rfcxml.names import SERIES
from citecheck.readers.xml.anchors import attribute_span
from citecheck.readers.xml.fields import Fields
from citecheck.readers.xml.runs import Run
from citecheck.readers.xml.tree import Element

_PRINTED = {
    "author": ("initials", "surname", "fullname"), "date": ("month", "year"), "seriesInfo": ("name", "value"),
    "refcontent": (), "title": (), "organization": (), "annotation": (),
}  # fmt: skip


def entry_runs(reference: Element, text: str) -> list[Run]:
    """Return the words of a reference in source order: title, authors, date, series, each with its place."""
    runs: list[Run] = []
    for element in reference.walk():
        names = _PRINTED.get(element.name)
        if names is None or (element.name in ("annotation", "title") and _inside(element, "abstract")):
            continue
        if names:
            runs += _attributes(element, names, text)
        elif element.name != "organization" or not _has_name(element):
            runs += [Run("verbatim", each.text, each.start, each.end, each.literal) for each in element.texts()]
        if runs:
            runs.append(Run("text", " ", element.close, element.close, literal=False))
    return _forward(sorted(runs, key=_place))


def _forward(runs: list[Run]) -> list[Run]:
    """Leave out what was read twice, as with elements that broken markup has put into one another."""
    kept: list[Run] = []
    end = 0
    for run in runs:
        if run.start >= end:
            kept.append(run)
            end = run.end
    return kept


def _place(run: Run) -> tuple[int, int]:
    return run.start, run.end


def _attributes(element: Element, names: tuple[str, ...], text: str) -> list[Run]:
    """Return the values of attributes; an author's full name stands where surname and initials are missing."""
    if element.name == "author":
        names = names[:2] if element.get("surname") else names[2:]
    runs = []
    for name in names:
        span = attribute_span(text, element, name)
        if span is not None and span.end > span.start:
            runs.append(Run("verbatim", text[span.start : span.end], span.start, span.end))
            runs.append(Run("text", " ", span.end, span.end, literal=False))
    return runs


def _has_name(organization: Element) -> bool:
    parent = organization.parent
    return parent is not None and bool(parent.get("surname") or parent.get("fullname"))


def _inside(element: Element, name: str) -> bool:
    parent = element.parent
    while parent is not None and parent.name != "reference":
        if parent.name == name:
            return True
        parent = parent.parent
    return False


def add_fields(note: NoteDraft, reference: Element, text: str, builder: DocumentBuilder) -> None:
    """Give ``note`` the fields of a reference, in source order."""
    fields = Fields(text, builder.part)
    for element in reference.walk():
        name = element.name
        if name in ("reference", "referencegroup"):
            fields.attribute("URL", element, "target")
        elif name == "title" and not _inside(element, "abstract"):
            fields.element("title", element)
        elif name == "author":
            _author(fields, element)
        elif name == "date":
            fields.attribute("issued", element, "year")
        elif name == "seriesInfo":
            known = SERIES.get(element.get("name"))
            if known is None:
                fields.attribute("collection-title", element, "name")
            fields.attribute(known or "number", element, "value")
    note.fields = sorted(fields.found, key=lambda field: (field.span.start, field.span.end))


def _author(fields: Fields, element: Element) -> None:
    if element.get("fullname"):
        fields.attribute("author", element, "fullname")
    elif element.get("surname"):
        fields.attribute("author", element, "surname")
    else:
        fields.element("author", element.first("organization"))
