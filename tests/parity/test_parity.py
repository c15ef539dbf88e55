"""The same report gives the same findings in every format: rule and quoted words."""

import re

import pytest
from parity import formats
from parity.writing import Report, native_html, native_markdown, typed_html, typed_markdown, typed_text

from citecheck.api import check_bytes

SOURCES = (
    ("1", "Attendance return, May 2019."),
    ("2", "Letter from the council, 4 June 2019."),
    ("3", "Minutes of the council, 9 June 2019."),
    ("4", "Ofsted, Inspection of Durham, May 2017, page 4."),
)
FULL = (
    "# Attendance in the north",
    "22. In Durham, attendance fell by 10 per cent in 2019.{1} The council wrote to the schools in June 2019.{2}",
    "23. The council said that it \u201chad no record\u201d of the earlier returns.{3}",
    "24. The most recent Ofsted inspection (May 2017) noted delays in the service.{4}",
)
CASES: dict[str, Report] = {
    "sound": Report(FULL, SOURCES),
    "note missing": Report(FULL, SOURCES[:2] + SOURCES[3:]),
    "marker missing": Report((*FULL[:2], FULL[2].replace("{3}", ""), FULL[3]), SOURCES),
    "both missing": Report((*FULL[:2], FULL[2].replace("{3}", ""), FULL[3]), SOURCES[:2] + SOURCES[3:]),
    "notes swapped": Report(FULL, (SOURCES[1], SOURCES[0], *SOURCES[2:])),
    "label twice": Report(FULL, (*SOURCES, ("4", "Ofsted, another report."))),
    "empty note": Report(FULL, (*SOURCES[:3], ("4", "TBC"))),
    "no list": Report(FULL),
    "uncited paragraph": Report(
        (
            *FULL,
            "25. In 2018 the police recorded 649 reports, and 5 per cent of these came from schools. The council told "
            "the inquiry that it had received none of them.",
        ),
        SOURCES,
    ),
    "uncited quotation": Report(
        (*FULL, "25. It met in 2019.{4} The chair said: \u201cWe never saw the returns of the schools at all.\u201d"),
        SOURCES,
    ),
    "list that its last item cites": Report(
        (
            *FULL,
            "25. The partnership has identified several good practices, including:",
            "- clinics for 40 victims in 2018;",
            "- a nurse in the project; and",
            "- a service for young people.{4}",
        ),
        SOURCES,
    ),
    "paragraph number twice": Report((*FULL, "24. A last word.{4}"), SOURCES),
}


def findings(text: str, path: str) -> list[tuple[str, str]]:
    result = check_bytes(text.encode(), path)
    return sorted((each.rule, each.words) for each in result.diagnostics)


@pytest.mark.parametrize("name", CASES)
def test_typed_markers(name: str) -> None:
    report = CASES[name]
    plain = findings(typed_text(report), "report.txt")
    assert findings(typed_markdown(report), "report.md") == plain
    assert findings(typed_html(report), "report.html") == plain
    assert bool(plain) == (name not in ("sound", "list that its last item cites"))


TYPED_ONLY = ("no list", "both missing")
"""Without a list there is nothing native; and a renderer of Markdown numbers footnotes anew, so that no gap is seen."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in TYPED_ONLY])
def test_native_notes(name: str) -> None:
    """Footnotes of Markdown and links of HTML show the same labels, differently written."""

    def bare(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return sorted((rule, re.sub(r"[\[\]^:]", "", words).split(" ")[0]) for rule, words in found)

    report = CASES[name]
    plain = bare(findings(typed_text(report), "report.txt"))
    assert bare(findings(native_markdown(report), "report.md")) == plain
    assert bare(findings(native_html(report), "report.html")) == plain


def found(data: bytes | str, path: str) -> list[tuple[str, str]]:
    result = check_bytes(data.encode() if isinstance(data, str) else data, path)
    return sorted((each.rule, each.words) for each in result.diagnostics)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("path", ["report.docx", "report.odt", "report.epub"])
def test_typed_markers_in_containers(path: str, name: str) -> None:
    write = {"docx": formats.typed_docx, "odt": formats.typed_odt, "epub": formats.typed_epub}[path[7:]]
    report = CASES[name]
    expected = findings(typed_text(report), "report.txt")
    assert [(rule, words.replace("report.notes.txt", "")) for rule, words in found(write(report), path)] == expected


NATIVE = {
    "docx": formats.native_docx,
    "epub": formats.native_epub,
    "tex": formats.native_latex,
    "rst": formats.native_rst,
    "adoc": formats.native_asciidoc,
    "wiki": formats.native_wikitext,
}
ONCE_IN_WORD = ("marker missing", "uncited quotation", "list that its last item cites")
NUMBERED_BY_PROGRAM = ("docx", "tex", "adoc", "wiki")
"""The program numbers what is cited: a missing number and swapped notes are not in the source."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in ("no list", "paragraph number twice")])
@pytest.mark.parametrize("ending", NATIVE)
def test_notes_of_other_formats(ending: str, name: str) -> None:
    if name in ("both missing", "notes swapped", "label twice") and ending in NUMBERED_BY_PROGRAM:
        pytest.skip(f"the numbers of .{ending} are made by the program")
    if name in ONCE_IN_WORD and ending == "docx":
        pytest.skip("Word has no second reference to a footnote, and prints no label in the note")
    report = CASES[name]
    assert bare(found(NATIVE[ending](report), f"report.{ending}")) == bare(findings(typed_text(report), "report.txt"))


def bare(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words without the signs that are the format's own."""
    plain = ((rule, re.sub(r'<ref name=|cite|[\[\]^:_<>\\{}"/ ]', "", words)) for rule, words in pairs)
    return sorted((rule, re.sub(r"^n(?=\d)", "", words)[:20]) for rule, words in plain)
