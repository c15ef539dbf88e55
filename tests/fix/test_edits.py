"""Replacements in a text: made, joined, told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fix.edits import Replacement, collide, composed, made, ordered

WORDS = st.text("ab\n", max_size=4)


def edits_on(size: int) -> st.SearchStrategy[list[Replacement]]:
    """Draw disjoint edits, by place, on a text of ``size`` code points."""

    def of(offsets: list[int], words: list[str]) -> list[Replacement]:
        ends = sorted(offsets)
        pairs = zip(ends[::2], ends[1::2], strict=False)
        return [Replacement(low, high, word) for (low, high), word in zip(pairs, words, strict=False)]

    offsets = st.lists(st.integers(0, size), max_size=8)
    return st.builds(of, offsets, st.lists(WORDS, min_size=4, max_size=4))


@given(st.data(), st.text("xyz\n", max_size=20))
def test_two_steps_in_one(data: st.DataObject, text: str) -> None:
    first = data.draw(edits_on(len(text)))
    middle = made(text, first)
    second = data.draw(edits_on(len(middle)))
    joined = composed(first, second, len(text))
    assert made(text, joined) == made(middle, second)
    assert list(ordered(joined)) == list(joined)
    assert all(left.end < right.start for left, right in zip(joined, joined[1:], strict=False))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 2, ""), (2, 4, ""), False),
        ((0, 3, ""), (2, 4, ""), True),
        ((2, 2, "a"), (2, 4, ""), True),
        ((2, 2, "a"), (0, 2, ""), True),
        ((2, 2, "a"), (2, 2, "b"), True),
        ((1, 1, "a"), (2, 2, "b"), False),
        ((0, 9, ""), (3, 4, "x"), True),
    ],
)
def test_what_collides(one: tuple[int, int, str], other: tuple[int, int, str], expected: bool) -> None:
    assert collide(Replacement(*one), Replacement(*other)) is expected
    assert collide(Replacement(*other), Replacement(*one)) is expected


def test_overlapping_edits_are_a_fault_of_the_rule() -> None:
    with pytest.raises(ValueError, match="overlapping edits"):
        ordered([Replacement(2, 5, ""), Replacement(0, 3, "")])
