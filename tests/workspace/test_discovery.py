"""Which files a path stands for."""

import os
import subprocess
from pathlib import Path

import pytest

from citecheck.workspace.discovery import Found, discover


def _no(path: str) -> bool:
    return False


def _make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", encoding="utf-8")


def _found(*paths: str) -> Found:
    return discover(paths, _no, _no)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_folder_gives_known_formats_sorted_by_bytes(tmp_path: Path) -> None:
    _make(tmp_path, "b.md", "a/z.txt", "a/B.HTML", "a.md", "é.md", "Z.md", "x.pdf", "Makefile", ".hidden/a.md", ".h.md")
    _make(tmp_path, "node_modules/p/readme.md")
    assert _found(".").files == ("Z.md", "a.md", "a/B.HTML", "a/z.txt", "b.md", "é.md")
    assert _found("./a/", "a//z.txt").files == ("a/B.HTML", "a/z.txt")


def test_explicit_file_is_always_taken(tmp_path: Path) -> None:
    _make(tmp_path, ".hidden/a.md", "skip/b.md")
    (tmp_path / ".gitignore").write_text("skip/\n")
    found = discover([".hidden/a.md", "skip/b.md"], lambda path: True, _no)
    assert found.files == (".hidden/a.md", "skip/b.md")


def test_gitignore_files_nest(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    _make(tmp_path, "a.md", "drafts/b.md", "deep/c.tmp.md", "deep/keep.tmp.md", "deep/er/d.tmp.md", "excluded.md")
    (tmp_path / ".gitignore").write_text("# comment\n\ndrafts/\n*.tmp.md\n")
    (tmp_path / "deep" / ".gitignore").write_text("!keep.tmp.md\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("/excluded.md\n")
    assert _found(".").files == ("a.md", "deep/keep.tmp.md")
    os.chdir(tmp_path / "deep")
    assert _found(".").files == ("keep.tmp.md",)


def test_ignored_folder_that_is_named_is_searched(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    _make(tmp_path, "build/out/a.md", "build/b.md")
    (tmp_path / ".gitignore").write_text("build/\n")
    assert _found(".").files == ()
    assert _found("build").files == ("build/b.md", "build/out/a.md")
    assert _found("build/out").files == ("build/out/a.md",)


def test_excluded_paths_are_asked_with_a_slash_for_folders(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.md", "b/y.md", "c.md")
    assert discover(["."], lambda path: path in ("a/", "c.md"), _no).files == ("b/y.md",)


def test_format_given_by_the_configuration(tmp_path: Path) -> None:
    _make(tmp_path, "a.inc", "b.xyz")
    assert discover(["."], _no, lambda path: path.endswith(".inc")).files == ("a.inc",)
    assert discover(["b.xyz"], _no, _no, forced=True).files == ("b.xyz",)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.md")
    os.symlink("..", tmp_path / "a" / "loop")
    os.symlink("x.md", tmp_path / "a" / "link.md")
    os.symlink("nowhere.md", tmp_path / "a" / "broken.md")
    assert _found(".").files == ("a/link.md", "a/x.md")
    assert _found("a/broken.md").troubles == (("a/broken.md", "broken symbolic link"),)


def test_notes_beside_a_document_are_no_documents(tmp_path: Path) -> None:
    _make(tmp_path, "report.md", "report.notes.txt", "report.sources.md", "alone.notes.txt")
    assert _found(".").files == ("alone.notes.txt", "report.md")
    assert _found("report.notes.txt").files == ("report.notes.txt",)


def test_troubles_are_told_and_the_rest_is_found(tmp_path: Path) -> None:
    _make(tmp_path, "a.md", "b.xlsx", "empty/readme.css")
    os.mkfifo(tmp_path / "pipe.md")
    found = _found("missing.md", "b.xlsx", "empty", "pipe.md", "a.md")
    assert found.files == ("a.md",)
    troubles = dict(found.troubles)
    assert troubles["missing.md"] == "no such file or folder"
    assert troubles["b.xlsx"].startswith("unknown format: its name ends in none of *.txt")
    assert troubles["empty"].startswith("no documents in this folder (searched for *.txt")
    assert troubles["pipe.md"] == "neither a file nor a folder"


def test_html_without_an_ending_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("\n<!DOCTYPE html><p>x")
    assert _found("page").files == ("page",)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        _make(tmp_path, name, "z.md")
    except OSError:
        pytest.skip("this file system takes only text as names")
    assert _found(".").files == (name, "z.md")


def test_deep_folders(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(300):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "a.md").write_text("x")
    assert len(_found(".").files) == 1


def test_patterns_that_are_wrong_or_hostile_are_passed_over(tmp_path: Path) -> None:
    _make(tmp_path, "a" * 200 + ".md", "b.md", "c.md")
    (tmp_path / ".gitignore").write_text("!\n\\\n[z-a]\n[[:x:]]\n" + "*a" * 20 + "b\n/c.md\n" + "**/" * 50 + "x*y\n")
    assert _found(".").files == ("a" * 200 + ".md", "b.md")
