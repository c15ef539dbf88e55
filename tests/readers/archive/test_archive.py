"""Zip containers are read within limits, whatever is wrong with them."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.readers import archive as module
from citecheck.readers.archive import Archive, is_safe


def make(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


TWO = {"a.xml": b"<a>" + b"one two three " * 400 + b"</a>", "b.xml": b"<b/>"}


def kinds(archive: Archive) -> list[str]:
    return [problem.kind for problem in archive.problems]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_reads_members(method: int) -> None:
    archive = Archive(make(TWO, method))
    assert archive.names == ("a.xml", "b.xml")
    assert archive.read("a.xml") == TWO["a.xml"]
    assert archive.read("missing.xml") is None
    assert "b.xml" in archive
    assert not archive.problems


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_reads_what_is_left_of_a_cut_file(method: int) -> None:
    whole = make({"b.xml": b"<b/>", "a.xml": bytes(range(256)) * 100}, method)
    archive = Archive(whole[: len(whole) // 2 if method == zipfile.ZIP_STORED else 250])
    assert archive.truncated
    assert archive.read("b.xml") == b"<b/>"
    part = archive.read("a.xml")
    assert part
    assert (bytes(range(256)) * 100).startswith(part)
    assert kinds(archive) == ["truncated", "truncated"]


def test_refuses_a_declared_size_of_ten_gigabytes() -> None:
    data = bytearray(make(TWO))
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 0xFFFFFFF0)
    archive = Archive(bytes(data))
    assert archive.read("a.xml") is None
    assert kinds(archive) == ["limit"]
    assert archive.read("b.xml") == b"<b/>"


def test_refuses_a_bomb() -> None:
    archive = Archive(make({"a.xml": b" " * 3_000_000}))
    assert archive.read("a.xml") is None
    assert kinds(archive) == ["limit"]
    assert "200 times" in archive.problems[0].message


def test_cuts_a_bomb_that_lies_about_its_size() -> None:
    packed = zlib.compress(b" " * 90_000_000, 9)[2:-4]
    header = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 10, 5, 0) + b"a.xml"
    found = Archive(header + packed).read("a.xml")
    assert found is not None
    assert len(found) <= 64 * 1024 * 1024


def test_holds_the_total(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TOTAL", 5608)
    archive = Archive(make(TWO))
    assert archive.read("a.xml") is not None
    assert archive.read("b.xml") is None
    assert kinds(archive) == ["limit"]


def test_holds_the_number_of_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MEMBERS", 1)
    archive = Archive(make(TWO))
    assert archive.names == ("a.xml",)
    assert kinds(archive) == ["limit"]


def test_keeps_nested_archives_closed() -> None:
    archive = Archive(make({"a.xml": make(TWO)}))
    assert archive.read("a.xml") is None
    assert kinds(archive) == ["limit"]


def test_encrypted_members_are_named() -> None:
    data = bytearray(make(TWO))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + offset] |= 1
    archive = Archive(bytes(data))
    assert archive.read("a.xml") is None
    assert kinds(archive) == ["unreadable"]
    assert "encrypted" in archive.problems[0].message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no archive at all", "not the zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04", "broken"),
    ],
)
def test_says_what_else_it_is(data: bytes, words: str) -> None:
    archive = Archive(data)
    assert not archive.readable
    assert kinds(archive) == ["unreadable"]
    assert words in archive.problems[0].message


def test_reads_past_a_wrong_checksum() -> None:
    data = bytearray(make(TWO))
    data[data.index(b"PK\x01\x02") + 16] ^= 0xFF
    archive = Archive(bytes(data))
    assert archive.read("a.xml") == TWO["a.xml"]
    assert kinds(archive) == ["damaged"]


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:/x", "..\\x", "", "a\0b"])
def test_unsafe_names(name: str) -> None:
    assert not is_safe(name)


def test_unsafe_members_are_left_alone() -> None:
    archive = Archive(make({"../a.xml": b"<a/>", "b..xml": b"<b/>"}))
    assert archive.names == ("b..xml",)
    assert kinds(archive) == ["damaged"]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6)), max_size=6), st.integers(0, 400))
def test_total_on_broken_archives(changes: list[tuple[int, bytes]], cut: int) -> None:
    data = bytearray(make(TWO))
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    archive = Archive(bytes(data[: len(data) - cut]))
    for name in archive.names:
        archive.read(name)
    assert archive.readable or archive.problems
