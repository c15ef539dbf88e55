"""Tables: the cells between bars, with their specifiers taken off."""

import re
from collections.abc import Callable

_BAR = re.compile(r"(?<!\\)\|")
_SPEC = re.compile(r"(?:(?<=\s)|^)(?:\d{0,3}(?:\.\d{1,3})?[*+])?(?:[<^>])?(?:\.[<^>])?[aehlmdsv]?$")


def write_cells(text: str, start: int, end: int, write: Callable[[int, int], None], separator: str = "|") -> None:
    """Give ``write`` the place of each cell of the table body ``text[start:end]``."""
    if separator != "|":
        for match in re.finditer(r"[^\r\n]+", text[start:end]):
            write(start + match.start(), start + match.end())
        return
    bars = [match.start() for match in _BAR.finditer(text, start, end)]
    for low, high in zip(bars, [*bars[1:], end], strict=False):
        stop = high
        if high < end:
            spec = _SPEC.search(text[max(low + 1, high - 16) : high])
            stop = high - len(spec[0]) if spec else high
        low += 1
        while low < stop and text[low].isspace():
            low += 1
        while stop > low and text[stop - 1].isspace():
            stop -= 1
        if low < stop:
            write(low, stop)
