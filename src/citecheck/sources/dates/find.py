"""Find the dates in a text: one pass over its numbers, each judged by what stands beside it."""

import re

from citecheck.compiled.date_words import COUNTED, VAGUE
from citecheck.sources.dates.around import is_counted, month_of, sic_after, word_before
from citecheck.sources.dates.found import FoundDate, iso
from citecheck.sources.dates.numeric import day_month, year_month_day
from citecheck.sources.dates.worded import day_first, month_before, month_first, year_first
from citecheck.text.patterns import pattern

# One, two or four figures, not inside a word, a code, a path or a longer number. The first figure comes first because
# the search for a character is fast; the look behind it skips that figure.
_NUMBER = pattern(r"[0-9](?<![0-9A-BD-Zabd-z_/\\#=@.!£$€+{%§|^~].)(?:[0-9]{3}|[0-9]?)(?![0-9])", re.DOTALL)
_PLAIN_NUMBER = pattern(  # the same for a text in ASCII, which compiles in a third of the time
    r"[0-9](?<![0-9A-BD-Zabd-z_/\\#=@.!$+{%|^~].)(?:[0-9]{3}|[0-9]?)(?![0-9])", re.DOTALL
)
_WEB = pattern(r"(?:[a-z][a-z+.-]{1,9}://|www\.|mailto:|\b10\.[0-9]{4,9}/|[\w.+-]{1,64}@)[^\s<>\"“”]*")
_SELDOM_BEFORE = frozenset("cC,:-\u2010\u2011\u2012\u2013\u2014")
_JOINTS = "-\u2010\u2011\u2012\u2013\u2014"
_RANGE_MARKS = "-/ \u2010\u2011\u2012\u2013\u2014\u2015"
_YEAR_END = pattern(r"[a-h]?(?![\w/\\%]|[-\u2010-\u2015.:,][0-9]|[-.\u2011][A-Za-z_]|\()")
_NEXT_WORD = pattern(r"\s(?:[0-9]{3,}|(?P<word>[a-z]{1,12})\b)")
_PAGES = pattern(r"[0-9](?:\s|:\s?)$")
_NEUTRAL = pattern(r"\]\s[A-Z]{2,8}(?:\s\(?[A-Z][A-Za-z]{1,7}\)?){0,2}\s$")
_CIRCA = ("c", "ca", "circa", "Circa", "um", "vers", "hacia")
_COPYRIGHT = 1900
"""From this year on "c1985" is rather the year of a copyright, as in the Vancouver style."""


def find_dates(text: str, order: str = "dmy", start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Return the dates in ``text`` from offset ``start`` to ``end``, in order, none overlapping.

    ``order`` says how figures are read that allow both: ``"dmy"`` (03/05 is 3 May) or ``"mdy"``. Locators, numbers of
    sections, of telephones and of books, and whatever stands inside addresses, file names and codes are no dates.
    """
    limit = len(text) if end is None else min(end, len(text))
    found: list[FoundDate] = []
    webs: list[tuple[int, int]] | None = None
    at = start
    for number in (_PLAIN_NUMBER if text.isascii() else _NUMBER).finditer(text, start, limit):
        begin, after = number.span()
        if begin < at:
            continue
        if begin and text[begin - 1] in _SELDOM_BEFORE and not _free(text, begin, at if found else -1):
            continue
        if webs is None:
            webs = _webs(text, start, limit)
        if webs and _inside(webs, begin):
            continue
        date = (_from_year if after - begin == 4 else _from_day)(text, begin, after, at, limit, order)
        if date:
            found.append(date)
            at = date.end
    return found


def _webs(text: str, start: int, limit: int) -> list[tuple[int, int]]:
    """Return where addresses stand, the last first."""
    if "://" not in text and "www." not in text and "@" not in text and "10." not in text:
        return []
    return [match.span() for match in _WEB.finditer(text, start, limit)][::-1]


def _inside(webs: list[tuple[int, int]], begin: int) -> bool:
    """Return whether ``begin`` is inside an address; those before it go."""
    while webs and webs[-1][1] <= begin:
        webs.pop()
    return bool(webs) and webs[-1][0] <= begin


def _free(text: str, begin: int, at: int) -> bool:
    """Return whether a date may begin behind a letter or mark: "c1850", "May-2019", the second day of a range.

    ``at`` is the end of the date before it.
    """
    before = text[begin - 1]
    earlier = text[begin - 2] if begin > 1 else " "
    if before in "cC":
        return not earlier.isalnum()
    if before in _JOINTS and begin - 1 == at:
        return True
    if before in "-\u2011":
        return month_of(word_before(text, begin - 1, 0)[0]) > 0
    return before in ",:\u2010\u2012\u2013\u2014" and not earlier.isdigit()


def _from_day(text: str, begin: int, after: int, at: int, limit: int, order: str) -> FoundDate | None:
    """Return the date whose day is the number ``begin``..``after``; nothing before ``at`` may be taken."""
    if begin and text[begin - 1] in "cC":
        return None
    mark = text[after] if after < limit else ""
    date = day_month(text, begin, at, limit, order) if mark and mark in "/.-\u2011" else None
    if date is None and mark and mark not in ",;:)]":
        date = day_first(text, begin, after, at, limit)
    if date is None and begin > 3 and text[begin - 1].isspace():
        date = month_first(text, begin, after, at, limit)
    return date


def _from_year(text: str, begin: int, after: int, at: int, limit: int, _: str) -> FoundDate | None:
    """Return the date that the number ``begin``..``after`` of four figures belongs to."""
    mark = text[after] if after < limit else "."
    date = year_month_day(text, begin, at, limit) if mark in _RANGE_MARKS else None
    if mark != "/" and (date is None or date.form == "year-range"):
        date = month_before(text, begin, after, at, limit) or date
    if date is None and mark == " ":
        date = year_first(text, begin, after, limit)
    return date or _year(text, begin, after, at, limit)


def _year(text: str, begin: int, after: int, at: int, limit: int) -> FoundDate | None:
    """Return a year that stands alone, or one behind "c."."""
    match = _YEAR_END.match(text, after, limit)
    year = int(text[begin:after])
    if not match or not 1000 <= year < 2100:
        return None
    word, first, _ = word_before(text, begin, at)
    sic = sic_after(text, after, limit)
    if word in _CIRCA and (first == 0 or text[first - 1] not in ".-") and (first + 1 < begin or year < _COPYRIGHT):
        return FoundDate(iso(year), first, after, "circa", "", (year, 0, 0), False, sic)
    if year < 1500 or word.lower() in VAGUE or is_counted(text, begin, at) or _is_count(text, begin, after, limit):
        return None
    return FoundDate(iso(year), begin, after, "year", "", (year, 0, 0), False, sic)


def _is_count(text: str, begin: int, after: int, limit: int) -> bool:
    """Return whether a number counts things, is a part of a longer one, a page or a case: "[2008] EWHC 1777 (QB)"."""
    if _PAGES.search(text[max(begin - 3, 0) : begin]) or _NEUTRAL.search(text[max(begin - 30, 0) : begin]):
        return True
    match = _NEXT_WORD.match(text, after, limit)
    return match is not None and (match["word"] is None or match["word"] in COUNTED)
