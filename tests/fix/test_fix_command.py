"""--fix, --diff and --unsafe-fixes on the command line."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.cli import main
from citecheck.report.render import FORMS

NOTES = "\n\n[^1]: Return.\n[^2]: Letter.\n[^3]: Minutes.\n[^4]: Minutes again.\n"
GOOD = "One.[^1] Two.[^2] Three.[^3] Four.[^4]" + NOTES
BAD = "One.[^1] Two.[^2] Three.[^3] Four[^4]." + NOTES
WORSE = "One.[^1] Two.[^2] Three.[^3] Four[^4]. Five.[^5]" + NOTES
DIFF = (
    "--- a/bad.md\n+++ b/bad.md\n@@ -1,4 +1,4 @@\n"
    "-One.[^1] Two.[^2] Three.[^3] Four[^4].\n+One.[^1] Two.[^2] Three.[^3] Four.[^4]\n"
    " \n [^1]: Return.\n [^2]: Letter.\n"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("good.md", GOOD), ("bad.md", BAD), ("worse.md", WORSE)):
        (tmp_path / name).write_bytes(text.encode())


def _call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def _piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_the_report_offers_the_fix(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _call(capsys, "bad.md")
    assert code == 1
    assert "\n    = fix available: move the marker after the punctuation\n" in out
    assert out.endswith("\nchecked 1 file: 1 warning; 1 can be fixed with --fix\n")


def test_diff_shows_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _call(capsys, "--diff", "bad.md", "good.md")
    assert (code, out) == (1, DIFF)
    assert err == "citecheck: 1 finding can be fixed in 1 file; nothing was changed\n"
    assert Path("bad.md").read_text() == BAD
    assert _call(capsys, "--diff", "good.md") == (0, "", "citecheck: there is nothing to fix\n")
    assert _call(capsys, "--diff", "-q", "--exit-zero", "bad.md") == (0, DIFF, "")


def test_diff_fails_on_what_cannot_be_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    assert _call(capsys, "--diff", "--select", "CC101", "worse.md")[:2] == (1, "")
    assert _call(capsys, "--diff", "--select", "CC301", "--severity", "CC3=info", "bad.md")[0] == 1


def test_diff_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert _call(capsys, "--diff", "-o", "out.patch", "bad.md")[:2] == (1, "")
    assert Path("out.patch").read_text() == DIFF


def test_fix_then_report_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert _call(capsys, "--fix", "bad.md") == (0, "checked 1 file: no findings; fixed 1 finding\n", "")
    assert Path("bad.md").read_text() == GOOD
    code, out, _ = _call(capsys, "--fix", ".")
    assert code == 1
    assert "CC101" in out
    assert out.endswith("\nchecked 3 files: 1 error; fixed 1 finding\n")
    assert _call(capsys, "--fix", "bad.md", "good.md")[1] == "checked 2 files: no findings; fixed 0 findings\n"


def test_select_narrows(capsys: pytest.CaptureFixture[str]) -> None:
    assert _call(capsys, "--fix", "--select", "CC1", "worse.md")[0] == 1
    assert Path("worse.md").read_text() == WORSE
    assert _call(capsys, "--fix", "--ignore", "CC3", "bad.md")[0] == 0
    assert Path("bad.md").read_text() == BAD


def test_standard_input_is_fixed_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for given, expected, code in ((BAD, GOOD, 0), (GOOD, GOOD, 0), (WORSE, WORSE.replace("[^4].", ".[^4]"), 1)):
        data = b"\xef\xbb\xbf" + given.replace("\n", "\r\n").encode()
        done = subprocess.run(
            [sys.executable, "-m", "citecheck", "--fix", "-", "--stdin-filename", "bad.md"],
            input=data,
            capture_output=True,
            check=False,
        )
        assert done.returncode == code
        assert done.stdout == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()
        assert done.stderr.startswith(b"checked 1 file" if code == 0 else b"bad.md:1:")
    assert Path("bad.md").read_text() == BAD  # the name only says what it is


def test_diff_of_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _piped(monkeypatch, BAD.encode())
    assert _call(capsys, "--diff", "-q", "-", "--stdin-filename", "bad.md") == (1, DIFF, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fix", "--diff", "bad.md"], "contradict each other"),
        (["--unsafe-fixes", "bad.md"], "goes with --fix or --diff"),
        (["--diff", "-f", "json", "bad.md"], "--format does not go with it"),
        (["--fix", "-", "bad.md"], "is fixed alone"),
        (["--fix", "missing.md"], "missing.md: no such file or folder"),
        (["--fix", "--select", "CC77", "bad.md"], "names no rule"),
    ],
)
def test_wrong_calls(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    code, _, err = _call(capsys, *arguments)
    assert code == 2
    assert message in err
    assert Path("bad.md").read_text() == BAD


def test_a_read_only_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.md").chmod(0o444)
    code, out, err = _call(capsys, "--fix", "bad.md", "worse.md")
    assert code == 2
    assert err == "citecheck: bad.md: the file is read-only: nothing was written\n"
    assert out.endswith("checked 2 files: 1 error, 1 warning; fixed 1 finding; 1 can be fixed with --fix\n")
    assert Path("bad.md").read_text() == BAD


def test_a_link_stays_a_link(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "report.md"
    target.write_text(BAD)
    Path("link.md").symlink_to(target)
    assert _call(capsys, "--fix", "link.md")[0] == 0
    assert Path("link.md").is_symlink()
    assert target.read_text() == GOOD


def test_word_files_are_fixed_by_hand(capsys: pytest.CaptureFixture[str], corpus: str) -> None:
    path = os.path.join(corpus, "derived", "pep-3107.epub")
    before = Path(path).read_bytes()
    _, out, err = _call(capsys, "--diff", "--select", "CC302", path)
    assert out == ""
    assert "1 finding not fixed: fixes in EPUB files must be made by hand" in err
    assert "fix available" not in _call(capsys, "--select", "CC302", path)[1]
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_of_report(capsys: pytest.CaptureFixture[str], form: str) -> None:
    code, out, _ = _call(capsys, "--fix", "-f", form, "worse.md")
    assert code == 1
    assert "CC101" in out or "unresolved-marker" in out
    assert Path("worse.md").read_text() == WORSE.replace("[^4].", ".[^4]")


def test_json_tells_the_edits(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(_call(capsys, "-f", "json", "bad.md")[1])["findings"]
    (fix,) = found["fixes"]
    assert (fix["title"], fix["safe"]) == ("move the marker after the punctuation", True)
    text = BAD
    for edit in reversed(fix["edits"]):
        text = text[: edit["start"]["offset"]] + edit["text"] + text[edit["end"]["offset"] :]
    assert text == GOOD
    assert json.loads(_call(capsys, "-f", "json", "--fix", "bad.md")[1])["summary"]["fixed"] == 1


def test_sarif_and_review_comments_carry_the_fix(capsys: pytest.CaptureFixture[str]) -> None:
    (result,) = json.loads(_call(capsys, "-f", "sarif", "bad.md")[1])["runs"][0]["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "bad.md"
    gone, come = change["replacements"]
    assert (gone["deletedRegion"]["startColumn"], gone["deletedRegion"]["charLength"]) == (34, 4)
    assert (come["deletedRegion"]["startColumn"], come["insertedContent"]["text"]) == (39, "[^4]")
    (found,) = json.loads(_call(capsys, "-f", "rdjson", "bad.md")[1])["diagnostics"]
    (suggestion,) = found["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 1, "column": 34}, "end": {"line": 1, "column": 39}},
        "text": ".[^4]",
    }


def test_nothing_of_fixing_is_loaded_without_it() -> None:
    script = (
        "import sys\nfrom citecheck.cli import main\n"
        "main(sys.argv[1:])\nprint(sorted(n for n in sys.modules if 'citecheck.fix' in n or n == 'tempfile'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "good.md"], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"


def test_since_fixes_changed_lines_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True
        )

    text = "One.[^1] Two.[^2] Three.[^3] Five.[^1] Six.[^2] Four[^4].\n\nMore.[^2]" + NOTES
    Path("bad.md").write_text(text)
    git("init", "-q", ".")
    git("add", ".")
    git("commit", "-qm", "x")
    Path("bad.md").write_text(text.replace("More.[^2]", "More[^2]."))
    assert _call(capsys, "--fix", "--since", "HEAD", "--select", "CC301", "bad.md")[0] == 0
    assert Path("bad.md").read_text() == text


def test_notes_change_places_unless_one_means_another(capsys: pytest.CaptureFixture[str]) -> None:
    text = "A.[^1] B.[^2] C.[^3] D.[^4] E.[^5]\n\n[^1]: Return.\n[^3]: Report.\n[^2]: Letter.\n[^4]: {}\n[^5]: Diary.\n"
    sorted_ = text.replace("[^3]: Report.\n[^2]: Letter.", "[^2]: Letter.\n[^3]: Report.")
    Path("a.md").write_text(text.format("Minutes."))
    assert _call(capsys, "--fix", "--select", "CC205", "a.md")[0] == 0
    assert Path("a.md").read_text() == sorted_.format("Minutes.")
    Path("a.md").write_text(text.format("Ibid."))
    assert _call(capsys, "--fix", "--select", "CC205", "a.md")[0] == 1
    assert Path("a.md").read_text() == text.format("Ibid.")
    err = _call(capsys, "--diff", "--select", "CC205", "a.md")[2]
    assert err == "citecheck: there is nothing to fix without --unsafe-fixes\n"
    assert _call(capsys, "--fix", "--unsafe-fixes", "--select", "CC205", "a.md")[0] == 0
    assert Path("a.md").read_text() == sorted_.format("Ibid.")
