"""The diff of a change: read by patch and git, and right for any edits."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_edits import edits_on

from citecheck.fix.edits import Replacement, made
from citecheck.fix.store import Change
from citecheck.fix.unified import unified

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def _change(text: str, edits: list[Replacement], path: str = "a.md", mark: bytes = b"") -> Change:
    return Change(path, mark + text.encode(), mark + made(text, edits).encode(), text, tuple(edits))


def _patched(text: str, diff: str) -> str:
    """Apply ``diff`` as strictly as can be: no offset, no fuzz."""
    old = re.findall(r"[^\n]*\n|[^\n]+", text)
    new: list[str] = []
    at, last = 0, ""
    for line in re.findall(r"[^\n]*\n", diff)[2:]:
        if match := _HUNK.fullmatch(line):
            first = int(match[1]) - (match[2] != "0")
            new += old[at:first]
            at = first
            assert int(match[3]) - (match[4] != "0") == len(new)
        elif line.startswith("\\"):
            new[-1:] = [new[-1].removesuffix("\n")] if last != "-" else new[-1:]
        else:
            last = line[0]
            if last in " -":
                assert old[at].removesuffix("\n") == line[1:].removesuffix("\n")
                at += 1
            new += [line[1:]] if last in " +" else []
    return "".join(new + old[at:])


@given(st.data(), st.text("xy\n", max_size=40))
def test_any_edits(data: st.DataObject, text: str) -> None:
    edits = data.draw(edits_on(len(text)))
    diff = unified(_change(text, edits))
    result = made(text, edits)
    assert (diff == "") == (result == text)
    if diff:
        assert _patched(text, diff) == result


@pytest.mark.parametrize("name", ["a.md", "with space.md", 'quo"te.md', "über.md", "back\\slash.md"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_git_applies_it(tmp_path: Path, name: str, mark: bytes) -> None:
    text = "one\r\ntwo [1]\r\n" + "".join(f"line {n}\n" for n in range(20)) + "last"
    edits = [Replacement(0, 3, "eins"), Replacement(8, 9, ""), Replacement(len(text), len(text), "!")]
    change = _change(text, edits, name, mark)
    (tmp_path / name).write_bytes(change.before)
    done = subprocess.run(
        ["git", "apply", "-"], input=unified(change).encode(), cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes() == change.after


def test_hunks_share_their_context() -> None:
    lines = [f"line {n}\n" for n in range(1, 31)]
    text = "".join(lines)
    starts = [text.index(f"line {n}\n") for n in (2, 8, 25)]
    diff = unified(_change(text, [Replacement(at, at + 4, "Line") for at in starts]))
    assert re.findall(r"@@.*@@", diff) == ["@@ -1,11 +1,11 @@", "@@ -22,7 +22,7 @@"]
