"""Fields of structured entries: the names of CSL, people, dates with their precision, places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.registers.dates import iso_date
from citecheck.sources.registers.read import read_register
from citecheck.sources.registers.register import Register


def register(name: str, text: str) -> Register:
    return read_register(name, text.encode(), name)


def values(read: Register, place: int = 0) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in read.notes[place].fields]


CSL_JSON = """[{"id": "smith2019", "type": "article-journal", "title": "On  attendance", "DOI": "10.1/a",
 "author": [{"family": "Smith", "given": "John", "non-dropping-particle": "van"}, {"literal": "Home Office"}],
 "issued": {"date-parts": [["2019", 3, 1]]}, "accessed": {"raw": "1 May 2020"}, "page": "3-9", "volume": 4,
 "event-date": {"date-parts": [[2019], [2020, 2]]}, "submitted": {"literal": "spring"}, "custom": {"x": 1}}]"""
CSL_YAML = """references:
- id: smith2019
  type: article-journal
  title: On  attendance
  DOI: 10.1/a
  author:
  - {family: Smith, given: John, non-dropping-particle: van}
  - literal: Home Office
  issued: {date-parts: [[2019, 3, 1]]}
  accessed: {raw: 1 May 2020}
  page: 3-9
  volume: 4
  event-date: {date-parts: [[2019], [2020, 2]]}
  submitted: {literal: spring}
"""
CSL = [
    ("type", "article-journal"), ("title", "On attendance"), ("DOI", "10.1/a"), ("author", "van Smith, John"),
    ("author", "Home Office"), ("issued", "2019-03-01"), ("accessed", "2020-05-01"), ("page", "3-9"), ("volume", "4"),
    ("event-date", "2019/2020-02"), ("submitted", "spring"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [("s.json", CSL_JSON), ("s.yaml", CSL_YAML)])
def test_csl(name: str, text: str) -> None:
    read = register(name, text)
    assert not read.problems
    assert [note.label for note in read.notes] == ["smith2019"]
    assert values(read) == CSL
    for field in read.notes[0].fields:
        words = text[field.span.start : field.span.end]
        if field.name in ("type", "DOI", "page", "volume"):
            assert words == field.value
        assert read.notes[0].span.covers(field.span)
    assert read.notes[0].text.text == "On attendance. van Smith, John. Home Office. 2019-03-01"


HAYAGRIVA = """harry:
  type: Article
  title: {value: On hexes}
  author: ["Potter, Harry", {name: Granger, given-name: Hermione}]
  date: 1997-06
  page-range: 3-9
  serial-number: {doi: 10.1/a, issn: 1234-5678}
  url: {value: http://x.y, date: 2020-01-02}
  parent:
    type: periodical
    title: Journal
    volume: 3
    publisher: {name: Press, location: London}
rowling: {type: Book, title: T, author: "Rowling, J.", date: 1997}
"""


def test_hayagriva() -> None:
    read = register("s.yml", HAYAGRIVA)
    assert [note.label for note in read.notes] == ["harry", "rowling"]
    assert values(read) == [
        ("type", "article-journal"), ("title", "On hexes"), ("author", "Potter, Harry"),
        ("author", "Granger, Hermione"), ("issued", "1997-06"), ("page", "3-9"), ("DOI", "10.1/a"),
        ("ISSN", "1234-5678"), ("URL", "http://x.y"), ("accessed", "2020-01-02"), ("container-title", "Journal"),
        ("volume", "3"), ("publisher", "Press"), ("publisher-place", "London"),
    ]  # fmt: skip
    assert ("type", "book") in values(read, 1)


CFF = """cff-version: 1.2.0
message: Please cite it
title: Tool
doi: 10.5/tool
authors:
- family-names: Druskat
  given-names: Stephan
- name: The Project
date-released: 2021-03-04
preferred-citation:
  type: article
  title: About the tool
  journal: Journal
  authors: [{family-names: Beethoven, name-particle: van, given-names: L.}]
  start: 3
  end: 9
  year: 2020
  month: 5
references:
- type: software
  title: Other
  identifiers: [{type: doi, value: 10.6/other}]
"""


def test_citation_cff() -> None:
    read = register("CITATION.cff", CFF)
    assert read.optional
    assert [note.label for note in read.notes] == ["10.5/tool", "About the tool", "Other"]
    assert values(read) == [
        ("title", "Tool"), ("DOI", "10.5/tool"), ("author", "Druskat, Stephan"), ("author", "The Project"),
        ("issued", "2021-03-04"),
    ]  # fmt: skip
    assert values(read, 1) == [
        ("type", "article-journal"), ("title", "About the tool"), ("container-title", "Journal"),
        ("author", "van Beethoven, L."), ("page", "3-9"), ("issued", "2020-05"),
    ]  # fmt: skip
    assert ("DOI", "10.6/other") in values(read, 2)


def test_okf_sources_need_a_resource() -> None:
    first = "- id: ga4\n  resource: https://x.org\n  author: team:a\n  last_modified: 2026-05-30\n"
    text = f"sources:\n{first}- id: b\n  title: T\n"
    read = register("s.yaml", text)
    assert values(read) == [("URL", "https://x.org"), ("author", "team:a"), ("issued", "2026-05-30")]
    assert [(each.kind, text[each.span.start : each.span.end]) for each in read.problems] == [("flaw", "b")]
    assert 'has no "resource"' in read.problems[0].message


def test_an_item_without_id_is_told() -> None:
    text = '[{"id": "a", "title": "T"}, {"title": "U"}]'
    read = register("s.json", text)
    assert [(each.kind, each.span.start) for each in read.problems] == [("damaged", text.index('{"title": "U'))]


def test_a_tree_in_toml() -> None:
    read = register("s.toml", '[smith]\ntitle = "On attendance"\nauthor = ["Smith, J.", "Lee, A."]\nyear = 2019\n')
    assert values(read) == [
        ("title", "On attendance"), ("author", "Smith, J."), ("author", "Lee, A."), ("issued", "2019"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2019", "2019"), ("2019-03", "2019-03"), ("2019-3-1", "2019-03-01"), ("2019/03/01/", "2019-03-01"),
        ("2019///", "2019"), ("2019/03//spring", "2019-03"), ("2019 Mar 1", "2019-03-01"), ("2019 Mar", "2019-03"),
        ("1 March 2019", "2019-03-01"), ("1st Mar. 2019", "2019-03-01"), ("March 1, 2019", "2019-03-01"),
        ("March 2019", "2019-03"), ("2019?", "2019"), ("2019/2020", "2019/2020"),
        ("2019-03/2019-04", "2019-03/2019-04"),
        ("2019/..", "2019"), ("2019-03-01T12:00:00Z", "2019-03-01"), ("2019-13-01", ""), ("2019-02-32", ""),
        ("03/04/2019", ""), ("spring 2019", ""), ("", ""), ("20", ""), ("in press", ""), ("32 March 2019", ""),
    ],
)  # fmt: skip
def test_dates(words: str, date: str) -> None:
    assert iso_date(words) == date


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text("0123456789-/.?, TMarchay:", max_size=30))
def test_a_date_is_iso_or_nothing(words: str) -> None:
    import re

    assert re.fullmatch(r"|\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?", iso_date(words))
