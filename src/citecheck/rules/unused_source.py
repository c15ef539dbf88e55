"""CC111: a declared source that is never cited."""

from collections.abc import Iterator

from citecheck.linking.listed import declared_sources
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of a declared list that no marker cites."""
    declared = declared_sources(document)
    seen: set[tuple[int, str]] = set()
    for note in document.notes:
        if note.listed not in declared or document.note_lists[note.listed].optional:
            continue
        again = (note.listed, note.key) in seen
        seen.add((note.listed, note.key))
        if not again and not context.links.cited_by[note.order]:
            span = note.label_span if note.label_span.end > note.label_span.start else note.span
            yield finding("unused", span, note.label, label=note.label)
