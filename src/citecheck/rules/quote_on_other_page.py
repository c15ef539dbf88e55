"""CC822: a quotation that stands in the copy, but not on the cited page."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.sources.places.values import values_of
from citecheck.verification.model import Printed
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import place_words, shortened


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation whose words stand on other pages only, with the right page as a fix."""
    for found in of_kind(document, context, "quotation", "elsewhere"):
        target = found.target
        if target is None or target.copy is None:
            continue
        place = found.places[0]
        fixes = _fixes(document, target.printed, place.label) if target.printed and target.note == target.named else ()
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        yield finding(
            "elsewhere", span, shortened(found.words), block=found.block, fixes=fixes, copy=target.copy.shown,
            cited=", ".join(target.pages[:5]), place=place_words(place),
        )  # fmt: skip


def _fixes(document: Document, printed: Printed, page: str) -> tuple[Fix, ...]:
    """Return the fix that writes ``page`` where one page is printed; none where that is not simple."""
    note, locator = document.notes[printed.note], printed.locator
    words = note.text.text[locator.start : locator.end]
    values = list(values_of(locator, "page"))
    if not page or len(locator.units) != 1 or len(values) != 1 or words.count(values[0]) != 1:
        return ()
    start = locator.start + words.index(values[0])
    span = note.text.to_source(start, start + len(values[0]))
    return (Fix(f"write page {page}", safe=False, edits=(Edit(span, page),)),)
