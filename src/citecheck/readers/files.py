"""The files of a LaTeX project: which may be read, under which name, and how much of them."""

import os
from collections.abc import Callable

from citecheck.text.decode import Decoded, decode

MAX_DEPTH = 15
"""Files nested deeper than this by ``\\input`` are not read."""
MAX_FILES = 1000
MAX_TOTAL = 100_000_000
"""All files of a document together, in bytes; what goes beyond is not read."""

Loader = Callable[[str], bytes]


def load_file(path: str) -> bytes:
    """Return the bytes of the file at ``path``. Raises ``OSError``."""
    with open(path, "rb") as file:
        return file.read(MAX_TOTAL + 1)


class Refused(Exception):
    """A file that is not read; the words tell the editor why."""


class Files:
    """Reads the files that a document includes, each once, and none outside the folder of the document."""

    def __init__(self, root: str, load: Loader) -> None:
        """Read files beside the document at ``root`` with ``load``."""
        self.folder = os.path.dirname(root)
        self._home = os.path.realpath(self.folder or os.curdir)
        self._load = load
        self.seen = {os.path.normpath(os.path.basename(root))}
        self._left = MAX_TOTAL

    def read(self, name: str, ending: str = ".tex") -> tuple[str, str, Decoded] | None:
        """Return the part name, the path and the text of the file called ``name``; None where it was read before.

        As in LaTeX the ``ending`` is added where the name lacks one. Raises :class:`Refused` with the reason.
        """
        for candidate in _candidates(name, ending):
            inner = os.path.normpath(candidate).replace("\\", "/")
            if os.path.isabs(candidate) or inner.startswith(".."):
                raise Refused(f'"{name}" lies outside the folder of the document and was not read')
            if inner in self.seen:
                return None
            path = os.path.join(self.folder, inner)
            if os.path.commonpath((self._home, os.path.realpath(path))) != self._home:
                raise Refused(f'"{name}" leads out of the folder of the document and was not read')
            try:
                data = self._load(path)
            except (OSError, ValueError):
                continue
            return inner, path, self._decoded(inner, name, data)
        raise Refused(f'"{name}" is missing: what stands in it was not read')

    def _decoded(self, inner: str, name: str, data: bytes) -> Decoded:
        if len(self.seen) > MAX_FILES or len(data) > self._left:
            raise Refused(f'"{name}" goes beyond what is read for one document: {MAX_FILES} files, 100 MB')
        self._left -= len(data)
        self.seen.add(inner)
        decoded = decode(data)
        if decoded.note == "binary":
            raise Refused(f'"{name}" is not a text file')
        return decoded

    def exists(self, name: str) -> bool:
        """Return whether there is a readable file ``name`` beside the document."""
        return "\0" not in name and os.path.isfile(os.path.join(self.folder, name))


def _candidates(name: str, ending: str) -> list[str]:
    if "\0" in name or not name.strip():
        raise Refused("the name of the file is empty or not a name")
    if name.lower().endswith(ending):
        return [name]
    return [name + ending, name] if os.path.splitext(name)[1] else [name + ending]
