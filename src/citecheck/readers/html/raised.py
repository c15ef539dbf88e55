"""Raised numbers and signs without a link: which of them are markers, and which powers, ordinals or isotopes."""

import re

from citecheck.readers.html.labels import items_of, label_of, style_of
from citecheck.readers.html.markers import WRAPPERS, FoundMarker, outside_prose
from citecheck.readers.html.notes import Notes
from citecheck.readers.html.page import Page
from citecheck.readers.html.tree import OPEN, TEXT, Node

_UNIT = re.compile(r"(?:^|[^\w])(?:[A-Za-z]|cm|mm|km|dm|ft|in|mi|yd|nm|µm|kg|sq|Wh|kWh)$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")


def plain_raised(page: Page, notes: Notes, taken: dict[int, FoundMarker]) -> list[FoundMarker]:
    """Return the raised numbers and signs without a link that are markers, in document order.

    Ordinals, powers, units, isotopes and numbers at the head of a block are none.
    """
    candidates = []
    for node in page.tree.raised:
        if _in_link(node):
            continue
        inside = range(node.first + 1, min(node.last, node.first + 12))
        if any(at in taken or _is_link(page, at) for at in inside) or outside_prose(node):
            continue
        words = page.words_of(node, 40)
        label = label_of(page, words, node)
        if label.family in ("number", "symbol") and (taken_by := _place(page, node)) is not None:
            marker = FoundMarker(node, label, words.text, words.start, words.end, raised=True)
            marker.typed = label.family == "number"
            candidates.append((marker, taken_by))
    return _accepted(candidates, page, notes, bool(taken))


def _in_link(node: Node) -> bool:
    """Return whether a link stands right around a raised number, which then speaks for it."""
    outer = node.parent
    while outer is not None and outer.name in WRAPPERS:
        outer = outer.parent
    return outer is not None and outer.name == "a" and "href" in outer.attributes


def _is_link(page: Page, event: int) -> bool:
    kind, _, _, node = page.events[event]
    return kind == OPEN and node is not None and node.name == "a" and "href" in node.attributes


def _place(page: Page, node: Node) -> bool | None:
    """Return None where a raised number is no marker, True where it might be a power, else False."""
    before, after = _around(page, node, -1), _around(page, node, 1)
    if not before.strip():
        return None
    if after[:1].isalpha() and not before[-1:].isalnum():
        return None
    if before[-1].isdigit():
        return None if not _YEAR.search(before) else False
    return bool(_UNIT.search(before))


def _around(page: Page, node: Node, step: int) -> str:
    """Return some visible text of the same block before or after an element."""
    at, found = (node.first if step < 0 else node.last) + step, ""
    for _ in range(12):
        if not 0 < at < len(page.events):
            break
        kind, start, end, other = page.events[at]
        if kind == TEXT:
            found = page.text[start:end] + found if step < 0 else found + page.text[start:end]
            if len(found) > 12 or found.strip():
                break
        elif other is None or page.block_of(other) is other:
            break
        at += step
    return found


def _accepted(candidates: list[tuple[FoundMarker, bool]], page: Page, notes: Notes, linked: bool) -> list[FoundMarker]:
    numbers = {marker.label.text for marker, doubtful in candidates if not doubtful}
    trusted = linked or bool(notes.found) or bool(numbers & {"1", "[1]", "1,2", "1-2", "1–2"}) or "*" in numbers
    accepted: list[FoundMarker] = []
    last = 0
    for marker, doubtful in candidates:
        marker.items = items_of(page, marker.label, "")
        marker.style = style_of(marker.label, bracketed=False, raised=True)
        first = marker.items[0].key
        number = int(first) if first.isdecimal() else 0
        if trusted and (not doubtful or (number > 3 and number == last + 1)):
            accepted.append(marker)
            last = number or last
    return accepted
