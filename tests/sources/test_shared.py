"""A register that the configuration names is shared: judged once, by all documents of a folder."""

from pathlib import Path

import pytest

from citecheck.api import check_paths


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "citecheck.toml").write_text('sources = ["all.json"]\n')
    (tmp_path / "all.json").write_text('{"1": "First source.", "2": "Second source.", "3": "Third source."}\n')
    (tmp_path / "one.txt").write_text("Attendance fell.[1]\n")
    (tmp_path / "two.txt").write_text("Attendance rose.[2] It fell.[4]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> list[str]:
    return [
        f"{each.location.path}:{each.location.line} {each.id} {each.words}" for each in check_paths(paths).reported()
    ]


def test_what_one_document_cites_is_cited(folder: Path) -> None:
    assert found(".") == ["all.json:1 CC111 3", "two.txt:1 CC101 [4]"]


def test_a_single_file_does_not_judge_what_others_may_cite(folder: Path) -> None:
    assert found("one.txt") == []


def test_a_broken_one_is_told_once(folder: Path) -> None:
    (folder / "all.json").write_text("{")
    assert found(".") == ["all.json:1 CC112 all.json"]


def test_a_whole_library_gives_one_finding(folder: Path) -> None:
    entries = ", ".join(f'"key{number}": "Source {number}."' for number in range(40))
    (folder / "all.json").write_text(f'{{"1": "First.", "2": "Second.", {entries}}}')
    assert found(".") == ["all.json:1 CC111 key0", "two.txt:1 CC101 [4]"]
