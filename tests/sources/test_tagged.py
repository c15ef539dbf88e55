"""RIS and PubMed's nbib: records, lines that go on, faults; RIS against rispy."""

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.registers.read import read_register
from citecheck.sources.registers.register import Register

RIS = """TY  - JOUR
ID  - smith2019
AU  - Smith, John
AU  - Lee, Ann
TI  - On attendance
 and absence
JF  - Journal
PY  - 2019
DA  - 2019/03/01/
VL  - 4
SP  - 3
EP  - 9
SN  - 1234-5678
DO  - 10.1/a
Y2  - 2020/05/01
ER  -

TY  - RPRT
TI  - Report
SN  - 978-0-306-40615-7
ER  -
"""
NBIB = """PMID- 123
OWN - NLM
DP  - 2019 Mar 1
TI  - On attendance
      and absence.
FAU - Smith, John
AU  - Smith J
JT  - Journal
LID - 10.1/a [doi]
AID - 10.1/a [doi]
AID - S1 [pii]
IS  - 1234-5678 (Print)
PG  - 3-9

PMID- 4
AU  - Lee A
TI  - Second
"""


def register(name: str, text: str) -> Register:
    return read_register(name, text.encode(), name)


def values(read: Register, place: int = 0) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in read.notes[place].fields]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ris(end: str) -> None:
    text = RIS.replace("\n", end)
    read = register("s.ris", text)
    assert not read.problems
    assert [note.label for note in read.notes] == ["smith2019", "2"]
    assert values(read) == [
        ("type", "article-journal"), ("author", "Smith, John"), ("author", "Lee, Ann"),
        ("title", "On attendance and absence"), ("container-title", "Journal"), ("issued", "2019-03-01"),
        ("volume", "4"), ("page", "3-9"), ("ISSN", "1234-5678"), ("DOI", "10.1/a"), ("accessed", "2020-05-01"),
    ]  # fmt: skip
    assert values(read, 1) == [("type", "report"), ("title", "Report"), ("ISBN", "978-0-306-40615-7")]
    for field in read.notes[0].fields:
        if field.name in ("author", "volume", "DOI"):
            assert text[field.span.start : field.span.end] == field.value
    assert text[slice(*read.notes[0].label_span[1:])] == "smith2019"


def test_nbib() -> None:
    read = register("s.nbib", NBIB)
    assert not read.problems
    assert [note.label for note in read.notes] == ["123", "4"]
    assert values(read) == [
        ("type", "article-journal"), ("PMID", "123"), ("issued", "2019-03-01"), ("title", "On attendance and absence"),
        ("author", "Smith, John"), ("container-title", "Journal"), ("DOI", "10.1/a"), ("ISSN", "1234-5678"),
        ("page", "3-9"),
    ]  # fmt: skip
    assert ("author", "Lee A") in values(read, 1)


@pytest.mark.parametrize(
    ("name", "text", "labels", "message", "line"),
    [
        ("s.ris", "TY  - BOOK\nID  - a\nTY  - BOOK\nID  - b\nER  - \n", ["a", "b"], "is ended with ER", 3),
        ("s.ris", "TY  - BOOK\nID  - a\n", ["a"], "is not ended with ER", 1),
        ("s.ris", "some words\nTY  - BOOK\nID  - a\nER  - \n", ["a"], "stands in no record", 1),
        ("s.ris", "AU  - Smith\nID  - a\nER  - \n", ["a"], '"AU" stands before TY', 1),
        ("s.ris", "nothing of the kind", [], "stands in no record", 1),
        ("s.nbib", "nothing of the kind", [], "belongs to no record", 1),
    ],
)
def test_faults(name: str, text: str, labels: list[str], message: str, line: int) -> None:
    read = register(name, text)
    assert [note.label for note in read.notes] == labels
    assert len(read.problems) == 1
    assert message in read.problems[0].message
    assert text.count("\n", 0, read.problems[0].span.start) + 1 == line


_words = st.text("abcé 0-,.", min_size=1, max_size=12).map(str.strip).filter(bool)
_tags = st.sampled_from(["AU", "TI", "DO", "UR", "KW", "PB"])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.lists(st.tuples(_tags, _words), max_size=6), min_size=1, max_size=3))
def test_ris_as_rispy_reads_it(records: list[list[tuple[str, str]]]) -> None:
    lines = []
    for place, record in enumerate(records):
        lines += ["TY  - BOOK", f"ID  - k{place}", *(f"{tag}  - {words}" for tag, words in record), "ER  - ", ""]
    text = "\n".join(lines)
    theirs = rispy.loads(text)
    read = register("s.ris", text)
    assert not read.problems
    assert [note.label for note in read.notes] == [str(entry["id"]) for entry in theirs]
    for place, entry in enumerate(theirs):
        fields = values(read, place)
        assert [value for name, value in fields if name == "author"] == entry.get("authors", [])
        assert [value for name, value in fields if name == "keyword"] == entry.get("keywords", [])
        assert (
            [value for name, value in fields if name == "publisher"][:1] == [entry["publisher"]][:1]
            if "publisher" in entry
            else True
        )


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.sampled_from(["s.ris", "s.nbib"]), st.text("TYERPMIDAU -\n\rab\u2028", max_size=80))
def test_any_text(name: str, text: str) -> None:
    read = register(name, text)
    size = len(read.part.text)
    for span in [each.span for each in (*read.notes, *read.problems)]:
        assert 0 <= span.start <= span.end <= size
