"""Figures of sentences: how they are read, and where they are found in copies."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.copies.model import Aside, CopyText
from citecheck.sources.copies.paged import paged
from citecheck.sources.figures.check import check
from citecheck.sources.figures.find import find_figures
from citecheck.sources.figures.index import FigureIndex
from citecheck.sources.figures.names import check_names
from citecheck.sources.figures.values import in_words, plain, rounds_to, scaled


def read(text: str) -> list[tuple[str, str]]:
    return [(figure.value, figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 per cent", "5", "%"),
        ("5 percent", "5", "%"),
        ("5%", "5", "%"),
        ("five per cent", "5", "%"),
        ("5 percentage points", "5", "%"),
        ("0.50 per cent", "0.5", "%"),
        ("1,234 homes", "1234", ""),
        ("1\u202f234\u202f567 homes", "1234567", ""),
        ("£1.2 million", "1200000", "£"),
        ("£1.2m", "1200000", "£"),
        ("1.2 million pounds", "1200000", "£"),
        ("$3bn", "3000000000", "$"),
        ("two hundred thousand", "200000", ""),
        ("twenty-three children", "23", ""),
        ("two thirds", "2/3", ""),
        ("four sixths", "2/3", ""),
        ("half", "1/2", ""),
        ("¾", "3/4", ""),
        ("one in five", "1/5", ""),
        ("20 in 100", "1/5", ""),
        ("2½ hours", "2.5", ""),
        ("a quarter", "1/4", ""),
        ("3 March 2019", "2019-03-03", "date"),
        ("03/03/2019", "2019-03-03", "date"),
        ("in 2019", "2019", "date"),
    ],
)
def test_one_value_for_all_ways_to_write_it(text: str, value: str, unit: str) -> None:
    assert read(f"There were {text}.") == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "INQ00012345",
            "section 12",
            "pp 4",
            "page 90",
            "[34]",
            "s.12",
            "www.example.org/90",
            "A/RES/70/1",
            "Covid19",
        ),
        *(
            "X_12",
            "someone",
            "one of them",
            "the 21st century",
            "10.30am",
            "1.2.3",
            "Table 4",
            "a_12_b",
            "doc-90a",
            "(12)",
        ),
    ],
)
def test_what_only_names_is_no_figure(text: str) -> None:
    assert read(f"It is {text} again") == []


def test_a_range_shares_its_unit() -> None:
    for text in ("10 to 15 per cent", "10–15%", "between 10 and 15 per cent"):
        assert find_figures(text)[0].others == (("10", "%"),)
    assert find_figures("£1–2 million")[0].others == (("1000000", "£"),)


@given(st.integers(0, 10**15), st.integers(0, 12))
def test_values_keep_their_digits(number: int, power: int) -> None:
    assert scaled(str(number), power) == str(number * 10**power)
    assert plain(f"{number:,}") == plain(f"{number:,}.000") == str(number)
    small = str(number % 1000)
    assert all(small in [value for value, _ in read(f"{words} homes")] for words in in_words(small) if words != "one")


def test_rounding_is_to_the_digits_given() -> None:
    assert rounds_to("89.6", "90")
    assert rounds_to("487", "500")
    assert not rounds_to("84", "90")
    assert not rounds_to("94.9", "94")
    assert rounds_to("1/2", "1/2")
    assert not rounds_to("1/2", "1")


SOURCE = """The survey was made in spring 2014. Of the 1,480 households in Wexcombe, 23 per cent had no
running water. The council spent £1.2 million on pipes between 2010 and 2014. It was opened on 3 March 2015 by Mrs
Nolan.

The second part is about schools. Twelve schools were closed, and two thirds of the pupils moved to Otley. The number of
teachers fell from 90 to 64. The file is INQ00000077, see page 55 of the first volume. Mr O’Neill’s diary is lost.

The third part is about roads. In the whole county 41 miles were paved, which is 7.5% of all roads and tracks there. The
contractor was paid $300 for each. A fair copy was kept by the clerk.
"""
INDEX = FigureIndex(CopyText(SOURCE, "text", "t"))


@pytest.mark.parametrize(
    ("sentence", "tiers"),
    [
        ("In Wexcombe 23 percent of households had no running water.", ["near"]),
        ("In Wexcombe twenty-three per cent of 1480 households had no running water.", ["near", "near"]),
        ("In Wexcombe 32 per cent of households had no running water.", ["nowhere"]),
        ("In Wexcombe 64 per cent of households had no running water.", ["far"]),
        ("The council spent £1,200,000 on pipes.", ["near"]),
        ("The council spent £1.3 million on pipes.", ["nowhere"]),
        ("The pipes were opened on 3 March 2015 by Mrs Nolan.", ["near"]),
        ("The pipes were opened on 4 March 2015 by Mrs Nolan.", ["nowhere"]),
        ("12 schools were closed and 2/3 of the pupils moved to Otley.", ["near", "near"]),
        ("The teachers fell to 77.", ["nowhere"]),
        ("The teachers fell to 55.", ["nowhere"]),
        ("About 1,500 households in Wexcombe were asked.", ["near"]),
        ("1,500 households in Wexcombe were asked.", ["nowhere"]),
        ("Between 2010 and 2014 the council spent money on pipes.", ["near", "near"]),
        ("No figure here.", []),
    ],
)
def test_the_two_tiers(sentence: str, tiers: list[str]) -> None:
    assert [found.tier for found in check(sentence, INDEX)] == tiers


def test_places_point_into_the_copy() -> None:
    found = check("In Wexcombe 23 percent of households had no running water.", INDEX)[0]
    assert SOURCE[found.places[0] :].startswith("23 per cent")
    assert found.figure.text == "23 percent"


def test_units_must_agree_near_the_passage() -> None:
    assert check("The contractor was paid £300 for each mile of road.", INDEX)[0].tier == "far"
    assert check("The contractor was paid $300 for each mile of road.", INDEX)[0].tier == "near"


def test_the_cited_page_is_near() -> None:
    copy = paged(["Annual Report\nThere were 41 homes.\n1", "Annual Report\nThere were 77 others.\n2"], [], ())
    index = FigureIndex(copy)
    assert check("It had 77 others.", index, ["2"])[0].tier == "near"
    assert check("It had 77 others.", index, ["1"])[0].tier == "far"
    assert check("It had 78 others.", index, ["1"])[0].tier == "nowhere"


def test_line_numbers_and_heads_are_no_figures() -> None:
    copy = CopyText("77 The file was lost.", "text", "t", asides=(Aside(0, 3, "line-number"),))
    assert check("The file had 77 pages.", FigureIndex(copy))[0].tier == "nowhere"


def test_names_that_the_copy_does_not_hold() -> None:
    sentence = "Mrs Nolan and Mr O'Neill told Alice Quayle that Wexcombe paid for Ripley’s pipes in May."
    assert [found.missing for found in check_names(sentence, INDEX)] == [("Alice", "Quayle"), ("Ripley",)]
    assert check_names("Schools were closed. Pupils moved. The BBC said so.", INDEX) == ()


@given(st.text(max_size=300), st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_checked(text: str, sentence: str) -> None:
    index = FigureIndex(CopyText(text, "text", "t"))
    for words in (sentence, text, f"{sentence} 5% in 2019 two thirds"):
        check(words, index)
        check_names(words, index)
