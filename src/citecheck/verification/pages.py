"""The pages that a citation names, as labels that a copy knows."""

from collections.abc import Iterable

from citecheck.model.parsed_note import Locator
from citecheck.sources.places.values import range_of, values_of
from citecheck.text.patterns import pattern

_MOST = 60
_PRINTED = pattern(
    r"\s{0,4}(?:(?:pp?|pages?|S|Seiten?|págs?|at)\b\.?[\s~]{0,3})?"
    r"([0-9]{1,5}|[ivxlc]{1,8})(?:\s{0,2}[-–—]{1,3}\s{0,2}([0-9]{1,5}|[ivxlc]{1,8}))?\s{0,4}"
)


def pages_of(locators: Iterable[Locator]) -> tuple[str, ...]:
    """Return the labels of the pages that ``locators`` name; none for an open end ("12 ff") or a very long range."""
    found: dict[str, None] = {}
    for locator in locators:
        if "page" not in locator.units or "" in locator.last:
            continue
        pages = range_of(locator, "page")
        if pages is None:
            found.update(dict.fromkeys(value.lstrip("0") for value in values_of(locator, "page")))
        elif 0 <= pages[1] - pages[0] <= _MOST:
            found.update(dict.fromkeys(str(page) for page in range(pages[0], pages[1] + 1)))
    found.pop("", None)
    return tuple(found)


def pages_in(words: str) -> tuple[str, ...]:
    """Return the pages in the locator of a citation key ("p. 4", "12-15"); none where it names something else."""
    match = _PRINTED.fullmatch(words)
    if match is None:
        return ()
    first, last = match[1], match[2] or match[1]
    if not (first.isdigit() and last.isdigit()):
        return tuple(dict.fromkeys((first, last)))
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if not 0 <= int(last) - int(first) <= _MOST:
        return ()
    return tuple(str(page) for page in range(int(first), int(last) + 1))
