"""The command ``sources``: tables, JSON and exports."""

import json

import pytest

from citecheck.cli import main

REPORT = """\
The board met.[^1] It was warned.[^2] It did nothing.[^3] It fell [@brown2004].

[^1]: Minutes of the Harbour Board, 4 May 2019 [HBR00000012] at [3/7].

[^2]: Ibid at [4/9].

[^3]: See Chapter 7.

[^4]: Letter from A Brown to C Clark, 3 May 2019.
"""
BIB = "@book{brown2004, title = {Harbours}, author = {Brown, Anna}, year = 2004}\n@misc{left, title = {Left}}\n"


@pytest.fixture
def report(tmp_path):  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "a.sources.bib").write_text(BIB, encoding="utf-8")
    return str(tmp_path / "a.md")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["sources", *arguments]) == 0
    return capsys.readouterr().out


def test_the_table_shows_the_parts(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, report).splitlines()
    assert "code: HBR00000012" in lines[1]
    assert "page 3, paragraph 7" in lines[1]
    assert "back-reference: ibid; page 4, paragraph 9" in lines[2]
    assert any("brown2004" in line and "title: Harbours" in line for line in lines)
    assert lines[-1].endswith("notes are in a known form")


def test_an_ibid_rests_on_its_source(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, report, "--by-claims").splitlines()
    assert lines[1].split()[:3] == ["2", "1", "2"]
    assert "HBR00000012" in lines[1]


def test_unused_sources_are_listed(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, report, "--unused")
    assert "Letter from A Brown" in text
    assert "left" in text
    assert "HBR" not in text


def test_json_holds_every_part_with_its_place(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(shown(capsys, report, "-f", "json"))
    first = data["notes"][0]
    code = next(part for part in first["cites"][0]["parts"] if part["name"] == "code")
    assert first["text"][code["start"] : code["end"]] == "HBR00000012"
    assert data["unused"] == ["4", "left"]
    assert data["coverage"]["notes"] == len(data["notes"]) == 6


def test_cited_sources_are_exported(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    items = {item["id"]: item for item in json.loads(shown(capsys, report, "-f", "csl"))}
    assert items["brown2004"]["author"] == [{"family": "Brown", "given": "Anna"}]
    assert "left" not in items
    bibtex = shown(capsys, report, "-f", "bibtex")
    assert "@book{brown2004," in bibtex
    assert "left" not in bibtex


def test_wrong_calls_are_told(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", report, "--profile", "grenfel"]) == 2
    assert 'did you mean "grenfell"' in capsys.readouterr().err
    assert main(["sources", report + ".none"]) == 2
    assert main(["sources", report, "--unused", "--by-claims"]) == 2
