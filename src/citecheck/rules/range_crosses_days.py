"""CC603: a range that begins on one day of the hearings and ends on another."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.grammar.notes import parsed_notes


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each range whose ends stand in the transcripts of different days."""
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites:
            for locator in cite.locators:
                if locator.units[0] != "day" or len(locator.units) < 2 or not locator.last[0]:
                    continue
                first, last = locator.first[0], locator.last[0]
                if first != last:
                    words = note.text.text[locator.start : locator.end]
                    span = note.text.to_source(locator.start, locator.end)
                    yield finding("crosses", span, words, block=note.block, first=first, last=last)
