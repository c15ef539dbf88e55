"""The sample project in docs/example-report: two errors in it are found, and nothing else."""

import json
import os
from pathlib import Path

import pytest

from citecheck.cli import main
from citecheck.sources.lock.lock_file import load, sha256_of_file

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "example-report"


def test_the_altered_quotation_and_the_wrong_figure_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["verify", "-f", "json", "docs/example-report"]) == 1
    data = json.loads(capsys.readouterr().out)
    claims = data["documents"][0]["claims"]
    wrong = [(each["kind"], each["outcome"], each["words"]) for each in claims if each["outcome"] != "verified"]
    assert wrong == [
        ("figure", "not-found", "421"),
        ("quotation", "differs", "did order an inspection of the gate"),
        ("quotation", "unchecked", "the matter of the gate was put off again"),
    ]


def test_the_table_is_the_one_of_its_page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["verify", "docs/example-report"]) == 1
    assert capsys.readouterr().out in (SAMPLE / "README.md").read_text(encoding="utf-8")


def test_its_lock_is_that_of_its_copies() -> None:
    rows = load(str(SAMPLE / "sources.lock"))
    names = sorted(os.listdir(SAMPLE / "evidence"))
    assert sorted(rows) == [f"evidence/{name}" for name in names]
    assert all(row.sha256 == sha256_of_file(str(SAMPLE / path)) for path, row in rows.items())


def test_its_pdf_is_made_by_the_script() -> None:
    pytest.importorskip("reportlab", reason="needs the package reportlab")
    import sys

    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import example_report
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    assert example_report.pdf() == (SAMPLE / "evidence" / "HBR000103.pdf").read_bytes()
