"""BibTeX files: keys and fields with their places, in broken files too."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.sources.attach import Wanted, attach, load
from citecheck.sources.bibtex.scan import scan
from citecheck.sources.bibtex.register import bibtex_notes

TEXT = """% comment
@string{pub = "A press"}
@Book{Smith:2001,
  Author = {Jos\\'e Smith and Ann Lee},
  title = "A {"}quoted{"} book",
  publisher = pub # ", London", year = 2001, DOI={10.1/a},
}
@comment{@book{no, title={x}}}
@article(jones, title = {T} month = jan)
@misc{Smith:2001, url = {http://a.b}}
"""


def keys(text: str) -> list[str]:
    return [entry.key for entry in scan(text)[0]]


def test_entries_and_fields() -> None:
    entries, strings, faults = scan(TEXT)
    assert [fault.message for fault in faults] == ['a comma is missing before "month"']
    assert [(each.name, each.value) for each in strings] == [("pub", '"A press"')]
    assert [(entry.kind, entry.key) for entry in entries] == [
        ("book", "Smith:2001"), ("article", "jones"), ("misc", "Smith:2001"),
    ]  # fmt: skip
    for entry in entries:
        assert TEXT[entry.key_start : entry.key_end] == entry.key
        assert TEXT[entry.start] == "@"
        assert TEXT[entry.end - 1] in ")}"
        assert all(TEXT[field.start : field.end] == field.value for field in entry.fields)
    assert {field.name: field.value for field in entries[0].fields} == {
        "author": "{Jos\\'e Smith and Ann Lee}",
        "title": '"A {"}quoted{"} book"',
        "publisher": 'pub # ", London"',
        "year": "2001",
        "doi": "{10.1/a}",
    }
    assert [field.name for field in entries[1].fields] == ["title", "month"]


@pytest.mark.parametrize(
    ("text", "found", "message"),
    [
        ("@book{a, title={open\n@book{b, year=1}", ["a", "b"], 'the entry "a" is not closed'),
        ("@book{, title={x}}\n@book{b}", ["b"], "no key follows"),
        ('@book{a, title="open}\n@book{b}', ["a", "b"], 'the entry "a" is not closed'),
        ("@string{x = {open\n@book{b}", ["b"], '"@string" is not closed'),
    ],
)
def test_broken_entries(text: str, found: list[str], message: str) -> None:
    entries, _, faults = scan(text)
    assert [entry.key for entry in entries] == found
    assert len(faults) == 1
    assert message in faults[0].message


def test_fields_have_the_names_of_csl() -> None:
    notes, problems = bibtex_notes(Part("r", "r.bib", TEXT, "utf-8"))
    assert [problem.kind for problem in problems] == ["flaw"]
    fields = {field.name: field.value for field in notes[0].fields}
    authors = [field for field in notes[0].fields if field.name == "author"]
    assert [field.value for field in authors] == ["Smith, Jos\u00e9", "Lee, Ann"]
    assert [TEXT[field.span.start : field.span.end] for field in authors] == ["Jos\\'e Smith", "Ann Lee"]
    assert fields["title"] == 'A "quoted" book'
    assert fields["publisher"] == "A press, London"
    assert fields["DOI"] == "10.1/a"
    assert fields["issued"] == "2001"
    assert 'Smith, Jos\u00e9. Lee, Ann. A "quoted" book' in notes[0].text.text


def _document(exact: bool) -> Document:
    document = DocumentBuilder(SourceFile("a.tex", "latex", (Part("", "a.tex", "", "utf-8"),))).finish(0)
    return document._replace(metadata=Metadata(exact_keys=exact))


@pytest.mark.parametrize(("exact", "key"), [(False, "smith:2001"), (True, "Smith:2001")])
def test_attached(exact: bool, key: str) -> None:
    register = load(Wanted("r.bib", True), lambda path: TEXT.encode())
    document = attach(_document(exact), [register])
    assert document.notes[0].key == key
    assert document.source.parts[-1].register


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet='@{}()",=# \nabook%\\', max_size=60))
def test_any_text(text: str) -> None:
    for entry in scan(text)[0]:
        assert text[entry.key_start : entry.key_end] == entry.key
        assert entry.key_end <= entry.end <= len(text)


@pytest.mark.parametrize("piece", ["@a{", "@a{b,", '@a{b,c="', "{", "@comment{", "@a{b, c={", "@a{b,c=d#", "\n@a{b"])
def test_linear(piece: str) -> None:
    start = time.process_time()
    scan(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 10
