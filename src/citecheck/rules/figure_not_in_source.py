"""CC830: a figure that stands nowhere in the copy of the cited source."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each figure that none of the cited copies has, when all of them could be read."""
    for found in of_kind(document, context, "figure", "not-found"):
        if found.copy is None:
            continue
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        message = "none" if found.candidates > 1 else "nowhere"
        yield finding(message, span, found.words, block=found.block, copy=found.copy.shown, count=found.candidates)
