"""Dates in the fields of registers as ISO 8601 with their precision: ``2019``, ``2019-03``, ``2019-03-01``."""

from citecheck.text.patterns import pattern

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of the English names of the months."""

_NUMERIC = pattern(r"(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?(?:[-/][^\d/]{0,30}|[T ]\d{2}:\d{2}.{0,20})?)?)?[~?%]?")
_YEAR_FIRST = pattern(r"(\d{4}),? ([A-Za-z]{3})[a-z]{0,6}\.?(?: (\d{1,2}))?")
_DAY_FIRST = pattern(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3})[a-z]{0,6}\.?,? (\d{4})")
_MONTH_FIRST = pattern(r"([A-Za-z]{3})[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december", "sept")  # fmt: skip


def month_number(word: str) -> int:
    """Return the number of the month that ``word`` names (``Mar``, ``march``, ``Sept``, ``3``), 0 for none."""
    folded = word.strip(" .").casefold()
    if folded.isdecimal() and len(folded) < 3:
        return int(folded) if 1 <= int(folded) <= 12 else 0
    if folded in MONTHS or folded in _FULL:
        return MONTHS.index(folded[:3]) + 1
    return 0


def iso_date(words: str) -> str:
    """Return the date that is all of ``words`` in ISO 8601, ``""`` where it is none or may be read in two ways.

    Understood are ISO dates, EDTF marks of doubt (``2019?``) and intervals (``2019/2020``), ``2019/03/01/`` as in RIS,
    ``2019 Mar 1`` as in PubMed, ``1 March 2019``, ``March 1, 2019``. ``03/04/2019`` may be two days and is not.
    """
    folded = " ".join(words.split())
    if len(folded) > 60:
        return ""
    if len(folded) > 6 and folded.count("/") == 1 and folded.index("/") >= 4:
        first, _, last = folded.partition("/")
        if len(first) > 4 or len(last) > 2 or last == "..":
            low, high = iso_date(first), iso_date(last)
            return f"{low}/{high}" if low and high else low if last in ("", "..") else ""
    if match := _NUMERIC.fullmatch(folded):
        return of_parts(match[1], match[2] or "", match[3] or "")
    if match := _YEAR_FIRST.fullmatch(folded):
        return _named(match[1], folded, match.start(2), match[3] or "")
    if match := _DAY_FIRST.fullmatch(folded):
        return _named(match[3], folded, match.start(2), match[1] or "")
    if match := _MONTH_FIRST.fullmatch(folded):
        return _named(match[3], folded, match.start(1), match[2])
    return ""


def _named(year: str, text: str, at: int, day: str) -> str:
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    month = month_number(text[at:end])
    return of_parts(year, str(month), day) if month else ""


def of_parts(year: str, month: str, day: str) -> str:
    """Return the ISO date of the decimal numbers ``year``, ``month``, ``day`` (``""``: not known); ``""`` for none."""
    if not (year.isdecimal() and len(year) <= 4):
        return ""
    parts = [year.zfill(4)]
    if month.isdecimal() and 1 <= int(month) <= 12:
        parts.append(month.zfill(2))
        if day.isdecimal() and 1 <= int(day) <= 31:
            parts.append(day.zfill(2))
        elif day:
            return ""
    elif month:
        return ""
    return "-".join(parts)


def date_value(words: str) -> str:
    """Return ``words`` as an ISO date, or as they are written with white space folded."""
    return iso_date(words) or " ".join(words.split())
