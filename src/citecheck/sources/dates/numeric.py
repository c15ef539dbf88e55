"""Dates of figures alone: 03/05/2019, 03/05/19, 3.5.2019, 03-05-2019, 2019-05-03, 2012-13."""

from citecheck.compiled.date_words import WEEKDAYS
from citecheck.sources.dates.around import is_counted, sic_after, weekday_before, word_before
from citecheck.sources.dates.calendar import exists, weekday
from citecheck.sources.dates.found import Form, FoundDate, full_year, iso
from citecheck.text.patterns import pattern

_AFTER = r"(?![\w/\\]|[-\u2010-\u2015.:,][0-9]|[-.][A-Za-z_])"
_DAYS = pattern(
    r"(?P<a>[0-9]{1,2})(?P<sep>[/.\-\u2011]|\.\s(?=[0-9]{1,2}\.))(?P<b>[0-9]{1,2})[/.\-\u2011]\s?(?P<y>[0-9]{4}|[0-9]{2})"
    + _AFTER
)
_ISO = pattern(
    r"(?P<y>[0-9]{4})(?P<sep>[-/\u2010\u2011])(?P<m>[0-9]{2})(?P=sep)(?P<d>[0-9]{2})"
    r"(?:T[0-9]{2}:[0-9:.]{2,12}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?" + _AFTER
)
_TWO = pattern(r"(?P<a>[0-9]{4})\s?(?P<sep>[-/\u2010-\u2015])\s?(?P<b>[0-9]{4}|[0-9]{2})" + _AFTER)
_AFTER_VOLUME = pattern(r"[0-9)]:\s?$")
_FORMS: dict[str, tuple[Form, Form | None]] = {
    "/": ("slash", "slash-short"),
    ".": ("dot", "dot-short"),
    "-": ("dash", None),
    "\u2011": ("dash", None),
}
_LONG = 200


def day_month(text: str, begin: int, low: int, limit: int, order: str) -> FoundDate | None:
    """Return the date of three numbers that begins at ``begin`` with its day or, in order ``mdy``, its month."""
    match = _DAYS.match(text, begin, limit)
    if not match:
        return None
    separators = match["sep"][0] + text[match.end("b")]
    short = len(match["y"]) == 2
    form = _FORMS[separators[0]][short]
    year = full_year(match["y"])
    if separators[0] != separators[1] or form is None or not 1000 <= year < 3000:
        return None
    month, day = _in_order(int(match["a"]), int(match["b"]), order)
    if not _plausible(month, day, short or form == "dash") or is_counted(text, begin, low):
        return None
    if short and _is_serial(text, begin, low, match["a"], match["b"], form):
        return None
    name, start = weekday_before(text, begin, low)
    if name and not _falls_on(name, year, month, day) and _falls_on(name, year, day, month):
        month, day = day, month  # only in this order the printed day of the week is right
    sic = sic_after(text, match.end(), limit)
    return FoundDate(iso(year, month, day), start, match.end(), form, name, (year, month, day), short, sic)


def _in_order(first: int, second: int, order: str) -> tuple[int, int]:
    """Return month and day; the other way round where only that makes a date."""
    month, day = (first, second) if order == "mdy" else (second, first)
    return (day, month) if month > 12 >= day else (month, day)


def _falls_on(name: str, year: int, month: int, day: int) -> bool:
    return exists(year, month, day) and weekday(year, month, day) == WEEKDAYS[name.lower()]


def _plausible(month: int, day: int, strict: bool) -> bool:
    """A month 13 or a day 32 may be a slip in a date with a full year; elsewhere it tells that this is no date."""
    return 1 <= month <= (12 if strict else 19) and 1 <= day <= (31 if strict else 39)


def _is_serial(text: str, begin: int, low: int, first: str, second: str, form: Form) -> bool:
    """Return whether "CAB 12/3/84" or "3.5.19" is rather a shelf mark or a section."""
    if form == "dot-short":
        return len(first) < 2 or len(second) < 2
    word, _, between = word_before(text, begin, low)
    return word.isupper() and 2 <= len(word) <= 5 and not between.strip()


def year_month_day(text: str, begin: int, low: int, limit: int) -> FoundDate | None:
    """Return the date or range that begins with a year at ``begin``: 2019-05-03, 2019-05, 2012-13, 1998-2003."""
    match = _ISO.match(text, begin, limit)
    if match:
        parts = (int(match["y"]), int(match["m"]), int(match["d"]))
        if not _plausible(parts[1], parts[2], True) or is_counted(text, begin, low):
            return None
        return FoundDate(iso(*parts), begin, match.end(), "iso", "", parts, False, sic_after(text, match.end(), limit))
    match = _TWO.match(text, begin, limit)
    if not match or _AFTER_VOLUME.search(text[max(begin - 3, 0) : begin]) or is_counted(text, begin, low):
        return None
    return _two(match["a"], match["b"], match["sep"], begin, match.end())


def _two(first: str, second: str, separator: str, begin: int, end: int) -> FoundDate | None:
    """Return a range of years, or a year and month; a year such as 2012/13 is printed with either sign."""
    year = int(first)
    last = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if last == year + 1 or (last == year + 1 - 100 and year % 100 == 99):
        last = year + 1
    elif separator == "/":
        return None
    elif separator in "-\u2010\u2011" and len(second) == 2 and 1 <= int(second) <= 12:
        return FoundDate(iso(year, int(second)), begin, end, "iso", "", (year, int(second), 0))
    if not year < last <= year + _LONG or not 1500 <= year < 2100 or last >= 2200:
        return None
    return FoundDate(f"{year:04}/{last:04}", begin, end, "year-range", "", (last, 0, 0))
