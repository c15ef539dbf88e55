"""The baseline: create, apply, compare, prune; stable under edits."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from citecheck.api import Options, Run, UsageError, check_paths
from citecheck.config.settings import Layer
from citecheck.engine import baseline as store

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXT = "The unit closed in spring.[^7]\n\nNobody wrote to them.[^9]\n\nIt began later.[^1]\n\n[^1]: Return, May 2019.\n"
ONLY = Layer(select=("CC101",))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(TEXT)


def _run(baseline: str = "", **changes: object) -> Run:
    return check_paths(["."], Options(layer=ONLY, baseline=baseline, no_config=True)._replace(**changes))  # type: ignore[arg-type]


def _create(path: str = "base.json") -> store.Entries:
    entries = store.entries_of(_run(), path)
    Path(path).write_text(store.dump(entries))
    return entries


def _words(run: Run) -> list[str]:
    return [each.words for each in run.reported()]


def test_accepts_what_is_there_and_reports_what_is_new(tmp_path: Path) -> None:
    _create()
    assert _words(_run("base.json")) == []
    (tmp_path / "a.md").write_text("# New\n\nAnother was found here.[^8]\n\n" + TEXT)
    assert _words(_run("base.json")) == ["[^8]"]


def test_a_second_equal_finding_is_new(tmp_path: Path) -> None:
    _create()
    (tmp_path / "a.md").write_text(TEXT.replace("[^9]\n", "[^9]\n\nNobody wrote to them.[^9]\n"))
    assert _words(_run("base.json")) == ["[^9]"]


def test_moved_renumbered_and_in_another_folder(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    _create("base/b.json")
    one, two, three, note = TEXT.split("\n\n")
    (tmp_path / "a.md").write_text("\n\n".join([three, two.replace("9", "19"), one.replace("7", "17"), note]))
    assert _words(_run("base/b.json")) == []
    assert list(store.load("base/b.json")) == ["../a.md"]


def test_prune_takes_out_what_is_gone(tmp_path: Path) -> None:
    _create()
    (tmp_path / "a.md").write_text(TEXT.replace("[^7]", ""))
    entries = store.load("base.json")
    result = store.compare(_run("base.json"), entries, "base.json")
    assert [(path, each.words) for path, each in result.stale] == [("a.md", "[^7]")]
    left = store.prune(entries, result.stale)
    assert [each.words for each in left["a.md"]] == ["[^9]"]


def test_documents_that_are_gone_are_stale_and_unchecked_ones_are_not(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(TEXT)
    _create()
    entries = store.load("base.json")
    run = check_paths(["a.md"], Options(layer=ONLY, baseline="base.json"))
    assert store.compare(run, entries, "base.json").stale == ()
    (tmp_path / "b.md").unlink()
    assert {path for path, _ in store.compare(run, entries, "base.json").stale} == {"b.md"}


def test_file_is_sorted_fits_its_schema_and_reads_back() -> None:
    entries = _create()
    text = Path("base.json").read_text()
    with open(os.path.join(ROOT, "rules", "schema", "baseline.schema.json"), encoding="utf-8") as file:
        Draft202012Validator(json.load(file)).validate(json.loads(text))
    assert store.load("base.json") == {path: tuple(sorted(rows)) for path, rows in entries.items()}
    assert text == store.dump(store.load("base.json"))
    assert json.loads(store.dump({})) == {"version": 1, "documents": {}}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "documents": {}}', '{"version":1,"documents":[1]}', "[" * 99999]
)
def test_broken_baseline_is_told(text: str) -> None:
    Path("bad.json").write_text(text)
    with pytest.raises(UsageError, match="is no baseline of citecheck"):
        store.load("bad.json")


def test_missing_baseline_is_told() -> None:
    with pytest.raises(UsageError, match="cannot be read: no such file"):
        _run("none.json")


def test_suppressed_findings_do_not_enter_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- citecheck: ignore[CC101] -- x -->\n\n" + TEXT)
    assert [each.words for each in _create()["a.md"]] == ["[^9]"]
