"""The lock file: round trip, schema, sums, and files that are none."""

import json
import os
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from citecheck.errors import UsageError
from citecheck.sources.lock.lock_file import LockedCopy, dump, load, sha256_of_file, sha256_of_text, sums

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
HASH = "a" * 64
ONE = LockedCopy("evidence/a.pdf", HASH, HASH, "pypdfium2 5", 12, 3, "application/pdf", ("b", "a"), "2026-01-02")


def schema() -> Draft202012Validator:
    with open(os.path.join(ROOT, "rules", "schema", "lock.schema.json"), encoding="utf-8") as file:
        return Draft202012Validator(json.load(file))


def test_a_lock_is_read_as_it_was_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "sources.lock"
    two = ONE._replace(path="evidence/ä b.txt", retrieved_at="", url="https://example.org/b", text_sha256="")
    path.write_text(dump([two, ONE]), encoding="utf-8")
    assert load(str(path)) == {
        "evidence/a.pdf": ONE._replace(entries=("a", "b")),
        two.path: two._replace(entries=("a", "b")),
    }


@given(
    st.lists(st.builds(ONE._replace, path=st.text("abc/ä", min_size=1).filter(lambda path: path[0] != "/")), max_size=5)
)
def test_every_lock_fits_its_schema_and_is_sorted(copies: list[LockedCopy]) -> None:
    text = dump(copies)
    schema().validate(json.loads(text))
    assert text == dump(reversed(copies))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "copies": []}', '{"version": 1}', '{"version": 1, "copies": [{}]}', "[" * 100_000],
)
def test_what_is_no_lock_is_said_to_be_none(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "sources.lock"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="is no lock file of citecheck"):
        load(str(path))


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.pdf", "a/../../b", "C:a.pdf", "a\\b.pdf"])
def test_a_lock_names_nothing_outside_its_folder(tmp_path, name: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "sources.lock"
    path.write_text(dump([ONE._replace(path=name)]), encoding="utf-8")
    with pytest.raises(UsageError, match="is no lock file"):
        load(str(path))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_sums_pass_sha256sum(tmp_path) -> None:  # type: ignore[no-untyped-def]
    names = ["plain.txt", "with space.txt", "back\\slash.txt", "line\nbreak.txt"]
    copies = []
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
        copies.append(ONE._replace(path=name, sha256=sha256_of_file(str(tmp_path / name))))
    (tmp_path / "SHA256SUMS").write_text(sums(copies), encoding="utf-8")
    run = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (tmp_path / "plain.txt").write_text("Plain.txt", encoding="utf-8")
    run = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1


def test_no_text_has_no_hash() -> None:
    assert sha256_of_text("") == ""
    assert sha256_of_text("abc").startswith("ba7816bf")
