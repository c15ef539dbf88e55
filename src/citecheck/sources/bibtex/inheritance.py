"""Fields that an entry takes from others: ``crossref`` of BibTeX, and what biblatex makes of it with ``xdata``.

Rules: "BibTeXing" section 2.2; the biblatex manual 3.20, appendix B (default inheritance).
"""

from collections.abc import Iterator, Sequence

from citecheck.sources.bibtex.scan import BibEntry, BibField
from citecheck.sources.bibtex.values import Strings
from citecheck.sources.registers.names import names_in

MOST = 500_000
"""No more fields than this are passed on in one file."""
_DEEPEST = 8
_OF_PARENT = 100
_NEVER = names_in(
    "crossref xref xdata entryset entrysubtype execute ids keywords label options presort related relatedoptions"
    " relatedstring relatedtype shorthand shorthandintro sortkey sorttitle sortname sortyear sortshorthand"
)
_IN = frozenset(("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference", "inproceedings",
                 "conference"))  # fmt: skip
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}


class Inheritance:
    """Finds what the entries of one file take from each other. Chains are followed, circles are not."""

    def __init__(self, entries: Sequence[BibEntry], strings: Strings) -> None:
        """Index ``entries`` by key, as BibTeX does: without case, the first one of a key."""
        self._entries: dict[str, BibEntry] = {}
        for entry in entries:
            self._entries.setdefault(entry.key.casefold(), entry)
        self._strings = strings
        self._passed = 0

    def of(self, entry: BibEntry) -> Iterator[BibField]:
        """Yield the fields that ``entry`` has from others, with their places there, under the names they have here."""
        seen = {field.name for field in entry.fields}
        for parent, whole in self._parents(entry, _DEEPEST, {entry.key.casefold()}):
            for field in parent.fields[:_OF_PARENT]:
                name = field.name if whole else _renamed(entry.kind, parent.kind, field.name)
                if name in seen or name in _NEVER or self._passed >= MOST:
                    continue
                seen.add(name)
                self._passed += 1
                yield field._replace(name=name)

    def missing(self, entry: BibEntry) -> Iterator[tuple[str, BibField]]:
        """Yield the keys that ``entry`` names as ``crossref`` or ``xdata`` and that no entry has."""
        for key, field in self._named(entry):
            if key.casefold() not in self._entries:
                yield key, field

    def _parents(self, entry: BibEntry, depth: int, seen: set[str]) -> Iterator[tuple[BibEntry, bool]]:
        for key, field in self._named(entry):
            folded = key.casefold()
            parent = self._entries.get(folded)
            if parent is None or folded in seen or depth <= 0 or len(seen) > _OF_PARENT:
                continue
            seen.add(folded)
            yield parent, field.name == "xdata"
            yield from self._parents(parent, depth - 1, seen)

    def _named(self, entry: BibEntry) -> Iterator[tuple[str, BibField]]:
        for field in entry.fields:
            if field.name == "crossref":
                yield self._strings.expanded(field).strip(), field
            elif field.name == "xdata":
                for key in self._strings.expanded(field).split(",")[:_OF_PARENT]:
                    if key.strip():
                        yield key.strip(), field


def _renamed(kind: str, parent: str, name: str) -> str:
    """Return the name under which an entry of ``kind`` has the field ``name`` of its ``parent``."""
    if kind in _IN:
        return _TITLES.get(name, name)
    if parent == "periodical":
        return _JOURNAL.get(name, name)
    return _MAIN.get(name, name) if parent.startswith("mv") else name
