"""CC542: a source read before it was published."""

from collections.abc import Iterator
from itertools import groupby

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.dates.calendar import bounds
from citecheck.sources.dates.of_notes import NoteDate, is_access, note_dates
from citecheck.text.patterns import pattern

_CHANGED = pattern(
    r"(?i)updat|modif|archiv|captur|correct|revis|reissu|reprint|amend|forthcoming|in press|snapshot|version"
)
_DATED = (
    "day-month-year",
    "month-day-year",
    "year-month-day",
    "month-year",
    "year-month",
    "iso",
    "slash",
    "dot",
    "dash",
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note with an access date before the one date of its source."""
    for order, group in groupby(note_dates(document, context), key=lambda each: each.note):
        dates = list(group)
        note = document.notes[order]
        text = note.text.text
        accessed = [each for each in dates if is_access(text, each)]
        if len(accessed) != 1 or _CHANGED.search(text) or text.count("://") > 1:
            continue
        published = _published(dates, accessed[0])
        if published and _is_before(accessed[0], published):
            words, other = accessed[0].words.strip(), published.words.strip()
            related = (Related(published.span, "the date of the source"),)
            yield finding("before", accessed[0].span, words, block=note.block, related=related, other=other)


def _published(dates: list[NoteDate], accessed: NoteDate) -> NoteDate | None:
    """Return the date of the source where the note has exactly one that can be it."""
    fields = [each for each in dates if each.field == "issued"]
    others = [each for each in dates if each is not accessed and not each.field]
    if accessed.field:
        return fields[0] if len({each.date.value[:4] for each in fields}) == 1 else None
    if fields or len({each.date.value for each in others}) != 1:
        return None
    return others[0] if others[0].date.form in _DATED and not others[0].date.short else None


def _is_before(accessed: NoteDate, published: NoteDate) -> bool:
    last, first = bounds(accessed.date.value)[1], bounds(published.date.value)[0]
    return bool(last and first) and last < first and not accessed.date.sic and not published.date.sic
