"""CC102: a note or source entry that no marker points to."""

from collections.abc import Iterator

from citecheck.linking.listed import declared_sources, lists_without_markers
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.text.span import Span


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note that nothing outside itself cites; none where markers may have been lost."""
    if document.metadata.partial:
        return
    silent = lists_without_markers(document, context.links) | declared_sources(document)
    anchors = {marker.anchor for marker in document.markers}
    first = {(note.listed, note.key): note.order for note in reversed(document.notes)}
    for note in document.notes:
        if note.kind == "inline" or note.listed in silent or _optional(document, note):
            continue
        if first[(note.listed, note.key)] != note.order or _cited(document, context, note):
            continue
        yield _finding(document, note, anchors)


def _optional(document: Document, note: Note) -> bool:
    return note.listed >= 0 and document.note_lists[note.listed].optional


def _cited(document: Document, context: Context, note: Note) -> bool:
    """A note that only its own words cite is not cited."""
    markers = context.links.cited_by[note.order]
    return any(note.block < 0 or document.inside_note(document.markers[order].block) != note.block for order in markers)


def _finding(document: Document, note: Note, anchors: set[str]) -> Finding:
    printed = note.label_span.end > note.label_span.start
    span = note.label_span if printed else note.text.to_source(0, len(note.text))
    words = document.words_at(span) if printed else note.text.text[:60] or note.label
    shown = note.label or note.text.text[:40]
    span = _from_its_tag(document, note) if printed else span
    for backlink in note.backlinks:
        if backlink.target and backlink.target not in anchors:
            return finding(
                "backlink", span, words, block=note.block, label=shown, target=backlink.target.rpartition("#")[2]
            )
    return finding("unused", span, words, block=note.block, label=shown)


def _from_its_tag(document: Document, note: Note) -> Span:
    """Where the tag of an entry stands on a line of its own, it is the place to look at, down to the printed label."""
    part, start = note.span.part, note.span.start
    between = document.source.part(part).text[start : note.label_span.start] if part == note.label_span.part else ""
    if between.startswith("<") and "\n" in between.replace("\r", "\n"):
        return Span(part, start, note.label_span.end)
    return note.label_span
