"""CC607: a page given inside the code and again in words, and the two disagree."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.model.parsed_note import Cite, Locator
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import range_of

_USUAL = 0.6


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each source whose page in words is not the page in its code.

    Where they mostly differ the two count different pages (of the file, of the printed document): nothing is reported.
    """
    agreed, apart = 0, []
    for parsed in parsed_notes(document, context):
        for cite in parsed.cites:
            pair = _pair(cite)
            if pair and _pages(cite, code=True) == _pages(cite, code=False):
                agreed += 1
            elif pair:
                apart.append((parsed.note, *pair))
    if agreed < _USUAL * (agreed + len(apart)):
        return
    for order, coded, worded in apart:
        note = document.notes[order]
        words = note.text.text[worded.start : worded.end]
        code = note.text.text[coded.start : coded.end]
        span = note.text.to_source(worded.start, worded.end)
        yield finding("differs", span, words, block=note.block, code=code)


def _pair(cite: Cite) -> tuple[Locator, Locator] | None:
    """Return the page in the code and the page in words of ``cite`` where it has both."""
    coded = next((each for each in cite.locators if each.code and range_of(each, "page")), None)
    worded = next((each for each in cite.locators if not each.code and range_of(each, "page")), None)
    return (coded, worded) if coded and worded and coded.start < worded.start else None


def _pages(cite: Cite, *, code: bool) -> tuple[int, int]:
    ranges = [pages for each in cite.locators if each.code is code and (pages := range_of(each, "page"))]
    return min(first for first, _ in ranges), max(last for _, last in ranges)
