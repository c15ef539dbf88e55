"""Labels of markers and notes: what is printed, what is compared, and lists such as ``1, 3-5``."""

import re

from citecheck.model.document import CitedItem
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
DASHES = "-‐‑‒–—−"
_ITEM = pattern(rf"(\d{{1,4}})(?:\s{{0,3}}[{DASHES}]\s{{0,3}}(\d{{1,4}}))?")
_LONGEST_RANGE = 200


def key_of(label: str) -> str:
    """Return the form in which labels are compared: white space folded, case folded, ``07`` as ``7``."""
    folded = " ".join(label.split()).casefold()
    if folded.isdecimal():
        return str(int(folded)) if len(folded) < 10 else folded
    return folded


class NumberList(NamedTuple):
    """The items of ``1, 3-5`` and whether it is well formed (no empty item, no descending range)."""

    items: tuple[CitedItem, ...]
    fault: str


def number_list(text: str, part: str, start: int) -> NumberList | None:
    """Parse a list of numbers and ranges that stands at source offset ``start``.

    Returns None when ``text`` is not a list of numbers at all. ``fault`` is ``""``, ``"empty"`` (``1,,2``) or
    ``"descending"`` (``3-1``). The numbers inside a range become implied items.
    """
    if text.isdecimal() and text.isascii() and len(text) < 5:
        return NumberList((CitedItem(text, key_of(text), Span(part, start, start + len(text))),), "")
    items: list[CitedItem] = []
    fault = ""
    at = 0
    for piece in re.split("[,;]", text):
        body = piece.strip()
        match = _ITEM.fullmatch(body)
        if not match:
            if body:
                return None
            fault = "empty"
        else:
            begin = start + at + piece.index(body)
            fault = _add_range(items, match, Span(part, begin, begin + len(body))) or fault
        at += len(piece) + 1
    return NumberList(tuple(items), fault) if items else None


def _add_range(items: list[CitedItem], match: re.Match[str], span: Span) -> str:
    first, last = match[1], match[2]
    if not last:
        items.append(CitedItem(first, key_of(first), span))
        return ""
    low, high = int(first), int(last)
    end = span.start + match.start(2)
    items.append(CitedItem(first, key_of(first), Span(span.part, span.start, span.start + len(first))))
    if low < high <= low + _LONGEST_RANGE:
        items.extend(CitedItem(str(number), str(number), span, True) for number in range(low + 1, high))
    items.append(CitedItem(last, key_of(last), Span(span.part, end, end + len(last))))
    return "descending" if high <= low else ""
