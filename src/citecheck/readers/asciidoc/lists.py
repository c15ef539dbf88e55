"""The heads of list items: ``*``, ``-``, ``.``, ``1.``, ``<1>``, ``term::``."""

import re
from typing import NamedTuple

_HEAD = re.compile(
    r"(?:(\*{1,9}|-|•)|(\.{1,9})|(\d{1,9}|[A-Za-z]|[IVXLCDMivxlcdm]{1,9})([.)])|(<(?:\d{1,4}|\.)>))[ \t]+(?=\S)"
)
_TERM = re.compile(r"([^ \t\n/].{0,400}?)(:{2,4}|;;)(?:[ \t]+|$)")
_CHECK = re.compile(r"\[[ *xX]\][ \t]+")


class Head(NamedTuple):
    """The head of an item: ``tag`` tells levels apart, ``number`` is printed; the words begin at ``body``."""

    tag: str
    body: int
    number: str = ""
    number_at: int = 0


def head_at(text: str, start: int, end: int) -> Head | None:
    """Return the head of the item that begins at ``start`` of a line that ends at ``end``."""
    if text[start] not in "*-•.<" and not (text[start].isalnum() and text[start + 1 : start + 10].find(" ") >= 0):
        return None
    match = _HEAD.match(text, start, end)
    if match is None:
        return None
    body = match.end()
    if match[1]:
        check = _CHECK.match(text, body, end)
        return Head(match[1], check.end() if check else body)
    if match[2]:
        return Head(match[2], body)
    if match[3]:
        kind = "1" if match[3].isdecimal() else "a" if match[3].islower() else "A"
        return Head(kind + match[4], body, match[3], match.start(3)) if _ordered(match) else None
    return Head("<>", body)


def _ordered(match: re.Match[str]) -> bool:
    return match[4] == "." or not match[3].isdecimal()


def term_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the term that begins at ``start``: group 1 is the term, group 2 its sign; the words follow."""
    if text.find("::", start, end) < 0 and text.find(";;", start, end) < 0:
        return None
    return _TERM.match(text, start, end)
