"""Pairs of quotation marks in running text: the outermost ones, whatever their form.

Forms: New Hart's Rules (2nd ed.), 9.2 (British single marks); Chicago Manual of Style (17th ed.), 13.9; the Duden's
„...“ and »...«; the French « ... »; East Asian corner brackets.
"""

import re
from collections.abc import Iterator

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_DOUBLE = pattern('[“”„«»"「」『』]')
_SINGLE = pattern("[‘’‚‹›']")
_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”", "「": "」", "『": "』",
    "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'",
}  # fmt: skip
_BEFORE_OPENING = frozenset("([{—–-/“‘„«»\"'…")
_LONGEST = 4000
_MOST_ENDS = 3


class Pair(NamedTuple):
    """A pair of marks: ``start`` is the opening mark, ``ends`` are where the closing one may stand.

    There are several where an apostrophe cannot be told from a closing mark ("the boys’ house’").
    """

    start: int
    ends: tuple[int, ...]


def pairs_of(text: str) -> tuple[list[Pair], int]:
    """Return the outermost pairs of ``text`` in order, and the place of a double mark that nothing closes (-1)."""
    doubles, unclosed = _pairs(text, _DOUBLE)
    singles = _pairs(text, _SINGLE)[0]
    outer = [pair for pair in singles if not _inside(pair, doubles)]
    kept = [pair for pair in doubles if not _inside(pair, outer)]
    return sorted([*outer, *kept]), unclosed


def _inside(pair: Pair, others: list[Pair]) -> bool:
    """Both lists ascend; the last of ``others`` that begins before ``pair`` is the one that may hold it."""
    low, high = 0, len(others)
    while low < high:
        middle = (low + high) // 2
        if others[middle].start < pair.start:
            low = middle + 1
        else:
            high = middle
    return low > 0 and pair.start < others[low - 1].ends[-1]


def _pairs(text: str, marks: "re.Pattern[str]") -> tuple[list[Pair], int]:
    found: list[Pair] = []
    opened = -1
    ends: list[int] = []
    for at in _places(text, marks):
        if opened >= 0 and (at - opened > _LONGEST or (_restarts(text, opened, at) and not ends)):
            opened = -1
        if opened >= 0 and ends and (_opens(text, at) and not _closes(text, at)):
            found.append(Pair(opened, tuple(ends)))
            opened, ends = -1, []
        if opened < 0:
            ends = []
            opened = at if _opens(text, at) else -1
        elif text[at] in _CLOSERS[text[opened]] and _closes(text, at):
            ends.append(at)
            if not _possessive(text, at) or len(ends) == _MOST_ENDS:
                found.append(Pair(opened, tuple(ends)))
                opened, ends = -1, []
    if ends:
        found.append(Pair(opened, tuple(ends)))
        opened = -1
    return found, opened


def _places(text: str, marks: "re.Pattern[str]") -> Iterator[int]:
    for match in marks.finditer(text):
        yield match.start()


def _restarts(text: str, opened: int, at: int) -> bool:
    """The same opening mark again: the one before was never closed."""
    mark = text[at]
    return mark == text[opened] and mark not in _CLOSERS[mark] and _opens(text, at)


def _opens(text: str, at: int) -> bool:
    """Return whether the mark at ``at`` stands where a quotation may begin."""
    mark, after = text[at], text[at + 1 : at + 2]
    if mark not in _CLOSERS or not after or (after.isspace() and mark not in "«"):
        return False
    if mark in "「『":
        return True
    before = text[at - 1 : at]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in ("'", "‘") and after.isdigit() and text[at + 3 : at + 4] == "s":
        return False  # the '90s
    return free


def _closes(text: str, at: int) -> bool:
    """Return whether the mark at ``at`` stands where a quotation may end."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "»›" and before.isspace():
        return True  # French marks stand apart
    return not before.isspace() and not (after.isalnum() and text[at] not in "」』")


def _possessive(text: str, at: int) -> bool:
    """Return whether the mark may be the apostrophe of "the boys’ house"."""
    return text[at] in "’'" and text[at - 1] == "s" and text[at + 1 : at + 2] == " "
