"""CC544: a day of the week that does not belong to its date."""

from collections.abc import Iterator

from citecheck.compiled.date_words import WEEKDAYS
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.dates.calendar import julian_weekday, weekday
from citecheck.sources.dates.find import find_dates
from citecheck.sources.dates.found import FoundDate
from citecheck.sources.dates.of_notes import note_dates
from citecheck.text.patterns import pattern

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE_NAME = pattern(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?[0-9A-Z]")
_SURE_FROM = 1753
"""Britain and its colonies took the Gregorian calendar in September 1752."""
_SURE_EVERYWHERE = 1924


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date whose printed day of the week is another one, in notes and in the text."""
    for each in note_dates(document, context):
        if day := _true_day(each.date):
            yield finding("mismatch", each.span, each.words, block=document.notes[each.note].block, day=day)
    for block in document.blocks:
        text = block.text.text
        if (
            block.kind != "code"
            and "day" in text
            and _WHOLE_NAME.search(text)
            and document.inside_note(block.order) < 0
        ):
            for date in find_dates(text):
                if date.weekday.endswith("day") and (day := _true_day(date)):
                    span = block.text.to_source(date.start, date.end)
                    yield finding("mismatch", span, text[date.start : date.end], block=block.order, day=day)


def _true_day(date: FoundDate) -> str:
    """Return the name of the day that a date was if another one is printed, else ``""``."""
    first = date.value.partition("/")[0]
    if not date.weekday or date.short or date.sic or len(first) != 10 or first[0] == "-":
        return ""
    year, month, day = int(first[:4]), int(first[5:7]), int(first[8:])
    printed, true = WEEKDAYS[date.weekday.lower()], weekday(year, month, day)
    if printed == true or year < _SURE_FROM:
        return ""
    if year < _SURE_EVERYWHERE and printed == julian_weekday(year, month, day):
        return ""
    return _NAMES[true]
