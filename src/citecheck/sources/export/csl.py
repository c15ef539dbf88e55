"""Source entries as items of CSL-JSON (CSL 1.0.2, csl-data.json)."""

from collections.abc import Iterable
from typing import Any

from citecheck.model.document import Note
from citecheck.sources.registers.names import DATES, NUMBERS, PEOPLE, STRINGS, TYPES
from citecheck.text.patterns import pattern

_ISO = pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def to_csl(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Return ``notes`` as items of CSL-JSON, in their order.

    Each ``id`` is the label of the note; a label that is used again gets ``-2``, ``-3``... A note without fields is a
    ``document`` with its words as its ``title``. Fields that CSL does not know stand under ``custom``, and of a field
    that CSL has once the first value is taken.
    """
    taken: set[str] = set()
    return [_item(note, distinct(note.label or note.key or "source", taken)) for note in notes]


def distinct(label: str, taken: set[str]) -> str:
    """Return ``label``, or with ``-2``, ``-3``... what is not among ``taken``; add it to these."""
    found, number = label, 1
    while found in taken:
        number += 1
        found = f"{label}-{number}"
    taken.add(found)
    return found


def _item(note: Note, identity: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": identity, "type": "document"}
    custom: dict[str, Any] = {}
    for field in note.fields:
        name, value = field.name, field.value
        if name == "type":
            item["type"] = value if value in TYPES else "document"
            if value not in TYPES:
                custom.setdefault("type", value)
        elif name in PEOPLE:
            item.setdefault(name, []).append(person_of(value))
        elif name in DATES:
            item.setdefault(name, _date(value))
        elif name == "keyword" and name in item:
            item[name] = f"{item[name]}, {value}"
        elif name in STRINGS or name in NUMBERS:
            item.setdefault(name, value)
        else:
            custom.setdefault(name, value)
    if not note.fields and note.text.text.strip():
        item["title"] = " ".join(note.text.text.split())
    if custom:
        item["custom"] = custom
    return item


def person_of(value: str) -> dict[str, str]:
    """Return ``Family, Given`` or ``Family, Given, Suffix`` as a name of CSL; anything else as it is."""
    parts = [part.strip() for part in value.split(", ")]
    if len(parts) not in (2, 3) or not all(parts):
        return {"literal": value}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _date(value: str) -> dict[str, Any]:
    ends = value.split("/")
    if len(ends) <= 2 and all(_ISO.fullmatch(end) for end in ends):
        return {"date-parts": [[int(number) for number in end.split("-")] for end in ends]}
    return {"literal": value}
