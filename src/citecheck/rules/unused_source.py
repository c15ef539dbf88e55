"""CC111: a declared source that is never cited."""

from collections.abc import Iterator, Sequence

from citecheck.linking.listed import aliases_of, declared_sources
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.text.span import Span

_MANY = 10
_NAMED = 5
_LINKS = ("crossref", "xref", "xdata", "related", "entryset")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each entry of a declared list that no marker cites.

    A register of which most is left uncited is somebody's whole library, and gives one finding. Registers that several
    documents share are judged when all of them have been read. Nobody need cite the rows of an evidence index.
    """
    unresolved = {document.markers[link.marker].items[link.item].key for link in context.links.unresolved()}
    for order in sorted(declared_sources(document)):
        listing = document.note_lists[order] if order < len(document.note_lists) else None
        if listing is not None and (listing.optional or listing.origin == "shared"):
            continue
        notes = [note for note in document.notes if note.listed == order]
        cited = {note.key for note in notes if context.links.cited_by[note.order]}
        cited |= {note.key for note in notes if not unresolved.isdisjoint(aliases_of(note))}
        yield from unused_sources(uncited(notes, cited), len({note.key for note in notes}))


def uncited(notes: Sequence[Note], cited: set[str]) -> list[Note]:
    """Return those of the ``notes`` of a register that are neither among the ``cited`` keys nor needed by one that is.

    An entry that another takes fields from (``crossref``) or that belongs to a set is printed with it. Of entries with
    one key the first counts.
    """
    first = {note.key: note for note in reversed(notes) if note.key}
    by_label = {note.label.casefold(): note for note in reversed(notes)}
    used = set(cited)
    pending = [first[key] for key in sorted(cited) if key in first]
    while pending:
        note = pending.pop()
        for field in note.fields:
            for label in field.value.split(",") if field.name in _LINKS else ():
                other = by_label.get(label.strip().casefold())
                if other is not None and other.key not in used:
                    used.add(other.key)
                    pending.append(other)
    return sorted((note for key, note in first.items() if key not in used), key=lambda note: note.order)


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
