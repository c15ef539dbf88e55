"""The lines of a text with their columns."""

import re
from typing import NamedTuple

_LINE = re.compile(r"([ \t\f\v]*)([^\r\n]*)(\r\n|\r|\n|\Z)")


class Line(NamedTuple):
    """A line without its outer white space: offsets of its first character and its end, and the column it begins at.

    A blank line has ``start == end``. Tabs stand for columns up to the next multiple of eight.
    """

    start: int
    end: int
    column: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text``."""
    found: list[Line] = []
    add = found.append
    size = len(text)
    for match in _LINE.finditer(text):
        start, end = match.span(2)
        if match.end() == size and start == end and match.start() == size:
            break
        indent = start - match.start()
        if indent and "\t" in match[1]:
            indent = len(match[1].expandtabs(8))
        body = match[2].rstrip()
        add(Line(start, start + len(body), indent))
    return found
