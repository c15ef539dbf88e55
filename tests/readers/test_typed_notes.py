"""Typed note lists: every form of entry, where lists stand, and what is none."""

import pytest
from readers.contract import check_contract

from citecheck.model.document import Document
from citecheck.readers.plain.reader import read
from citecheck.readers.typed.list_headings import list_heading


def parse(text: str) -> Document:
    document = read(text.encode(), "report.txt")
    check_contract(document)
    for note in document.notes:
        if note.label_span.end > note.label_span.start and note.label.isascii():
            assert text[note.label_span.start : note.label_span.end] in (note.label, "¹", "²")
    return document


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, note.text.text) for note in parse(text).notes]


BODY = "The council met.[1] It closed.[2]\n\n"


@pytest.mark.parametrize(
    "entries",
    [
        "[1] Minutes.\n[2] Ibid.",
        "[1] Minutes.\n\n[2] Ibid.",
        "[1]: Minutes.\n[2]: Ibid.",
        "[1]\n    Minutes.\n[2]\n    Ibid.",
        "1. Minutes.\n2. Ibid.",
        "1. Minutes.\n\n2. Ibid.",
        "1) Minutes.\n2) Ibid.",
        "(1) Minutes.\n(2) Ibid.",
        "1 Minutes.\n2 Ibid.",
        "¹ Minutes.\n² Ibid.",
        "^1 Minutes.\n^2 Ibid.",
        "1. ^ Minutes.\n2. ^ a b Ibid.",
        "[Footnote 1: Minutes.]\n\n[Footnote 2: Ibid.]",
    ],
)
def test_forms_of_entries_under_a_heading(entries: str) -> None:
    assert notes(f"{BODY}References\n\n{entries}\n") == [("1", "Minutes."), ("2", "Ibid.")]


HEADINGS = """
References, FOOTNOTES, Notes, Endnotes, Sources, Bibliography, Works cited, 7.1.  Normative References, Fußnoten
Anmerkungen, Quellen, Literatur, Notes de bas de page, Références, Bibliographie, Notas, Referencias, Fuentes
Bibliografía, References:, Notes to chapter 3, Citations, Appendix B: References
"""


@pytest.mark.parametrize("words", HEADINGS.strip().replace("\n", ", ").split(", "))
def test_headings_above_lists(words: str) -> None:
    assert list_heading(words) is not None


@pytest.mark.parametrize(
    "words", ["Note to readers", "Release notes", "Noted", "Sources of error", "Reference implementation"]
)
def test_headings_of_something_else(words: str) -> None:
    assert list_heading(words) is None


def test_further_reading_need_not_be_cited() -> None:
    document = parse(f"{BODY}References\n\n[1] Minutes.\n[2] Ibid.\n\nFurther reading\n\n[3] A book.\n")
    assert [listing.optional for listing in document.note_lists] == [False, True]


def test_without_a_heading_at_the_end() -> None:
    assert notes(f"{BODY}1. Minutes.\n2. Ibid.\n") == [("1", "Minutes."), ("2", "Ibid.")]


def test_under_a_rule_at_the_foot_of_a_page() -> None:
    text = "It met.¹ It closed.²\n\n____\n1 Minutes.\n2 Ibid.\n\fIt met again.³\n\n____\n3 Letter.\n"
    assert notes(text) == [("1", "Minutes."), ("2", "Ibid."), ("3", "Letter.")]
    assert len(parse(text).note_lists) == 2


def test_symbols() -> None:
    text = "It met.* It closed.†\n\n* Minutes.\n† Ibid.\n\nIt met again.*\n\n*Letter.\n"
    assert notes(text) == [("*", "Minutes."), ("†", "Ibid."), ("*", "Letter.")]
    assert [marker.raw for marker in parse(text).markers] == ["*", "†", "*"]


def test_keys_stand_only_under_a_heading() -> None:
    text = (
        "As in [RFC2119] and [X].\n\n[RFC2119] says so.\n\nReferences\n\n[RFC2119]  Key words.\n\n[X]\n     Unknown.\n"
    )
    assert notes(text) == [("RFC2119", "Key words."), ("X", "Unknown.")]
    assert [note.kind for note in parse(text).notes] == ["entry", "entry"]


def test_hanging_lines_are_no_heads() -> None:
    text = f"{BODY}References\n\n[1] Minutes, as in\n    [2] above, and\n    3. below.\n[2] Ibid.\n"
    assert notes(text) == [("1", "Minutes, as in [2] above, and 3. below."), ("2", "Ibid.")]


def test_a_note_of_two_paragraphs() -> None:
    text = f"{BODY}Notes\n\n[1] Minutes.\n\nThey are long.\n\n[2] Ibid.\n\nNext chapter\n\nIt goes on.\n"
    assert notes(text) == [("1", "Minutes. They are long."), ("2", "Ibid.")]


def test_a_bracket_that_closes_in_a_later_paragraph() -> None:
    assert notes("It met.[1]\n\n[Footnote 1: Minutes.\n\nThey are long.]\n\nIt goes on.\n") == [
        ("1", "Minutes. They are long.")
    ]


def test_restarts_are_lists_of_their_own() -> None:
    letter = "TO THE COUNCIL.\n\nDear sirs, so it was.[1] And so on.[2]\n\n[Footnote 1: One.]\n\n[Footnote 2: Two.]\n\n"
    assert [note.listed for note in parse(letter * 3).notes] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("gone", [1, 57, 100, 199])
def test_a_gap_leaves_one_list(gone: int) -> None:
    numbers = [number for number in range(1, 201) if number != gone]
    body = " ".join(f"Claim.[{n}]" for n in range(1, 201))
    text = f"{body}\n\nNotes\n\n" + "\n\n".join(f"{n}. Source {n}." for n in numbers)
    document = parse(text)
    assert [note.label for note in document.notes] == [str(n) for n in numbers]
    assert len(document.note_lists) == 1


def test_a_swap_and_a_double_leave_one_list() -> None:
    order = [1, 2, 4, 3, 5, 6, 6, 7, 8]
    text = f"{BODY}Notes\n\n" + "\n".join(f"[{n}] Source." for n in order)
    document = parse(text)
    assert [note.label for note in document.notes] == [str(n) for n in order]
    assert len(document.note_lists) == 1


def test_an_empty_note_is_a_note() -> None:
    assert notes(f"{BODY}References\n\n[1]\n[2] Ibid.\n")[0] == ("1", "")


@pytest.mark.parametrize(
    "text",
    [
        "Findings of fact\n\n1. It met.[1]\n\n2. It closed.[2]\n\n3. It met again.[3]\n",
        "It met.[1]\n\nWe recommend that it:\n\n1. close;\n2. go.\n",
        "IN THE COURT\n\n[1] The appellant appeals, and says so.\n\n[2] The facts are at [1] and they are long.\n",
        "Rhythms:\n\n[1]  = Whole note\n[2]  = Half note\n\nThe text has none.[3]\n",
        "It is so.\n\nReferences\n\nThe reader is referred to the registry for all of this.\n",
        "It is so.\n\nReferences\n",
        "Words end here\n[1] and a verse begins so,\nand it ends so.\n",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert notes(text) == []


def test_numbered_recommendations_before_the_notes_stay() -> None:
    document = parse(f"{BODY}Recommendations\n\n1. Close.\n\n2. Go.\n\nNotes\n\n1. Minutes.\n\n2. Ibid.\n")
    assert [note.text.text for note in document.notes] == ["Minutes.", "Ibid."]
    assert [block.number for block in document.blocks if block.number] == ["1", "2"]


def test_markers_inside_notes_move_along() -> None:
    document = parse(f"{BODY}References\n\n[1] See also [2].\n[2] Ibid.\n")
    place = [marker for marker in document.markers if document.inside(marker.block, "note")]
    assert all(document.source.parts[0].text[m.span.start : m.span.end] == "[2]" for m in place)
