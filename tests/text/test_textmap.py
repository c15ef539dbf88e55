"""TextMap: derived text whose characters know their places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.text.span import Span
from citecheck.text.textmap import EMPTY, Segment, TextMap, TextMapBuilder


def built(*pieces: tuple[str, int, int | None]) -> TextMap:
    builder = TextMapBuilder()
    for text, start, end in pieces:
        if end is None:
            builder.literal(text, start)
        else:
            builder.replaced(text, start, end)
    return builder.build()


def test_a_literal_copy_points_back_character_by_character() -> None:
    text = built(("Durham", 4, None))
    assert text.to_source(0, 6) == Span("", 4, 10)
    assert text.to_source(2, 3) == Span("", 6, 7)


def test_an_entity_points_back_to_all_its_characters() -> None:
    text = built(("A", 0, None), ("&", 1, 6), ("B", 6, None))
    assert text.text == "A&B"
    assert text.to_source(1, 2) == Span("", 1, 6)
    assert text.to_source(0, 3) == Span("", 0, 7)
    assert text.to_source(2, 3) == Span("", 6, 7)


def test_a_range_over_a_gap_covers_the_markup_between() -> None:
    text = built(("bold ", 2, None), ("word", 12, None))
    assert text.to_source(0, 9) == Span("", 2, 16)
    assert text.to_source(5, 9) == Span("", 12, 16)
    assert text.to_source(0, 5) == Span("", 2, 7)


def test_an_empty_range_is_a_place() -> None:
    text = built(("abc", 5, None))
    assert text.to_source(1, 1) == Span("", 6, 6)
    assert EMPTY.to_source(0, 0) == Span("", 0, 0)


def test_contiguous_literals_become_one_segment() -> None:
    assert built(("ab", 0, None), ("cd", 2, None)).segments == (Segment(0, 4, 0, 4, True),)


@pytest.mark.parametrize(
    "segments",
    [
        [Segment(0, 2, 0, 2, True)],  # too short for the text
        [Segment(0, 1, 0, 1, True), Segment(2, 3, 2, 3, True)],  # a gap
        [Segment(0, 2, 5, 7, True), Segment(2, 3, 0, 1, True)],  # backwards in the source
        [Segment(0, 3, 0, 4, True)],  # a literal of another length
        [Segment(0, 0, 0, 0, True), Segment(0, 3, 0, 3, True)],  # an empty one
    ],
)
def test_a_wrong_map_cannot_be_made(segments: list[Segment]) -> None:
    with pytest.raises(ValueError, match="segment|source"):
        TextMap("abc", segments)


def test_without_takes_a_marker_out_of_the_prose() -> None:
    text = built(("missing.[1] Data", 10, None)).without([(8, 11)])
    assert text.text == "missing. Data"
    assert text.to_source(9, 13) == Span("", 22, 26)


def test_a_replaced_segment_that_is_cut_keeps_its_source() -> None:
    text = built(("ffi", 0, 1)).without([(1, 2)])
    assert text.text == "fi"
    assert text.to_source(0, 2) == Span("", 0, 1)


def test_space_is_added_once() -> None:
    builder = TextMapBuilder()
    builder.space(0, 1)
    builder.literal("a", 1)
    builder.space(2, 5)
    builder.space(5, 7)
    builder.literal("b", 7)
    assert builder.build().text == "a b"


pieces = st.lists(st.tuples(st.text(min_size=1, max_size=5), st.integers(0, 3), st.booleans()), max_size=12)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(pieces, st.data())
def test_any_built_map_returns_the_literal_text(parts: list[tuple[str, int, bool]], data: st.DataObject) -> None:
    source, builder = "", TextMapBuilder()
    for text, gap, literal in parts:
        source += "#" * gap
        if literal:
            builder.literal(text, len(source))
            source += text
        else:
            builder.replaced(text, len(source), len(source) + 2)
            source += "&;"
    built_map = builder.build()
    for segment in built_map.segments:
        if segment.literal:
            assert source[segment.source_start : segment.source_end] == built_map.text[segment.start : segment.end]
    size = len(built_map)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    span = built_map.to_source(start, end)
    assert 0 <= span.start <= span.end <= len(source)
    assert built_map.without([(start, end)]).text == built_map.text[:start] + built_map.text[end:]
    assert built_map.slice(start, end).text == built_map.text[start:end]
