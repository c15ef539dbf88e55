"""CC601: a range of pages, lines or paragraphs that runs backwards."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import descends

_NAMED = ("box", "folder", "file", "item")
"""In an archive "1928–2" is the name of a file, no range."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each locator whose end lies before its beginning."""
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites:
            for before, locator in zip((None, *cite.locators), cite.locators, strict=False):
                unit = descends(locator)
                if unit in _NAMED or (unit == "day" and len(locator.units) > 1):  # then range-crosses-days reports it
                    continue
                if unit and not (unit == "line" and _listed(note.text.text, before, locator)):
                    words = note.text.text[locator.start : locator.end]
                    span = note.text.to_source(locator.start, locator.end)
                    place = locator.units.index(unit)
                    first, last = locator.first[place], locator.last[place]
                    yield finding("descends", span, words, block=note.block, unit=unit, first=first, last=last)


def _listed(text: str, before: Locator | None, locator: Locator) -> bool:
    """In "pp 26-27, 34, lines 21-12, 10-15" each range of lines belongs to another page: nobody can tell which."""
    return before is not None and text[before.end : locator.start].strip() == ","
