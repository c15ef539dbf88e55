"""CC823: a quotation that stands on several pages of the copy, none of which is cited."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import shortened


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation for which only a page would say which passage is meant."""
    for found in of_kind(document, context, "quotation", "ambiguous"):
        if found.copy is None:
            continue
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        pages = ", ".join(dict.fromkeys(place.label for place in found.places if place.label))
        yield finding(
            "several", span, shortened(found.words), block=found.block, copy=found.copy.shown, pages=pages or "1"
        )
