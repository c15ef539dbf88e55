"""The files of a run while they are fixed: read once, changed in memory, written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Sequence
from contextlib import suppress

from citecheck.fix.edits import Replacement, composed
from citecheck.fix.encoding import Refused
from citecheck.text.record import NamedTuple


class Change(NamedTuple):
    """What became of one file: its path as shown, its bytes and text before, its bytes after, and all edits.

    ``edits`` are places of ``text``, by place and disjoint.
    """

    path: str
    before: bytes
    after: bytes
    text: str
    edits: tuple[Replacement, ...]


class Store:
    """Gives the bytes of files as they are with the fixes so far; the disk changes only in :meth:`write`."""

    def __init__(self) -> None:
        """Start with nothing changed."""
        self._read: dict[str, bytes] = {}
        self._changes: dict[str, Change] = {}
        self._written: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """Return the bytes of ``path``: as changed, else as first read. Raises ``OSError``."""
        key = os.path.realpath(path)
        change = self._changes.get(key)
        if change is not None:
            return change.after
        if key not in self._read:
            with open(key, "rb") as file:
                self._read[key] = file.read()
        return self._read[key]

    def seed(self, path: str, data: bytes) -> None:
        """Take ``data`` for the bytes of ``path``, as for standard input."""
        self._read[os.path.realpath(path)] = data

    def change(self, path: str, data: bytes, text: str, edits: Sequence[Replacement]) -> None:
        """Take ``data`` for the new bytes of ``path``; ``edits`` were made on ``text``, what it held until now."""
        key = os.path.realpath(path)
        known = self._changes.get(key)
        if known is None:
            self._changes[key] = Change(path, self.read(path), data, text, tuple(edits))
        else:
            joined = composed(known.edits, edits, len(known.text))
            self._changes[key] = known._replace(after=data, edits=joined)

    def changes(self) -> list[Change]:
        """Return the changed files by path."""
        changed = [each for each in self._changes.values() if each.before != each.after]
        return sorted(changed, key=lambda each: os.fsencode(each.path))

    def write(self, path: str) -> None:
        """Write the new bytes of ``path``. Raises :class:`Refused` when that cannot be done without loss."""
        key = os.path.realpath(path)
        change = self._changes.get(key)
        if change is None:
            return
        expected = self._written.get(key, change.before)
        if change.after != expected:
            write_over(key, expected, change.after)
            self._written[key] = change.after

    def forget(self, path: str) -> None:
        """Give up the changes of ``path``, which could not be written; it is read again when it is asked for."""
        key = os.path.realpath(path)
        for known in (self._changes, self._read, self._written):
            known.pop(key, None)


def write_over(target: str, expected: bytes, data: bytes) -> None:
    """Put ``data`` in the place of the file ``target``, which must still hold ``expected``.

    The bytes go to a file beside it, to the disk, and then take its name in one step: whoever looks, and whatever stops
    the program, finds the old file or the new one. Permissions, owner and extended attributes are kept. Raises
    :class:`Refused` with the reason when nothing was written.
    """
    try:
        before = os.stat(target)
        if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise Refused("the file is read-only: nothing was written")
        handle, draft = tempfile.mkstemp(prefix=".citecheck-", dir=os.path.dirname(target))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                _keep_attributes(target, draft, before)
                file.flush()
                os.fsync(file.fileno())
            with open(target, "rb") as file:
                if file.read() != expected:
                    raise Refused("the file changed while it was checked: nothing was written; run citecheck again")
            os.replace(draft, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(draft)
            raise
    except OSError as error:
        raise Refused(f"cannot be written: {(error.strerror or str(error)).lower()}") from None
    _sync_folder(os.path.dirname(target))


def _keep_attributes(target: str, draft: str, before: os.stat_result) -> None:
    if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):  # only the superuser gives files away; the bytes are right whoever owns them
            os.chown(draft, before.st_uid, before.st_gid)
    os.chmod(draft, stat.S_IMODE(before.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a file system without them
            for name in os.listxattr(target):
                os.setxattr(draft, name, os.getxattr(target, name))


def _sync_folder(folder: str) -> None:
    """Put the new name on the disk too, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
