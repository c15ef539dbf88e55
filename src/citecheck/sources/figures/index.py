"""What is built once for a copy to look up figures: its numbers, its sentences and the words that they hold."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from math import log

from citecheck.sources.copies.model import CopyText
from citecheck.sources.dates import find_dates
from citecheck.sources.figures.find import Figure, find_figures
from citecheck.text.patterns import pattern

_END = pattern(r"(?:[.!?]['\"”’)\]]{0,2}[⁰¹²³⁴-⁹]{0,4}|\n\s{0,20}\n|\f)\s{1,20}")
_WORD = pattern(r"[^\W\d_]{2,60}(?:\xad\n?[^\W\d_]{1,60}){0,4}")
_DIGITS = pattern(r"(?<![0-9])[0-9]{1,4}(?![0-9])")
_DIVIDED = pattern("\xad\n?|[⁰¹²³⁴-⁹]")
_AROUND = 40
_BESIDE = 60
_RIVAL = 1.25  # a sentence that scores so much less than the best is not the passage
_LONGEST = 600
_LONG = pattern(r"[^\W\d_]{4,60}")
_STEM = 6


class FigureIndex:
    """The figures and sentences of a copy. All parts are built when they are first needed; about 1 s for a megabyte."""

    def __init__(self, copy: CopyText) -> None:
        """Prepare to index ``copy``."""
        self.copy = copy
        self._dates: dict[int, tuple[str, ...]] = {}

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """The figures in digits by value, those in running heads and line numbers left out, in order of place."""
        found: dict[str, list[Figure]] = defaultdict(list)
        skipped = [aside for aside in self.copy.asides if aside.kind != "note"]
        starts = [aside.start for aside in skipped]
        for figure in find_figures(self.copy.text, dates=False, words=False):
            at = bisect_right(starts, figure.start) - 1
            if at < 0 or figure.start >= skipped[at].end:
                for value in {figure.value, *(other[0] for other in figure.others)}:
                    found[value].append(figure)
        return found

    @cached_property
    def runs(self) -> dict[str, list[int]]:
        """Where each run of up to four digits stands, leading zeros left out: days and years of dates."""
        found: dict[str, list[int]] = defaultdict(list)
        for match in _DIGITS.finditer(self.copy.text):
            found[match[0].lstrip("0")].append(match.start())
        return found

    def dates_near(self, at: int) -> tuple[str, ...]:
        """Return the dates that are printed around ``at``."""
        held = self._dates.get(at)
        if held is None:
            text = _DIVIDED.sub("", self.copy.text[max(at - _AROUND, 0) : at + _AROUND])
            held = self._dates[at] = tuple(each.value for each in find_dates(" ".join(text.split())) if each.value)
        return held

    @cached_property
    def sentences(self) -> list[int]:
        """Where sentences begin, roughly; none is longer than 600 characters."""
        found = [0]
        for match in _END.finditer(self.copy.text):
            while match.end() - found[-1] > _LONGEST:
                found.append(found[-1] + _LONGEST)
            if match.end() - found[-1] > 20:
                found.append(match.end())
        while len(self.copy.text) - found[-1] > _LONGEST:
            found.append(found[-1] + _LONGEST)
        return found

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        starts = self.sentences
        for at, start in enumerate(starts):
            end = starts[at + 1] if at + 1 < len(starts) else len(self.copy.text)
            for stem in stems_of(self.copy.text[start:end]):
                found[stem].append(at)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the copy in small letters."""
        return frozenset(
            match[0].replace("\xad", "").replace("\n", "").lower() for match in _WORD.finditer(self.copy.text)
        )

    def passages(self, sentence: str, count: int = 2) -> list[tuple[int, int]]:
        """Return the ranges of the ``count`` sentences of the copy most like ``sentence``, each with its neighbours.

        Rare words weigh most (inverse document frequency). Empty where no word of it is in the copy.
        """
        starts = self.sentences
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(stems_of(sentence)):
            held = self._postings.get(stem, ())
            if held and len(held) * 4 <= len(starts) + 8:
                weight = log(1 + len(starts) / len(held))
                for at in held:
                    scores[at] += weight
        best = sorted(scores, key=lambda at: (-scores[at], at))[:count]
        best = [at for at in best if scores[at] * _RIVAL >= scores[best[0]]]
        return [self._around(at) for at in sorted(best)]

    def _around(self, at: int) -> tuple[int, int]:
        """The sentence and so much of its neighbours as a sentence that was cut in the wrong place may need."""
        starts, size = self.sentences, len(self.copy.text)
        end = starts[at + 1] if at + 1 < len(starts) else size
        after = starts[at + 2] if at + 2 < len(starts) else size
        return max(starts[max(at - 1, 0)], starts[at] - _BESIDE), min(after, end + _BESIDE)


def stems_of(text: str) -> set[str]:
    """Return what the words of a family share, roughly: the first six letters; short words are left out."""
    if "\xad" in text:
        text = text.replace("\xad\n", "").replace("\xad", "")
    return {word[:_STEM] for word in _LONG.findall(text.lower())}


def within(figures: list[Figure], start: int, end: int) -> list[Figure]:
    """Return those of ``figures``, which are in order, that begin in ``start``..``end``."""
    return figures[bisect_left(figures, start, key=_start) : bisect_left(figures, end, key=_start)]


def _start(figure: Figure) -> int:
    return figure.start
