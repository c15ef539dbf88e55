"""The works of a list, found by the names and years that a citation gives."""

from citecheck.text.author_names import Authors, abbreviations, fold, forms
from citecheck.text.entry_heads import YEAR, EntryHead, undated
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_WHEN = pattern(rf"(?:\[?({YEAR})\]?[ /]{{1,2}})?({YEAR}|[^\W\d][^\d]{{1,14}})(?:-?([a-z]))?(?: ?[\[(]({YEAR})[\])])?$")


class Work(NamedTuple):
    """An entry of the list: its head and ``place``, the index that the maker of the list gave it."""

    head: EntryHead
    place: int


class When(NamedTuple):
    """The year of a citation: ``year`` and ``suffix`` (``2019``, ``a``); ``others`` are years of other editions."""

    year: str
    suffix: str = ""
    others: tuple[str, ...] = ()


def when(printed: str) -> When:
    """Read a year as printed: ``2019a``, ``1890/1983``, ``[1890] 1983``, ``n.d.``, ``in press``."""
    bare = " ".join(printed.split()).rstrip("+")
    if bare.isdecimal():
        return When(bare)
    match = _WHEN.match(bare)
    if match is None or not match[2][0].isdecimal():
        return When(undated(bare.casefold().rstrip("abcdefgh") if bare.startswith("n.d.") else bare.casefold()))
    return When(match[2], match[3] or "", tuple(each for each in (match[1], match[4]) if each))


class Works:
    """The works of one or more lists, in order."""

    def __init__(self) -> None:
        """Begin without works."""
        self.works: list[Work] = []
        self._names: dict[str, list[Work]] = {}
        self._weak: dict[str, list[Work]] = {}
        self._endings: dict[str, list[str]] | None = None
        self._last: Authors | None = None

    def add(self, head: EntryHead, place: int) -> Work | None:
        """Add a work; where a dash stands for its authors they are those of the work before."""
        if head.repeats:
            if self._last is None:
                return None
            head = head._replace(authors=self._last)
        self._last = head.authors
        work = Work(head, place)
        self.works.append(work)
        authors = head.authors
        names = [*forms(authors.first), *authors.aliases]
        for name in dict.fromkeys(names):
            self._names.setdefault(name, []).append(work)
        for name in dict.fromkeys((*abbreviations(authors.first), *_parts(authors))):
            if name not in names:
                self._weak.setdefault(name, []).append(work)
        return work

    def by(self, authors: Authors) -> list[Work]:
        """Return the works that may be filed under the first of ``authors``: under the whole name, else its parts."""
        for names in (self._names, self._weak):
            for name in dict.fromkeys((authors.words, *forms(authors.first), *authors.aliases)):
                if found := names.get(name):
                    return found
            if names is self._names and (found := self._spelt(authors)):
                return found
        return []

    def _spelt(self, authors: Authors) -> list[Work]:
        """A listed name may keep a title or a country that the citation leaves out: ``Great Britain. HM Treasury``."""
        parts = authors.names[0].split() if authors.names else []
        return self._names.get(parts[-1], []) if len(parts) == 2 and len(parts[0]) == 1 else []

    def exactly(self, authors: Authors, printed: str) -> list[Work]:
        """Return the works of ``authors`` that bear the year ``printed``, letters included where both have one."""
        year = when(printed)
        return [work for work in self.by(authors) if same_year(year, work.head) and _letters(year, work.head)]

    def names_ending_in(self, word: str) -> list[str]:
        """Return the names of several words that end in ``word`` (folded), the longest first."""
        if self._endings is None:
            endings: dict[str, list[str]] = {}
            for name in self._names:
                if " " in name:
                    endings.setdefault(name.rpartition(" ")[2], []).append(name)
            self._endings = {last: sorted(names, key=len, reverse=True) for last, names in endings.items()}
        return self._endings.get(word, [])


def same_year(year: When, head: EntryHead) -> bool:
    """Return whether a citation and an entry share a year, that of a first edition or reprint included."""
    if year.year == head.year or year.year in head.others or head.year in year.others:
        return True
    return any(each in head.others for each in year.others)


def _letters(year: When, head: EntryHead) -> bool:
    return year.suffix == head.suffix or not (year.suffix and head.suffix)


def _parts(authors: Authors) -> list[str]:
    """Return what a double or full name may be cited by: its first and its last word."""
    words = fold(authors.first).split()
    return [words[-1], words[0]] if 1 < len(words) <= 3 else []
