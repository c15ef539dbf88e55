"""How a note list is ordered."""

from citecheck.model.context import Context
from citecheck.model.document import Document, Note

_LONG_ENOUGH = 4


def notes_by_list(document: Document, context: Context) -> dict[int, list[Note]]:
    """Map the index of each note list to its notes in document order; notes outside lists are under -1."""
    return context.once("notes by list", lambda: _by_list(document))


def _by_list(document: Document) -> dict[int, list[Note]]:
    lists: dict[int, list[Note]] = {}
    for note in document.notes:
        lists.setdefault(note.listed, []).append(note)
    return lists


def notes_with_markers(document: Document, context: Context) -> frozenset[int]:
    """Return the blocks of the notes that hold a marker themselves, as in "see [3]"; found once for all rules."""
    return context.once(
        "notes with markers",
        lambda: frozenset(document.inside_note(marker.block) for marker in document.markers) - {-1},
    )


def first_of_each_label(notes: list[Note]) -> list[Note]:
    """Leave out notes without a label and later ones with a label that was there, which are another rule's finding."""
    first: dict[str, Note] = {}
    for note in notes:
        if note.key:
            first.setdefault(note.key, note)
    return list(first.values())


def alphabetical(document: Document, context: Context, listed: int) -> bool:
    """Return whether the list runs by the first words of its entries (at least four): numbers then follow the list.

    With -1 all notes of the document are taken for one list.
    """
    notes = document.notes if listed < 0 else notes_by_list(document, context).get(listed, ())
    heads = [_head(note) for note in notes]
    heads = [head for head in heads if head]
    return len(heads) >= _LONG_ENOUGH and len(set(heads)) >= _LONG_ENOUGH and heads == sorted(heads)


def _head(note: Note) -> str:
    words = note.text.text[:80].casefold().split()
    return next((word.strip("\"'“”‘’*_.,;:()[]") for word in words), "")
