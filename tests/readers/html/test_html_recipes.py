"""The note markup of each generator: one good pair, one marker without a note, one note without a marker."""

import os

import pytest
from pages import page, unresolved, unused
from summary import summary

from citecheck.catalogue import compile_recipes

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recipes")
NAMES = sorted(name.removesuffix(".html") for name in os.listdir(FOLDER) if name.endswith(".html"))
UNUSED = {"pandoc-citeproc": "ref-cole2021", "respec": "SLUICE", "dpub-aria": "c"}
UNRESOLVED = {"pandoc-citeproc": "Bell 2020", "respec": "[WEIR1]", "dpub-aria": "b", "govspeak": "[footnote 2]"}


def _text(name: str) -> str:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


@pytest.mark.parametrize("name", NAMES)
def test_one_marker_and_one_note_are_alone(name: str) -> None:
    document = page(_text(f"{name}.html"))
    assert [raw.strip("[]") for raw in unresolved(document)] == [UNRESOLVED.get(name, "2").strip("[]")]
    assert unused(document) == [UNUSED.get(name, "3")]


@pytest.mark.parametrize("name", NAMES)
def test_model_is_as_written_down(name: str) -> None:
    golden = os.path.join(FOLDER, f"{name}.txt")
    found = summary(page(_text(f"{name}.html")))
    if os.environ.get("CITECHECK_WRITE_GOLDENS"):
        with open(golden, "w", encoding="utf-8") as file:
            file.write(found)
    assert found == _text(f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_places_are_exact(name: str) -> None:
    text = _text(f"{name}.html")
    for marker in page(text).markers:
        words = text[marker.span.start : marker.span.end]
        shown = marker.raw.strip("[]")
        assert shown in words or "<" in words
        for item in marker.items:
            if not item.implied:
                assert text[item.span.start : item.span.end] == item.label


def test_compiled_recipes_are_fresh() -> None:
    with open(compile_recipes.TARGET, encoding="utf-8") as file:
        assert file.read() == compile_recipes.render()
