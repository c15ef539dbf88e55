"""``citecheck coverage`` and ``--explain-claims``."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from citecheck.cli import main

REPORT = (
    "# Closure\n\nThe council closed the unit in May 2018.[^1]\n\n# Staff | pay\n\nMs Carter told the panel that she "
    "had warned the director twice.\n\nWe consider that this was wrong.\n\n[^1]: Minutes, 4 May 2018.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "report.md").write_text(REPORT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["coverage", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "report.md")
    assert code == 0
    assert out.splitlines() == [
        " cited  claims  document, section",
        "   50%  1/2     report.md",
        "  100%  1/1       line 1: Closure",
        "    0%  0/1       line 5: Staff | pay",
    ]


def test_json_and_the_change_since(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "report.md", "--format", "json", "-o", "before.json")[0] == 0
    data = json.loads((folder / "before.json").read_text())
    assert (data["claims"], data["cited"], data["share"]) == (2, 1, 50.0)
    assert data["documents"][0]["sections"][1] == {
        "title": "Staff | pay", "line": 5, "claims": 1, "cited": 0, "share": 0.0,
    }  # fmt: skip
    (folder / "report.md").write_text(REPORT.replace("twice.", "twice.[^1]"))
    (folder / "new.md").write_text(REPORT)
    _, out, _ = _run(capsys, "report.md", "new.md", "--compare", "before.json")
    lines = out.splitlines()
    assert lines[1].split() == ["50%", "1/2", "new", "new.md"]
    assert lines[4].split() == ["100%", "2/2", "+50.0", "report.md"]
    assert lines[-1].split() == ["75%", "3/4", "+25.0", "all", "2", "documents"]


def test_markdown_escapes_what_means_something(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "report.md", "--format", "markdown")
    assert "| **report.md** | 50% | 1/2 |" in out
    assert "line 5: Staff \\| pay | 0% | 0/1 |" in out


def test_badge_is_an_image(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "report.md", "--format", "svg")
    assert ElementTree.fromstring(out).attrib["aria-label"] == "claims cited: 50%"
    (folder / "report.md").write_text("Nothing.\n")
    _, out, _ = _run(capsys, "report.md", "--format", "svg")
    assert ElementTree.fromstring(out).attrib["aria-label"] == "claims cited: no claims"


def test_limits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "report.md", "--fail-under", "50")[0] == 0
    code, _, err = _run(capsys, "report.md", "--fail-under", "60")
    assert code == 1
    assert "report.md: 50% of the claims have a citation, fewer than 60%" in err
    code, _, err = _run(capsys, "report.md", "--section-fail-under", "10")
    assert code == 1
    assert "report.md:5: Staff | pay: 0%" in err


@pytest.mark.parametrize("content", ["", "[]", '{"documents": 1}', '{"claims": 1, "cited": 1, "documents": [{}]}'])
def test_what_cannot_be_compared_with(folder: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    (folder / "before.json").write_text(content)
    code, _, err = _run(capsys, "report.md", "--compare", "before.json")
    assert code == 2
    assert "before.json: is no JSON that `citecheck coverage --format json` wrote" in err


def test_absent_paths(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "absent.md")[0] == 2
    assert _run(capsys, "report.md", "--compare", "absent.json")[0] == 2


def test_claims_can_be_switched_off(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "report.md", "--claims", "off")[1].splitlines()[1].split() == ["-", "0/0", "report.md"]
    assert main(["check", "report.md"]) == 1
    assert main(["check", "report.md", "--claims", "off"]) == 0
    assert main(["check", "report.md", "--claims", "rules"]) == 1
    capsys.readouterr()
    assert main(["check", "report.md", "--claims", "sometimes"]) == 2
    assert "off, rules, full, strict, normal, quiet, or KEY=VALUE" in capsys.readouterr().err


def test_explained_claims(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "report.md", "--explain-claims"]) == 0
    out = capsys.readouterr().out
    assert "  3:1 " in out
    assert " cited: The council closed the unit in May 2018." in out
    assert " OPEN: Ms Carter told the panel" in out
    assert ' no claim: We consider that this was wrong.\n      -author\'s view "We consider"' in out
