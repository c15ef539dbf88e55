"""The model of a document as JSON, described by ``rules/schema/document.schema.json``.

Its form is versioned by itself; the names follow :mod:`citecheck.model.document`.
"""

import json
from collections.abc import Iterable
from typing import Any

from citecheck.engine.locate import Locator
from citecheck.model.document import Block, CitedItem, Document, Marker, Note
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap

VERSION = 1


def dump_text(document: Document) -> str:
    """Return ``document`` as a JSON object, indented, with a line end."""
    return json.dumps(document_object(document), ensure_ascii=False, indent=1) + "\n"


def document_object(document: Document) -> dict[str, Any]:
    """Return ``document`` as an object of the schema: every piece in document order, with its place."""
    place = _Places(document)
    source, metadata = document.source, document.metadata
    return {
        "version": VERSION,
        "path": source.path,
        "format": source.format,
        "dialect": source.dialect,
        "parts": [
            {"name": each.name, "path": each.path, "encoding": each.encoding, "length": len(each.text)}
            for each in source.parts
        ],
        "metadata": {
            "title": metadata.title,
            "language": metadata.language,
            "source_files": list(metadata.source_files),
            "cites_all": metadata.cites_all,
        },
        "blocks": [_block(each, place) for each in document.blocks],
        "markers": [_marker(each, place) for each in document.markers],
        "suspects": [
            {"kind": each.kind, "reason": each.reason, "raw": each.raw, "block": each.block, "span": place(each.span)}
            for each in document.suspects
        ],
        "notes": [_note(each, place) for each in document.notes],
        "note_lists": [
            {"heading": each.heading, "optional": each.optional, "origin": each.origin, "span": place(each.span)}
            for each in document.note_lists
        ],
        "directives": [
            {"text": each.text, "block": each.block, "span": place(each.span)} for each in document.directives
        ],
        "problems": [
            {"kind": each.kind, "message": each.message, "span": place(each.span)} for each in document.problems
        ],
    }


class _Places:
    """Makes spans into objects with offsets, line and column."""

    def __init__(self, document: Document) -> None:
        self._locator = Locator(document.source)

    def __call__(self, span: Span) -> dict[str, Any]:
        place = self._locator.location(span)
        part = {"part": span.part} if span.part else {}
        return {**part, "start": span.start, "end": span.end, "line": place.line, "column": place.column}


def _text(text: TextMap) -> dict[str, Any]:
    return {
        "text": text.text,
        "segments": [
            [each.start, each.end, each.source_start, each.source_end, each.literal] for each in text.segments
        ],
    }


def _block(block: Block, place: _Places) -> dict[str, Any]:
    result: dict[str, Any] = {"kind": block.kind, "parent": block.parent}
    if block.level:
        result["level"] = block.level
    if block.number:
        result["number"] = block.number
    if block.number_span is not None:
        result["number_span"] = place(block.number_span)
    return {**result, "span": place(block.span), **_text(block.text)}


def _marker(marker: Marker, place: _Places) -> dict[str, Any]:
    return {
        "style": marker.style,
        "raw": marker.raw,
        "items": _items(marker.items, place),
        "block": marker.block,
        "start": marker.start,
        "end": marker.end,
        "target": marker.target,
        "anchor": marker.anchor,
        "typed": marker.typed,
        "span": place(marker.span),
    }


def _items(items: Iterable[CitedItem], place: _Places) -> list[dict[str, Any]]:
    return [{**each._asdict(), "span": place(each.span)} for each in items]


def _note(note: Note, place: _Places) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "label": note.label,
        "key": note.key,
        "block": note.block,
        "listed": note.listed,
        "anchors": list(note.anchors),
        "backlinks": [{"target": each.target, "span": place(each.span)} for each in note.backlinks],
        "typed": note.typed,
        "label_span": place(note.label_span),
        "span": place(note.span),
        **_text(note.text),
    }
