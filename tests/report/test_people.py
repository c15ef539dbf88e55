"""The reports for people: carets under the exact words, nothing that harms a terminal, a summary always."""

import pytest
from sample_run import HOSTILE, diagnostic, run

from citecheck.model.finding import Location, RelatedLocation
from citecheck.model.result import FileReport, Run
from citecheck.report.full import finding_text
from citecheck.report.render import FOR_PEOPLE, ReportOptions, render
from citecheck.report.terminal import safe, width


def test_full_shows_line_and_carets() -> None:
    assert finding_text(diagnostic(), color=False) == (
        "a.md:3:17: error CC101 unresolved-marker\n"
        '  no note for marker "[^7]"\n'
        "  3 | The unit closed.[^7]\n"
        "    |                 ^^^^\n"
    )


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "expected"),
    [
        ("日本語。[1]", 5, 3, ["  3 | 日本語。[1]", "    |         ^^^"]),
        ("e\u0301te\u0301[1]", 6, 3, ["  3 | e\u0301te\u0301[1]", "    |    ^^^"]),
        ("\ta\tb[1]", 5, 3, ["  3 | a    b[1]", "    |       ^^^"]),
        ("   deep [1]", 9, 3, ["  3 | deep [1]", "    |      ^^^"]),
        ("[日本]x", 1, 4, ["  3 | [日本]x", "    | ^^^^^^"]),
        ("ab\x1b[31mc[1]", 9, 3, ["  3 | ab<U+001B>[31mc[1]", "    |                ^^^"]),
        ("at the end", 11, 0, ["  3 | at the end", "    |           ^"]),
    ],
    ids=["wide", "combining", "tab", "indented", "wide-words", "escape", "empty"],
)
def test_carets_stand_under_the_words(excerpt: str, column: int, length: int, expected: list[str]) -> None:
    assert (
        finding_text(diagnostic(excerpt=excerpt, column=column, length=length), color=False).splitlines()[2:]
        == expected
    )


def test_piece_of_a_long_line_is_marked_with_dots() -> None:
    lines = finding_text(
        diagnostic(excerpt="unit closed.[^7]", column=5017, excerpt_column=5005), color=False
    ).splitlines()
    assert lines[2:] == ["  3 | … unit closed.[^7]", "    |               ^^^^"]
    longer = diagnostic(excerpt="a claim that", column=1, length=400, cut=True)
    assert finding_text(longer, color=False).splitlines()[2:] == ["  3 | a claim that …", "    | ^^^^^^^^^^^^"]


def test_finding_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    found = diagnostic(excerpt="one two", column=5, length=40, end_line=5)
    assert finding_text(found, color=False).splitlines()[3] == "    |     ^^^"


def test_related_places_are_listed_and_bounded() -> None:
    places = tuple(RelatedLocation(Location("a.md", "", 0, 1, n, 1, n, 2), "marker") for n in range(1, 21))
    lines = finding_text(diagnostic(related=places), color=False).splitlines()
    assert lines[4] == "    = a.md:1:1: marker"
    assert lines[-1] == "    = and 8 more places"


@pytest.mark.parametrize("form", FOR_PEOPLE)
def test_nothing_of_a_document_reaches_the_terminal(form: str) -> None:
    text = render(form, run(), ReportOptions(stats=True))
    assert all(char == "\n" or char.isprintable() for char in text)
    assert safe(HOSTILE) in text
    assert "\x1b" not in text


def test_colour_only_when_asked_for() -> None:
    plain, coloured = render("full", run()), render("full", run(), ReportOptions(color=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b" not in plain


def test_summary() -> None:
    assert render("full", run()).splitlines()[-1] == (
        "checked 4 files, 2 not checked: 2 errors "
        "(suppressed: 1 by comments, 1 by the configuration, 1 by the baseline)"
    )
    assert render("full", Run((FileReport("a.md", "markdown", ()),))) == "checked 1 file: no findings\n"
    assert render("full", Run((FileReport("a.md", "markdown", ()),)), ReportOptions(quiet=True)) == ""
    assert render("concise", Run()) == "checked 0 files: no findings\n"


def test_concise_is_one_line_for_each_finding() -> None:
    lines = render("concise", run(), ReportOptions(quiet=True)).splitlines()
    assert lines[0] == 'a.md:3:17: error CC101 unresolved-marker no note for marker "[^7]"'
    assert len(lines) == 2


def test_stats_give_shares_by_document_and_section() -> None:
    text = render("concise", run(), ReportOptions(stats=True, quiet=True))
    assert "   75%  3/4  a.md (2 markers, 1 note)\n" in text
    assert "     66%  2/3  line 9: Two<U+001B>\n" in text
    assert "     -  0/0  clean.txt (0 markers, 0 notes)\n" in text
    assert text.endswith("   75%  3/4  all 4 files\n")


def test_width_and_safe() -> None:
    assert width("abc") == 3
    assert width("漢字") == 4
    assert safe("a\u200bb\u2066c\u00adé") == "a<U+200B>b<U+2066>c<U+00AD>é"
    assert safe("naïve — “x”") == "naïve — “x”"
