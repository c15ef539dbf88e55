"""The printed values of locators as numbers that can be compared."""

from collections.abc import Iterator

from citecheck.model.parsed_note import Locator
from citecheck.text.patterns import pattern

Number = tuple[int, ...]

_NUMBER = pattern(r"[1-9]\d{0,4}(?:\.\d{1,4}){0,5}")


def number_of(value: str) -> Number | None:
    """Return a printed number as a tuple that compares as people count: ``"3.6.11"`` is ``(3, 6, 11)``.

    None for what is no plain number: ``"40(b)"``, ``"iv"``, ``"S17"``, and for what is longer than places are or begins
    with a nought: it belongs to a code.
    """
    if not _NUMBER.fullmatch(value):
        return None
    return tuple(int(step) for step in value.split("."))


def last_of(first: str, last: str) -> Number | None:
    """Return the end of a range with the digits that are left out put back: 127-8 ends at 128.

    A shorter end that would lie before the beginning even then is taken as printed.
    """
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        if int(whole) >= int(first):
            return (int(whole),)
    return number_of(last)


def descends(locator: Locator) -> str:
    """Return the unit that runs backwards in ``locator`` (``"page"``, ``"line"``...), ``""`` where none does.

    Units are compared from the outside in: lines 25 to 2 are in order when they stand on pages 7 and 8.
    """
    for unit, first, last in zip(locator.units, locator.first, locator.last, strict=False):
        if locator.code or unit == "folio":  # pages in codes are padded with noughts; leaves have sides: 23r, 24v
            first, last = first.rstrip("rv").lstrip("0"), last.rstrip("rv").lstrip("0")
        begin, end = number_of(first), last_of(first, last)
        if begin is None or end is None:
            return ""
        if begin != end:
            return unit if end < begin and len(begin) == len(end) else ""
    return ""


def range_of(locator: Locator, unit: str) -> tuple[int, int] | None:
    """Return the first and the last ``unit`` (whole numbers) that ``locator`` names, or None."""
    if unit not in locator.units:
        return None
    place = locator.units.index(unit)
    if place >= len(locator.first) or place >= len(locator.last):
        return None
    begin = number_of(locator.first[place])
    end = last_of(locator.first[place], locator.last[place])
    if begin is None or end is None or len(begin) != 1 or len(end) != 1:
        return None
    return begin[0], end[0]


def values_of(locator: Locator, unit: str) -> Iterator[str]:
    """Yield the printed values of ``unit`` in ``locator``: the first, and the last where it is another."""
    if unit in locator.units:
        place = locator.units.index(unit)
        yield from dict.fromkeys(values[place] for values in (locator.first, locator.last) if place < len(values))
