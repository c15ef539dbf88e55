"""Sources written as CSL-JSON and BibTeX: valid, escaped, and read back as they were."""

import json
import os
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from citecheck.model.document import Field, Note
from citecheck.sources.export.bibtex import to_bibtex
from citecheck.sources.export.csl import to_csl
from citecheck.sources.registers.names import DATES, NUMBERS, PEOPLE, STRINGS, TYPES
from citecheck.sources.registers.read import read_register
from citecheck.text.span import Span
from citecheck.text.textmap import TextMapBuilder

NOWHERE = Span("", 0, 0)
_NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {"type": "string"} for name in ("family", "given", "suffix", "literal")},
}
_PARTS = {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3}
_DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2},
        "literal": {"type": "string"},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": sorted(TYPES)},
            "custom": {"type": "object"},
            **{name: {"type": ["string", "number"]} for name in NUMBERS},
            **{name: {"type": "string"} for name in STRINGS},
            **{name: {"type": "array", "items": _NAME} for name in PEOPLE},
            **dict.fromkeys(DATES, _DATE),
        },
    },
}
"""What the official schema of CSL 1.0.2 (csl-data.json) asks, written out by us.

``CITECHECK_CSL_SCHEMA`` may name a copy of the official one, which is then used as well.
"""


def valid(items: list[dict[str, Any]]) -> None:
    jsonschema.validate(items, SCHEMA)
    official = os.environ.get("CITECHECK_CSL_SCHEMA")
    if official:
        with open(official, encoding="utf-8") as file:
            jsonschema.validate(items, json.load(file))


def note(label: str, *fields: tuple[str, str], words: str = "") -> Note:
    text = TextMapBuilder()
    text.replaced(words, 0, 0)
    made = tuple(Field(name, value, NOWHERE) for name, value in fields)
    return Note(0, "entry", label, label.casefold(), text.build(), NOWHERE, NOWHERE, -1, fields=made)


def read_back(text: str) -> list[Note]:
    register = read_register("x.bib", text.encode(), "x.bib")
    assert not register.problems, register.problems
    return list(register.notes)


ARTICLE = note(
    "smith 2019",
    ("type", "article-journal"), ("author", "van Smith, John, Jr"), ("author", "Home Office, Police and Crime, London"),
    ("author", "Home Office"), ("title", 'A {50%} "rise" & fall_of $x$ -- ~ ^ \\ #1'), ("container-title", "Journal"),
    ("issued", "2019-03-01"), ("accessed", "2020-05"), ("DOI", "10.1/a_b"), ("URL", "http://a.b/~c{d}%20e#f"),
    ("page", "3\u20139"), ("keyword", "one"), ("keyword", "two"), ("code", "HOM003340"), ("volume", "4"),
)  # fmt: skip


def test_csl() -> None:
    items = to_csl([ARTICLE, note("smith 2019", ("issued", "spring")), note("3", words="A plain\nnote.")])
    valid(items)
    assert items[0] == {
        "id": "smith 2019", "type": "article-journal",
        "author": [
            {"family": "van Smith", "given": "John", "suffix": "Jr"},
            {"family": "Home Office", "given": "Police and Crime", "suffix": "London"}, {"literal": "Home Office"},
        ],
        "title": 'A {50%} "rise" & fall_of $x$ -- ~ ^ \\ #1', "container-title": "Journal",
        "issued": {"date-parts": [[2019, 3, 1]]}, "accessed": {"date-parts": [[2020, 5]]}, "DOI": "10.1/a_b",
        "URL": "http://a.b/~c{d}%20e#f", "page": "3\u20139", "keyword": "one, two", "volume": "4",
        "custom": {"code": "HOM003340"},
    }  # fmt: skip
    assert items[1] == {"id": "smith 2019-2", "type": "document", "issued": {"literal": "spring"}}
    assert items[2] == {"id": "3", "type": "document", "title": "A plain note."}


def test_csl_is_read_back() -> None:
    text = json.dumps(to_csl([ARTICLE]))
    read = read_register("x.json", text.encode(), "x.json").notes[0]
    kept = [(field.name, field.value) for field in read.fields]
    wanted = [(field.name, field.value) for field in ARTICLE.fields if field.name not in ("code", "keyword")]
    assert sorted(kept) == sorted([*wanted, ("keyword", "one, two")])


def test_bibtex_is_read_back() -> None:
    text = to_bibtex([ARTICLE, note("Smith-2019", ("title", "T")), note("", words="A plain & simple note.")])
    first, second, third = read_back(text)
    assert [first.label, second.label, third.label] == ["smith-2019", "Smith-2019-2", "source"]
    kept = {field.name: field.value for field in first.fields}
    for name, value in ((field.name, field.value) for field in ARTICLE.fields):
        if name not in ("author", "keyword", "URL"):
            assert kept[name] == value
    assert kept["URL"] == "http://a.b/~c%7Bd%7D%20e#f"
    assert [field.value for field in first.fields if field.name == "author"] == [
        field.value for field in ARTICLE.fields if field.name == "author"
    ]
    assert third.fields[1].value == "A plain & simple note."


def test_pybtex_reads_it_too() -> None:
    entry = parse_string(to_bibtex([ARTICLE]), "bibtex").entries["smith-2019"]
    assert entry.type == "article"
    assert entry.fields["year"] == "2019"
    assert entry.fields["journal"] == "Journal"
    assert [" ".join(person.last_names) for person in entry.persons["author"]][-1] == "{Home Office}"


_words = st.text("abc é-'`\"~^\\{}%&$#_,.", max_size=20).map(lambda words: " ".join(words.split())).filter(bool)
_NAMES = ("title", "publisher", "volume", "note", "container-title", "abstract")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _words, min_size=1), min_size=1, max_size=3))
def test_any_words_are_read_back(entries: list[dict[str, str]]) -> None:
    notes = [note(f"k{place}", ("type", "book"), *fields.items()) for place, fields in enumerate(entries)]
    valid(to_csl(notes))
    text = to_bibtex(notes)
    for made, read in zip(notes, read_back(text), strict=True):
        wanted = {field.name: field.value for field in made.fields}
        assert {field.name: field.value for field in read.fields} == wanted
    assert len(parse_string(text, "bibtex").entries) == len(notes)


@pytest.mark.parametrize("made", [to_csl([]), to_bibtex([])])
def test_nothing_is_nothing(made: object) -> None:
    assert not made
