"""A table as a register of sources: the evidence index of an inquiry, or a list with keys.

The columns are known by their headings, in any order; others are kept as fields under their own names. A table with
evidence codes lists all that an inquiry holds, so nobody need cite its rows (the register is ``optional``); one whose
rows have keys or numbers is a list of sources like others, and rows that are never cited are told.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from citecheck.model.document import Field, Note, Part
from citecheck.readers.labels import key_of
from citecheck.sources.registers.dates import iso_date, of_parts
from citecheck.sources.registers.names import csl_type
from citecheck.sources.registers.register import MAX_ENTRIES, Fault, Register, problems_of, unreadable
from citecheck.sources.tables.cells import Row
from citecheck.sources.tables.delimited import delimiter_of, rows
from citecheck.sources.tables.headings import Columns, heading_row
from citecheck.text.patterns import pattern
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap, TextMapBuilder

_SHOWN = frozenset(("title", "author", "issued", "publisher", "container-title"))
_SLASHED = pattern(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}.{0,12})?")
NO_HEADINGS = 'no row of this table has the headings "code" and "title" (or "key", "number", "reference"...)'


def table_register(part: Part, delimiter: str = "") -> Register:
    """Return the register whose text is the CSV or TSV text ``part``; the delimiter is found where none is given."""
    faults: list[Fault] = []
    text = part.text
    table = list(islice(rows(text, delimiter or delimiter_of(text), faults), MAX_ENTRIES + 40))
    if not any(table):
        return Register(part, (), ())
    found = heading_row(table)
    if found is None:
        return unreadable(part, NO_HEADINGS)
    notes = tuple(notes_of(table, *found, part.name))
    return Register(part, notes, tuple(problems_of(faults, part)), optional=found[1].evidence)


def notes_of(table: Sequence[Row], heading: int, columns: Columns, part: str) -> Iterator[Note]:
    """Yield a note for each row below the row of headings that says anything; rows without a key have no label."""
    order = _order(table[heading + 1 :], columns)
    for row in table[heading + 1 :]:
        if any(cell.text for cell in row):
            yield _note(row, columns, order, part)


def _note(row: Row, columns: Columns, order: str, part: str) -> Note:
    label = row[columns.label] if 0 <= columns.label < len(row) else None
    filled = [cell for cell in row if cell.text]
    words = " ".join(label.text.split()) if label is not None else ""
    label_span = (
        Span(part, label.start, label.end) if label is not None else Span(part, filled[0].start, filled[0].start)
    )
    fields = []
    for name, cell in zip(columns.names, row, strict=False):
        if name and cell.text:
            fields.append(
                Field(name, _value(name, " ".join(cell.text.split()), order), Span(part, cell.start, cell.end))
            )
    span = Span(part, filled[0].start, filled[-1].end)
    return Note(-1, "entry", words, key_of(words), _text(fields, part), span, label_span, -1, fields=tuple(fields))


def _text(fields: list[Field], part: str) -> TextMap:
    text = TextMapBuilder(part)
    for field in [each for each in fields if each.name in _SHOWN] or fields:
        if text.length:
            text.replaced(". ", field.span.start, field.span.start)
        text.replaced(field.value, field.span.start, field.span.end)
    return text.build()


def _value(name: str, words: str, order: str) -> str:
    if name == "type":
        return csl_type(words)
    if name not in ("issued", "accessed", "published-on"):
        return words
    if match := _SLASHED.fullmatch(words):
        first, second, year = match.groups()
        if order == "day":
            return of_parts(year, second, first) or words
        return (of_parts(year, first, second) or words) if order == "month" else words
    return iso_date(words) or words


def _order(table: Sequence[Row], columns: Columns) -> str:
    """Return what dates such as 03/04/2019 begin with: ``day`` or ``month`` where the column shows it, else ``""``."""
    places = [place for place, name in enumerate(columns.names) if name in ("issued", "accessed", "published-on")]
    day = month = False
    for row in table:
        for place in places:
            if place < len(row) and (match := _SLASHED.fullmatch(row[place].text)):
                day, month = day or int(match[1]) > 12, month or int(match[2]) > 12
    return "" if day == month else "day" if day else "month"
