"""CC546: dates of figures that may be day/month or month/day."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.dates.of_notes import date_order, is_ambiguous, note_dates


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding when nothing in the document settles the order of its dates of figures."""
    dates = note_dates(document, context)
    if date_order(document, context):
        return
    unsettled = [each for each in dates if not each.field and is_ambiguous(each.date)]
    if not unsettled:
        return
    first = unsettled[0]
    related = tuple(Related(each.span, "also ambiguous") for each in unsettled[1:])
    block = document.notes[first.note].block
    yield finding("ambiguous", first.span, first.words, block=block, related=related)
