"""CC611: a range of pages so long that nobody will find the place."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import range_of

# The pages of an article or a chapter are its extent, not the place that is meant.
_EXTENTS = ("article", "chapter", "book", "law-report")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each locator that spans more pages than the option ``most-pages``."""
    most = context.options["most-pages"]
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.kind == "entry":
            continue
        for cite in parsed.cites:
            for locator in cite.locators if cite.kind not in _EXTENTS else ():
                pages = range_of(locator, "page")
                if pages and pages[1] - pages[0] >= most:
                    words = note.text.text[locator.start : locator.end]
                    span = note.text.to_source(locator.start, locator.end)
                    yield finding("long", span, words, block=note.block, pages=pages[1] - pages[0] + 1)
