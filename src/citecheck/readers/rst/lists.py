"""The heads of list items: bullets and numbers."""

import re
from typing import NamedTuple

from citecheck.readers.rst.lines import Line

_NUMBERED = re.compile(r"(\(?)(\d{1,9}|[A-Za-z]|[ivxlcdm]{1,12}|[IVXLCDM]{1,12}|#)([.)])(?=[ \t]|$)")
_HEAD = re.compile(r"(\d{1,9})[.)][ \t]")
_LONG_ITEM = 100
_SHORT_ITEM = 30


class Head(NamedTuple):
    """The head of an item: ``tag`` tells lists apart, ``number`` as printed stands ``number_at`` characters into it."""

    tag: str
    length: int
    number: str = ""
    number_at: int = 0


def head_at(text: str, lines: list[Line], at: int, start: int, column: int) -> Head | None:
    """Return the head of the item that begins at ``start`` of line ``at``, or None where it begins none."""
    end = lines[at].end
    if text[start] in "-+*•‣⁃":
        after = text[start + 1 : start + 2] if start + 1 < end else " "
        return Head(text[start], 1) if after in " \t" else None
    match = _NUMBERED.match(text, start, end)
    if match is None or (match[1] and match[3] != ")"):
        return None
    length = match.end() - start
    if not _goes_on(text, lines, at, column, length):
        return None
    number = match[2] if match[2] != "#" else ""
    return Head(f"{match[1]}{match[3]}{_kind(match[2])}", length, number, match.start(2) - start)


def _kind(number: str) -> str:
    if number == "#" or number.isdecimal():
        return "1"
    return "a" if number.islower() else "A"


def _goes_on(text: str, lines: list[Line], at: int, column: int, length: int) -> bool:
    """A number makes an item only where the next line is blank, indented, or the next item: else it is a sentence."""
    if at + 1 >= len(lines):
        return True
    following = lines[at + 1]
    if following.start == following.end or following.column != column:
        return True
    return _NUMBERED.match(text, following.start, following.end) is not None


def holds_paragraphs(text: str, lines: list[Line], at: int) -> bool:
    """Return whether the numbered list on line ``at`` holds the numbered paragraphs of a report.

    These are set apart by blank lines and are long, or the list does not begin at 1.
    """
    heads = 0
    first = ""
    size = 0
    place = at
    while place < len(lines):
        line = lines[place]
        if line.end > line.start and line.column == 0:
            match = _HEAD.match(text, line.start, line.end)
            if match is None:
                break
            if heads and lines[place - 1].end > lines[place - 1].start:
                return False
            first = first or match[1]
            heads += 1
        size += line.end - line.start
        place += 1
    mean = size // max(heads, 1)
    return mean >= _LONG_ITEM or (mean >= _SHORT_ITEM and first != "1")
