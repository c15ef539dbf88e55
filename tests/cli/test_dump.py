"""The model as JSON fits its schema and is the same twice."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citecheck.cli import main
from citecheck.readers.detect import detect_format
from citecheck.readers.read import read
from citecheck.report.dump import dump_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = (os.path.join(ROOT, "tests", "rules"), os.path.join(ROOT, "seeds"))


def _documents() -> list[str]:
    paths = [
        os.path.join(folder, name) for top in FOLDERS for folder, _, names in os.walk(top) for name in sorted(names)
    ]
    return sorted(path for path in paths if detect_format(path))


def test_every_fixture_fits_the_schema() -> None:
    with open(os.path.join(ROOT, "rules", "schema", "document.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    documents = _documents()
    assert len(documents) > 10
    for path in documents:
        with open(path, "rb") as data:
            text = dump_text(read(data.read(), "x", detect_format(path)))
        validator.validate(json.loads(text.encode("utf-8", "backslashreplace")))


def test_dump_gives_places_and_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# Title\n\nIt fell.[^1]\n\n[^1]: Return.\n")
    assert main(["dump", "a.md"]) == 0
    first = capsys.readouterr().out
    data = json.loads(first)
    assert [block["kind"] for block in data["blocks"][:2]] == ["heading", "paragraph"]
    assert data["blocks"][1]["text"] == "It fell."
    assert data["markers"][0]["span"] == {"start": 17, "end": 21, "line": 3, "column": 9}
    assert data["notes"][0]["text"] == "Return."
    main(["dump", "a.md"])
    assert capsys.readouterr().out == first
