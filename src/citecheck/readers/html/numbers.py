"""Printed numbers of paragraphs: ``22. `` and ``2.14 `` before the words, or in an element of their own."""

import re

from citecheck.readers.html.elements import BLOCKS
from citecheck.readers.html.page import Page
from citecheck.readers.html.tree import CLOSE, OPEN, TEXT
from citecheck.text.span import Span

_NUMBER = re.compile(r"(?:(\d{1,3}(?:\.\d{1,3}){1,4})\.?(?=\s{1,9}[^\sa-z\d])|(\d{1,3})\.)(?=[ \t\n\f\r\xa0])")
_OWN_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})\.?")
_DATE = re.compile(r"\s{1,3}[^\W\d]{3,12}\s(?:1[5-9]|20)\d\d\b")


def printed_number(page: Page, start: int, at: int, high: int) -> tuple[str, Span | None, int]:
    """Return the printed number of a paragraph, its place and where the words begin after it."""
    match = _OWN_NUMBER.fullmatch(page.text, start, high)
    if match and _stands_alone(page, at):
        return match[1], Span("", start, match.end(1)), high
    match = _NUMBER.match(page.text, start, high)
    if match is None or _DATE.match(page.text, match.end(), high):
        return "", None, start
    group = 1 if match[1] else 2
    low = match.end()
    while low < high and page.text[low] in "\t\n\f\r \xa0":
        low += 1
    return match[group], Span("", *match.span(group)), low


def _stands_alone(page: Page, at: int) -> bool:
    """A bare number counts when it has an inline element of its own and words follow in the same block."""
    events = page.events
    if events[at - 1][0] != OPEN or events[at + 1][0] != CLOSE:
        return False
    node = events[at + 1][3]
    if node is None or node.name in BLOCKS:
        return False
    following = events[at + 2 : at + 8]
    for kind, start, end, other in following:
        if kind == TEXT and not page.text[start:end].isspace():
            return True
        if other is not None and other.name in BLOCKS:
            return False
    return False
