"""By which names the copy of a cited source may be found, the surest first."""

from collections.abc import Iterator
from typing import Literal

from citecheck.model.document import Note
from citecheck.model.parsed_note import Cite, CitePart
from citecheck.text.record import NamedTuple

By = Literal["code", "key", "file", "url", "identifier"]

_NAMING: dict[str, By] = {
    "code": "code",
    "file": "file",
    "url": "url",
    "identifier": "identifier",
    "citation": "identifier",
    "number": "identifier",
}
_OF_FIELDS: dict[str, By] = {"file": "file", "pdf": "file", "URL": "url", "DOI": "identifier", "ISBN": "identifier"}


class Wanted(NamedTuple):
    """One name of a source: what kind of name, its value, and the part of the note that holds it (None: its label)."""

    by: By
    value: str
    part: CitePart | None = None


def wanted(note: Note, cite: Cite | None) -> Iterator[Wanted]:
    """Yield the names of the source ``cite`` in ``note`` (None: the entry as a whole)."""
    if cite is not None:
        for each in ("code", "file"):
            yield from _of_parts(cite, each)
    if _names_whole(note, cite):
        yield from (Wanted("key", name) for name in dict.fromkeys((note.key, note.label, *_aliases(note))) if name)
    if cite is not None:
        for each in ("citation", "identifier", "url", "number"):
            yield from _of_parts(cite, each)
    if _names_whole(note, cite):
        yield from _of_note_fields(note)


def _of_parts(cite: Cite, name: str) -> Iterator[Wanted]:
    for part in cite.parts:
        if part.name == name:
            yield Wanted(_NAMING[name], part.value, part)


def _names_whole(note: Note, cite: Cite | None) -> bool:
    """The label of a note names its first source; the number of a footnote names none."""
    if note.kind != "entry" and note.label.isdigit():
        return False
    return cite is None or not any(map(str.isalnum, note.text.text[: cite.start]))


def _aliases(note: Note) -> list[str]:
    return [key.strip() for field in note.fields if field.name == "ids" for key in field.value.split(",")]


def _of_note_fields(note: Note) -> Iterator[Wanted]:
    for field in note.fields:
        if field.name in ("file", "pdf"):
            yield from (Wanted("file", name) for name in _linked_files(field.value))
        elif by := _OF_FIELDS.get(field.name):
            yield Wanted(by, field.value)


def _linked_files(value: str) -> list[str]:
    """Return the names in a field ``file``: a path, or as JabRef and Zotero write it, ``Title:path.pdf:PDF;...``."""
    names = []
    for entry in value.replace("\\:", ":").replace("\\\\", "/").replace("\\", "/").split(";"):
        pieces = [piece.strip() for piece in entry.split(":")]
        path = next((piece for piece in reversed(pieces) if "." in piece), "")
        if name := path.rpartition("/")[2]:
            names.append(name)
    return names
