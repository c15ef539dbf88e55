"""What every Document must satisfy, whatever format it was read from."""

from citecheck.model.document import Document
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap

CONTAINERS = ("list", "quote", "table", "note")


def check_contract(document: Document) -> None:
    """Assert the invariants of the model on ``document``."""
    texts = {part.name: part.text for part in document.source.parts}
    _check_blocks(document, texts)
    _check_markers(document, texts)
    _check_notes(document, texts)
    for listing in document.note_lists:
        _check_span(listing.span, texts)
        assert -1 <= listing.heading < len(document.blocks)
        assert any(note.listed == listing.order for note in document.notes), "a note list without notes"
    for directive in document.directives:
        _check_span(directive.span, texts)
        assert -1 <= directive.block < len(document.blocks)
    for problem in document.problems:
        _check_span(problem.span, texts)
        assert problem.message


def _check_span(span: Span, texts: dict[str, str]) -> None:
    assert 0 <= span.start <= span.end <= len(texts[span.part]), span


def _check_text(text: TextMap, texts: dict[str, str]) -> None:
    source = texts[text.part]
    for segment in text.segments:
        assert 0 <= segment.source_start <= segment.source_end <= len(source), segment
        if segment.literal:
            assert source[segment.source_start : segment.source_end] == text.text[segment.start : segment.end]


def _check_blocks(document: Document, texts: dict[str, str]) -> None:
    for order, block in enumerate(document.blocks):
        assert block.order == order
        assert -1 <= block.parent < order, "a parent comes before its children"
        _check_span(block.span, texts)
        _check_text(block.text, texts)
        assert block.kind == "code" or "\n" not in block.text.text, "a line break in the prose"
        if block.kind in CONTAINERS:
            assert not block.text.text, f"a {block.kind} holds blocks, not text"
        if block.parent >= 0:
            assert document.blocks[block.parent].kind in CONTAINERS, document.blocks[block.parent].kind
        if block.number_span is not None:
            _check_span(block.number_span, texts)
            assert texts[block.number_span.part][block.number_span.start : block.number_span.end] == block.number


def _check_markers(document: Document, texts: dict[str, str]) -> None:
    last: dict[str, int] = {}
    for order, marker in enumerate(document.markers):
        assert marker.order == order
        _check_span(marker.span, texts)
        assert marker.span.end > marker.span.start, "a marker without extent"
        assert marker.items, marker
        assert 0 <= marker.block < len(document.blocks)
        assert 0 <= marker.start <= marker.end <= len(document.blocks[marker.block].text)
        if marker.typed:
            assert " ".join(texts[marker.span.part][marker.span.start : marker.span.end].split()), marker
        for item in marker.items:
            _check_span(item.span, texts)
            assert item.key, item
        assert marker.span.start >= last.get(marker.span.part, 0)
        last[marker.span.part] = marker.span.start


def _check_notes(document: Document, texts: dict[str, str]) -> None:
    for order, note in enumerate(document.notes):
        assert note.order == order
        _check_span(note.span, texts)
        _check_span(note.label_span, texts)
        _check_text(note.text, texts)
        assert -1 <= note.listed < len(document.note_lists)
        assert note.key or note.anchors or note.kind == "inline", "a note that nothing can point to"
        if note.block >= 0:
            assert document.blocks[note.block].kind == "note"
        for backlink in note.backlinks:
            _check_span(backlink.span, texts)
