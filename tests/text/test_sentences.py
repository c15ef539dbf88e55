"""The sentence splitter: self-written cases, the adjudicated gold of real reports, exact offsets, linear time."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.text.sentences import split_sentences

CASES = [
    "The need for CS-A29 was recognised.|After some delay, a plan was made.",
    "See No. 5 of the list.|It is long.",
    "The White Paper (Cm. 9012) was published.|It said so.",
    "He arrived at 9 a.m. on Monday.|The door was shut.",
    "He arrived at 9 a.m.|The door was shut.",
    "It was heard in [2012] EWHC 12 (QB).|The appeal failed.",
    "Mr. Smith met Dr. J. R. Jones.|They spoke.",
    "He waited … then left.|Nobody came.",
    "Wait...|What?|No.",
    "“I saw it.”|He left.",
    "“Did you?” she asked.|He did not answer.",
    "(It was raining. We left.)|Then it stopped.",
    "Growth was 3.5 per cent.|It fell later.",
    "See https://example.org/a.b?x=1.|The page is gone.",
    "The answer is no.|The reason is simple.",
    "The U.S. Supreme Court agreed.|So did we.",
    "He lives in the U.S.|The law is different there.",
    "Apples, pears, etc.|The list goes on.",
    "R. v. Smith was decided in 1999.|It stands.",
    "It rose by 5 percent!|Really?|Yes.",
    "Fig. 3 shows this.|See pp. 12-14.|Then stop.",
    "He was born in 1999.|45 people came.",
    "According to para. 24 and s. 5 it is so.|Art. 6 differs.",
    "The Rt. Hon. Sir John Carter spoke.|He sat.",
    "J. Edgar Carter ran it.|W. Mark Hill did not.",
    "It cost £5.|£6 was paid later.",
    "In Jan. 2019 it began.|On 5 Feb. it ended.",
    "So did I.|It was late.",
    "1. The first point.|2. The second.",
    "This is for e.g. the council.|It knew.",
    "これは文です。|次の文。",
]


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str) -> None:
    sentences = case.split("|")
    text = ("" if "。" in case else " ").join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_white_space_is_outside_and_nothing_is_lost() -> None:
    text = "  One is here.  \u00a0Two is there.\tThree "
    assert [text[start:end] for start, end in split_sentences(text)] == ["One is here.", "Two is there.", "Three"]
    assert split_sentences("") == ()
    assert split_sentences(" \n ") == ()


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet='Aa.?!…("”’) \u00a0Nop5-。[', max_size=60))
def test_ranges_are_ordered_and_hold_every_character(text: str) -> None:
    ranges = split_sentences(text)
    at = 0
    for start, end in ranges:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end].strip() == text[start:end]
        at = end
    assert not text[at:].strip()


def test_gold_of_real_reports(corpus: str) -> None:
    path = os.path.join(corpus, "claims", "sentence-split-gold.dev.jsonl")
    if not os.path.exists(path):
        pytest.skip("no labelled sentences in the corpus")
    wrong = boundaries = 0
    with open(path, encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = row["text"]
            inner = {end for end in row["ends"] if end < len(text.rstrip())}
            unsure = {each if isinstance(each, int) else each[0] for each in row["dont_care"]}
            found = {end for _, end in split_sentences(text)[:-1]}
            boundaries += len(inner)
            wrong += len((found ^ inner) - unsure)
    assert boundaries > 200
    assert wrong <= 1


@pytest.mark.parametrize(
    "piece", ["(", "a. (", "Mr. ", ". ", "A.", "… ", "x" * 50 + ". ", "“", "No. 5. "], ids=lambda piece: repr(piece[:5])
)
def test_hostile_text_is_split(piece: str) -> None:
    """Were the time quadratic in the length, this would not end; benchmarks/linearity.py measures it."""
    text = piece * (1_000_000 // len(piece))
    spans = split_sentences(text)
    assert spans[-1][1] <= len(text)
