"""The copies of the sources of a report: which there are, which one a citation means, what they say."""

import os
from collections.abc import Mapping

from citecheck.model.document import Note
from citecheck.model.parsed_note import Cite
from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.copies.read import MAX_BYTES
from citecheck.sources.evidence.extract import Progress, hash_of, hashes, read_text, warm
from citecheck.sources.evidence.folder import CopyFile
from citecheck.sources.evidence.matching import Named, NameIndex, map_key
from citecheck.sources.evidence.wanted import Wanted, wanted
from citecheck.sources.lock.lock_file import LockedCopy
from citecheck.sources.quotes.index import CopyIndex
from citecheck.text.record import NamedTuple

_MOST_TEXT = 64_000_000
"""So many code points of text are kept in memory; then the cache on disk has to do."""


class Copy(NamedTuple):
    """A copy: its absolute path, the path as shown (relative to the folder of the lock, ``/`` between names).

    ``entries`` are what the lock says that it is a copy of.
    """

    path: str
    shown: str
    entries: tuple[str, ...] = ()


class Match(NamedTuple):
    """The copy of a source, and the name of the source by which it was found."""

    copy: Copy
    name: Wanted


class Places(NamedTuple):
    """Where the evidence lies: the folder of copies, the lock file (both absolute), and the explicit map.

    ``mapped`` gives absolute paths by code, key or label. ``strict`` tells that the configuration names the lock.
    """

    folder: str
    lock: str
    mapped: tuple[tuple[str, str], ...] = ()
    strict: bool = False


class Evidence:
    """The copies in an evidence folder and in its lock. Texts and hashes are read when they are asked for."""

    def __init__(
        self,
        places: Places,
        files: tuple[CopyFile, ...],
        rows: Mapping[str, LockedCopy] | None,
        progress: Progress | None = None,
    ) -> None:
        """Join the ``files`` of the folder to the ``rows`` of the lock (None: there is no lock file)."""
        self.places = places
        self.rows: Mapping[str, LockedCopy] = rows or {}
        self.has_lock = rows is not None
        self._progress = progress
        self._sizes: dict[str, int] = {}
        self._copies: list[Copy] = []
        self._places: dict[str, int] = {}
        self._found = [self._add(each.path, each.size) for each in files]
        for shown in self.rows:
            self._add(os.path.join(os.path.dirname(places.lock), *shown.split("/")))
        mapped = {map_key(name): self._place(os.path.normpath(path)) for name, path in places.mapped}
        self._index = NameIndex(
            (
                Named(place, self._inside(each), self._url(each), each.path in self._sizes)
                for place, each in enumerate(self._copies)
            ),
            mapped,
        )
        self._hashes: dict[str, str] = {}
        self._texts: dict[str, CopyText | CopyProblem] = {}
        self._indexes: dict[str, CopyIndex] = {}

    def _add(self, path: str, size: int = -1) -> Copy:
        if size >= 0:
            self._sizes[path] = size
        return self._copies[self._place(path)]

    def _place(self, path: str) -> int:
        """Return the place of the copy at ``path``, a new one where it is not known yet."""
        if path not in self._places:
            shown = shown_from(self.places.lock, path)
            row = self.rows.get(shown)
            self._places[path] = len(self._copies)
            self._copies.append(Copy(path, shown, row.entries if row is not None else ()))
            if path not in self._sizes and os.path.isfile(path):  # a copy that the map names may lie elsewhere
                self._sizes[path] = os.path.getsize(path)
        return self._places[path]

    def _inside(self, copy: Copy) -> str:
        return shown_from(os.path.join(self.places.folder, "x"), copy.path)

    def _url(self, copy: Copy) -> str:
        row = self.rows.get(copy.shown)
        return row.url if row is not None else ""

    def has_folder(self) -> bool:
        """Return whether there is the folder of copies at all."""
        return bool(self._found) or os.path.isdir(self.places.folder)

    def shown_folder(self) -> str:
        """Return the folder of copies relative to the folder of the lock."""
        return shown_from(self.places.lock, self.places.folder)

    def shown_lock(self) -> str:
        """Return the name of the lock file."""
        return os.path.basename(self.places.lock)

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies that lie in the folder, by name."""
        return tuple(self._found)

    def copy_at(self, path: str) -> Copy:
        """Return the copy at the absolute ``path``, which may be missing."""
        return self._copies[self._place(path)]

    def match(self, note: Note, cite: Cite | None) -> Match | None:
        """Return the copy of the source ``cite`` in ``note`` (None: of the entry as a whole) and how it was found.

        The copy may be missing on disk, where only the lock or the map names it. What stands for another note (ibid)
        is to be resolved first.
        """
        found = self._index.find(wanted(note, cite))
        return None if found is None else Match(self._copies[found[0]], found[1])

    def copy_of(self, note: Note, cite: Cite | None) -> Copy | None:
        """Return the copy that :meth:`match` finds; None where there is none."""
        found = self.match(note, cite)
        return found.copy if found is not None else None

    def exists(self, copy: Copy) -> bool:
        """Return whether ``copy`` lay on the disk when the folder was read."""
        return copy.path in self._sizes

    def size(self, copy: Copy) -> int:
        """Return the size of ``copy`` in bytes, -1 where it is missing."""
        return self._sizes.get(copy.path, -1)

    def locked(self, copy: Copy) -> LockedCopy | None:
        """Return the row of the lock for ``copy``, None where it has none."""
        return self.rows.get(copy.shown)

    def sha256(self, copy: Copy) -> str:
        """Return the hash of the bytes of ``copy``, ``""`` where they cannot be read; computed once."""
        if copy.path not in self._hashes:
            self._hashes[copy.path] = hash_of(copy.path)
        return self._hashes[copy.path]

    def changed(self, copy: Copy) -> bool:
        """Return whether ``copy`` has other bytes than the lock says; large files are judged by their size alone."""
        row = self.locked(copy)
        if row is None or not self.exists(copy):
            return False
        return self.size(copy) != row.size or (self.size(copy) <= MAX_BYTES and self.sha256(copy) != row.sha256)

    def text(self, copy: Copy) -> CopyText | CopyProblem:
        """Return what ``copy`` says, or why that cannot be told."""
        if copy.path not in self._texts:
            known = sum(len(each.text) for each in self._texts.values() if isinstance(each, CopyText))
            if known > _MOST_TEXT:
                self._texts.clear()
                self._indexes.clear()
            self._texts[copy.path] = self._read(copy)
        return self._texts[copy.path]

    def _read(self, copy: Copy) -> CopyText | CopyProblem:
        if not self.exists(copy):
            return CopyProblem("missing", f'the copy "{copy.shown}" is missing')
        if self._progress is not None:
            self._progress(copy.path)
        return read_text(copy.path, self.sha256(copy) if self.size(copy) <= MAX_BYTES else "")

    def index(self, copy: Copy) -> CopyIndex:
        """Return the index of the text of ``copy``, built once. Raises ``ValueError`` for a copy without text."""
        if copy.path not in self._indexes:
            text = self.text(copy)
            if isinstance(text, CopyProblem):
                raise ValueError(text.message)
            self._indexes[copy.path] = CopyIndex(text)
        return self._indexes[copy.path]

    def prepare(self, copies: tuple[Copy, ...]) -> None:
        """Read ``copies`` into the cache, with several processes where that pays; then :meth:`text` is quick."""
        small = [each for each in copies if 0 <= self.size(each) <= MAX_BYTES and each.path not in self._texts]
        self._hashes.update(hashes([each.path for each in small if each.path not in self._hashes]))
        warm([(each.path, self._hashes[each.path]) for each in small], self._progress)


def shown_from(lock: str, path: str) -> str:
    """Return ``path`` relative to the folder of the file ``lock``, ``/`` between names; as it is on other drives."""
    try:
        relative = os.path.relpath(path, os.path.dirname(lock))
    except ValueError:
        return path
    return relative.replace(os.sep, "/")
