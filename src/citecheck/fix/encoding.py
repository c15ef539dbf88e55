"""Edits on the text of a file as edits on its bytes: what is not edited stays as it is, byte for byte."""

from collections.abc import Sequence

from citecheck.fix.edits import Replacement, made
from citecheck.text.decode import decode

_UNKNOWN = "the file has bytes that cannot be mapped to its text: save it in another encoding first"


class Refused(Exception):
    """A fix that is not made; its words tell the editor why."""


def encoded(data: bytes, text: str, encoding: str, edits: Sequence[Replacement]) -> bytes:
    """Return ``data`` with ``edits`` made, which are places of ``text``, as ``data`` was decoded with ``encoding``.

    Only the edited ranges are encoded anew. Raises :class:`Refused` when the encoding lacks a character of an edit, and
    when text and bytes do not map one to one (damaged files).
    """
    head = _mark_length(data, text, encoding)
    pieces = [data[:head]]
    last, at = 0, head
    for edit in edits:
        kept = len(_bytes(text[last : edit.start], encoding))
        gone = len(_bytes(text[edit.start : edit.end], encoding))
        pieces += (data[at : at + kept], _new_bytes(edit.text, encoding))
        at += kept + gone
        last = edit.end
    result = b"".join((*pieces, data[at:]))
    _check(data, text, result, made(text, edits))
    return result


def _mark_length(data: bytes, text: str, encoding: str) -> int:
    """Return the length of the byte order mark before ``text``."""
    try:
        whole = _bytes(text, encoding)
    except (UnicodeEncodeError, LookupError):
        raise Refused(_UNKNOWN) from None
    if not data.endswith(whole) or len(data) - len(whole) not in (0, 2, 3, 4):
        raise Refused(_UNKNOWN)
    return len(data) - len(whole)


def _bytes(text: str, encoding: str) -> bytes:
    """Encode ``text``; in Windows-1252 the five control characters that stand for its unused bytes become these."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        if encoding != "cp1252":
            raise
        return b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in text)


def _new_bytes(text: str, encoding: str) -> bytes:
    try:
        return _bytes(text, encoding)
    except UnicodeEncodeError as error:
        char = text[error.start : error.start + 1]
        raise Refused(f'the encoding of the file ({encoding}) has no "{char}" (U+{ord(char):04X})') from None


def _check(data: bytes, text: str, result: bytes, wanted: str) -> None:
    """Read the bytes again: an edit must not change what the rest of them means."""
    declared = decode(data, declared=True).text == text
    if decode(result, declared=declared).text != wanted:
        raise Refused("the edited file would be read in another encoding")
