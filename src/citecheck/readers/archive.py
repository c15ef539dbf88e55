"""Zip containers (DOCX, ODT, EPUB) read safely: limits are held before a byte is unpacked, and no fault stops the rest.

A file that breaks off before its directory is read from the local headers (:mod:`citecheck.readers.archive_salvage`).
Format: PKWARE APPNOTE 6.3.10. Nothing is ever written to disk, and archives inside the archive stay closed.
"""

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from citecheck.model.document import ProblemKind
from citecheck.text.record import NamedTuple

MAX_PART = 256 * 1024 * 1024
"""No part larger than this, in bytes when unpacked, is read."""
MAX_RATIO = 200
"""Parts that unpack to more than this many times their packed size are refused above ``RATIO_FROM`` bytes."""
RATIO_FROM = 1024 * 1024
MAX_MEMBERS = 10_000
MAX_TOTAL = 1024 * 1024 * 1024
"""No archive is read further once this many bytes were unpacked."""

_LOCAL = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FAULTS = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)


class ArchiveProblem(NamedTuple):
    """What was wrong with the archive: its kind, a sentence for the editor, and the member (``""``: the whole)."""

    kind: ProblemKind
    message: str
    member: str = ""


class Archive:
    """The members of a zip file, read one by one. ``problems`` grows with what cannot be read. Never raises."""

    def __init__(self, data: bytes) -> None:
        """Open the archive in ``data``; members that are over a limit are known by name and refused on reading."""
        self.problems: list[ArchiveProblem] = []
        self.truncated = False
        self._zip: ZipFile | None = None
        self._members: dict[str, ZipInfo] = {}
        self._salvaged: Mapping[str, tuple[bytes, bool]] = {}
        self._unpacked = 0
        self._refused: set[str] = set()
        if not data.startswith((_LOCAL, b"PK\x05\x06")) and (problem := _not_a_zip(data)):
            self.problems.append(problem)
            return
        try:
            self._zip = ZipFile(BytesIO(data))
            self._index(self._zip.infolist())
        except _FAULTS:
            self._salvage(data)

    @property
    def readable(self) -> bool:
        """Whether any member can be read."""
        return bool(self._members or self._salvaged)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members with safe names, in the order of the archive."""
        return tuple(self._members or self._salvaged)

    def __contains__(self, name: str) -> bool:
        """Return whether there is a member ``name``, readable or not."""
        return name in self._members or name in self._salvaged

    def read(self, name: str, limit: int = MAX_PART) -> bytes | None:
        """Return the bytes of the member ``name``, None where it is missing, broken or over ``limit`` bytes.

        A missing member is no problem here, since only the format knows which it needs; all else becomes one.
        """
        if name in self._salvaged:
            data, whole = self._salvaged[name]
            if not whole:
                self._refuse("truncated", f'"{name}" breaks off: what there is of it was read', name)
            return data
        info = self._members.get(name)
        if info is None or self._zip is None or self._is_over(info, limit):
            return None
        return self._unpack(self._zip, info)

    def _index(self, infos: list[ZipInfo]) -> None:
        if len(infos) > MAX_MEMBERS:
            message = f"the archive holds {len(infos)} files, of which the first {MAX_MEMBERS} were looked at"
            self._refuse("limit", message, "")
        for info in infos[:MAX_MEMBERS]:
            if not is_safe(info.filename):
                self._refuse("damaged", f'the name "{info.filename[:80]}" points out of the archive: not read', "")
            elif not info.is_dir():
                self._members.setdefault(info.filename, info)

    def _is_over(self, info: ZipInfo, limit: int) -> bool:
        name, size = info.filename, info.file_size
        if size > limit:
            self._refuse("limit", f'"{name}" is larger than {_megabytes(limit)}: it was not read', name)
        elif size > RATIO_FROM and size > MAX_RATIO * max(info.compress_size, 1):
            self._refuse("limit", f'"{name}" unpacks to more than {MAX_RATIO} times its size: it was not read', name)
        elif self._unpacked + size > MAX_TOTAL:
            self._refuse("limit", f'"{name}" was not read: the parts together are over {_megabytes(MAX_TOTAL)}', name)
        elif info.flag_bits & 1:
            self._refuse("unreadable", f'"{name}" is encrypted: save the document without a password', name)
        else:
            return False
        return True

    def _unpack(self, archive: ZipFile, info: ZipInfo) -> bytes | None:
        name = info.filename
        try:
            with archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except _FAULTS:
            return self._unpack_loosely(archive, info)
        self._unpacked += len(data)
        if data.startswith(_LOCAL):
            self._refuse("limit", f'"{name}" is an archive inside the archive: it was not read', name)
            return None
        return data

    def _unpack_loosely(self, archive: ZipFile, info: ZipInfo) -> bytes | None:
        """Read a member whose data do not agree with the directory as far as they can be unpacked."""
        from citecheck.readers.archive_salvage import member_at

        name = info.filename
        if archive.fp is None:
            return None
        archive.fp.seek(0)
        found = member_at(archive.fp.read(), info.header_offset, max(info.file_size, RATIO_FROM))
        if found is None or not found.data:
            self._refuse("unreadable", f'"{name}" is broken and cannot be unpacked', name)
            return None
        self._refuse("damaged", f'"{name}" is broken: what could be unpacked of it was read', name)
        self._unpacked += len(found.data)
        return found.data

    def _salvage(self, data: bytes) -> None:
        from citecheck.readers.archive_salvage import salvage

        self.truncated = True
        self._zip, self._members = None, {}
        self._salvaged = {
            found.name: (found.data, found.whole)
            for found in salvage(data, MAX_MEMBERS, RATIO_FROM * 64)
            if is_safe(found.name) and not found.data.startswith(_LOCAL)
        }
        if self._salvaged:
            self._refuse("truncated", "the archive breaks off before its end: what there is of it was read", "")
        else:
            self._refuse("unreadable", "the archive is broken and nothing in it can be read", "")

    def _refuse(self, kind: ProblemKind, message: str, member: str) -> None:
        if message not in self._refused and len(self.problems) < 20:
            self._refused.add(message)
            self.problems.append(ArchiveProblem(kind, message, member))


def _not_a_zip(data: bytes) -> ArchiveProblem | None:
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            return ArchiveProblem("unreadable", "the document is protected by a password: save it without one")
        return ArchiveProblem("unreadable", "this is a file of an old office program: save it in the current format")
    if not data:
        return ArchiveProblem("unreadable", "the file is empty")
    if data.find(_LOCAL, 0, 65536) < 0 and b"PK\x05\x06" not in data[-65600:]:
        return ArchiveProblem("unreadable", "this is not the zip archive that its name says: it was not read")
    return None


def is_safe(name: str) -> bool:
    """Return whether the member ``name`` stays inside its archive: relative, without ``..``, drive or NUL."""
    flat = name.replace("\\", "/")
    return bool(flat) and not (flat.startswith("/") or flat[1:2] == ":" or "\0" in flat or ".." in flat.split("/"))


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"
