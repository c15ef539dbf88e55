"""What speaks for and against a claim, on self-written sentences, and the figures on labelled ones."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.claims.evidence import reasons, weigh

CLAIMS = [
    "Referrals rose by 41 per cent in the following year.",
    "Ms Carter told the panel that she had warned the director twice.",
    "A later inspection found that records had been lost.",
    "In June 2019 Mr Patel resigned and Northfield Trust took over the home.",
    "The manager wrote that “nobody had asked the children what they wanted”.",
    "We are informed that the trust is taking steps to train its staff.",
    "Mr Patel explained that he would have acted if he could, and that this might be important.",
    "According to the council, 649 reports were submitted to the unit.",
    "The court held that the council had acted unlawfully.",
]
NO_CLAIMS = [
    "We consider that the council should have acted sooner.",
    "I am satisfied that this is a matter of real importance.",
    "This is an issue to which the Inquiry will return in its final report.",
    "This chapter considers the closure of the home.",
    "The evidence is set out in detail in Part 3 above.",
    "What, then, should be done?",
    "It is difficult to see how such a system could ever be effective.",
    "The board should have the power to hear complaints.",
    "a dedicated nurse in the project;",
    "A client MUST send the header before any other packet.",
    "In our view there is no doubt that better training would be of value.",
]


@pytest.mark.parametrize("sentence", CLAIMS)
def test_claims(sentence: str) -> None:
    assert weigh(sentence).score >= 0.6


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_no_claims(sentence: str) -> None:
    assert weigh(sentence).score < 0.4


def _found(sentence: str) -> list[tuple[str, str]]:
    return [(each.kind, sentence[each.start : each.end]) for each in reasons(sentence, weigh(sentence))]


def test_reasons_quote_the_exact_words() -> None:
    found = _found("Ms Carter noted on 22 October 1980 that £2.3 million was “never paid to the home”.")
    assert ("report-verb", "noted") in found
    assert ("date", "22 October 1980") in found
    assert ("statistic", "£2.3") in found
    assert ("quotation", "“never paid to the home”") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "See section 12, paragraph 14 and Table 3 of that plan.",
        "The plan of 4 June 2019 was kept.",
        "He lived at 12 Northfield Road until then.",
        "The version 3.2 notes said so (2).",
    ],
)
def test_numbers_that_are_no_statistics(sentence: str) -> None:
    assert not [each for each in _found(sentence) if each[0] == "statistic"]


@pytest.mark.parametrize("figure", ["5 percent", "41%", "£20,000", "649 reports", "12 of the 14 homes", "2.3 million"])
def test_statistics(figure: str) -> None:
    assert [each for each in _found(f"The council lost {figure} then.") if each[0] == "statistic"]


def test_what_others_say_is_not_the_authors_tone() -> None:
    reported = weigh("Ms Carter said that it would perhaps be important to ask.").score
    own = weigh("It would perhaps be important to ask.").score
    assert reported > 0.5 > own


def test_short_quotes_are_no_quotations() -> None:
    assert not [each for each in _found("The phrase “early help” was used loosely.") if each[0] == "quotation"]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_weighed_and_its_reasons_lie_inside(text: str) -> None:
    evidence = weigh(text)
    assert 0.0 <= evidence.score <= 1.0
    for each in reasons(text, evidence):
        assert 0 <= each.start <= each.end <= len(text)


def _rows(corpus: str, name: str) -> list[dict[str, str]]:
    path = os.path.join(corpus, "claims", name)
    if not os.path.exists(path):
        pytest.skip(f"no {name} in the corpus")
    with open(path, encoding="utf-8") as file:
        return [row for row in map(json.loads, file) if row["gold"] in "YN"]


def test_labelled_sentences(corpus: str) -> None:
    rows = _rows(corpus, "gold-sentences.dev.jsonl")
    claims = [weigh(row["text"]).score for row in rows if row["gold"] == "Y"]
    others = [weigh(row["text"]).score for row in rows if row["gold"] == "N"]
    wins = sum((a > b) + 0.5 * (a == b) for a in claims for b in others)
    assert wins / (len(claims) * len(others)) >= 0.93
