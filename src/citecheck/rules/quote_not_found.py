"""CC821: a quotation of which the copy of its source has nothing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import shortened


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation that none of the cited copies has, when all of them could be read."""
    for found in of_kind(document, context, "quotation", "not-found"):
        if found.copy is None:
            continue
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        message = "none" if found.candidates > 1 else "nowhere"
        yield finding(
            message, span, shortened(found.words), block=found.block, copy=found.copy.shown, count=found.candidates
        )
