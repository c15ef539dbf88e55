"""What lies in an evidence folder: the files that may be copies of sources."""

import os
from collections.abc import Iterator

from citecheck.text.record import NamedTuple

_NO_COPIES = frozenset(("thumbs.db", "desktop.ini", "sha256sums", "sha256sums.txt", "sources.lock"))
_SAVED_PAGE = ("_files", ".files", "_file", "-Dateien", "_fichiers", "_archivos")
_DEEPEST = 32


class CopyFile(NamedTuple):
    """A file: its absolute path, its path in the folder (``/`` between names), its size in bytes, and its state.

    ``changed`` is the time of its last change in nanoseconds.
    """

    path: str
    name: str
    size: int
    changed: int


def copy_files(folder: str, apart: str = "") -> tuple[CopyFile, ...]:
    """Return the regular files below ``folder`` by name; none where there is no such folder.

    Left out are the file ``apart`` (the lock), hidden files, what systems and word processors leave behind, and the
    folders that browsers save beside a page (``Report.html``, ``Report_files/``).
    """
    return tuple(sorted((each for each in _below(folder, "", 0) if each.path != apart), key=lambda each: each.name))


def _below(folder: str, inside: str, depth: int) -> Iterator[CopyFile]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST and not _is_left_out(entry.name) and not _of_saved_page(entry.name, names):
                    yield from _below(entry.path, inside + entry.name + "/", depth + 1)
            elif entry.is_file() and not _is_left_out(entry.name):
                state = entry.stat()
                yield CopyFile(entry.path, inside + entry.name, state.st_size, state.st_mtime_ns)
        except OSError:
            continue  # gone meanwhile


def _is_left_out(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _NO_COPIES


def _of_saved_page(name: str, beside: set[str]) -> bool:
    for ending in _SAVED_PAGE:
        stem = name.removesuffix(ending)
        if stem != name and not beside.isdisjoint((stem + ".html", stem + ".htm", stem + ".xhtml")):
            return True
    return False
