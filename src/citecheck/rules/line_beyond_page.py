"""CC602: a line number that no page of a transcript has."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import values_of

_MOST_BEYOND = 0.02
_AUSTRALIAN = 50


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line beyond the last line of a page; none where the transcripts have longer pages."""
    longest = context.options["lines-per-page"]
    places = [
        (document.notes[parsed.note], locator)
        for parsed in parsed_notes(document, context)
        for cite in parsed.cites
        if cite.kind in ("transcript", "back-reference")
        for locator in cite.locators
        if "line" in locator.units
    ]
    beyond = [(note, locator) for note, locator in places if _line(locator) > _most(note, locator, longest)]
    if len(beyond) > max(1, _MOST_BEYOND * len(places)):
        return
    for note, locator in beyond:
        yield _finding(note, locator, longest)


def _most(note: Note, locator: Locator, longest: int) -> int:
    """Transcripts that are cited as "T2345.12-46" are Australian ones, with some 47 lines on a page."""
    return max(longest, _AUSTRALIAN) if note.text.text.startswith("T", locator.start) else longest


def _line(locator: Locator) -> int:
    return max((int(value) for value in values_of(locator, "line") if value.isdecimal()), default=0)


def _finding(note: Note, locator: Locator, longest: int) -> Finding:
    words = note.text.text[locator.start : locator.end]
    span = note.text.to_source(locator.start, locator.end)
    return finding("beyond", span, words, block=note.block, line=_line(locator), longest=longest)
