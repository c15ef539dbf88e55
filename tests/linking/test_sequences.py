"""Number sequences: the longest increasing run, restarts, families, and hostile sizes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.linking.link import link
from citecheck.linking.roman import roman_value, to_roman
from citecheck.linking.sequences import Numbering, exchanged, longest_run, order_of, sequences
from citecheck.model.context import Context
from citecheck.readers.read import read


def _numberings(text: str, format_name: str = "text") -> tuple[Numbering, ...]:
    document = read(text.encode(), "report", format_name)
    return sequences(document, Context(link(document)))


def _numbers(text: str, format_name: str = "text") -> list[list[int]]:
    return [[use.number for use in numbering.uses] for numbering in _numberings(text, format_name)]


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.integers(0, 9), max_size=8))
def test_longest_run_is_the_longest(values: list[int]) -> None:
    run = longest_run(values)
    chosen = [values[place] for place in run]
    assert run == sorted(set(run))
    assert all(left < right for left, right in zip(chosen, chosen[1:], strict=False))
    best = max(
        len(choice)
        for size in range(len(values) + 1)
        for choice in combinations(values, size)
        if all(left < right for left, right in zip(choice, choice[1:], strict=False))
    )
    assert len(run) == best


@pytest.mark.parametrize(
    ("values", "pair"),
    [([1, 2, 3], None), ([2, 1, 3], (0, 1)), ([1, 3, 4, 2], None), ([1, 5, 3, 4, 2, 6], (1, 4)), ([], None)],
)
def test_exchanged(values: list[int], pair: tuple[int, int] | None) -> None:
    assert exchanged(values) == pair


@pytest.mark.parametrize("value", range(1, 110))
def test_roman_there_and_back(value: int) -> None:
    assert roman_value(to_roman(value)) == value
    assert roman_value(to_roman(value).upper()) == value


@pytest.mark.parametrize("word", ["", "iiii", "vv", "ic", "cc", "civil", "x1", "iix", "mild"])
def test_words_are_no_roman_numerals(word: str) -> None:
    assert roman_value(word) == 0


def test_range_counts_with_what_lies_between() -> None:
    assert _numbers("The hall was cold.[1] The roof leaked.[2]–[5] It fell.[6-8]\n") == [[1, 2, 3, 4, 5, 6, 7, 8]]


def test_numbers_inside_one_pair_of_brackets_are_sorted() -> None:
    assert _numbers("The hall was cold.[1] The roof leaked.[4, 2, 3]\n") == [[1, 2, 3, 4]]


def test_restart_after_a_heading_without_a_list() -> None:
    text = "FIRST PART\n\nThe hall was cold.[1] It fell.[2]\n\nSECOND PART\n\nThe roof leaked.[1] It fell.[2]\n"
    assert _numbers(text) == [[1, 2], [1, 2]]


def test_going_on_after_a_heading_is_no_restart() -> None:
    text = "FIRST PART\n\nThe hall was cold.[1] It fell.[2]\n\nSECOND PART\n\nThe roof leaked.[1] It fell.[3] Up.[4]\n"
    assert _numbers(text) == [[1, 2, 1, 3, 4]]


def test_styles_that_share_numbers_are_two_families() -> None:
    families = [numbering.family for numbering in _numberings("Cold.[1] Wet.¹ Dry.[2] Warm.²\n")]
    assert families == ["bracket", "superscript"]


def test_style_that_fills_a_gap_is_the_same_family() -> None:
    assert _numbers("The hall was cold.[1] The roof leaked.[2] It fell.³ It rose.[4]\n\nNotes\n\n"
                    "[1] Return.\n[2] Letter.\n[3] Minutes.\n[4] Report.\n") == [[1, 2, 3, 4]]  # fmt: skip


def test_first_uses_leave_out_what_no_note_answers() -> None:
    text = "Cold.[1] Wet.[2] Dry.[30] Warm.[3]\n\nNotes\n\n[1] Return.\n[2] Letter.\n[3] Minutes.\n"
    (numbering,) = _numberings(text)
    assert [use.number for use in numbering.order.uses] == [1, 2, 3]
    assert 30 in numbering.mentioned


def test_ascending_allows_few_slips_only() -> None:
    def ascending(*numbers: int) -> bool:
        text = " ".join(f"The hall was cold.[{number}]" for number in numbers)
        return order_of(_numberings(text + "\n")[0]).ascending

    assert ascending(1, 2, 3)
    assert ascending(1, 3, 2)
    assert ascending(1, 7, 3, 4, 5, 6, 2, 8)
    assert not ascending(2, 1)
    assert not ascending(5, 2, 7, 1, 6, 4, 3)


def test_many_markers_in_wild_order() -> None:
    text = "\n\n".join(f"The hall was cold.[{number * 7919 % 9973}]" for number in range(20_000))
    document = read(text.encode(), "report", "text")
    (numbering,) = sequences(document, Context(link(document)))
    assert len(numbering.uses) > 2_000
    assert not order_of(numbering).ascending
