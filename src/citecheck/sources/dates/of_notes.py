"""The dates of all notes and source entries of a document, found once for all rules."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.sources.dates.calendar import bounds, next_day
from citecheck.sources.dates.find import find_dates
from citecheck.sources.dates.found import FoundDate, iso
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_FIELDS = ("issued", "accessed")
_MOST_FIELDS = 8
_WHOLE = pattern(r"\s*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T[0-9:.Z+-]{1,30})?\s*")
_FIGURES = ("slash", "slash-short", "dash")
_DAY_FIRST, _MONTH_FIRST = "dmy", "mdy"
_AMERICAN = "en-us"
_NUMBER = pattern(r"[0-9]+")
_ACCESSED = pattern(
    r"(?i)\b(?:accessed|retrieved|(?:last )?(?:visited|viewed|checked|consulted)|read|abgerufen|consulté|consultado)"
    r"(?:\s(?:on|at|in|am|le|el)(?:\sthe)?)?[\s:,]{1,3}$"
)
_LOOKED = ("accessed", "retrieved", "visited", "viewed", "checked", "consult", "read", "abgerufen")
_REACH = 32
_MONTHS_AHEAD = 3


class NoteDate(NamedTuple):
    """A date of the note with index ``note``: found in its words, or in its field ``field`` (``issued``, ``accessed``).

    ``start`` and ``end`` of ``date`` are offsets in the text of the note, or in the value of the field.
    """

    note: int
    date: FoundDate
    words: str
    span: Span
    field: str = ""


class _Read(NamedTuple):
    dates: tuple[NoteDate, ...]
    order: str


def note_dates(document: Document, context: Context) -> tuple[NoteDate, ...]:
    """Return the dates of all notes in document order, those of fields before those of words."""
    return context.once("note-dates", lambda: _read(document)).dates


def date_order(document: Document, context: Context) -> str:
    """Return ``"dmy"`` or ``"mdy"`` as other dates of the document or its language show, ``""`` where nothing does.

    It is only looked for when the notes hold a date of figures that can be read both ways.
    """
    return context.once("note-dates", lambda: _read(document)).order


def is_ambiguous(date: FoundDate) -> bool:
    """Return whether day and month of a date of figures could change places."""
    _, month, day = date.parts
    return date.form in _FIGURES and day != month and 0 < day <= 12 and 0 < month <= 12


def _read(document: Document) -> _Read:
    dates = tuple(_all(document, _DAY_FIRST))
    if not any(is_ambiguous(each.date) for each in dates):
        return _Read(dates, _DAY_FIRST)
    order = _order(document, dates)
    return _Read(tuple(_all(document, order)) if order == _MONTH_FIRST else dates, order)


def _all(document: Document, order: str) -> Iterator[NoteDate]:
    for note in document.notes:
        fields = list(_of_fields(note, order)) if note.fields else []
        yield from fields
        text = note.text.text
        for date in find_dates(text, order):
            span = note.text.to_source(date.start, date.end)
            if not any(each.span.covers(span) for each in fields):
                yield NoteDate(note.order, date, text[date.start : date.end], span)


def _of_fields(note: Note, order: str) -> Iterator[NoteDate]:
    dated = [field for field in note.fields if field.name in _FIELDS]
    for field in dated[:_MOST_FIELDS]:
        if date := field_date(field.value, order):
            yield NoteDate(note.order, date, field.value, field.span, field.name)


def field_date(value: str, order: str = _DAY_FIRST) -> FoundDate | None:
    """Return the date that a field holds; figures in the order of ISO 8601 are a date there even if impossible."""
    match = _WHOLE.fullmatch(value)
    if match:
        parts = (int(match[1]), int(match[2]), int(match[3]))
        return FoundDate(iso(*parts), 0, len(value), "iso", "", parts)
    return next(iter(find_dates(value, order)), None)


def _order(document: Document, dates: tuple[NoteDate, ...]) -> str:
    """Return the order that most dates of the notes show, else those of the text, else the language."""
    order = _majority(_vote(each.words, each.date) for each in dates) or _majority(_votes_of_prose(document))
    language = document.metadata.language.lower()
    if order or not language or language == "en":
        return order
    return _MONTH_FIRST if language == _AMERICAN else _DAY_FIRST


def _votes_of_prose(document: Document) -> Iterator[str]:
    for block in document.blocks:
        text = block.text.text
        yield from (_vote(text[date.start : date.end], date) for date in find_dates(text))


def _majority(votes: Iterator[str]) -> str:
    counts = {_DAY_FIRST: 0, _MONTH_FIRST: 0, "": 0}
    for vote in votes:
        counts[vote] += 1
    if counts[_DAY_FIRST] == counts[_MONTH_FIRST]:
        return ""
    return _DAY_FIRST if counts[_DAY_FIRST] > counts[_MONTH_FIRST] else _MONTH_FIRST


def _vote(words: str, date: FoundDate) -> str:
    """Return the order that one date shows, or ``""``."""
    if date.form in ("day-month-year", "month-day-year"):
        return _DAY_FIRST if date.form == "day-month-year" else _MONTH_FIRST
    _, month, day = date.parts
    if date.form not in _FIGURES or day <= 12 or month > 12:
        return ""
    first = _NUMBER.search(words)
    return _DAY_FIRST if first and int(first[0]) == day else _MONTH_FIRST


def latest_day(document: Document, context: Context) -> str:
    """Return the day (ISO 8601) that no source can be later than, ``""`` where none is known.

    It is the date of the report where it is set, else tomorrow: it is that already in other parts of the world.
    """
    day = context.sources.get("report-date")
    if isinstance(day, str) and len(day) == 10:
        return day
    return next_day(context.today) if context.today else ""


def is_later(date: FoundDate, day: str) -> bool:
    """Return whether ``date`` begins after ``day`` (ISO 8601).

    Journals and books are dated ahead: a month counts from three months on, a year from the one after the next.
    """
    first = bounds(date.value)[0]
    if not first or first <= day:
        return False
    _, month, number = date.parts
    if number:
        return True
    ahead = (int(first[:4]) - int(day[:4])) * 12 + int(first[5:7]) - int(day[5:7])
    return ahead > _MONTHS_AHEAD if month else int(first[:4]) > int(day[:4]) + 1


def is_access(text: str, each: NoteDate) -> bool:
    """Return whether a date of the note with the words ``text`` is the day on which somebody looked at the source."""
    if each.field:
        return each.field == "accessed"
    start = each.date.start
    before = text[max(start - _REACH, 0) : start]
    return any(word in before.lower() for word in _LOOKED) and _ACCESSED.search(before) is not None
