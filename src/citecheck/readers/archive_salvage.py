"""Members of a zip file found by their local headers, for files whose directory is cut off or wrong."""

import zlib
from collections.abc import Iterator
from struct import unpack_from

from citecheck.text.record import NamedTuple

_HEADER = 30
_LOCAL = b"PK\x03\x04"
_MAX_SALVAGE = 128 * 1024 * 1024


class Salvaged(NamedTuple):
    """A member: its name, what could be unpacked, whether that is all of it, and where it ends in the file."""

    name: str
    data: bytes
    whole: bool
    end: int


def salvage(data: bytes, count: int, limit: int) -> Iterator[Salvaged]:
    """Yield at most ``count`` members of the zip file ``data``, each cut at ``limit`` bytes; the first of a name."""
    at, total = data.find(_LOCAL), 0
    seen: set[str] = set()
    while at >= 0 and len(seen) < count and total < _MAX_SALVAGE:
        found = member_at(data, at, limit)
        at = data.find(_LOCAL, found.end if found is not None else at + 4)
        if found is not None and found.name not in seen:
            seen.add(found.name)
            total += len(found.data)
            yield found


def member_at(data: bytes, at: int, limit: int) -> Salvaged | None:
    """Return the member whose local header stands at ``at``, None where none can be read there.

    Layout: APPNOTE 6.3.10, section 4.3.7. Encrypted members and methods other than stored and deflated give None.
    """
    if data[at : at + 4] != _LOCAL or at + _HEADER > len(data):
        return None
    _, _, flags, method, _, _, _, packed, size, name_length, extra_length = unpack_from("<4sHHHHHIIIHH", data, at)
    start = at + _HEADER + name_length + extra_length
    name = data[at + _HEADER : at + _HEADER + name_length].decode("utf-8" if flags & 0x800 else "cp437", "replace")
    if flags & 1 or not name or name.endswith("/") or start > len(data):
        return None
    if method == 8:
        return _inflated(data, name, start, limit)
    if method == 0 and not flags & 8:
        piece = data[start : start + min(packed, limit)]
        return Salvaged(name, piece, len(piece) == size, start + len(piece))
    return None


def _inflated(data: bytes, name: str, start: int, limit: int) -> Salvaged:
    inflate = zlib.decompressobj(-15)
    pieces: list[bytes] = []
    at, size = start, 0
    while at < len(data) and not inflate.eof and size < limit:
        chunk = data[at : at + 4096]
        try:
            piece = inflate.decompress(chunk, limit - size)
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        at += len(chunk) - len(inflate.unused_data)
    return Salvaged(name, b"".join(pieces), inflate.eof, max(at, start))
