"""Writing files so that nobody ever sees half of one."""

import os
import tempfile

from citecheck.errors import UsageError


def write_atomically(path: str, text: str) -> None:
    """Write ``text`` as UTF-8 to ``path``: either all of it or, with :class:`UsageError`, nothing.

    A link is written through, and the permissions of a file that is there are kept.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.exists(target) and not os.path.isfile(target):
        _write_through(path, target, text)
        return
    try:
        handle, draft = tempfile.mkstemp(prefix=".citecheck-", dir=folder)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
        os.chmod(draft, _mode(target))
        os.replace(draft, target)
    except OSError as error:
        os.unlink(draft)
        raise UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _write_through(path: str, target: str, text: str) -> None:
    """Write to what is no regular file: a pipe, a terminal, /dev/null."""
    try:
        with open(target, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _mode(target: str) -> int:
    try:
        return os.stat(target).st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
