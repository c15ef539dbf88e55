"""Printed line numbers of transcripts: pages of 20 to 50 lines that count from 1 at the head of each line."""

import re
from bisect import bisect_right

from citecheck.sources.copies.model import Aside, PrintedLine
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_LEAST = 18
"""A page of a transcript has at least so many numbered lines."""
_GAP = 3
"""So many lines without a number may stand between two with one."""
_NUMBERED = pattern(r"^\f?[ \t]{0,20}([0-9]{1,2})(?:[ \t]{1,20}|(?=\n)|$)", re.MULTILINE)
_PAGE = pattern(r"^[ \t]{0,80}(?:page[ \t])?([0-9]{1,4})[ \t]{0,10}$", re.MULTILINE | re.IGNORECASE)


class _Number(NamedTuple):
    start: int
    end: int
    value: int
    row: int


def printed_lines(
    text: str, pages: tuple[int, ...], labels: tuple[str, ...]
) -> tuple[tuple[PrintedLine, ...], tuple[Aside, ...]]:
    """Return the numbered lines of a transcript and the ranges of the numbers; nothing for other texts.

    ``pages`` and ``labels`` are those of the file; several printed pages may stand on one. A printed page is named by
    a line "Page 12" or "12" around it, else by the page of the file, else by its count.
    """
    runs = _runs(_numbers(text))
    if not runs or sum(len(run) for run in runs) * 2 < text.count("\n"):
        return (), ()
    lines: list[PrintedLine] = []
    for count, run in enumerate(runs):
        before = runs[count - 1][-1].end if count else 0
        after = runs[count + 1][0].start if count + 1 < len(runs) else len(text)
        label = _label(text, before, run, after)
        if not label and pages and (count == 0 or _page(pages, runs[count - 1][0]) != _page(pages, run[0])):
            label = labels[_page(pages, run[0])]
        lines += [PrintedLine(each.start, label or str(count + 1), each.value) for each in run]
    return tuple(lines), tuple(Aside(each.start, each.end, "line-number") for run in runs for each in run)


def _page(pages: tuple[int, ...], number: _Number) -> int:
    return bisect_right(pages, number.start) - 1


def _numbers(text: str) -> list[_Number]:
    found: list[_Number] = []
    row, last = 0, 0
    for match in _NUMBERED.finditer(text):
        row += text.count("\n", last, match.start())
        last = match.start()
        found.append(_Number(match.start(1), match.end(), int(match[1]), row))
    return found


def _runs(numbers: list[_Number]) -> list[list[_Number]]:
    """Return the runs that count 1, 2, 3... down neighbouring lines and are long enough to be a page."""
    runs: list[list[_Number]] = []
    run: list[_Number] = []
    for number in numbers:
        if run and number.value == run[-1].value + 1 and number.row - run[-1].row <= _GAP:
            run.append(number)
        elif number.value == 1:
            runs.append(run)
            run = [number]
    runs.append(run)
    return [run for run in runs if len(run) >= _LEAST]


def _label(text: str, before: int, run: list[_Number], after: int) -> str:
    """Return the number that stands alone on a line just above or just below the numbered lines."""
    foot = text.find("\n", run[-1].end)
    below = _PAGE.search(text, foot, min(after, foot + 200)) if foot >= 0 else None
    above = list(_PAGE.finditer(text, max(before, run[0].start - 200), max(run[0].start - 1, 0)))
    if below and "page" in below[0].lower():
        return str(below[1])
    if above:
        return str(above[-1][1])
    return str(below[1]) if below else ""
