"""The rows of a lock made from a folder, and held against it after each kind of mishap."""

import os
import sys
from typing import Any

import pytest

from citecheck.errors import UsageError
from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.folder import copy_files
from citecheck.sources.lock import verify as module
from citecheck.sources.lock.lock_file import LockedCopy, dump, is_lockable, load
from citecheck.sources.lock.make import lock_rows
from citecheck.sources.lock.media import media_type_of
from citecheck.sources.lock.verify import is_current, stale, verify
from tests.sources.evidence import hard_copies

WORDS = "The harbour closed in May 2019."


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path) -> Any:  # type: ignore[no-untyped-def]
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    (folder / "b.pdf").write_bytes(hard_copies.text_pdf(WORDS))
    (folder / "scan.pdf").write_bytes(hard_copies.scan())
    return folder


def evidence_in(folder: Any, *mapped: tuple[str, str]) -> Evidence:
    lock = str(folder.parent / "sources.lock")
    places = Places(str(folder), lock, mapped)
    return Evidence(places, copy_files(places.folder), load(lock) if os.path.exists(lock) else None)


def lock(folder: Any, cited: dict[str, dict[str, str]] | None = None) -> dict[str, LockedCopy]:
    by_path = {str(folder / name): names for name, names in (cited or {}).items()}
    (folder.parent / "sources.lock").write_text(dump(lock_rows(evidence_in(folder), by_path)), encoding="utf-8")
    return load(str(folder.parent / "sources.lock"))


def faults(folder: Any) -> list[tuple[str, str]]:
    return [(each.kind, each.copy) for each in verify(evidence_in(folder))]


def test_a_row_says_what_a_copy_is(folder: Any) -> None:
    rows = lock(folder, {"b.pdf": {"INQ00004711": "", "brown2019": "https://example.org/b"}})
    row = rows["evidence/b.pdf"]
    assert (row.pages, row.media_type, row.size) == (1, "application/pdf", os.path.getsize(folder / "b.pdf"))
    assert row.extractor.startswith("pypdfium2 ")
    assert (row.entries, row.url) == (("INQ00004711", "brown2019"), "https://example.org/b")
    assert rows["evidence/a.txt"].text_sha256 == rows["evidence/a.txt"].sha256
    assert rows["evidence/scan.pdf"].text_sha256 == ""
    assert faults(folder) == []


def test_what_people_added_is_kept_also_when_a_copy_is_renamed(folder: Any) -> None:
    row = lock(folder)["evidence/a.txt"]
    own = row._replace(retrieved_at="2026-01-02", url="https://example.org/a", archive_url="https://perma.cc/1")
    (folder.parent / "sources.lock").write_text(dump([own]), encoding="utf-8")
    assert lock(folder, {"a.txt": {"x": "https://example.org/other"}})["evidence/a.txt"][8:] == own[8:]
    os.rename(folder / "a.txt", folder / "c.txt")
    assert lock(folder)["evidence/c.txt"][8:] == own[8:]


def test_one_byte_changed(folder: Any) -> None:
    lock(folder)
    (folder / "a.txt").write_text(WORDS.replace("2019", "2018"), encoding="utf-8")
    (fault,) = verify(evidence_in(folder))
    assert (fault.kind, fault.copy) == ("changed", "evidence/a.txt")
    assert "the size is the same" in fault.message


def test_a_copy_removed_and_one_added(folder: Any) -> None:
    lock(folder)
    os.unlink(folder / "a.txt")
    (folder / "new.txt").write_text("x", encoding="utf-8")
    assert faults(folder) == [("missing", "evidence/a.txt"), ("not-locked", "evidence/new.txt")]


def test_a_copy_replaced_by_an_error_page_or_a_huge_file(folder: Any) -> None:
    lock(folder)
    (folder / "a.txt").write_bytes(hard_copies.error_page())
    hard_copies.sparse(str(folder / "b.pdf"))
    found = verify(evidence_in(folder))
    assert [(each.kind, each.copy) for each in found] == [("changed", "evidence/a.txt"), ("changed", "evidence/b.pdf")]
    assert "2,147,483,648" in found[1].message


def test_text_is_taken_again_only_for_another_extractor(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = lock(folder)
    with monkeypatch.context() as patch:
        patch.setattr(module, "extract", lambda *_: pytest.fail("it was read"))
        assert faults(folder) == []
    old = rows["evidence/b.pdf"]._replace(extractor="pypdfium2 1.0.0")
    others = [row for row in rows.values() if row.path != old.path]
    (folder.parent / "sources.lock").write_text(dump([old, *others]), encoding="utf-8")
    assert faults(folder) == []  # another version, the same text
    (folder.parent / "sources.lock").write_text(dump([old._replace(text_sha256="a" * 64), *others]), encoding="utf-8")
    (fault,) = verify(evidence_in(folder))
    assert (fault.kind, fault.copy) == ("text", "evidence/b.pdf")
    assert "pypdfium2 1.0.0 then, pypdfium2 " in fault.message


def test_without_the_extra_the_bytes_alone_are_judged(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lock(folder)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setenv("CITECHECK_CACHE", "off")
    assert faults(folder) == []


def test_extractors_of_today_are_known(folder: Any) -> None:
    (folder / "page.html").write_text(f"<p>{WORDS}</p>", encoding="utf-8")
    for row in lock(folder).values():
        assert not row.extractor or is_current(row.extractor)
    assert not is_current("citecheck 0.0.1 html")
    assert not is_current("other 1")


def test_the_lock_is_stale_when_documents_cite_more(folder: Any, tmp_path) -> None:  # type: ignore[no-untyped-def]
    lock(folder, {"a.txt": {"INQ00004711": ""}})
    evidence = evidence_in(folder)
    assert list(stale(evidence, {str(folder / "a.txt"): {"INQ00004711": ""}})) == []
    (fault,) = stale(evidence, {str(folder / "a.txt"): {"INQ00004711": "", "brown2019": ""}})
    assert (fault.kind, fault.message) == (
        "entries",
        'it is cited as "brown2019" and the lock does not say so: run `citecheck lock`',
    )
    (tmp_path / "far.txt").write_text("x", encoding="utf-8")
    far = evidence_in(folder, ("x", str(tmp_path / "far.txt")))
    assert [each.kind for each in stale(far, {str(tmp_path / "far.txt"): {"x": ""}})] == ["not-locked"]


def test_copies_beside_the_folder_of_the_lock_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    places = Places(str(tmp_path), str(tmp_path / "deep" / "sources.lock"))
    with pytest.raises(UsageError, match="does not lie below the folder of the lock"):
        lock_rows(Evidence(places, copy_files(places.folder), None), {})


@pytest.mark.parametrize("name", ["a\\b.txt", "\udcff.txt", "C:x.txt", "../a", "/a", ""])
def test_names_that_a_lock_cannot_hold(name: str) -> None:
    assert not is_lockable(name)


def test_names_that_a_lock_can_hold() -> None:
    assert is_lockable("evidence/2019-05-03 12:30 Ännchen's letter (1).pdf")


@pytest.mark.parametrize(
    ("name", "head", "media"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.pdf", b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "text/html"),
        ("a.TXT", b"words", "text/plain"),
        ("a", b"words", "application/octet-stream"),
    ],
)
def test_media_types(name: str, head: bytes, media: str) -> None:
    assert media_type_of(name, head) == media
