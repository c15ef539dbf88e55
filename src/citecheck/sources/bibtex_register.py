"""A BibTeX file as a register of sources: its entries as notes, their fields under the names of CSL-JSON."""

from collections.abc import Iterator

from citecheck.model.document import Field, Note, Part, Problem
from citecheck.readers.labels import key_of
from citecheck.readers.latex.plain_words import plain_words
from citecheck.sources.bibtex_keys import BibEntry, BibField, scan
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap, TextMapBuilder

# Mapping of BibTeX and biblatex fields to CSL-JSON variables, as Zotero and citeproc export them.
_NAMES = {
    "author": "author", "editor": "editor", "title": "title", "journal": "container-title",
    "journaltitle": "container-title", "booktitle": "container-title", "date": "issued", "year": "issued", "doi": "DOI",
    "url": "URL", "urldate": "accessed", "isbn": "ISBN", "issn": "ISSN", "publisher": "publisher",
    "institution": "publisher", "school": "publisher", "organization": "publisher", "address": "publisher-place",
    "location": "publisher-place", "pages": "page", "volume": "volume", "number": "issue", "edition": "edition",
    "series": "collection-title", "note": "note", "abstract": "abstract", "chapter": "chapter-number",
    "howpublished": "medium", "eprint": "eprint", "pmid": "PMID", "translator": "translator",
}  # fmt: skip
_SHOWN = ("author", "editor", "title", "journal", "journaltitle", "booktitle", "publisher", "year", "date", "url")


def bibtex_notes(part: Part) -> tuple[list[Note], list[Problem]]:
    """Return the entries of the BibTeX text of ``part`` as notes, and what is wrong with it."""
    entries, faults = scan(part.text)
    problems = [Problem("damaged", each.message, Span(part.name, each.start, each.end)) for each in faults]
    return [_note(entry, part.name) for entry in entries], problems


def _note(entry: BibEntry, part: str) -> Note:
    label_span = Span(part, entry.key_start, entry.key_end)
    span = Span(part, entry.start, entry.end)
    fields = tuple(_fields(entry, part))
    return Note(-1, "entry", entry.key, key_of(entry.key), _words(entry, part), span, label_span, -1, fields=fields)


def _fields(entry: BibEntry, part: str) -> Iterator[Field]:
    yield Field("type", entry.kind, Span(part, entry.start + 1, entry.start + 1 + len(entry.kind)))
    for field in entry.fields:
        value = plain_words(field.value)
        if value:
            yield Field(_NAMES.get(field.name, field.name), value, Span(part, field.start, field.end))


def _words(entry: BibEntry, part: str) -> TextMap:
    """Return the words of an entry as a list of references would print them, in the order of the file."""
    text = TextMapBuilder(part)
    for field in _shown(entry):
        value = plain_words(field.value)
        if value:
            if text.length:
                text.replaced(". ", field.start, field.start)
            text.replaced(value, field.start, field.end)
    return text.build()


def _shown(entry: BibEntry) -> list[BibField]:
    shown = [field for field in entry.fields if field.name in _SHOWN]
    return shown or [field for field in entry.fields if field.value.strip('{}" ')]
