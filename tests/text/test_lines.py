"""LineIndex: lines and columns, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.text.lines import LineIndex, Position


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\nb", 3, (3, 1)),
        ("a\fb\x85\u2028c", 5, (1, 6)),  # form feed and Unicode separators do not end a line
        ("\U0001f600x", 1, (1, 2)),  # columns count code points
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == Position(*expected)


def test_outside_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").position(4)


def test_line_text_is_without_its_end() -> None:
    lines = LineIndex("one\r\ntwo\rthree\n")
    assert [lines.line_text(line) for line in range(1, 5)] == ["one", "two", "three", ""]


def test_utf16_columns_count_surrogate_pairs_twice() -> None:
    assert LineIndex("a\U0001f600b").utf16_column(2) == 3


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="ab\r\n\f\u2028\U0001f600", max_size=40))
def test_offset_is_the_inverse_of_position(text: str) -> None:
    lines = LineIndex(text)
    for offset in range(len(text) + 1):
        assert lines.offset(*lines.position(offset)) == offset
