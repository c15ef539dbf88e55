"""Edits on text as edits on bytes: nothing else changes, whatever the encoding."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from citecheck.fix.edits import Replacement, made
from citecheck.fix.encoding import Refused, encoded
from citecheck.text.decode import decode

TEXT = "Über den Fluß – „so“ [1]\r\nzweite Zeile\rdritte\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"", "cp1252"),
        (b"", "utf-16-le"),
    ],
)
def test_only_the_edits_change(mark: bytes, codec: str) -> None:
    body = TEXT.encode(codec)
    decoded = decode(mark + body)
    assert (decoded.text, decoded.encoding) == (TEXT, codec)
    at = TEXT.index("[1]")
    result = encoded(mark + body, TEXT, codec, [Replacement(at - 1, at, ""), Replacement(at + 3, at + 3, "ä")])
    before, after = TEXT[: at - 1].encode(codec), TEXT[at + 3 :].encode(codec)
    assert result == mark + before + "[1]ä".encode(codec) + after


def test_unused_bytes_of_windows_1252_stay() -> None:
    data = b"caf\xe9 \x81\x8d [1] end"
    decoded = decode(data)
    assert decoded.encoding == "cp1252"
    at = decoded.text.index(" [1]")
    assert encoded(data, decoded.text, "cp1252", [Replacement(at, at + 1, "")]) == b"caf\xe9 \x81\x8d[1] end"


def test_a_declared_encoding_is_kept() -> None:
    text = '<meta charset="iso-8859-7"><p>αβγ [1]</p>'
    data = text.encode("iso-8859-7")
    decoded = decode(data, declared=True)
    at = text.index(" [1]")
    assert encoded(data, decoded.text, decoded.encoding, [Replacement(at, at + 1, "δ")]) == data.replace(
        b" [", b"\xe4["
    )


@pytest.mark.parametrize(
    ("data", "edit", "reason"),
    [
        (b"caf\xe9 [1]", Replacement(0, 0, "→"), 'the encoding of the file (cp1252) has no "→" (U+2192)'),
        (b"\xff\xfea\x00\x00\xd8b\x00", Replacement(0, 1, "x"), "bytes that cannot be mapped"),
        (b"caf\xc3 [1]", Replacement(4, 5, "\x80"), "read in another encoding"),
    ],
)
def test_what_cannot_be_mapped_is_refused(data: bytes, edit: Replacement, reason: str) -> None:
    decoded = decode(data)
    with pytest.raises(Refused) as caught:
        encoded(data, decoded.text, decoded.encoding, [edit])
    assert reason in str(caught.value)


def test_a_state_of_shifts_is_not_broken() -> None:
    data = b'<meta charset="iso-2022-jp"><p>' + "日本語".encode("iso-2022-jp") + b" [1]</p>"
    decoded = decode(data, declared=True)
    assert decoded.encoding == "iso-2022-jp"
    at = decoded.text.index("本")
    with pytest.raises(Refused):
        encoded(data, decoded.text, decoded.encoding, [Replacement(at, at + 1, "木")])


@given(st.binary(max_size=60), st.data())
def test_bytes_outside_the_edits_are_kept(data: bytes, draw: st.DataObject) -> None:
    decoded = decode(data)
    text = decoded.text
    low = draw.draw(st.integers(0, len(text)))
    high = draw.draw(st.integers(low, len(text)))
    edit = Replacement(low, high, draw.draw(st.text("ab é", max_size=3)))
    try:
        result = encoded(data, text, decoded.encoding, [edit])
    except Refused:
        assume(False)
    assert decode(result).text == made(text, [edit])
    kept = len(text[high:].encode(decoded.encoding, "ignore"))
    assert result.endswith(data[len(data) - kept :])
