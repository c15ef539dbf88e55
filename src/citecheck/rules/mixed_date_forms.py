"""CC545: a date in another form than nearly all dates of the notes."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.sources.dates.around import is_quoted
from citecheck.sources.dates.of_notes import NoteDate, date_order, is_access, is_ambiguous, note_dates
from citecheck.sources.dates.printed import DAYS, SHOWN, commonest, has_full_months, printed, years_of
from citecheck.text.patterns import pattern

_IN_PROSE = pattern(r"(?i)\b(?:the|on|in|until|between|and|to|from|since)\s$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date whose form is that of a small minority."""
    dates = [each for each in note_dates(document, context) if _counts(document, each)]
    form, count = commonest(dates)
    if count < context.options["least"]:
        return
    usual = [each for each in dates if each.date.form == form]
    others = [each for each in dates if each.date.form != form]
    if not others or len(others) > context.options["share"] * len(dates):
        return
    for each in others:
        new = _rewritten(document, context, each, usual)
        fixes = (Fix(f"write {new}", not is_ambiguous(each.date), (Edit(each.span, new),)),) if new else ()
        block = document.notes[each.note].block
        yield finding("minority", each.span, each.words, block=block, fixes=fixes, form=SHOWN[form], count=count)


def _counts(document: Document, each: NoteDate) -> bool:
    """Return whether the form of a date is the report's own for sources: in no field, quoted title, running prose."""
    if each.field or each.date.form not in DAYS or not each.date.value or each.date.sic:
        return False
    text = document.notes[each.note].text.text
    if is_access(text, each) or is_quoted(text, each.date.start):
        return False
    return _IN_PROSE.search(text[max(each.date.start - 9, 0) : each.date.start]) is None


def _rewritten(document: Document, context: Context, each: NoteDate, usual: list[NoteDate]) -> str:
    """Return the date in the usual form where nothing has to be guessed, else ``""``."""
    form = usual[0].date.form
    if document.words_at(each.span) != each.words or (form.endswith("month-year") and not has_full_months(usual)):
        return ""
    if form.endswith("day-year") and not has_full_months(usual):
        return ""
    first, last = years_of(usual)
    if each.date.short and not first <= each.date.parts[0] <= last:
        return ""
    if form != "slash" and is_ambiguous(each.date) and not date_order(document, context):
        return ""
    return printed(each.date, each.words, form)
