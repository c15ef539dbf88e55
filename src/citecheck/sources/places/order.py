"""The order in which a reader meets the notes, in units of one numbering (a report, a chapter)."""

from citecheck.model.context import Context
from citecheck.model.document import Document, Note


def units(document: Document, context: Context) -> list[list[int]]:
    """Return the indexes of the notes that are printed one after the other, a list for each unit of numbering.

    Notes with ascending numbers come in that order; others (``[^harbour]`` in Markdown) in the order of their first
    markers, and those that no marker cites are left out. A number that falls back begins a new unit.
    """
    return context.once("note-units", lambda: _units(document, context))


def _units(document: Document, context: Context) -> list[list[int]]:
    lists: dict[int, list[Note]] = {}
    for note in document.notes:
        if note.block >= 0 or note.kind != "entry":
            lists.setdefault(note.listed, []).append(note)
    found: list[list[int]] = []
    for notes in lists.values():
        found += _numbered(notes) if _ascends(notes) else [_by_marker(notes, context)]
    return [unit for unit in found if unit]


def _ascends(notes: list[Note]) -> bool:
    """Most numbers go up by one; a few slips and restarts do not change what the list is."""
    numbers = [int(note.key) for note in notes if note.key.isdecimal()]
    if len(numbers) < len(notes):
        return False
    steps = sum(after in (before + 1, 1) for before, after in zip(numbers, numbers[1:], strict=False))
    return steps >= 0.8 * (len(numbers) - 1)


def _numbered(notes: list[Note]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    last = 0
    for note in notes:
        number = int(note.key)
        if number <= last and number == 1:
            found.append([])
        found[-1].append(note.order)
        last = number
    return found


def _by_marker(notes: list[Note], context: Context) -> list[int]:
    cited = [
        (context.links.cited_by[note.order][0], note.order) for note in notes if context.links.cited_by[note.order]
    ]
    return [order for _, order in sorted(cited)]
