"""``citecheck verify``: the table, the JSON, the exit code."""

import json
from pathlib import Path

import pytest

from citecheck.cli import main

COPY = "The board agreed to repair the north pier. It cost £1.2 million.\n\fThe gates are to be kept open at night.\n"
REPORT = """# Report

It agreed “to repair the south pier”.[^1] The pier cost £1.2 million.[^1]

“The gates are to be kept open at night”.[^1] “These words are from elsewhere”.[^2]

[^1]: HBM000101, p. 1.
[^2]: HBM000909.
"""
CLEAN = "# Report\n\nIt agreed “to repair the north pier”.[^1]\n\n[^1]: HBM000101, p. 1.\n"
TABLE = """\
report.md
  line  outcome    claim                                     source                  place
  3     differs    "to repair the south pier"                evidence/HBM000101.txt  page 1
        the copy says "the north pier", the report "the south pier"
  3     verified   1.2 million                               evidence/HBM000101.txt  page 1
  5     elsewhere  "The gates are to be kept open at night"  evidence/HBM000101.txt  page 2
        cited is page 1
  5     unchecked  "These words are from elsewhere"          HBM000909.
        no copy of the source was found

4 claims in 1 document: 1 verified, 1 unchecked, 1 elsewhere, 1 differs
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "HBM000101.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "citecheck.toml").write_text('[sources]\ncopies = "evidence"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_the_table_shows_each_claim_with_its_source(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "report.md"]) == 1
    assert capsys.readouterr().out == TABLE


def test_a_folder_stands_for_its_reports_and_not_for_the_copies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify"]) == 1
    assert capsys.readouterr().out == TABLE


def test_quiet_shows_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "-q", "report.md"]) == 1
    out = capsys.readouterr().out
    assert "unchecked  " not in out
    assert "differs    " in out


def test_the_json_has_places_and_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "-f", "json", "report.md"]) == 1
    data = json.loads(capsys.readouterr().out)
    counts = {"differs": 1, "not-found": 0, "elsewhere": 1, "ambiguous": 0, "unchecked": 1, "verified": 1}
    assert data["counts"] == counts
    first = data["documents"][0]["claims"][0]
    assert (first["location"]["line"], first["location"]["column"]) == (3, 12)
    assert first["differences"] == [{"report": "the south pier", "copy": "the north pier", "start": 14, "end": 19}]
    place = first["places"][0]
    assert COPY[place["start"] : place["end"]] == "to repair the north pier"
    assert (place["label"], first["cited-pages"], first["note"]) == ("1", ["1"], "1")
    assert len(first["copy"]["sha256"]) == 64


def test_what_is_verified_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.md").write_text(CLEAN, encoding="utf-8")
    assert main(["verify", "report.md"]) == 0
    assert capsys.readouterr().out.endswith("1 claim in 1 document: 1 verified\n")


def test_without_a_folder_of_copies_it_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "citecheck.toml").write_text("", encoding="utf-8")
    assert main(["verify", "report.md"]) == 2
    assert 'copies = "evidence"' in capsys.readouterr().err
    assert main(["verify", "report.md", "--copies", "evidence"]) == 1
    assert capsys.readouterr().out == TABLE
    assert main(["verify", "report.md", "--copies", "nowhere"]) == 2


def test_terminals_get_no_control_characters_from_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.md").write_text(REPORT.replace("south", "so\x1b[31muth"), encoding="utf-8")
    assert main(["verify", "report.md"]) == 1
    assert "\x1b" not in capsys.readouterr().out
