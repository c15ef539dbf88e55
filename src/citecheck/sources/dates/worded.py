"""Dates with the name of a month: 3 May 2019, May 3, 2019, May 2019, 12-14 May 2019, 28 May to 3 June 2019."""

import re

from citecheck.compiled.date_words import SEASONS
from citecheck.sources.dates.around import is_counted, month_of, sic_after, weekday_before, word_before
from citecheck.sources.dates.found import Form, FoundDate, full_year, iso
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_DAY_FIRST = pattern(
    r"(?:(?:st|nd|rd|th|er|º|ª|\.)(?![^\W\d_]))?(?P<sic>\s?\[sic[.!]?\])?"
    r"(?:\s?(?:\u2060?[-\u2010-\u2015]\u2060?|[/&+]|(?:to|and|bis|au|al|et|und|y)\b)\s?(?P<last>[0-9]{1,2})(?:st|nd|rd|th|º|\.)?)?"
    r"(?:\s{1,3}|[-\u2010\u2011])(?:(?:day\s)?of\s|de\s|d['\u2019])?\[?(?P<month>[^\W\d_]{3,10})",
    re.IGNORECASE,
)
_MONTH_FIRST = pattern(
    r"(?:(?:st|nd|rd|th)(?![^\W\d_]))?(?P<sic>\s?\[sic[.!]?\])?"
    r"(?:\s?(?:\u2060?[-\u2010-\u2015]\u2060?|[/&]|(?:to|and)\b)\s?(?P<last>[0-9]{1,2})(?![0-9])(?:st|nd|rd|th)?)?"
    r"(?P<after>,\s{0,3}|\s{1,3})(?P<year>[0-9]{4})(?![0-9])"
)
_YEAR = pattern(
    r"\]?(?:\.?,?\s{0,3}|[-\u2010\u2011])(?P<sic>\[sic[.!]?\],?\s)?(?:de\s|del\s|of\s)?\[?(?P<year>[0-9]{4})(?![0-9])\]?"
    r"|\.?(?:\s{1,3}|-)(?:['\u2018\u2019](?P<cut>[0-9]{2})(?![0-9])|(?P<two>[0-9]{2})(?=\s?(?:[;,)\]]|\.(?!\d)|$)))"
)
_TO = pattern(r"\s?(?:[-\u2010-\u2015]|(?:to|until|bis|au|al)\b)\s?(?P<day>[0-9]{1,2})(?![0-9])")
_YEAR_FIRST = pattern(
    r" (?P<month>[A-Z][a-z]{2,8})\.?(?:\s(?P<day>[0-9]{1,2})(?![\w/(-])|(?=\s?(?:[;,:)\]]|\.(?!\d)|$)))"
)
_PLAIN_END = pattern(r"[\w/]|[-\u2010-\u2015.:][0-9]|%")
_ON = ("on", "dated", "of", "accessed", "the", "published", "since", "from", "until", "retrieved")
_LAST_DAY = 31
_TYPED_DAY = 39


class _Tail(NamedTuple):
    """A year behind a day and month: 0 where none is printed."""

    year: int
    end: int
    short: bool
    sic: bool


def day_first(text: str, begin: int, end: int, low: int, limit: int) -> FoundDate | None:
    """Return the date whose day is the number ``begin``..``end``: "3 May 2019", "3rd of May", "12-14 May 2019"."""
    match = _DAY_FIRST.match(text, end, limit)
    month = month_of(match["month"]) if match else 0
    if not match or not month:
        return None
    day, last = int(text[begin:end]), int(match["last"] or 0)
    weekday, start = weekday_before(text, begin, low)
    if not _may_be_day(text, begin, max(day, last), low, bool(weekday)):
        return None
    tail = _tail(text, match.end(), limit)
    sic = bool(match["sic"]) or tail.sic or sic_after(text, tail.end, limit)
    if text[end] in "-\u2010\u2011" and _glued(text, tail.end, limit):
        return None  # the name of a file
    if last:
        return _range(start, tail, month, (day, last), weekday, sic)
    if not tail.year:
        other = _until(text, tail.end, limit)
        if other:
            return _across(start, month, day, other, weekday, sic)
        if match[0][0] == "-" or (not day or day > _LAST_DAY):
            return None
    form: Form = "day-month-year" if tail.year else "day-month"
    value, parts = iso(tail.year, month, day), (tail.year, month, day)
    return FoundDate(value, start, tail.end, form, weekday, parts, tail.short, sic)


def _may_be_day(text: str, begin: int, day: int, low: int, weekday: bool) -> bool:
    """A number above 31 is a mistyped day only behind words that ask for one."""
    if not 1 <= day <= _TYPED_DAY or is_counted(text, begin, low):
        return False
    return day <= _LAST_DAY or weekday or word_before(text, begin, low)[0].lower() in _ON


def _tail(text: str, at: int, limit: int) -> _Tail:
    match = _YEAR.match(text, at, limit)
    if match:
        year = full_year(match["year"] or match["cut"] or match["two"])
        if not match["year"] or 1000 <= year < 3000:
            return _Tail(year, match.end(), not match["year"], bool(match["sic"]))
    return _Tail(0, at, False, False)


def _glued(text: str, at: int, limit: int) -> bool:
    after = text[at : min(at + 2, limit)]
    return after[:1] in ("-", "_", "/") or (after[:1] == "." and after[1:].isalnum())


def _range(start: int, tail: _Tail, month: int, days: tuple[int, int], weekday: str, sic: bool) -> FoundDate | None:
    if days[1] > _LAST_DAY:
        return None
    values = [iso(tail.year, month, day) for day in days]
    wrong = days[0] if not values[0] else days[1]
    value = "/".join(values) if all(values) else ""
    return FoundDate(value, start, tail.end, "day-range", weekday, (tail.year, month, wrong), tail.short, sic)


def _until(text: str, at: int, limit: int) -> FoundDate | None:
    """Return the second date of "28 May to 3 June 2019", which has the year."""
    to = _TO.match(text, at, limit)
    match = _DAY_FIRST.match(text, to.end("day"), limit) if to else None
    month = month_of(match["month"]) if match and not match["last"] else 0
    if not to or not match or not month or not 1 <= int(to["day"]) <= _LAST_DAY:
        return None
    tail = _tail(text, match.end(), limit)
    if not tail.year:
        return None
    parts = (tail.year, month, int(to["day"]))
    return FoundDate(iso(*parts), to.start("day"), tail.end, "day-month-year", "", parts, tail.short, tail.sic)


def _across(start: int, month: int, day: int, other: FoundDate, weekday: str, sic: bool) -> FoundDate:
    year = other.parts[0]
    first = iso(year, month, day)
    value = f"{first}/{other.value}" if first and other.value else ""
    parts = other.parts if first else (year, month, day)
    return FoundDate(value, start, other.end, "day-range", weekday, parts, other.short, sic or other.sic)


def month_first(text: str, begin: int, end: int, low: int, limit: int) -> FoundDate | None:
    """Return the date whose day is the number ``begin``..``end`` behind the name of a month: "May 3, 2019"."""
    if not (text[begin - 2].isalpha() or text[begin - 2] == "."):
        return None
    word, start, between = word_before(text, begin, low)
    month = month_of(word)
    day = int(text[begin:end])
    if not month or "," in between or not word[0].isupper() or not 1 <= day <= _LAST_DAY:
        return None
    weekday, start = weekday_before(text, start, low)
    match = _MONTH_FIRST.match(text, end, limit)
    year = int(match["year"]) if match else 0
    if not match or not 1000 <= year < 3000:
        if _PLAIN_END.match(text, end, limit):
            return None
        return FoundDate(iso(0, month, day), start, end, "month-day", weekday, (0, month, day))
    sic = bool(match["sic"]) or sic_after(text, match.end(), limit)
    if match["last"]:
        return _range(start, _Tail(year, match.end(), False, False), month, (day, int(match["last"])), weekday, sic)
    parts = (year, month, day)
    return FoundDate(iso(*parts), start, match.end(), "month-day-year", weekday, parts, False, sic)


def month_before(text: str, begin: int, end: int, low: int, limit: int) -> FoundDate | None:
    """Return the date whose year is the number ``begin``..``end`` behind a month or a season: "May 2019"."""
    word, start, _ = word_before(text, begin, low)
    year, month = int(text[begin:end]), month_of(word)
    season = SEASONS.get(word.lower(), 0)
    if season and (word.lower() != "fall" or word[0] == "F"):
        return FoundDate(iso(year, season), start, end, "season-year", "", (year, season, 0))
    if not month or not 1000 <= year < 3000:
        return None
    sic = sic_after(text, end, limit)
    first, other = _month_earlier(text, start, low)
    if first:
        value = f"{iso(year, first)}/{iso(year, month)}"
        return FoundDate(value, other, end, "month-range", "", (year, month, 0), False, sic)
    return FoundDate(iso(year, month), start, end, "month-year", "", (year, month, 0), False, sic)


def _month_earlier(text: str, at: int, low: int) -> tuple[int, int]:
    """Return the month that "-", "/", "to" or "and" joins to the one at ``at``, with its place; else 0."""
    before = text[max(low, at - 3) : at].rstrip()
    if before[-1:] in ("-", "\u2010", "\u2011", "\u2013", "\u2014", "/", "&"):
        joint = at - 1 - (len(text[max(low, at - 3) : at]) - len(before))
    else:
        word, joint, between = word_before(text, at, low)
        if word not in ("to", "and", "bis", "und", "et", "y") or between.strip():
            return 0, at
    word, start, between = word_before(text, joint, low)
    return (month_of(word), start) if "," not in between else (0, at)


def year_first(text: str, begin: int, end: int, limit: int) -> FoundDate | None:
    """Return the date whose year is the number ``begin``..``end`` before a month: "2019 Mar 4;", "2019 March"."""
    match = _YEAR_FIRST.match(text, end, limit)
    month = month_of(match["month"]) if match else 0
    if not match or not month:
        return None
    year, day = int(text[begin:end]), int(match["day"] or 0)
    if day > _LAST_DAY or (match["day"] and not day):
        return None
    form: Form = "year-month-day" if day else "year-month"
    return FoundDate(iso(year, month, day), begin, match.end(), form, "", (year, month, day))
