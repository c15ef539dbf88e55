"""Files on the disk: whole or untouched, with all that belongs to them."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.fix import store as module
from citecheck.fix.edits import Replacement
from citecheck.fix.encoding import Refused
from citecheck.fix.store import Store, write_over


def _beside(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_over(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert _beside(path) == ["a.md"]


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.citecheck", b"kept")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    write_over(str(path), b"old", b"new")
    assert os.getxattr(path, "user.citecheck") == b"kept"


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(Refused, match="read-only"):
        write_over(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"somebody else's words")
    with pytest.raises(Refused, match="changed while it was checked"):
        write_over(str(path), b"old", b"new")
    assert path.read_bytes() == b"somebody else's words"
    assert _beside(path) == ["a.md"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, step, full)
    with pytest.raises(Refused, match="cannot be written: no space left on device"):
        write_over(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"
    assert _beside(path) == ["a.md"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize(("step", "after"), [("fsync", b"old"), ("replace", b"old"), ("_sync_folder", b"new")])
def test_killed_on_the_way_leaves_old_or_new(tmp_path: Path, step: str, after: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old" * 100_000)
    where = "module" if step.startswith("_") else "module.os"
    script = (
        "import os, signal, sys\n"
        "from citecheck.fix import store as module\n"
        f"{where}.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "module.write_over(sys.argv[1], b'old' * 100_000, b'new' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == after * 100_000


def test_the_store_changes_nothing_until_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one two")
    link = tmp_path / "link.md"
    link.symlink_to(path)
    store = Store()
    assert store.read(str(link)) == b"one two"
    store.change(str(link), b"one 2", "one two", [Replacement(4, 7, "2")])
    assert (store.read(str(path)), path.read_bytes()) == (b"one 2", b"one two")
    store.change(str(path), b"1 2", "one 2", [Replacement(0, 3, "1")])
    (change,) = store.changes()
    assert (change.path, change.text) == (str(link), "one two")
    assert change.edits == (Replacement(0, 3, "1"), Replacement(4, 7, "2"))
    store.write(str(link))
    assert link.is_symlink()
    assert path.read_bytes() == b"1 2"
    store.change(str(path), b"1 2 3", "1 2", [Replacement(3, 3, " 3")])
    store.write(str(path))
    assert path.read_bytes() == b"1 2 3"
