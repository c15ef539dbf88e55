"""The linear model: what its file says about itself, that it holds no names, and that it is what runs."""

import json
import os

import pytest

from citecheck.claims.evidence import Weigher, weigh
from citecheck.claims.pack import INDEX, load_model, load_pack

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
PATH = os.path.join(ROOT, "rules", "claims", "model-en.json")


@pytest.fixture(scope="module")
def data() -> dict[str, object]:
    with open(PATH, encoding="utf-8") as file:
        loaded: dict[str, object] = json.load(file)
    return loaded


def test_the_file_is_small_and_says_what_it_is(data: dict[str, object]) -> None:
    assert os.path.getsize(PATH) <= 80_000
    for key in ("model", "data", "date", "trained-by", "licence", "figures", "sentences"):
        assert data[key], key


def test_there_are_no_names_in_it(data: dict[str, dict[str, float]]) -> None:
    words = {word for key in ("words", "early") for word in data[key]}
    words |= {word for pair in data["pairs"] for word in pair.split(" ")}
    assert all(word == word.lower() for word in words)
    assert not words & {
        "leveson",
        "murdoch",
        "cameron",
        "blair",
        "brown",
        "hunt",
        "guardian",
        "telegraph",
        "pcc",
        "bskyb",
    }


def test_all_kinds_have_a_weight(data: dict[str, dict[str, float]]) -> None:
    assert set(data["kinds"]) == set(INDEX)


def test_the_model_is_what_runs() -> None:
    sentence = "Ms Carter told the panel that she had warned the director twice."
    pack, model = load_pack("en"), load_model("en")
    assert model is not None
    assert weigh(sentence) == Weigher(pack, model).weigh(sentence)
    assert Weigher(pack).weigh(sentence).score == weigh(sentence).rules


def test_other_languages_have_none() -> None:
    assert load_model("de") is None
    assert weigh("Frau Keller sagte, sie sei gewarnt worden.", "de").score == (
        weigh("Frau Keller sagte, sie sei gewarnt worden.", "de").rules
    )


@pytest.mark.parametrize("size", [1, 50, 5000])
def test_long_sentences_end(size: int) -> None:
    assert 0 <= weigh("The council said that it was “so” in 2019, and " * size).score <= 1
