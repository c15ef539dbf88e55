"""The text of copies through the cache: kept, checked, and never a reason to fail."""

import os
import stat
from typing import Any

import pytest

from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.evidence import extract as module
from citecheck.sources.evidence.cache import cache_folder, place_of, recall
from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.extract import extract_all, hash_of, read_text, warm
from citecheck.sources.evidence.folder import copy_files
from tests.sources.evidence import hard_copies

WORDS = "The harbour closed in May 2019."


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))


def evidence_in(folder: Any) -> Evidence:
    places = Places(str(folder), str(folder.parent / "sources.lock"))
    return Evidence(places, copy_files(places.folder), None)


def copies(tmp_path: Any) -> Any:
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def test_a_text_is_read_once(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "a.pdf"
    path.write_bytes(hard_copies.text_pdf(WORDS))
    first = read_text(str(path), hash_of(str(path)))
    assert isinstance(first, CopyText)
    assert first.text.strip() == WORDS
    monkeypatch.setattr(module, "text_of", None)  # to read it again would fail
    assert read_text(str(path), hash_of(str(path))) == first


def test_a_transcript_comes_back_as_it_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "day1.txt"
    lines = [f"{line:2}  words {line} \ud7ff" for line in range(1, 26)]
    path.write_text("\f".join("\n".join([f"Page {page}", *lines]) for page in (4, 5, 6)), encoding="utf-8")
    first = read_text(str(path), hash_of(str(path)))
    assert isinstance(first, CopyText)
    assert len(first.lines) == 75
    assert recall(place_of(cache_folder(), hash_of(str(path)), str(path))) == first


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"{}\n", b"[1]\ntext", b"\xff\xfe\n", b'{"reason": "x"}\n', b"[" * 9999]
)
def test_a_damaged_cache_is_no_cache(tmp_path, damage: bytes) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    first = read_text(str(path), hash_of(str(path)))
    place = place_of(cache_folder(), hash_of(str(path)), str(path))
    with open(place, "rb+") as file:
        whole = file.read()
        file.seek(0)
        file.truncate()
        file.write(damage)
    assert read_text(str(path), hash_of(str(path))) == first
    with open(place, "wb") as file:
        file.write(whole.replace(b"closed", b"opened"))
    assert read_text(str(path), hash_of(str(path))) == first


@pytest.mark.parametrize("place", ["off", "/dev/null/cache", "/proc/none"])
def test_without_a_cache_texts_are_still_read(tmp_path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("CITECHECK_CACHE", place)
    path = copies(tmp_path) / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    evidence = evidence_in(path.parent)
    (copy,) = evidence.copies()
    evidence.prepare((copy,))
    text = evidence.text(copy)
    assert isinstance(text, CopyText)
    assert text.text == WORDS


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_the_cache_is_for_the_user_alone(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    read_text(str(path), hash_of(str(path)))
    place = place_of(cache_folder(), hash_of(str(path)), str(path))
    assert stat.S_IMODE(os.stat(place).st_mode) & 0o077 == 0
    assert os.listdir(os.path.dirname(place)) == [os.path.basename(place)]


def test_changed_bytes_have_another_text(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "a.txt"
    for words in (WORDS, WORDS.replace("2019", "2018")):
        path.write_text(words, encoding="utf-8")
        found = read_text(str(path), hash_of(str(path)))
        assert isinstance(found, CopyText)
        assert found.text == words


def test_a_file_that_changes_meanwhile_is_not_kept_under_the_old_hash(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = copies(tmp_path) / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    before = hash_of(str(path))
    path.write_text("Another text.", encoding="utf-8")
    read_text(str(path), before)
    assert recall(place_of(cache_folder(), before, str(path))) is None


def test_many_copies_are_read_in_parallel_and_in_order(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "_WORTHWHILE", 1)
    monkeypatch.setattr(module, "_processors", lambda: 2)
    folder = copies(tmp_path)
    for number in range(6):
        (folder / f"{number}.pdf").write_bytes(hard_copies.text_pdf(f"Number {number}."))
    (folder / "6.pdf").write_bytes(hard_copies.scan())
    pairs = [(str(path), hash_of(str(path))) for path in sorted(folder.iterdir())]
    told: list[str] = []
    found = extract_all(pairs, told.append)
    assert [each.sha256 for each in found] == [sha256 for _, sha256 in pairs]
    assert [bool(each.text_sha256) for each in found] == [True] * 6 + [False]
    assert found[6].problem is not None
    assert sorted(told) == [path for path, _ in pairs]
    monkeypatch.setattr(module, "text_of", None)
    assert extract_all(pairs) == found


def _crash(path: str, data: bytes) -> CopyText | CopyProblem:
    if path.endswith("3.txt"):
        os._exit(11)
    return CopyText(data.decode(), "text", "test")


def test_a_copy_that_crashes_its_reader_spoils_only_itself(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "_WORTHWHILE", 1)
    monkeypatch.setattr(module, "_processors", lambda: 2)
    monkeypatch.setattr(module, "text_of", _crash)
    folder = copies(tmp_path)
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Number {number}.", encoding="utf-8")
    found = extract_all([(str(path), hash_of(str(path))) for path in sorted(folder.iterdir())])
    assert [each.problem.reason if each.problem else "" for each in found] == ["", "", "", "damaged", ""]
    warm([(str(folder / "0.txt"), found[0].sha256)])


def test_hard_copies_are_told_apart(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = copies(tmp_path)
    (folder / "error.html").write_bytes(hard_copies.error_page())
    (folder / "named.pdf").write_bytes(hard_copies.error_page())
    (folder / "protected.pdf").write_bytes(hard_copies.protected())
    (folder / "scan.pdf").write_bytes(hard_copies.scan())
    hard_copies.bomb(str(folder / "bomb.docx"))
    hard_copies.sparse(str(folder / "huge.pdf"))
    evidence = evidence_in(folder)
    reasons = {}
    for copy in evidence.copies():
        text = evidence.text(copy)
        assert isinstance(text, CopyProblem)
        reasons[copy.shown.partition("/")[2]] = text.reason
        with pytest.raises(ValueError, match="copy"):
            evidence.index(copy)
    expected = {
        "error.html": "error-page",
        "named.pdf": "error-page",
        "protected.pdf": "password",
        "scan.pdf": "no-text",
    }
    assert reasons.pop("bomb.docx") in ("damaged", "too-large")
    assert reasons == {**expected, "huge.pdf": "too-large"}


def test_a_huge_file_is_refused_by_its_size(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    folder = copies(tmp_path)
    hard_copies.sparse(str(folder / "huge.pdf"))
    evidence = evidence_in(folder)
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("it was opened"))
    evidence.prepare(evidence.copies())
    text = evidence.text(evidence.copies()[0])
    assert isinstance(text, CopyProblem)
    assert text.reason == "too-large"
    assert "2048 MB" in text.message
