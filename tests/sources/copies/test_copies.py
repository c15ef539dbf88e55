"""The text of copies: pages, furniture, notes, printed lines; and each way in which a copy has no text."""

import io
import os
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.copies import read as reading
from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.copies.read import load, text_of
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.verify import verify

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "readers", "pdf"))

from papers import line, lines, pdf  # type: ignore[import-not-found]  # noqa: E402

pytest.importorskip("pypdfium2")


def copy_of(path: str, data: bytes) -> CopyText:
    copy = text_of(path, data)
    assert isinstance(copy, CopyText), copy
    return copy


def problem_of(path: str, data: bytes) -> CopyProblem:
    problem = text_of(path, data)
    assert isinstance(problem, CopyProblem)
    return problem


def page(number: int, *words: str, note: str = "") -> bytes:
    runs = [*line(800, "Report of the Inquiry", 9), *lines(740, words), *line(30, str(number + 6), 9, 290)]
    return runs + (line(60, note, 8) if note else [])  # type: ignore[no-any-return]


REPORT = pdf(
    [
        page(
            1,
            "The doors were locked^12^ at night and",
            "the porter kept the keys in his own inter-",
            note="12 Diary, p. 4.",
        ),
        page(2, "national cupboard. In 2019^3^ the house had", "10^6^ bricks and 25 rooms.", note="3 Survey of 1998."),
        page(3, "Nothing else was written down."),
    ]
)


def test_a_pdf_has_pages_with_their_printed_numbers() -> None:
    copy = copy_of("report.pdf", REPORT)
    assert (copy.format, len(copy.pages), copy.labels) == ("pdf", 3, ("7", "8", "9"))
    assert copy.extractor.startswith("pypdfium2 ")
    at = copy.text.index("Nothing else")
    assert (copy.page_at(at), copy.label_at(at)) == (2, "9")
    assert copy.spans_of("9") == (copy.page_span(2),)
    assert copy.spans_of("2") == (copy.page_span(1),)
    assert copy.spans_of("99") == ()


def test_raised_digits_heads_and_notes_are_told_from_the_text() -> None:
    copy = copy_of("report.pdf", REPORT)
    assert "locked¹² at night" in copy.text
    assert "2019³\n the house" in copy.text
    kinds = {copy.text[aside.start : aside.end]: aside.kind for aside in copy.asides}
    assert kinds["12 Diary, p. 4."] == "note"
    assert kinds["Report of the Inquiry"] == "furniture"
    assert kinds["8"] == "furniture"


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("The doors were locked at night and the porter kept the keys in his own international cupboard.", "verified"),
        ("In 2019 the house had 10⁶ bricks and 25 rooms", "verified"),
        ("In 2019 the house had 10 bricks and 25 rooms", "differs"),
        ("the porter kept the keys in his own national cupboard", "differs"),
    ],
)
def test_quotations_are_checked_through_a_pdf(quote: str, kind: str) -> None:
    assert verify(quote, CopyIndex(copy_of("report.pdf", REPORT))).kind == kind


def docx(words: str) -> bytes:
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{words}</w:body></w:document>'
    return archive({"word/document.xml": body})


def archive(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.docx", docx("<w:p><w:r><w:t>The doors were locked at night.</w:t></w:r></w:p>")),
        ("a.html", b"<nav>Home</nav><p>The doors were <b>lo</b>cked<br>at&nbsp;night.</p>"),
        ("a.htm", b"<!doctype html><title>Doors</title><p>The doors were locked at night."),
        ("a", b"<!doctype html><title>Doors</title><p>The doors were locked at night."),
        ("a.txt", b"The doors were locked\r\nat night.\r\n"),
        ("a.csv", b"1,The doors were locked at night.\n"),
        ("a.md", b"The doors were *locked*\nat night.\n"),
        ("a.xml", b"<?xml version='1.0'?><r><!-- not this --><p>The doors were locked</p><p>at night.</p></r>"),
        ("a.txt", "The doors were locked at night.".encode("utf-16")),
    ],
)
def test_other_formats_have_text(path: str, data: bytes) -> None:
    copy = copy_of(path, data)
    assert "The doors were locked at night." in " ".join(copy.text.split())
    assert "not this" not in copy.text
    assert (copy.pages, copy.page_at(0), copy.label_at(0)) == ((), -1, "")


def test_no_boilerplate_is_removed() -> None:
    text = copy_of(
        "a.html", b"<nav><a href=x>Contact us by post</a></nav><p>Words.</p><footer>Crown copyright</footer>"
    ).text
    assert "Contact us by post" in text
    assert "Crown copyright" in text


NOT_FOUND = b"<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
LOGIN = b"<html><head><title>Records Office | Sign in</title></head><body><p>User name</p></body></html>"


@pytest.mark.parametrize(
    ("path", "data", "reason"),
    [
        ("a.pdf", pdf([page(1, "words")], encrypt=True), "password"),
        ("a.pdf", pdf([[]]), "no-text"),
        ("a.pdf", b"%PDF-1.4 broken", "damaged"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.pdf", NOT_FOUND, "error-page"),
        ("a.html", NOT_FOUND, "error-page"),
        ("a.html", LOGIN, "error-page"),
        ("a.pdf", b"<html><title>Annual report</title><p>" + b"words " * 2000, "web-page"),
        ("a.html", b"<html><body></body></html>", "empty"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.zip", archive({"a.txt": "words"}), "unsupported"),
        (
            "a.jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(range(256)),
            "unsupported",
        ),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"),
    ],
)
def test_why_a_copy_has_no_text(path: str, data: bytes, reason: str) -> None:
    problem = problem_of(path, data)
    assert problem.reason == reason, problem
    assert problem.message[0].islower()
    assert not problem.message.endswith(".")


def test_a_zip_bomb_is_refused() -> None:
    problem = problem_of("a.docx", archive({"word/document.xml": "<w:document>" + " " * 80_000_000}))
    assert problem.reason == "damaged"
    assert "not read" in problem.message


def test_a_page_that_speaks_of_errors_is_a_copy() -> None:
    words = b"<title>How we handle access denied messages</title><p>" + b"Guidance for staff. " * 20
    assert "Guidance" in copy_of("a.html", words).text


def test_a_large_file_is_not_read(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "huge.pdf"
    with open(path, "wb") as file:
        file.truncate(2 * 1024**3)
    problem = load(str(path))
    assert isinstance(problem, CopyProblem)
    assert problem.reason == "too-large"
    assert "2048 MB" in problem.message
    monkeypatch.setattr(reading, "MAX_MARKUP", 10)
    assert problem_of("a.html", b"<p>more than ten bytes").reason == "too-large"


def test_a_missing_file_is_a_problem(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for path in (tmp_path / "none.pdf", tmp_path):
        problem = load(str(path))
        assert isinstance(problem, CopyProblem)
        assert problem.reason == "missing"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert problem_of("a.pdf", REPORT).reason == "extra-missing"


def test_pages_without_text_are_known() -> None:
    assert copy_of("a.pdf", pdf([page(1, "words"), []])).blank == (1,)


SPOKEN = [
    *(
        "Q. Did you see the file?",
        "A. I did not see it until the",
        "Monday after, when Mr Hall brought",
        "it to me.",
        "Q. Who else had it?",
    ),
    *(
        "A. Nobody.",
        "Q. Are you sure?",
        "A. Yes.",
        "Q. You said in your first statement",
        "that it was kept in a safe.",
        "A. It was.",
    ),
    *(
        "Q. And the key?",
        "A. The matron had it.",
        "Q. Always?",
        "A. As far as I know.",
        "Q. Thank you.",
        "A. May I add one thing?",
    ),
    *(
        "Q. Of course.",
        "A. The safe was new in 1984 and the",
        "lock had been changed twice.",
        "Q. By whom?",
        "A. By the council.",
    ),
    *("Q. When?", "A. In the spring and in the autumn of", "that same year, I believe."),
]


def transcript() -> bytes:
    pages = []
    for number in (41, 42):
        numbered = [f"{at:2} {words}" for at, words in enumerate(SPOKEN, 1)]
        pages.append("\n".join([*numbered, f"{'':30}Page {number}"]))
    return "\f\n".join(pages).encode()


def test_a_transcript_has_printed_pages_and_lines() -> None:
    copy = copy_of("day4.txt", transcript())
    assert len(copy.lines) == 50
    assert [line.page for line in copy.lines[::25]] == ["41", "42"]
    index = CopyIndex(copy)
    verdict = verify("I did not see it until the Monday after, when Mr Hall brought it to me.", index, ["42"])
    assert (verdict.kind, verdict.places[0].label, verdict.places[0].line) == ("verified", "42", 2)
    assert verify("The safe was new in 1984 and the 20 lock had been changed twice", index).kind == "differs"


def test_a_numbered_list_is_no_transcript() -> None:
    items = b"\n".join(b"%d. The item that comes next in the list" % number for number in range(1, 30))
    assert copy_of("list.txt", items).lines == ()


@given(
    st.binary(max_size=600), st.sampled_from(["a.pdf", "a.docx", "a.html", "a.txt", "a.xml", "a.odt", "a.epub", "a"])
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_copy_or_a_reason(data: bytes, path: str) -> None:
    for each in (data, b"%PDF-1.4\n" + data, b"<html>" + data, b"PK\x03\x04" + data):
        found = text_of(path, each)
        assert isinstance(found, CopyProblem) or found.text.strip()
