"""Bytes to text, with the name of the encoding and what was odd about it."""

import re

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = pattern(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# WHATWG Encoding Standard: these labels mean Windows-1252 in web pages.
_LATIN = frozenset({"ascii", "us-ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1", "windows-1252", "cp1252"})
_SNIFF = 4096


class Decoded(NamedTuple):
    """The text of a file.

    ``text`` begins after a byte order mark; ``encoding`` is the Python codec; ``note`` is ``""`` or one of
    ``fallback`` (not UTF-8, read as Windows-1252), ``declared-wrong`` (the declared encoding does not fit),
    ``damaged`` (bytes that its encoding does not know, shown as U+FFFD) and ``binary`` (not text at all); ``at`` is
    the offset of the first odd character, in code points.
    """

    text: str
    encoding: str
    note: str = ""
    at: int = 0


def decode(data: bytes, *, declared: bool = False) -> Decoded:
    """Decode the bytes of a document. Never raises.

    ``declared`` asks for an encoding that HTML or XML declares in its first 4,096 bytes. Order: byte order mark,
    declaration, UTF-16 without a mark, UTF-8, Windows-1252.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _undeclared(rest) if encoding == "utf-8" else _with_replacement(rest, encoding)
    if declared and (name := _declared_encoding(data)):
        try:
            return Decoded(data.decode(name), name)
        except (UnicodeDecodeError, LookupError):
            return _undeclared(data)._replace(note="declared-wrong")
    return _undeclared(data)


def _declared_encoding(data: bytes) -> str:
    match = _DECLARED.search(data[:_SNIFF])
    if not match:
        return ""
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    if name in _LATIN:
        return "cp1252"
    return "" if name.startswith(("utf-16", "utf-32", "utf8", "utf-8")) else name


def _undeclared(data: bytes) -> Decoded:
    if wide := _wide(data):
        return _with_replacement(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _fallback(data, error.start)
    if looks_binary(data):
        return Decoded(text, "utf-8", "binary", max(text.find("\0"), 0))
    return Decoded(text, "utf-8")


def _fallback(data: bytes, bad: int) -> Decoded:
    text = _latin(data)
    if looks_binary(data):
        return Decoded(text, "cp1252", "binary", bad)
    return Decoded(text, "cp1252", "fallback", bad)


def _latin(data: bytes) -> str:
    """Decode as Windows-1252 with its five unused bytes taken as the control characters, as browsers do."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        import codecs

        table = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
        return codecs.charmap_decode(data, "strict", table)[0]


def _wide(data: bytes) -> str:
    """Return the UTF-16 flavour of text without a byte order mark, or ``""``: every other byte is then NUL."""
    sample = data[:_SNIFF]
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _with_replacement(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, "damaged", max(text.find("\ufffd"), 0))


def looks_binary(data: bytes) -> bool:
    """Return whether the first 4,096 bytes hold so many control characters that this is not text."""
    sample = data[:_SNIFF]
    if sample.startswith((b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")):
        return True
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return controls > max(1, len(sample) // 50) and controls > 2
