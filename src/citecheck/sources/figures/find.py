"""The figures of a text: numbers with their unit, shares, sums of money, dates. Numbers that only name are none."""

import re

from citecheck.sources.dates import find_dates
from citecheck.sources.figures.values import ONES, PARTS, SCALES, SIGNS, TENS, fraction, plain, scaled
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_SPACED = r"[ \t\xa0\u2009\u202f\n]{1,3}"
NUMBER = pattern(
    r"[0-9]{1,3}(?:[,\u2009\u202f\xa0][0-9]{3}(?![0-9])){1,6}(?:\.[0-9]{1,12})?"
    r"|[0-9]{1,18}(?:[.·][0-9]{1,12}(?![.][0-9]))?"
)
_ONES, _TENS = "|".join(ONES), "|".join(TENS)
_ONE = rf"a(?={_SPACED}(?:quarter|third|fifth|tenth|hundred|million|billion))"
_WORDS = pattern(
    rf"\b(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES}|half|{_ONE})\b"
    rf"|[{''.join(SIGNS)}]",
    re.IGNORECASE,
)
_CURRENCY = pattern(r"[£$€¥]\s?$|\b(?:GBP|USD|EUR)\s?$")
_SCALE = pattern(rf"(?:{_SPACED}|-)?(hundred|thousand|million|billion|trillion|k|m|mn|bn|tn)\b(?!²)", re.IGNORECASE)
_UNIT = pattern(
    rf"(?:{_SPACED}|-)?(%|per{_SPACED}cent\b|percent\b|percentage{_SPACED}points?\b|pounds\b|dollars\b|euros\b)",
    re.IGNORECASE,
)
_PART = pattern(rf"(?:{_SPACED}|-)({'|'.join(PARTS)})\b", re.IGNORECASE)
_IN = pattern(rf"{_SPACED}in{_SPACED}(?:([0-9]{{1,4}})\b|({_TENS}|{_ONES})\b)")
_AND_PART = pattern(rf"[½⅓⅔¼¾⅛⅜⅝⅞]|{_SPACED}and{_SPACED}a{_SPACED}half\b")
_JOIN = pattern(rf"\s?[-–—]\s?[£$€]?|{_SPACED}(?:to|and|or){_SPACED}[£$€]?")
_BEFORE = pattern(r"([A-Za-z]{1,20})\.?[\s(]{1,3}$")
_HEDGE = pattern(
    r"(?:about|around|approximately|approx\.?|some|nearly|almost|over|under|roughly|circa|c\.|than|up to|at least|just)"
    r"\s(?:[£$€])?$",
    re.IGNORECASE,
)
_TYPED_PART = pattern(r"(?<![\w/.\[({-])([1-9])/([2-9]|10)(?=\s|$)")
_SUFFIX = pattern(r"(?:%|m|bn|mn|k|tn|p|s|kg|km|mm|cm)(?![A-Za-z0-9])")
_CURRENCIES = {"pounds": "£", "dollars": "$", "euros": "€", "GBP": "£", "USD": "$", "EUR": "€"}
_NAMING = frozenset(
    (
        *("section", "sections", "sec", "paragraph", "paragraphs", "para", "paras", "page", "pages", "p", "pp", "no"),
        *("chapter", "chapters", "table", "tables", "figure", "figures", "fig", "article", "articles", "art", "nos"),
        *("regulation", "regulations", "reg", "rule", "rules", "part", "parts", "annex", "appendix", "schedule", "sch"),
        *("volume", "vol", "vols", "line", "lines", "day", "question", "questions", "note", "notes", "footnote", "fn"),
        *(
            "footnotes",
            "recommendation",
            "recommendations",
            "exhibit",
            "clause",
            "column",
            "col",
            "box",
            "case",
            "room",
        ),
        *("version", "item", "module", "form", "act", "unit", "ward", "number", "ref", "reference", "issue", "step"),
    )
)


class Figure(NamedTuple):
    """A figure at ``start``..``end`` of a text.

    ``value`` is a plain number ("1200000", "0.5"), a part ("2/3") or a date (ISO 8601, as ``sources.dates`` gives it);
    ``unit`` is ``%``, a currency sign, ``date`` or ``""``. ``others`` are values and units that it may also have, as
    the first of "10 to 15 per cent". ``hedged`` tells of an "about" before it.
    """

    value: str
    unit: str
    text: str
    start: int
    end: int
    others: tuple[tuple[str, str], ...] = ()
    hedged: bool = False


def find_figures(text: str, *, dates: bool = True, words: bool = True) -> list[Figure]:
    """Return the figures of ``text`` in order, none overlapping.

    A number inside an identifier or an address, in square brackets, or after "section", "page", "Table" and the like is
    none; nor is the bare word "one". ``dates`` and ``words`` tell whether dates and numbers in words are looked for.
    Linear in the length of the text.
    """
    found: list[Figure] = []
    if dates:
        found = [Figure(d.value, "date", text[d.start : d.end], d.start, d.end) for d in find_dates(text) if d.value]
    taken = [(figure.start, figure.end) for figure in found]
    at = day = 0
    matches = list(NUMBER.finditer(text))
    if words:
        matches = sorted([*matches, *_WORDS.finditer(text)], key=lambda match: match.start())
    for match in matches:
        while day < len(taken) and taken[day][1] <= match.start():
            day += 1
        inside = day < len(taken) and taken[day][0] < match.end()
        if match.start() >= at and not inside and (figure := _figure(text, match)):
            found.append(figure)
            at = figure.end
    found.sort(key=lambda figure: figure.start)
    return _with_ranges(text, found)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    words = match[0]
    if typed := _TYPED_PART.match(text, start):
        end = typed.end()
        value = fraction(int(typed[1]), int(typed[2])) if int(typed[1]) < int(typed[2]) else ""
    elif words[0].isdecimal():
        if not _stands_alone(text, start, end):
            return None
        value = plain(words)
    else:
        value = _value_of(words)
    value, end, weak = _extended(text, value, end, words)
    before = text[max(start - 24, 0) : start]
    currency = _CURRENCY.search(before)
    unit = _CURRENCIES.get(currency[0].strip(), currency[0].strip()) if currency else ""
    scale = _SCALE.match(text, end)
    if scale and (len(scale[1]) > 1 or unit) and "/" not in value:
        value, end, weak = scaled(value, SCALES[scale[1].lower()]), scale.end(), False
        if again := _SCALE.match(text, end):
            value, end = scaled(value, SCALES[again[1].lower()]), again.end()
    if after := _UNIT.match(text, end):
        unit, end, weak = _CURRENCIES.get(after[1].lower(), "%"), after.end(), False
    if weak or not value:
        return None
    return Figure(value, unit, text[start:end], start, end, hedged=_HEDGE.search(before) is not None)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether the number is no part of an identifier, an address, a locator or a mark."""
    before, after = text[start - 1 : start], text[end : end + 1]
    earlier, later = text[max(start - 2, 0) : start - 1] if start > 1 else "", text[end + 1 : end + 2]
    if before and (before.isalnum() or before in "_#@\\=" or (before in "/.:·,'’" and earlier.isalnum())):
        return False
    if before in ("-", "–", "—", "\xad") and earlier.isalpha():
        return False
    if after and (after.isalpha() or after == "_") and _SUFFIX.match(text, end) is None:
        return False
    if after in tuple("/\\@_:=") and later.isalnum():
        return False
    if after == "." and later.isalnum():
        return False
    if before in ("[", "{") or (before == "(" and after == ")"):
        return False
    naming = _BEFORE.search(text, max(start - 24, 0), start)
    return naming is None or naming[1].lower() not in _NAMING


def _value_of(words: str) -> str:
    low = words.lower()
    if low in SIGNS:
        return SIGNS[low]
    if low == "half":
        return "1/2"
    if low == "a":
        return "1"
    tens, _, ones = low.replace(" ", "-").partition("-")
    return str(TENS.get(tens, 0) + ONES.get(ones or tens, 0))


def _extended(text: str, value: str, end: int, words: str) -> tuple[str, int, bool]:
    """Read on: "two thirds", "1 in 5", "2½". The last value tells a word that is no figure by itself."""
    weak = words.lower() in ("one", "a")
    if value.isdecimal() and len(value) < 4:
        if part := _PART.match(text, end):
            return fraction(int(value), PARTS[part[1].lower()]), part.end(), False
        if share := _IN.match(text, end):
            below = int(share[1]) if share[1] else int(_value_of(share[2]))
            if 0 < int(value) < below:
                return fraction(int(value), below), share.end(), False
        if rest := _AND_PART.match(text, end):
            above, _, below_words = SIGNS.get(rest[0], "1/2").partition("/")
            whole, over, under = int(value), int(above), int(below_words)
            decimal = {2: 5000, 4: 2500, 8: 1250}.get(under)
            return (plain(f"{whole}.{decimal * over:04d}") if decimal else value), rest.end(), False
    return value, end, weak


def _with_ranges(text: str, figures: list[Figure]) -> list[Figure]:
    """Give the first number of a range the unit and the scale of the second: "10 to 15 per cent", "£1-2 million"."""
    for at, (first, second) in enumerate(zip(figures, figures[1:], strict=False)):
        if "date" in (first.unit, second.unit) or not _JOIN.fullmatch(text, first.end, second.start):
            continue
        power = next((power for word, power in SCALES.items() if len(word) > 2 and word in second.text.lower()), 0)
        others = [(first.value, second.unit)] if second.unit and not first.unit else []
        if power and "/" not in first.value and not any(char.isalpha() for char in first.text):
            others.append((scaled(first.value, power), first.unit or second.unit))
        if others:
            figures[at] = first._replace(others=(*first.others, *others))
        if first.unit in tuple("£$€¥") and first.unit and not second.unit:
            figures[at + 1] = second._replace(others=((second.value, first.unit),))
    return figures
