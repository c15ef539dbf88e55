"""CC205: the notes do not stand in the order of their markers."""

from collections.abc import Iterator

from citecheck.linking.listing import first_of_each_label, notes_by_list
from citecheck.linking.placing import exchanged_notes
from citecheck.linking.sequences import exchanged, hand_numbered, longest_run, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding

_NEARLY = 0.8
_FEW = 4


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note out of its order; one for two that were swapped.

    Numbered notes are held against their numbers, so that two swapped markers are not reported here again; others
    against the first uses of their labels. A list that follows another order altogether is left alone, and so are lists
    of works with names for labels: they run by those.
    """
    numbered = _numbered_lists(document, context)
    cited = _first_uses(context)
    for listed, members in sorted(notes_by_list(document, context).items()):
        notes = first_of_each_label(members)
        if listed in numbered or -1 in numbered:
            ranked = [(int(note.key), note) for note in notes if note.key.isdecimal()]
        elif _together(document, notes) and not _ascending(notes):
            ranked = [(cited[note.order], note) for note in notes if note.order in cited and note.kind != "entry"]
        else:
            continue
        yield from _out_of_order(document, ranked)


def _numbered_lists(document: Document, context: Context) -> set[int]:
    """Return the lists whose labels are kept in order by hand (-1: all of them)."""
    lists = set()
    for sequence in sequences(document, context):
        order = order_of(sequence)
        if order.ascending and hand_numbered(sequence, order):
            lists.add(sequence.listed)
    return lists


def _ascending(notes: list[Note]) -> bool:
    """Return whether the labels are mostly numbers in order: then the list is sound, whatever the text does."""
    numbers = [int(note.key) for note in notes if note.key.isdecimal()]
    return len(numbers) * 2 > len(notes) and numbers == sorted(numbers)


def _together(document: Document, notes: list[Note]) -> bool:
    """Return whether no text stands between the notes: definitions spread over the text have no order of their own."""
    blocks = [note.block for note in notes if note.block >= 0]
    between = range(min(blocks, default=0), max(blocks, default=0))
    return all(document.inside(block, "note") for block in between)


def _first_uses(context: Context) -> dict[int, int]:
    """Map each cited note to the place of its first use among all links."""
    first: dict[int, int] = {}
    for place, link in enumerate(context.links.links):
        if link.note >= 0:
            first.setdefault(link.note, place)
    return first


def _out_of_order(document: Document, ranked: list[tuple[int, Note]]) -> Iterator[Finding]:
    ranks = [rank for rank, _ in ranked]
    kept = longest_run(ranks)
    size = len(ranks)
    if size < 3 or len(kept) == size:
        return
    pair = exchanged(ranks)
    if pair and (size > _FEW or len(kept) == size - 1):
        late, early = ranked[pair[0]][1], ranked[pair[1]][1]
        yield _finding("swapped", early, late)._replace(fixes=exchanged_notes(document, late, early))
        return
    if size - len(kept) > 1 and len(kept) < _NEARLY * size:
        return
    inside = set(kept)
    for place in range(size):
        if place not in inside:
            before = [other for other in kept if other < place]
            neighbour = before[-1] if before and ranks[before[-1]] > ranks[place] else _next(kept, place)
            yield _finding("late" if neighbour < place else "early", ranked[place][1], ranked[neighbour][1])


def _next(kept: list[int], place: int) -> int:
    return next(other for other in kept if other > place)


def _finding(message: str, note: Note, other: Note) -> Finding:
    span = note.label_span if note.label_span.end > note.label_span.start else note.span
    words = note.label or note.text.text[:40]
    related = (Related(other.label_span, f'note "{other.label}" stands here'),)
    return finding(message, span, words, block=note.block, related=related, note=words, other=other.label)
