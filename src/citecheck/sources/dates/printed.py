"""The form that most dates of a report's notes are printed in, and how others are printed in it."""

from collections import Counter
from collections.abc import Iterable

from citecheck.sources.dates.found import MONTHS, FoundDate
from citecheck.sources.dates.of_notes import NoteDate
from citecheck.text.patterns import pattern

DAYS = (
    *("day-month-year", "month-day-year", "year-month-day", "iso", "slash", "slash-short", "dot", "dot-short", "dash"),
)
"""The forms that name one day."""

SHOWN = {
    "day-month-year": "3 May 2019",
    "month-day-year": "May 3, 2019",
    "year-month-day": "2019 May 3",
    "iso": "2019-05-03",
    "slash": "03/05/2019",
    "slash-short": "03/05/19",
    "dot": "3.5.2019",
    "dot-short": "03.05.19",
    "dash": "03-05-2019",
}
"""What a form looks like, for messages."""

_FULL = pattern(r"\b(?:" + "|".join(MONTHS) + r")\b")
_MOST = 0.9


def commonest(dates: Iterable[NoteDate]) -> tuple[str, int]:
    """Return the form in which most of ``dates`` are printed, and how many are."""
    forms = Counter(each.date.form for each in dates)
    if not forms:
        return "", 0
    (form, count) = forms.most_common(1)[0]
    return form, count


def years_of(dates: Iterable[NoteDate]) -> tuple[int, int]:
    """Return the first and the last year of the dates that print all four figures."""
    years = [each.date.parts[0] for each in dates if not each.date.short]
    return (min(years), max(years)) if years else (0, 0)


def has_full_months(dates: Iterable[NoteDate]) -> bool:
    """Return whether nearly all ``dates`` print the whole name of the month."""
    whole = [_FULL.search(each.words) is not None for each in dates]
    return sum(whole) >= _MOST * len(whole)


def printed(date: FoundDate, words: str, form: str) -> str:
    """Return the ``date`` printed as ``words`` in another form, or ``""`` where that is not known."""
    year, month, day = date.parts
    if date.weekday or not date.value:
        return ""
    if form == "slash" and date.form == "slash-short":
        return f"{words[:-2]}{year}"
    if form == "day-month-year":
        return f"{day} {MONTHS[month - 1]} {year}"
    if form == "month-day-year":
        return f"{MONTHS[month - 1]} {day}, {year}"
    return date.value if form == "iso" else ""
