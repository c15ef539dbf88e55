"""A BibTeX file as a register of sources: its entries as notes, their fields under the names of CSL-JSON."""

from collections.abc import Iterator

from citecheck.model.document import Field, Note, Part, Problem
from citecheck.readers.labels import key_of
from citecheck.sources.bibtex.inheritance import Inheritance
from citecheck.sources.bibtex.names import DATES, ISSUED, KINDS, NAMES, PEOPLE, VERBATIM
from citecheck.sources.bibtex.scan import BibEntry, BibField, BibFile, pieces, scan
from citecheck.sources.bibtex.values import Strings, people, verbatim, words_of
from citecheck.sources.registers.dates import date_value, iso_date, month_number, of_parts
from citecheck.sources.registers.entries import described
from citecheck.sources.registers.register import MAX_ENTRIES, Fault, Register, problems_of
from citecheck.text.span import Span


def bibtex_register(part: Part) -> Register:
    """Return the register whose text is ``part``.

    Each entry is a note, entries with one key too. Its fields come in the order of the file, then those that it has
    from other entries (``crossref``, ``xdata``), whose places lie outside the note. ``@xdata`` entries are no sources.
    """
    found = scan(part.text, MAX_ENTRIES + 1)
    strings = Strings()
    inheritance = Inheritance(found.entries, strings)
    faults = list(found.faults)
    notes: list[Note] = []
    for entry in _in_order(found, strings):
        faults.extend(_faults(entry, inheritance))
        if entry.kind != "xdata":
            notes.append(_Entry(entry, part.name, strings, inheritance).note())
    faults.extend(_unknown(strings))
    faults.sort(key=lambda fault: fault.start)
    return Register(part, tuple(notes), tuple(problems_of(faults, part)))


def bibtex_notes(part: Part) -> tuple[list[Note], list[Problem]]:
    """Return the entries of the BibTeX text of ``part`` as notes, and what is wrong with it."""
    register = bibtex_register(part)
    return list(register.notes), list(register.problems)


def _in_order(found: BibFile, strings: Strings) -> Iterator[BibEntry]:
    """Yield the entries, each when the strings before it are defined."""
    at = 0
    for entry in found.entries:
        while at < len(found.strings) and found.strings[at].start < entry.start:
            strings.define(found.strings[at])
            at += 1
        yield entry
    for definition in found.strings[at:]:
        strings.define(definition)


def _faults(entry: BibEntry, inheritance: Inheritance) -> Iterator[Fault]:
    seen: set[str] = set()
    for field in entry.fields:
        if field.name in seen:
            message = f'the entry "{entry.key}" has the field "{field.name}" twice: one of them is dropped'
            yield Fault(message, field.start, field.end, True)
        seen.add(field.name)
    for key, field in inheritance.missing(entry):
        yield Fault(f'no entry "{key}", which "{entry.key}" names as its {field.name}', field.start, field.end, True)


def _unknown(strings: Strings) -> Iterator[Fault]:
    """A file that defines no strings may be read together with one that does, but no file defines "October"."""
    for name, field in strings.unknown.items():
        if not strings.own and not month_number(name):
            continue
        message = f'the string "{name}" is not defined: define it with @string, or put the words in braces'
        yield Fault(message, field.start, field.end, True)


class _Entry:
    """Makes the note of one entry."""

    def __init__(self, entry: BibEntry, part: str, strings: Strings, inheritance: Inheritance) -> None:
        self.entry, self.part, self.strings = entry, part, strings
        self.inherited = tuple(inheritance.of(entry)) if _inherits(entry) else ()
        self.raw = {field.name: field for field in reversed((*entry.fields, *self.inherited))}

    def note(self) -> Note:
        entry, part = self.entry, self.part
        own = tuple(self._fields())
        more = tuple(field for each in self.inherited for field in self._named(each))
        text = described(own, part)
        if not text.text:
            text = described(own[1:], part, frozenset(field.name for field in own[1:]))
        span, label_span = Span(part, entry.start, entry.end), Span(part, entry.key_start, entry.key_end)
        return Note(-1, "entry", entry.key, key_of(entry.key), text, span, label_span, -1, fields=own + more)

    def _fields(self) -> Iterator[Field]:
        entry = self.entry
        kind = KINDS.get(entry.kind, entry.kind)
        yield Field("type", kind, Span(self.part, entry.start + 1, entry.start + 1 + len(entry.kind)))
        for field in entry.fields:
            yield from self._named(field)

    def _named(self, field: BibField) -> Iterator[Field]:
        """Yield the field under its name in CSL; several for a list of people."""
        name, value = self._name(field.name), self.strings.expanded(field)
        span = Span(self.part, field.start, field.end)
        if name in PEOPLE:
            yield from self._people(name, value, field)
        elif name in DATES:
            if words := self._date(field, value):
                yield Field(name, words, span)
        elif name in VERBATIM:
            if words := verbatim(value):
                yield Field(name, words, span)
        elif words := words_of(value):
            if name == "title" and "subtitle" in self.raw:
                words += ": " + words_of(self.strings.expanded(self.raw["subtitle"]))
            yield Field(name, words, span)

    def _name(self, name: str) -> str:
        if name == "number":
            in_series = "collection-number" if "series" in self.raw else "number"
            return "issue" if self.entry.kind in ISSUED else in_series
        return NAMES.get(name, name)

    def _people(self, name: str, value: str, field: BibField) -> Iterator[Field]:
        only = pieces(field.value)
        shift = field.start + only[0][1] if len(only) == 1 and only[0][0] != "a" else -1
        for person, start, end in people(value):
            low, high = (shift + start, shift + end) if shift >= 0 else (field.start, field.end)
            yield Field(name, person, Span(self.part, low, high))

    def _date(self, field: BibField, value: str) -> str:
        words = words_of(value)
        if field.name != "year":
            return "" if field.name == "month" else date_value(words)
        if "date" in self.raw:
            return ""
        month = self.raw.get("month")
        if month is None or not (words.isdecimal() and len(words) == 4):
            return iso_date(words) or words
        named = words_of(self.strings.expanded(month))
        number = month_number(named.split()[0].strip(",.") if named.split() else "")
        day = self.raw.get("day")
        return (
            of_parts(words, str(number or ""), words_of(self.strings.expanded(day)) if day and number else "") or words
        )


def _inherits(entry: BibEntry) -> bool:
    return any(field.name in ("crossref", "xdata") for field in entry.fields)
