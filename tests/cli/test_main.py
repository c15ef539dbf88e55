"""The command: plain paths, options, exit codes, and everything that can be wrong with a call."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck import __version__
from citecheck.cli import COMMANDS, main
from citecheck.engine.check import check_file

GOOD = "Attendance fell by a tenth.[^1]\n\n[^1]: Attendance return, May 2019.\n"
BAD = GOOD + "\nThe council disagreed.[^2]\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CITECHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "bad.md").write_text(BAD)


Captured = pytest.CaptureFixture[str]


def _call(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_clean_and_findings(capsys: Captured) -> None:
    assert _call(capsys, "good.md") == (0, "checked 1 file: no findings\n", "")
    code, out, err = _call(capsys, "bad.md", "good.md")
    assert (code, err) == (1, "")
    assert out.startswith("bad.md:5:23: error CC101 unresolved-marker\n")
    assert out.endswith("\nchecked 2 files: 1 error\n")


def test_options_and_plain_path_agree(capsys: Captured) -> None:
    assert _call(capsys, "bad.md") == _call(capsys, "check", "--jobs", "1", "bad.md")
    assert (
        _call(capsys, "--format", "concise", ".")[1] == _call(capsys, "check", "-f", "concise", "bad.md", "good.md")[1]
    )


def test_no_arguments_check_this_folder(capsys: Captured) -> None:
    assert _call(capsys)[1].endswith("checked 2 files: 1 error\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.md"], "citecheck: missing.md: no such file or folder\n"),
        (["data.bin"], "citecheck: data.bin: unknown format"),
        (["empty"], "citecheck: empty: no documents in this folder"),
        (["--select", "CC77", "bad.md"], 'citecheck: the command line names no rule: "CC77"'),
        (["--ignore", "unused-notes", "bad.md"], 'did you mean "unused-note"?'),
        (["--severity", "CC1", "bad.md"], "write RULE=LEVEL"),
        (["--severity", "CC1=bad", "bad.md"], "write RULE=LEVEL"),
        (["--claims", "scope=page", "bad.md"], '--claims: "scope" is "page", but must be'),
        (["--claims", "scope", "bad.md"], "or KEY=VALUE"),
        (["--config", "none.toml", "bad.md"], "none.toml: cannot be read: no such file"),
        (["--config", "x.toml", "--no-config", "bad.md"], "contradict each other"),
        (["--since", "HEAD", "bad.md"], "--since needs a git repository"),
        (["--baseline", "none.json", "bad.md"], "none.json: the baseline cannot be read"),
        (["--format", "yaml", "bad.md"], "Invalid value for '-f' / '--format'"),
        (["--selct", "CC1", "bad.md"], "No such option"),
        (["explain", "unresolved-markr"], 'did you mean "unresolved-marker"?'),
        (["explain", "CC1"], "names several rules"),
        (["dump", "missing.md"], "missing.md: cannot be read: no such file"),
        (["dump", "data.bin"], "unknown format"),
        (["config", "validate"], "no configuration file here"),
        (["-o", "no/such/folder.txt", "bad.md"], "cannot be written: no such file"),
        (["-o", "empty", "bad.md"], "cannot be written: is a directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_calls_exit_with_2_and_a_sentence(
    capsys: Captured, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "data.bin").write_bytes(bytes(range(256)))
    code, _, err = _call(capsys, *arguments)
    assert code == 2
    assert message in err
    assert "Traceback" not in err


def test_other_files_are_still_checked(capsys: Captured) -> None:
    code, out, err = _call(capsys, "missing.md", "bad.md")
    assert code == 2
    assert "CC101" in out
    assert "missing.md" in err


def test_file_that_cannot_be_read(capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(BAD)
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("permissions do not bind this user")
    code, out, err = _call(capsys, "secret.md", "bad.md")
    assert code == 2
    assert err == "citecheck: secret.md: cannot be read: permission denied\n"
    assert out.endswith("checked 1 file, 1 not checked: 1 error\n")


def test_file_that_vanishes_between_search_and_reading(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished(path: str, settings: object) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    monkeypatch.setattr("citecheck.engine.check_files._read", vanished)
    code, out, err = _call(capsys, "bad.md")
    assert (code, err) == (2, "citecheck: bad.md: cannot be read: no such file or directory\n")
    assert out == "checked 0 files, 1 not checked: no findings\n"


def test_error_of_citecheck_itself(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, path: str, *rest: object) -> object:
        if path == "bad.md":
            raise KeyError("lost")
        return check_file(data, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("citecheck.engine.check_files.check_file", broken)
    code, out, err = _call(capsys, "bad.md", "good.md")
    assert code == 3
    assert err.startswith("citecheck: bad.md: citecheck itself failed on this file (KeyError: 'lost')")
    assert out == "checked 1 file, 1 not checked: no findings\n"
    monkeypatch.setenv("CITECHECK_DEBUG", "1")
    with pytest.raises(KeyError):
        main(["bad.md"])


def test_too_large_a_file(capsys: Captured, tmp_path: Path) -> None:
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(200_000_000)
    code, out, err = _call(capsys, "huge.md", "bad.md")
    assert code == 2
    assert "huge.md: is 200 MB, more than the limit of 64 MB" in err
    assert "CC101" in out


@pytest.mark.parametrize("name", ["empty.md", "empty.txt", "empty.html"])
def test_empty_files_are_clean(capsys: Captured, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert _call(capsys, name) == (0, "checked 1 file: no findings\n", "")


def test_binary_file_under_the_name_of_a_text(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    code, out, err = _call(capsys, "image.txt")
    assert (code, err) == (1, "")
    assert "CC001" in out
    assert all(char == "\n" or char.isprintable() for char in out)


def test_hostile_names_and_words_do_not_reach_the_terminal(capsys: Captured, tmp_path: Path) -> None:
    name = "a\x1b[31m\n\u202e.md"
    (tmp_path / name).write_text(BAD.replace("[^2]", " \x1b]0;owned\x07[^2]"))
    code, out, _ = _call(capsys, name, "\x1b[2Jmissing.md")
    assert code == 2
    assert "a<U+001B>[31m <U+202E>.md:5:" in out
    assert "\x1b" not in out
    assert "\x1b" not in _call(capsys, "\x1b[2Jmissing.md")[2]


def test_selection_severity_and_fail_on(capsys: Captured) -> None:
    assert _call(capsys, "--ignore", "CC101", "bad.md")[0] == 0
    assert _call(capsys, "--select", "CC2,CC3", "bad.md")[0] == 0
    assert _call(capsys, "--severity", "CC101=info", "bad.md")[0] == 0
    assert _call(capsys, "--severity", "CC101=info", "--fail-on", "info", "bad.md")[0] == 1
    assert _call(capsys, "--severity", "CC101=off", "bad.md")[1] == "checked 1 file: no findings\n"
    assert _call(capsys, "--exit-zero", "bad.md")[0] == 0


def test_configuration_with_a_fault(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text(GOOD)
    (tmp_path / "sub" / "b.md").write_text(GOOD)
    (tmp_path / "sub" / "citecheck.toml").write_text("\nselct = []\n")
    code, out, err = _call(capsys, ".")
    assert code == 2
    assert err == f'citecheck: {Path("sub/citecheck.toml")}:2: "selct" is no known key; did you mean "select"?\n'
    assert out.endswith("checked 2 files, 2 not checked: 1 error\n")


def test_configuration_is_used_and_shown(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "citecheck.toml").write_text('exclude = ["bad.*"]\nformat = "concise"\n[severity]\nCC1 = "info"\n')
    assert _call(capsys, ".")[1] == "checked 1 file: no findings\n"
    assert _call(capsys, "bad.md")[1].startswith("bad.md:5:23: info CC101 unresolved-marker no note")
    code, out, _ = _call(capsys, "config")
    assert code == 0
    assert out.startswith("# citecheck.toml\n")
    assert 'unresolved-marker = "info"  # CC101\n' in out
    assert _call(capsys, "config", "validate") == (0, "citecheck.toml: no faults\n", "")
    assert json.loads(_call(capsys, "config", "schema")[1])["title"] == "citecheck configuration"


def test_configured_suppressions_that_are_left_over(capsys: Captured, tmp_path: Path) -> None:
    entry = '[[suppress]]\nrule = "CC101"\npath = "{}"\nreason = "r"\n{}\n'
    parts = [entry.format("bad.md", ""), entry.format("good.md", ""), entry.format("other.md", "")]
    parts.append(entry.format("g*.md", 'until = "2020-01-31"'))
    (tmp_path / "citecheck.toml").write_text("".join(parts))
    code, out, err = _call(capsys, ".")
    assert (code, out) == (0, "checked 2 files: no findings (suppressed: 1 by the configuration)\n")
    assert err.splitlines() == [
        'citecheck: citecheck.toml: the suppression of "CC101" in "good.md" suppresses nothing: remove it',
        'citecheck: citecheck.toml: the suppression of "CC101" in "g*.md" ended on 2020-01-31',
    ]
    assert _call(capsys, "--select", "CC2", ".")[2] == ""


def test_exclude_on_the_command_line(capsys: Captured) -> None:
    assert _call(capsys, "--exclude", "bad.md", ".")[1] == "checked 1 file: no findings\n"


def test_quiet_stats_and_output_file(capsys: Captured, tmp_path: Path) -> None:
    assert _call(capsys, "-q", "good.md") == (0, "", "")
    assert "citation coverage" in _call(capsys, "--stats", "good.md")[1]
    assert _call(capsys, "-o", "out.json", "-f", "json", "bad.md")[:2] == (1, "")
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["errors"] == 1
    assert [each for each in os.listdir(tmp_path) if each.startswith(".citecheck")] == []
    assert _call(capsys, "-o", os.devnull, "bad.md")[0] == 1


def test_colour(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in _call(capsys, "bad.md")[1]
    assert "\x1b[" in _call(capsys, "--color", "always", "bad.md")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in _call(capsys, "bad.md")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in _call(capsys, "bad.md")[1]


def test_rules_and_explain(capsys: Captured) -> None:
    assert "CC101  unresolved-marker " in _call(capsys, "rules")[1]
    listed = json.loads(_call(capsys, "rules", "--format", "json")[1])
    assert listed[0].keys() >= {"id", "name", "summary", "severity", "confidence", "default", "options"}
    code, out, _ = _call(capsys, "explain", "cc101")
    assert code == 0
    assert out.startswith("CC101 unresolved-marker: a marker points to")
    assert out == _call(capsys, "explain", "unresolved-marker")[1]


def test_help_and_version(capsys: Captured) -> None:
    assert _call(capsys, "--version")[1] == f"citecheck {__version__}\n"
    code, out, _ = _call(capsys, "--help")
    assert code == 0
    assert "Exit codes:" in out
    assert all(f"  {command}" in out for command in COMMANDS)
    assert "--since REV" in _call(capsys, "check", "-h")[1]


def test_baseline_commands(capsys: Captured, tmp_path: Path) -> None:
    name = "citecheck-baseline.json"
    assert _call(capsys, "baseline", "create", ".")[:2] == (0, f"wrote {name}: 1 findings in 1 documents\n")
    assert _call(capsys, "--baseline", name, "bad.md")[:2] == (
        0,
        "checked 1 file: no findings (suppressed: 1 by the baseline)\n",
    )
    assert _call(capsys, "baseline", "check", ".")[:2] == (0, f"{name}: 0 new findings, 0 that are gone\n")
    (tmp_path / "bad.md").write_text(GOOD)
    code, out, _ = _call(capsys, "baseline", "check", ".")
    assert code == 1
    assert 'bad.md: CC101 unresolved-marker "[^2]" is gone: run `citecheck baseline prune`' in out
    assert _call(capsys, "baseline", "prune", ".")[:2] == (0, f"{name}: took out 1 findings\n")
    (tmp_path / "bad.md").write_text(BAD)
    assert _call(capsys, "baseline", "check", ".")[0] == 1
    (tmp_path / "citecheck.toml").write_text(f'baseline = "{name}"\n')
    _call(capsys, "baseline", "create", ".")
    assert _call(capsys, "bad.md")[0] == 0
    assert _call(capsys, "--no-baseline", "bad.md")[0] == 1


def test_reports_are_the_same_whatever_the_number_of_processes(capsys: Captured, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"d{number:02}.md").write_text(BAD.replace("council", f"council {number}"))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "citecheck.toml").write_text("x = 1\n")
    (tmp_path / "sub" / "a.md").write_text(GOOD)
    for form in ("full", "json", "sarif"):
        one = _call(capsys, "-f", form, "-j", "1", ".", "missing.md")
        assert one[0] == 2
        assert one == _call(capsys, "-f", form, "-j", "3", "missing.md", ".")


def test_since(capsys: Captured, tmp_path: Path) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "first"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    assert _call(capsys, "--since", "HEAD", ".")[1] == "checked 2 files: no findings\n"
    (tmp_path / "bad.md").write_text(BAD + "\nOne more.[^3]\n")
    (tmp_path / "new.md").write_text(BAD)
    code, out, _ = _call(capsys, "--since", "HEAD", "-f", "concise", ".")
    assert code == 1
    assert [line.split(" ")[0] for line in out.splitlines()[:-1]] == ["bad.md:7:10:", "new.md:5:23:"]
    assert _call(capsys, "--since", "nope", ".")[0] == 2


def _process(*arguments: str, data: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "citecheck", *arguments],
        input=data,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_standard_input() -> None:
    done = _process("-", "--stdin-filename", "x/report.md", data=BAD.encode())
    assert done.returncode == 1
    assert done.stdout.startswith(b"x/report.md:5:23: error CC101")
    unknown = _process("-", data=BAD.encode())
    assert unknown.returncode == 2
    assert b"-: unknown format: say which it is with --language" in unknown.stderr
    assert _process("--language", "markdown", "-", data=BAD.encode()).returncode == 1


def test_output_that_the_encoding_cannot_hold(tmp_path: Path) -> None:
    (tmp_path / "é.md").write_text(BAD.replace("council", "Rätsel 漢"))
    done = _process(
        "é.md", "missing-ü.md", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"CC101" in done.stdout
    machine = _process("-f", "json", "é.md", PYTHONIOENCODING="ascii")
    assert json.loads(machine.stdout.decode("utf-8"))["summary"]["errors"] == 1


def test_reader_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text(GOOD + "".join(f"\nWords {number}.[^x{number}]\n" for number in range(3000)))
    done = subprocess.run(
        f"{sys.executable} -m citecheck long.md | head -n 1", shell=True, capture_output=True, check=False
    )
    assert done.stdout.startswith(b"long.md:")
    assert done.stderr == b""


def test_a_folder_called_like_a_command(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.md").write_text(BAD)
    assert _call(capsys, "./rules")[0] == 1
    assert _call(capsys, "check", "rules")[0] == 1
    assert _call(capsys, "rules")[0] == 0
