"""Decoding: what bytes say, and what was odd about them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.text.decode import decode


@pytest.mark.parametrize(
    ("data", "text", "encoding", "note"),
    [
        (b"", "", "utf-8", ""),
        ("café".encode(), "café", "utf-8", ""),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8", ""),
        ("\ufeffcafé".encode("utf-16-le"), "café", "utf-16-le", ""),
        ("\ufeffcafé".encode("utf-16-be"), "café", "utf-16-be", ""),
        ("plain words".encode("utf-16-le"), "plain words", "utf-16-le", ""),
        (b"caf\xe9 \x93quoted\x94", "café “quoted”", "cp1252", "fallback"),
        (b"\xef\xbb\xbfcaf\xe9", "café", "cp1252", "fallback"),
        (b"one\0two", "one\0two", "utf-8", ""),
        (b"\xff\xfea\0\x00\xd8b\0", "a\ufffdb", "utf-16-le", "damaged"),
    ],
)
def test_decode(data: bytes, text: str, encoding: str, note: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.note) == (text, encoding, note)


@pytest.mark.parametrize("data", [b"PK\x03\x04abc", b"%PDF-1.7\n", b"\x89PNG\r\n", bytes(range(32)) * 4])
def test_binary_is_told(data: bytes) -> None:
    assert decode(data).note == "binary"


def test_a_declared_encoding_is_used_only_when_asked_for() -> None:
    data = '<meta charset="iso-8859-2"><p>żółw'.encode("iso-8859-2")
    assert decode(data, declared=True).text.endswith("żółw")
    assert decode(data).note == "fallback"


def test_latin1_means_windows_1252_as_in_browsers() -> None:
    assert decode(b'<meta charset="latin1"><p>\x93a\x94', declared=True).text.endswith("“a”")


def test_a_wrong_declaration_is_told() -> None:
    decoded = decode('<meta charset="ascii-x"><p>é'.encode(), declared=True)
    assert decoded.note == "declared-wrong"
    assert decoded.text.endswith("é")


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_decode(data: bytes, declared: bool) -> None:
    decoded = decode(data, declared=declared)
    assert 0 <= decoded.at <= len(decoded.text)


def test_bytes_that_windows_does_not_use_are_control_characters() -> None:
    every = bytes(range(256))
    text = decode(b"caf\xe9 " * 2000 + every).text
    assert text[-256:] == "".join(bytes([each]).decode("cp1252", "ignore") or chr(each) for each in every)
