"""Which lines changed since a revision."""

import subprocess
from pathlib import Path

import pytest

from citecheck.errors import UsageError
from citecheck.workspace.gitdiff import Changes, changes_since, check_revision


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("one\ntwo\nthree\nfour\nfive\n")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_changed_added_and_removed_lines(repository: Path) -> None:
    (repository / "a.md").write_text("one\nTWO\nthree\nnew\nnew\nfour\n")
    changes = changes_since("HEAD", str(repository / "a.md"))
    touched = [line for line in range(1, 8) if changes.touches(line, line)]
    assert touched == [2, 4, 5, 6, 7]  # five was taken out: the lines on both sides of the gap count
    assert changes.touches(1, 3)


def test_unchanged_and_untracked(repository: Path) -> None:
    assert changes_since("HEAD", str(repository / "a.md")) == Changes()
    (repository / "b [x].md").write_text("new\n")
    assert changes_since("HEAD", str(repository / "b [x].md")).touches(99, 99)


def test_staged_changes_count(repository: Path) -> None:
    (repository / "a.md").write_text("ONE\ntwo\nthree\nfour\nfive\n")
    _git(repository, "add", ".")
    assert changes_since("HEAD", str(repository / "a.md")).touches(1, 1)


def test_revisions_that_cannot_be_used(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    check_revision("HEAD", str(repository))
    with pytest.raises(UsageError, match='git knows no revision "nope"'):
        check_revision("nope", str(repository))
    with pytest.raises(UsageError, match="is no revision"):
        check_revision("--output=x", str(repository))
    with pytest.raises(UsageError, match="needs a git repository"):
        check_revision("HEAD", str(tmp_path_factory.mktemp("plain")))
