"""CC540: a date that does not exist."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.dates.calendar import days_in, is_leap
from citecheck.sources.dates.find import find_dates
from citecheck.sources.dates.found import MONTHS, FoundDate
from citecheck.sources.dates.of_notes import note_dates
from citecheck.text.patterns import pattern

_HINT = pattern(r"(?:29|3[0-9])(?:st|nd|th)?,?\s(?:of\s)?[A-Z0-9]")
_DENIED = pattern(
    r"(?i)\b(?:no (?:such )?(?:day|date)|there is no|not a (?:valid|real|possible)|not exist|invalid|impossible"
    r"|non-?existent|wrong\w{0,2}|in error|erroneous\w{0,2}|misprint\w{0,2}|misdated|typo|recte|should (?:be|read))\b"
)
_AROUND = 60
_GREGORIAN_EVERYWHERE = 1923


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each day that no calendar has, in notes and, where it is certain, in the text."""
    for each in note_dates(document, context):
        if (
            not each.date.value
            and not each.date.sic
            and each.date.form != "month-day"
            and (reason := _reason(each.date))
        ):
            note = document.notes[each.note]
            if each.field or not _is_denied(note.text.text, each.date):
                words = each.words.strip()
                yield finding("impossible", each.span, words, block=note.block, reason=reason)
    for block in document.blocks:
        if block.kind != "code" and _HINT.search(block.text.text) and document.inside_note(block.order) < 0:
            yield from _in_text(block)


def _in_text(block: Block) -> Iterator[Finding]:
    """Yield the findings of a block of the text: only full dates with the name of the month."""
    text = block.text.text
    for date in find_dates(text):
        if date.value or date.sic or date.short or date.form not in ("day-month-year", "month-day-year"):
            continue
        if (reason := _reason(date)) and not _is_denied(text, date):
            words = text[date.start : date.end]
            span = block.text.to_source(date.start, date.end)
            yield finding("impossible", span, words, block=block.order, reason=reason)


def _is_denied(text: str, date: FoundDate) -> bool:
    """Return whether the words around tell that the date is known to be wrong."""
    return _DENIED.search(text, max(date.start - _AROUND, 0), date.end + _AROUND) is not None


def _reason(date: FoundDate) -> str:
    """Return why there is no such day; ``""`` where another calendar may have it."""
    year, month, day = date.parts
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if not 1 <= day <= 31:
        return f"no month has a day {day}"
    if (month, day) == (2, 29) and year:
        julian = year % 4 == 0 and year < _GREGORIAN_EVERYWHERE
        return "" if is_leap(year) or julian else f"February {year} has 28 days"
    if day <= days_in(year, month):
        return ""
    return f"{MONTHS[month - 1]} has {days_in(year, month)} days"
