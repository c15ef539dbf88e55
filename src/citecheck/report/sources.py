"""How the notes of a document were understood: as a table for people, and as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.parsed_note import Cite, Locator, ParsedNote
from citecheck.report.terminal import safe, width
from citecheck.sources.grammar.notes import coverage, parsed_notes, profile_of
from citecheck.sources.places.inventory import inventory, unused

VERSION = 1
"""The version of the JSON form."""
_SHOWN = 100


def notes_table(document: Document, context: Context) -> str:
    """Return one line for each source in each note: the label of the note, the kind of the source, its parts."""
    rows = []
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.fields:
            parts = [f"{field.name}: {field.value[:_SHOWN]}" for field in note.fields if field.name != "type"]
            rows.append((note.label, "entry", "; ".join(parts)))
            continue
        cites = parsed.cites or (None,)
        for place, cite in enumerate(cites):
            kind = cite.kind if cite is not None else parsed.form
            rows.append((note.label if place == 0 else "", kind, _parts_text(cite, note)))
    known, total = coverage(parsed_notes(document, context))
    profile = profile_of(document, context)
    lines = _aligned((("note", "kind", "parts"), *rows))
    return lines + f'profile "{profile.name}": {known} of {total} notes are in a known form\n'


def _parts_text(cite: Cite | None, note: Note) -> str:
    if cite is None:
        return note.text.text[:_SHOWN]
    texts = [f"{part.name}: {part.value[:_SHOWN]}" for part in cite.parts]
    texts += [f"{part.name}: {part.value[:_SHOWN]} (carried over)" for part in cite.carried]
    return "; ".join((*texts, *(place_text(locator) for locator in cite.locators)))


def place_text(locator: Locator) -> str:
    """Return a locator in words: ``page 34, line 1 to page 34, line 5``."""
    first = ", ".join(f"{unit} {value}".rstrip() for unit, value in zip(locator.units, locator.first, strict=False))
    if locator.last == locator.first:
        return first
    last = ", ".join(f"{unit} {value}" for unit, value in zip(locator.units, locator.last, strict=False) if value)
    return f"{first} to {last}" if last else f"{first} and what follows"


def claims_table(document: Document, context: Context) -> str:
    """Return the sources by how much rests on them: citations, paragraphs, notes, and their words."""
    found = sorted(inventory(document, context), key=lambda source: (-source.citations, -source.paragraphs))
    rows = [
        (str(source.citations), str(source.paragraphs), str(len(source.notes)), source.words[:_SHOWN])
        for source in found
    ]
    return _aligned((("citations", "paragraphs", "notes", "source"), *rows))


def unused_table(document: Document, context: Context) -> str:
    """Return the notes and entries that nothing cites."""
    left = unused(document, context)
    rows = [(note.label, " ".join(note.text.text.split())[:_SHOWN]) for note in left]
    return _aligned((("note", "words"), *rows)) if rows else "every note and source is cited\n"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    shown = [[safe(cell) for cell in row] for row in rows]
    widths = [max(width(row[at]) for row in shown) for at in range(len(rows[0]) - 1)]
    lines = []
    for row in shown:
        cells = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
        lines.append("  ".join((*cells, row[-1])).rstrip() + "\n")
    return "".join(lines)


def sources_json(document: Document, context: Context) -> dict[str, Any]:
    """Return everything as JSON values; offsets are code points in the text of the note."""
    parsed = parsed_notes(document, context)
    known, total = coverage(parsed)
    return {
        "version": VERSION,
        "path": document.source.path,
        "profile": profile_of(document, context).name,
        "coverage": {"known": known, "notes": total},
        "notes": [_note_json(document.notes[each.note], each, context) for each in parsed],
        "sources": [
            {**source._asdict(), "notes": [document.notes[order].label for order in source.notes]}
            for source in inventory(document, context)
        ],
        "unused": [note.label for note in unused(document, context)],
    }


def _note_json(note: Note, parsed: ParsedNote, context: Context) -> dict[str, Any]:
    return {
        "label": note.label,
        "kind": note.kind,
        "text": note.text.text,
        "form": parsed.form,
        "cited": len(context.links.cited_by[note.order]),
        "fields": [{"name": field.name, "value": field.value} for field in note.fields],
        "cites": [_cite_json(cite) for cite in parsed.cites],
        "unread": [list(place) for place in parsed.unread],
    }


def _cite_json(cite: Cite) -> dict[str, Any]:
    return {
        "kind": cite.kind,
        "start": cite.start,
        "end": cite.end,
        "parts": _parts_json(cite.parts),
        "carried": _parts_json(cite.carried),
        "locators": [locator._asdict() for locator in cite.locators],
    }


def _parts_json(parts: Iterable[Any]) -> list[dict[str, Any]]:
    return [part._asdict() for part in parts]
