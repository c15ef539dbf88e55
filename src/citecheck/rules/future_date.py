"""CC541: a source dated after the report."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.dates.around import is_quoted
from citecheck.sources.dates.find import find_dates
from citecheck.sources.dates.found import FoundDate
from citecheck.sources.dates.of_notes import NoteDate, is_later, latest_day, note_dates
from citecheck.text.patterns import pattern

_PLANNED = pattern(
    r"(?i)\b(?:will|shall|due|planned|expected|scheduled|forthcoming|in press|upcoming|proposed|expir\w{1,4}|deadline"
    r"|target\w{0,4}|valid|takes? effect|in force|into force|review(?:ed)? (?:in|on|date)|strateg\w{1,4}|vision|agenda"
    r"|horizon|plans?|goals?|projection\w{0,2}|forecast\w{0,3}|scenarios?|roadmap|next|embargo\w{0,4}|beyond|future"
    r"|licen[cs]e\w{0,2}|retention|closed|renew\w{0,3})\b"
)
_UNTIL = pattern(
    r"(?i)\b(?:by|until|till|to|for|through|towards?|before|from|after|bis|jusqu['’]au|hasta)\s(?:the\s)?$"
)
_LONG_WORDS = 40
_SIZE = 2048
_OPEN = '“‘"«'
_CLOSE = '”’"»'
_YEAR_ALONE = pattern(r"[(,]\s?$")
_YEAR_END = pattern(r"\s?[).,;:]|\s?$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each source dated after the day that ends the report."""
    day = latest_day(document, context)
    if not day:
        return
    named = "published" if context.sources.get("report-date") else "today"
    for each in note_dates(document, context):
        if is_later(each.date, day) and not each.date.sic and _is_of_source(document, each):
            block = document.notes[each.note].block
            words = each.words.strip()
            yield finding(named, each.span, words, block=block, day=context.today if named == "today" else day)


def _is_of_source(document: Document, each: NoteDate) -> bool:
    """Return whether the date is that of the source, as far as the words beside it tell."""
    text = document.notes[each.note].text.text
    if each.field:
        return not each.date.short and "press" not in text and "forthcoming" not in text.lower()
    date = each.date
    if date.short or date.form in ("circa", "year-range", "season-year", "month-range") or date.value.startswith("-"):
        return False
    if _PLANNED.search(text, max(date.start - _LONG_WORDS, 0), date.end + _LONG_WORDS):
        return False
    if is_quoted(text, date.start) or _UNTIL.search(text[max(date.start - 12, 0) : date.start]):
        return False
    return date.form != "year" or (_stands_alone(text, date) and len(find_dates(text)) == 1)


def _stands_alone(text: str, date: FoundDate) -> bool:
    """Return whether a year is set off as that of a publication is: "(2031)", "London, 2031.". 2048 is a size."""
    if date.parts[0] == _SIZE:
        return False
    before = _YEAR_ALONE.search(text[max(date.start - 2, 0) : date.start])
    return before is not None and _YEAR_END.match(text, date.end) is not None
