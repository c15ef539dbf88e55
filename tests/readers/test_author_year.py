"""Author-year citations and the entries that they name."""

import pytest
from readers.contract import check_contract

from citecheck.model.document import Document
from citecheck.readers.plain.reader import read

LIST = """
Bibliography

Department of Health (2014) Guidance on care. London.
Lee, A. and Cho, K. (2020a) Another title. Journal of Things, 4(2), 1-10.
Smith, J. (2018). A title.
Smith, J. and Jones, K. (2019). A title of another thing.
van Dyk, P., Aa, B. and Cc, D. (2015). Things.
"""


def parse(text: str) -> Document:
    document = read(text.encode(), "report.txt")
    check_contract(document)
    return document


def keys(text: str) -> list[str]:
    markers = parse(text).markers
    return [item.key for marker in markers for item in marker.items if marker.style == "author-year"]


def test_entries_without_labels() -> None:
    document = parse("As found (Smith, 2018).\n" + LIST)
    assert [note.key for note in document.notes] == [
        "department of health 2014", "lee 2020a", "smith 2018", "smith 2019", "dyk 2015"
    ]  # fmt: skip
    assert {(note.kind, note.typed) for note in document.notes} == {("entry", True)}
    assert not document.note_lists[0].optional


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("so it is (Smith, 2018).", ["smith 2018"]),
        ("so it is (Smith 2018, 2019).", ["smith 2018", "smith 2019"]),
        ("so it is (Smith, 2018; Lee & Cho 2020a, p. 4).", ["smith 2018", "lee 2020a"]),
        ("so it is (see van Dyk et al. 2015).", ["dyk 2015"]),
        ("so it is (Department of Health, 2014).", ["department of health 2014"]),
        ("as Smith and Jones (2019) found.", ["smith 2019"]),
        ("as Lee et al. (2020a: 14) found.", ["lee 2020a"]),
        ("as Smith’s (2018) study found.", ["smith 2018"]),
        ("nobody knows (Brown, 2011).", ["brown 2011"]),
    ],
)
def test_citations(words: str, expected: list[str]) -> None:
    assert keys(f"We know that {words}\n{LIST}") == expected


@pytest.mark.parametrize(
    "words",
    [
        "(May 2017)",
        "(Education Act 2002)",
        "(Figure 2019)",
        "(London, 2012)",
        "(since 2019)",
        "(2019)",
        "in June (2019)",
        "(a 2019 report)",
    ],
)
def test_no_citations(words: str) -> None:
    assert keys(f"We know that {words} it was so.\n{LIST}") == []


def test_a_parenthesis_leaves_the_prose_and_a_name_stays() -> None:
    document = parse(f"We know (Smith, 2018, p. 4) that Smith and Jones (2019) agree.\n{LIST}")
    assert document.blocks[0].text.text == "We know  that Smith and Jones (2019) agree."
    assert [marker.items[0].locator for marker in document.markers] == ["p. 4", ""]
    text = document.source.parts[0].text
    spans = [item.span for marker in document.markers for item in marker.items]
    assert [text[span.start : span.end] for span in spans] == ["Smith, 2018", "Smith and Jones (2019"]


def test_without_a_list_three_citations_are_needed() -> None:
    assert keys("So it is (Smith, 2018), or not (Lee, 2019).\n") == []
    assert len(keys("So it is (Smith, 2018), or not (Lee, 2019), or may be (Cho, 2020).\n")) == 3


def test_a_list_that_nobody_cites_is_optional() -> None:
    assert parse(f"It is so.\n{LIST}").note_lists[0].optional


def test_a_wrapped_entry_is_one_entry() -> None:
    text = "Smith (2018) and Lee (2019).\n\nReferences\n\nSmith, J. (2018). A title,\nLondon: Press, May 2019.\n"
    text += "\nLee, A. (2019). B.\n"
    assert [note.key for note in parse(text).notes] == ["smith 2018", "lee 2019"]
