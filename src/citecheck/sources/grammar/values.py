"""Values of locators: numbers, ranges and lists as printed after "pp", "paras", "s"... and the pairs ``34/1-5``."""

import re

from citecheck.model.parsed_note import Locator
from citecheck.text.patterns import pattern

UNITS: dict[str, str] = {
    word: unit
    for unit, words in {
        "page": "p pp pg pgs page pages",
        "paragraph": "para paras par pars paragraph paragraphs ¶ ¶¶",
        "line": "l ll line lines liness",
        "column": "col cols column columns",
        "question": "Q Qs QQ Qq question questions",
        "section": "s ss sec secs section sections § §§",
        "schedule": "sch schedule schedules sched",
        "article": "art arts article articles",
        "regulation": "reg regs regulation regulations",
        "clause": "cl cls clause clauses",
        "chapter": "ch chs chap chaps chapter chapters",
        "part": "pt pts part parts",
        "table": "table tables",
        "row": "row rows",
        "figure": "fig figs figure figures",
        "diagram": "diagram diagrams",
        "footnote": "fn fns footnote footnotes FN FNs",
        "recommendation": "rec recs recommendation recommendations",
        "annex": "annex annexes annexe",
        "appendix": "app appendix appendices",
        "tab": "tab tabs",
        "day": "day days",
        "slide": "slide slides",
        "point": "point points",
        "rule": "rule rules CPR FPR CrimPR",
        "subsection": "subs subsection subsections sub-section",
    }.items()
    for word in words.split()
}
"""Words before a value and the unit that they name; single letters must touch their number or be known to be meant."""

_NUMBER = r"[A-Z]{0,2}\d{1,7}(?:[.:]\d{1,5}){0,5}[A-Za-z]{0,2}(?![^\W\d_])"
_LETTERS = r"(?:\([\da-zA-Z]{1,5}\)){0,4}"
_VALUE = rf"(?:{_NUMBER}|[ivxlcIVXLC]{{1,8}}(?!\w)|[A-Z](?![\w'’.])|\((?:\d{{1,2}}|[a-zA-Z]{{1,4}})\)){_LETTERS}"
_RANGE = rf"({_VALUE})(?:\s?(?:[-\u2010-\u2015]|\bto\b)\s?({_VALUE}|(?:\([\da-zA-Z]{{1,5}}\)){{1,4}}))?(?![\w/])"
_first = pattern(rf"\.?\s{{0,2}}(?:[nN]os?\.?\s?)?{_RANGE}")
_more = pattern(rf"\s?(?:,(?:\s?(?:and|&)(?=\s))?|and\b|&|\bor\b)\s?{_RANGE}")
_quoted = pattern('\\.?\\s?["\u201c]([^"\u201c\u201d]{1,60})["\u201d]')
_open = pattern(r"\s?(?:et\sseqq?\b\.?|ff?\b\.?|onwards\b)")
_month = pattern(r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|/\d")
_LETTERED = frozenset(("part", "annex", "appendix", "column", "chapter", "schedule", "tab", "case-study"))
_ROMAN = frozenset(("page", "paragraph", "chapter", "part", "annex", "appendix", "section", "article", "schedule"))
_WITH_LETTERS = frozenset(
    ("section", "paragraph", "article", "regulation", "schedule", "clause", "rule", "recommendation")
)
_COUNTED_IN_YEARS = frozenset(("page", "paragraph", "column", "line"))


def read_values(text: str, start: int, position: int, unit: str, limit: int = 200) -> tuple[list[Locator], int] | None:
    """Read the values after a unit word: ``start`` is where the word begins, ``position`` where it ends.

    Return the locators and where they end, or None where no value stands there.
    """
    found = _first.match(text, position)
    if found is None or not _possible(found[1], unit):
        if unit in ("column", "row", "table", "figure") and (quoted := _quoted.match(text, position)):
            value = quoted[1]
            return [Locator((unit,), (value,), (value,), start, quoted.end())], quoted.end()
        return None
    places: list[Locator] = []
    units = (unit,)
    while found is not None and len(places) < limit:
        first, last, end = found[1], found[2], found.end()
        if places and (not _possible(first, unit) or _is_date(text, first, end, unit)):
            break
        if last is None:
            more = _open.match(text, end)
            last = "" if more else first
            end = more.end() if more else end
        elif not _possible(last, unit) and last[0] != "(":
            last, end = first, found.end(1)
        places.append(Locator(units, (first,), (last,), start, end))
        position = end
        found = _more.match(text, position)
        start = found.start(1) if found else position
    return places, position


def _possible(value: str, unit: str) -> bool:
    if value[0] == "(":
        return unit in _WITH_LETTERS or (unit == "page" and value.strip("()").strip("ivxlc") == "")
    if value[0].isdigit() or value[-1].isdigit():
        return True
    head = value.partition("(")[0]
    if any(map(str.isdigit, head)):
        return True
    if len(head) == 1 and head.isupper() and unit in _LETTERED:
        return True
    return unit in _ROMAN and all(letter in "ivxlcIVXLC" for letter in head) and (head.islower() or len(head) > 1)


def _is_date(text: str, value: str, end: int, unit: str) -> bool:
    """Return whether a number in a list is the day or the year of a date that follows the list."""
    if len(value) == 4 and unit in _COUNTED_IN_YEARS and value.isdigit() and "1500" < value < "2100":
        return True
    return len(value) <= 2 and _month.match(text, end) is not None


_pair = pattern(
    r"(\d{1,4})/(\d{1,4})(?::(\d{1,3}))?(?:\s?[-\u2010-\u2015]\s?(?:(\d{1,4})/)?(\d{1,4})(?::(\d{1,3}))?)?(?![\w/])"
)
_colon = pattern(r"(\d{1,4}):(\d{1,2})(?:\s?[-\u2010-\u2015]\s?(?:(\d{1,4}):)?(\d{1,2}))?(?![\w:])")


def read_pair(text: str, start: int, units: tuple[str, ...]) -> tuple[Locator, int] | None:
    """Read ``34/1-5``, ``11/98-99``, ``5/23:4-7`` at ``start``; ``units`` are those of ``a/b``."""
    found = _pair.match(text, start)
    if found is None:
        return None
    outer, inner, third, outer_last, inner_last, third_last = found.groups()
    first: tuple[str, ...] = (outer, inner)
    last: tuple[str, ...] = (outer_last or outer, inner_last or inner)
    if third:
        units, first = ("day", "page", "line"), (outer, inner, third)
        last = first
        if inner_last:
            last = (outer_last or outer, inner_last, third_last) if third_last else (outer, inner, inner_last)
    elif third_last:
        return None
    return Locator(units, first, last, start, found.end()), found.end()


def read_colon(text: str, start: int) -> tuple[Locator, int] | None:
    """Read ``45:2-10`` or ``45:2-46:10`` (page and line of a transcript) at ``start``."""
    found = _colon.match(text, start)
    if found is None:
        return None
    page, line, page_last, line_last = found.groups()
    last = (page_last or page, line_last or line)
    return Locator(("page", "line"), (page, line), last, start, found.end()), found.end()


_BRACKETED = (
    r"\[\s?(\d{1,5}[A-Za-z]?)(?:\s?[/:]\s?((?:FN)?\s?[A-Z]?\d{1,4}(?:\.\d{1,4}){0,4}(?:\([\w]{1,5}\)){0,3}))?\s?\]"
)
_bracketed = pattern(
    rf"{_BRACKETED}(?:\s?(?:[-\u2010-\u2015]|\bto\b)\s?{_BRACKETED})?|"
    r"\[\s?(\d{1,5})\s?[-\u2010-\u2015]\s?(\d{1,5})\s?\]",
    re.ASCII,
)


def read_bracketed(text: str, start: int, units: tuple[str, ...], single: str) -> tuple[Locator, int] | None:
    """Read ``[14/32]``, ``[14/32] to [15/36]``, ``[5/FN7]`` or ``[6]``; ``single`` is the unit of one number alone."""
    found = _bracketed.match(text, start)
    if found is None:
        return None
    outer, inner, outer_last, inner_last, low, high = found.groups()
    if inner is None and low is None and len(outer) == 4 and "1500" < outer < "2100":
        return None
    end = found.end()
    if low:
        return Locator((single,), (low,), (high,), start, end), end
    if inner is None:
        return Locator((single,), (outer,), (outer_last or outer,), start, end), end
    if inner.startswith("FN"):
        units = (units[0], "footnote")
    first = (outer, _plain(inner))
    last = (outer_last, _plain(inner_last or "")) if outer_last else first
    return Locator(units, first, last, start, end), end


def _plain(value: str) -> str:
    return value.removeprefix("FN").strip()


_day = pattern(
    r"[{(]\s?Day\s?(\d{1,3})\s?[/:]\s?(\d{1,4})(?:\s?[/:]\s?(\d{1,3}))?"
    r"(?:\s?[-\u2010-\u2015]\s?(?:(\d{1,4})\s?[:/]\s?)?(\d{1,4}))?\s?[})]"
)
_join = pattern(r"\s?(?:[-\u2010-\u2015]|\bto\b)\s?(?=[{(]\s?Day)")


def read_day(text: str, start: int) -> tuple[Locator, int] | None:
    """Read ``{Day255/37:9-14}`` and ``{Day255/19:23}-{Day255/20:6}`` at ``start``; wrong separators are read too."""
    found = _day.match(text, start)
    if found is None:
        return None
    first, last = _ends(found)
    end = found.end()
    join = _join.match(text, end)
    other = _day.match(text, join.end()) if join else None
    if other is not None:
        last, end = _ends(other)[1], other.end()
    units = ("day", "page", "line")[: len(first)]
    if len(last) != len(first):
        last = (*last, "")[: len(first)]
    return Locator(units, first, last, start, end), end


def _ends(found: re.Match[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    day, page, line, outer, inner = found.groups()
    if line is None:
        return (day, page), (day, inner or page)
    return (day, page, line), (day, outer or page, inner or line)


_NEST = {
    unit: rank
    for rank, unit in enumerate(("day", "volume", "part", "chapter", "section", "page", "column", "paragraph", "line"))
}
_GRID = {unit: rank for rank, unit in enumerate(("table", "row", "column"))}


def nested(outer: Locator, inner: Locator) -> Locator | None:
    """Return both as one compound place when ``inner`` is counted within ``outer``, as lines are within a page."""
    ranks = _GRID if outer.units[0] in _GRID and inner.units[0] in _GRID else _NEST
    above, below = ranks.get(outer.units[-1]), ranks.get(inner.units[0])
    if above is None or below is None or above >= below or outer.code or inner.code:
        return None
    if "" in outer.last or ("line" not in inner.units and ranks is _NEST and outer.units[0] not in _MERGED):
        return None
    return Locator(
        outer.units + inner.units, outer.first + inner.first, outer.last + inner.last, outer.start, inner.end
    )


_MERGED = frozenset(("page", "day", "part", "chapter", "section", "volume"))
