"""PDF drafts: what the layout of pages tells of paragraphs, notes and furniture."""

import builtins
import re
from collections.abc import Mapping, Sequence

import pytest

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from papers import Run, checked, findings, line, lines, paper, pdf, texts  # noqa: E402

from citecheck.readers.pdf.reader import read  # noqa: E402

BODY = [
    "The flood of June reached the lower town within two hours,^1^ and the",
    "council met the same night.^2^ Nobody had foreseen how fast the water",
    "would rise, nor that the bridge would be lost so early.^3^",
]
NOTES = ["^1^ Water Board, minutes of 3 June.", "^2^ Council, minutes of 4 June.", "^3^ Ibid."]


def _page(notes: Sequence[str] = NOTES, head: str = "", foot: str = "") -> list[Run]:
    runs = line(800, head, 9) if head else []
    runs += lines(740, BODY) + lines(120, list(notes), 8.5)
    return runs + (line(40, foot, 9) if foot else [])


def test_lines_become_paragraphs_and_raised_digits_markers() -> None:
    document = paper(_page())
    assert texts(document, "paragraph")[0] == (
        "The flood of June reached the lower town within two hours, and the council met the same night. Nobody had "
        "foreseen how fast the water would rise, nor that the bridge would be lost so early."
    )
    assert [(marker.raw, marker.style, marker.typed) for marker in document.markers] == [
        ("1", "superscript", True),
        ("2", "superscript", True),
        ("3", "superscript", True),
    ]
    assert [document.words_at(marker.span) for marker in document.markers] == ["1", "2", "3"]


def test_notes_at_the_foot() -> None:
    document = paper(_page())
    assert [(note.label, note.text.text) for note in document.notes] == [
        ("1", "Water Board, minutes of 3 June."),
        ("2", "Council, minutes of 4 June."),
        ("3", "Ibid."),
    ]
    assert [document.words_at(note.label_span) for note in document.notes] == ["1", "2", "3"]
    assert findings(document) == []


def test_numbers_on_the_line_head_notes_too() -> None:
    document = paper(
        _page(["1 Water Board, minutes of 3 June, which were kept", "by the clerk in", "2 Council, minutes."])
    )
    assert [(note.label, note.text.text) for note in document.notes] == [
        ("1", "Water Board, minutes of 3 June, which were kept by the clerk in"),
        ("2", "Council, minutes."),
    ]


def test_each_page_is_a_part() -> None:
    second = [re.sub(r"\^(\d)", lambda match: f"^{int(match[1]) + 3}", text) for text in BODY]
    notes = [re.sub(r"^\^(\d)", lambda match: f"^{int(match[1]) + 3}", text) for text in NOTES]
    document = paper(_page(), lines(740, second) + lines(120, notes, 8.5))
    assert [part.name for part in document.source.parts] == ["page 1", "page 2"]
    assert [(marker.raw, marker.span.part) for marker in document.markers][3:] == [(raw, "page 2") for raw in "456"]
    assert document.source.part("page 1").text.startswith(
        "The flood of June reached the lower town within two hours,1 and the\n"
    )
    assert findings(document) == []


def test_notes_restart_with_each_page() -> None:
    document = paper(_page(), _page(), _page())
    assert len(document.note_lists) == 3
    assert findings(document) == []


@pytest.mark.parametrize(
    ("body", "notes", "expected"),
    [
        (BODY, NOTES[:2], [("CC101", "page 1", "3")]),
        ([text.replace("^2^", "") for text in BODY], NOTES, [("CC102", "page 1", "2")]),
        ([text.replace("^3^", "^4^") for text in BODY], NOTES, [("CC101", "page 1", "4"), ("CC102", "page 1", "3")]),
    ],
)
def test_defects(body: list[str], notes: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert findings(paper(lines(740, body) + lines(120, notes, 8.5))) == expected


def test_running_heads_and_page_numbers() -> None:
    document = paper(*[_page(head="Report on the flood", foot=f"Page {number} of 3") for number in (1, 2, 3)])
    assert texts(document, "furniture") == [
        words for number in (1, 2, 3) for words in ("Report on the flood", f"Page {number} of 3")
    ]
    assert len(document.notes) == 9


def test_words_divided_at_the_end_of_a_line() -> None:
    words = ["The commis-", "sion met in a well-", "known place, see www.example.org/a-", "b for more."]
    assert texts(paper(lines(700, words)), "paragraph") == [
        "The commission met in a wellknown place, see www.example.org/a- b for more."
    ]


def test_headings_and_paragraphs() -> None:
    runs = (
        line(760, "Findings", 18) + lines(720, BODY[:2]) + lines(660, ["Another paragraph after a gap.", "It goes on."])
    )
    document = paper(runs)
    assert [(block.level, block.text.text) for block in document.blocks if block.kind == "heading"] == [(1, "Findings")]
    assert len(texts(document, "paragraph")) == 2


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [run for place in range(6) for run in line(700 - 14 * place, f"left line {place}")]
    right = [run for place in range(6) for run in line(700 - 14 * place, f"right line {place}", x=320)]
    text = " ".join(texts(paper(left + right), "paragraph"))
    assert text.index("left line 5") < text.index("right line 0")


def test_end_notes_under_a_heading() -> None:
    page = lines(740, ["It fell.[1] It rose.[2]"]) + line(690, "References", 14)
    page += lines(660, ["[1] Water Board, minutes, June.", "[2] Council, minutes, July."])
    document = paper(page)
    assert [note.label for note in document.notes] == ["1", "2"]
    assert findings(document) == []


def test_pages_without_text() -> None:
    document = paper([], [])
    assert [problem.kind for problem in document.problems] == ["unreadable"]
    assert "OCR" in document.problems[0].message
    mixed = paper(_page(), [], [])
    assert [problem.message[:22] for problem in mixed.problems] == ["pages 2, 3 are without"]
    assert len(mixed.notes) == 3


def test_a_password() -> None:
    document = checked(pdf([_page()], encrypt=True))
    assert [problem.kind for problem in document.problems] == ["unreadable"]
    assert "password" in document.problems[0].message


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04", b"no pdf at all"])
def test_what_is_no_pdf(data: bytes) -> None:
    assert [problem.kind for problem in checked(data).problems] == ["unreadable"]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refuse(name: str, globals: Mapping[str, object] | None = None, locals: Mapping[str, object] | None = None,
               fromlist: Sequence[str] = (), level: int = 0) -> object:  # fmt: skip
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return original(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", refuse)
    document = read(pdf([_page()]), "draft.pdf", "")
    assert [problem.message for problem in document.problems] == [
        "to read PDF install the extra: pip install 'citecheck-linter[pdf]'"
    ]


@given(st.data())
@settings(max_examples=60, derandomize=True, deadline=None)
def test_damaged_files_give_legal_documents(data: st.DataObject) -> None:
    good = pdf([_page(), _page()])
    at = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(at, min(len(good), at + 80)))
    checked(good[:at] + data.draw(st.binary(max_size=20)) + good[end:])


@given(st.lists(st.lists(st.builds(
    Run, st.floats(-50, 650), st.floats(-50, 900), st.sampled_from([0.5, 6, 8, 11, 30]),
    st.sampled_from(["1", "2", "12 Words", "[3]", "*", "Words.", "more words-", "and so on", " ", "References", "7."]),
), max_size=25), max_size=3))  # fmt: skip
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_layout_gives_a_legal_document(pages: list[list[Run]]) -> None:
    document = paper(*pages)
    for part in document.source.parts:
        assert part.text.isprintable() or "\n" in part.text
