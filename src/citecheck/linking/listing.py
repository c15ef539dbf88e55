"""How a note list is ordered."""

from citecheck.model.document import Document, Note

_LONG_ENOUGH = 4


def notes_of(document: Document, listed: int) -> list[Note]:
    """Return the notes of the list with index ``listed``, with -1 all notes, in document order."""
    return [note for note in document.notes if listed < 0 or note.listed == listed]


def alphabetical(document: Document, listed: int) -> bool:
    """Return whether the list runs by the first words of its entries (at least four): numbers then follow the list."""
    heads = [_head(note) for note in notes_of(document, listed)]
    heads = [head for head in heads if head]
    return len(heads) >= _LONG_ENOUGH and len(set(heads)) >= _LONG_ENOUGH and heads == sorted(heads)


def _head(note: Note) -> str:
    words = note.text.text[:80].casefold().split()
    return next((word.strip("\"'“”‘’*_.,;:()[]") for word in words), "")
