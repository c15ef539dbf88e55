"""CC111: a declared source that is never cited."""

from collections.abc import Iterator

from citecheck.linking.listed import declared_sources
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.text.span import Span

_MANY = 10
_NAMED = 5


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of a declared list that no marker cites.

    A register of which most is left uncited is somebody's whole library, and gives one finding. Registers that several
    documents share are judged when all of them have been read.
    """
    for order in sorted(declared_sources(document)):
        listing = document.note_lists[order] if order < len(document.note_lists) else None
        if listing is not None and (listing.optional or listing.origin == "shared"):
            continue
        notes = {note.key: note for note in reversed(document.notes) if note.listed == order}
        unused = [note for note in notes.values() if not context.links.cited_by[note.order]]
        yield from unused_sources(sorted(unused, key=lambda note: note.order), len(notes))


def unused_sources(unused: list[Note], count: int) -> Iterator[Finding]:
    """Yield the findings about ``unused`` entries of a list of ``count`` sources."""
    if len(unused) > _MANY and len(unused) * 2 > count:
        first = unused[0]
        names = ", ".join(f'"{note.label}"' for note in unused[:_NAMED]) + ", ..."
        related = tuple(Related(_span(note), "never cited") for note in unused[1:])
        yield finding("many", _span(first), first.label, related=related, count=len(unused), all=count, names=names)
        return
    for note in unused:
        yield finding("unused", _span(note), note.label, label=note.label)


def _span(note: Note) -> Span:
    return note.label_span if note.label_span.end > note.label_span.start else note.span
