"""The lines of a text with their columns."""

from typing import NamedTuple

_INDENT = " \t\f\v"


class Line(NamedTuple):
    """A line without its outer white space: offsets of its first character and its end, and the column it begins at.

    A blank line has ``start == end``. Tabs stand for columns up to the next multiple of eight.
    """

    start: int
    end: int
    column: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text``."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    found: list[Line] = []
    add = found.append
    at = 0
    for whole in text.split("\n"):
        body = whole.rstrip()
        if body:
            words = body.lstrip(_INDENT)
            indent = len(body) - len(words)
            start = at + indent
            if indent and "\t" in body[:indent]:
                indent = len(body[:indent].expandtabs(8))
            add(Line(start, start + len(words), indent))
        else:
            add(Line(at, at, 0))
        at += len(whole) + 1
    if found[-1].start == found[-1].end:
        found.pop()
    return found
