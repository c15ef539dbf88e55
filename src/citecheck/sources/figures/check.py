"""The check of figures against a copy, in two tiers.

A wrong number stands *somewhere* in a long copy more often than not (60 % of one-digit changes in a report of 500 kB),
so that "it occurs" says little: ``nowhere`` is an error, ``far`` (not near the passage) a warning, ``near`` no proof.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Literal

from citecheck.sources.figures.find import Figure, find_figures
from citecheck.sources.figures.index import FigureIndex, within
from citecheck.sources.figures.values import in_words, rounds_to, same_shares
from citecheck.text.record import NamedTuple

Tier = Literal["near", "far", "nowhere"]
_MOST = 200

Spans = list[tuple[int, int]]


class FigureCheck(NamedTuple):
    """A figure of the sentence and where it stands: ``places`` are offsets in the copy, at most five, nearest first."""

    figure: Figure
    tier: Tier
    places: tuple[int, ...] = ()


def check(sentence: str, index: FigureIndex, pages: Sequence[str] | None = None) -> tuple[FigureCheck, ...]:
    """Return for each figure of ``sentence`` whether it stands near the passage, elsewhere in the copy, or nowhere.

    Near is: on the cited ``pages`` (labels) if they are given and exist, else in the two sentences of the copy that are
    most like the sentence, and their neighbours. Percentages, sums of money and bare numbers are told apart near the
    passage; ``nowhere`` means that the value occurs with no unit at all. Deterministic; never raises for content.
    """
    figures = find_figures(sentence)
    if not figures:
        return ()
    near = [span for page in pages or () for span in index.copy.spans_of(page)] or index.passages(sentence)
    everywhere = [(0, len(index.copy.text))]
    found: list[FigureCheck] = []
    for figure in figures:
        places = places_of(figure, index, near, strict=True)
        if places:
            found.append(FigureCheck(figure, "near", places))
            continue
        places = places_of(figure, index, everywhere, strict=False)
        found.append(FigureCheck(figure, "far" if places else "nowhere", places))
    return tuple(found)


def places_of(figure: Figure, index: FigureIndex, spans: Spans, *, strict: bool) -> tuple[int, ...]:
    """Return where the figure stands in ``spans``; ``strict`` asks for the same unit where both have one."""
    if figure.unit == "date":
        return _dates(figure.value, index, spans)
    wanted = [(figure.value, figure.unit), *figure.others]
    wanted += [same for value, unit in wanted for same in same_shares(value, unit)]
    for value, unit in wanted:
        if places := _numbers(value, unit, index, spans, strict) or _spelled(value, unit, index, spans, strict):
            return places
    return _rounded(figure, index, spans, strict) if figure.hedged else ()


def _numbers(value: str, unit: str, index: FigureIndex, spans: Spans, strict: bool) -> tuple[int, ...]:
    held = index.figures.get(value, [])
    found = [each for start, end in spans for each in within(held, start, end)]
    return tuple(each.start for each in found if not strict or _fits(each, value, unit))[:5]


def _fits(each: Figure, value: str, unit: str) -> bool:
    units = {each.unit, *(other for held, other in each.others if held == value)}
    return not unit or unit in units or "" in units


def _spelled(value: str, unit: str, index: FigureIndex, spans: Spans, strict: bool) -> tuple[int, ...]:
    """Look for the number in words, and for shares: "two thirds", "one in five"."""
    if "/" in value:
        return _matching(
            index, spans, lambda figure: figure.value == value, r"\b(?:in|half|third|quarter|fifth|tenth)|[½-⅞]"
        )
    for words in in_words(value):
        expression = r"[\s-]".join(words.replace("-", " ").split(" "))
        pieces = re.compile(rf"\b{expression}\b", re.IGNORECASE)
        found = [match for start, end in spans for match in pieces.finditer(index.copy.text, start, end)]
        text = index.copy.text
        fitting = [
            match.start()
            for match in found[:_MOST]
            if not strict
            or any(_fits(each, value, unit) for each in find_figures(text[match.start() : match.end() + 30])[:1])
        ]
        if fitting:
            return tuple(fitting[:5])
    return ()


def _matching(index: FigureIndex, spans: Spans, fits: Callable[[Figure], bool], cue: str) -> tuple[int, ...]:
    """Read the figures around each ``cue`` in the spans and return the places of those that fit."""
    found: list[int] = []
    text = index.copy.text
    for start, end in spans:
        for match in list(re.compile(cue).finditer(text, start, end))[: _MOST * 5]:
            low = max(match.start() - 30, start)
            found += [
                low + each.start for each in find_figures(text[low : match.end() + 30], dates=False) if fits(each)
            ]
            if len(found) >= 5:
                return tuple(dict.fromkeys(found))[:5]
    return tuple(dict.fromkeys(found))


def _rounded(figure: Figure, index: FigureIndex, spans: Spans, strict: bool) -> tuple[int, ...]:
    found = [
        each.start
        for value, held in index.figures.items()
        if rounds_to(value, figure.value)
        for start, end in spans
        for each in within(held, start, end)
        if not strict or _fits(each, figure.value, figure.unit) or each.unit == figure.unit
    ]
    return tuple(sorted(found)[:5])


def _dates(value: str, index: FigureIndex, spans: Spans) -> tuple[int, ...]:
    """Look for a date in any form; one with a year only may also stand in a longer date or a range."""
    found: list[int] = []
    for cue in _cues(value):
        held = index.runs.get(cue, [])
        for start, end in spans:
            for at in held[bisect_left(held, start) : bisect_left(held, end)]:
                if _is_bare_year(value) or any(_same_date(value, each) for each in index.dates_near(at)):
                    found.append(at)
                if len(found) == 5:
                    return tuple(found)
        if found:
            break
    return tuple(found)


def _cues(value: str) -> list[str]:
    """Return the number to look for: the day of a date, the year of one without a day; of a range its first."""
    date = value.split("/")[0]
    if date.startswith("--"):
        return [date[-2:].lstrip("0")]
    parts = date.split("-")
    return [parts[2].lstrip("0"), parts[0]] if len(parts) == 3 else [parts[0]]


def _is_bare_year(value: str) -> bool:
    return len(value) == 4 and value.isdecimal()


def _same_date(wanted: str, found: str) -> bool:
    """Return whether ``found`` is the wanted date, or the same day printed without its year."""
    if found == wanted or found in wanted.split("/") or wanted in found.split("/"):
        return True
    if found.startswith("--") and len(wanted) == 10:
        return wanted[5:] == found[2:]
    if wanted.startswith("--"):
        return found[5:] == wanted[2:]
    return len(wanted) == 7 and found.startswith(wanted)
