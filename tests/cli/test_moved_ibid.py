"""A baseline remembers what each ibid stood for; after a move of notes the wrong one is named, and only that one."""

import json
import os

import pytest
from jsonschema import Draft202012Validator

from citecheck.api import Options, check_paths
from citecheck.cli.app import parse_and_run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
POINTS = [
    "The board met",
    "It was warned of storms",
    "It did nothing",
    "The wall fell",
    "Nobody was told",
    "So it stayed",
]
NOTES = {
    "The board met": "Letter from A Brown to C Clark, 3 May 2019.",
    "It was warned of storms": "Ibid, p 4.",
    "It did nothing": "Minutes of the Harbour Board, 4 May 2019, p 3.",
    "The wall fell": "Ibid, p 4.",
    "Nobody was told": "Ibid, p 5.",
    "So it stayed": "[INQ00002032] at [14/32].",
}


def report(points: list[str]) -> str:
    body = "\n\n".join(f"{point}.[^{number}]" for number, point in enumerate(points, 1))
    notes = "\n\n".join(f"[^{number}]: {NOTES[point]}" for number, point in enumerate(points, 1))
    return f"# Harbours\n\n{body}\n\n{notes}\n"


def moved(tmp_path, before: list[str], after: list[str]) -> list[str]:  # type: ignore[no-untyped-def]
    path, baseline = tmp_path / "a.md", tmp_path / "base.json"
    path.write_text(report(before), encoding="utf-8")
    assert parse_and_run(["baseline", "create", "--baseline", str(baseline), str(path)]) == 0
    with open(os.path.join(ROOT, "rules", "schema", "baseline.schema.json"), encoding="utf-8") as file:
        Draft202012Validator(json.load(file)).validate(json.loads(baseline.read_text(encoding="utf-8")))
    path.write_text(report(after), encoding="utf-8")
    run = check_paths([str(path)], Options(baseline=str(baseline)))
    return [each.message for each in run.reported() if each.id == "CC623"]


def test_notes_that_stay_are_quiet(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    assert moved(tmp_path, POINTS, POINTS) == []


def test_a_new_note_before_an_ibid_is_named(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    after = [POINTS[0], POINTS[5], *POINTS[1:5]]
    found = moved(tmp_path, POINTS, after)
    assert len(found) == 1
    assert 'in note 3 stood for "Letter from A Brown to C Clark, 3 May 2019' in found[0]
    assert 'stands for "[INQ00002032]" now' in found[0]


def test_of_a_moved_chain_the_first_ibid_is_named(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    after = [POINTS[0], POINTS[1], POINTS[3], POINTS[4], POINTS[2], POINTS[5]]
    found = moved(tmp_path, POINTS, after)
    assert len(found) == 1
    assert 'in note 3 stood for "Minutes of the Harbour Board' in found[0]


def test_renumbering_alone_moves_nothing(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    after = [POINTS[5], *POINTS[:5]]
    assert moved(tmp_path, POINTS, after) == []
