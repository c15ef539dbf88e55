"""CC826: a quotation that is too short to be told from words that stand anywhere."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.quotes.parse import LEAST
from citecheck.sources.quotes.squeeze import squeeze
from citecheck.verification.verify import of_kind


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quotation with a copy, and with too few letters to be looked for."""
    for found in of_kind(document, context, "quotation", "unchecked"):
        if found.copy is not None and found.level == "" and len(squeeze(found.words)) < LEAST:
            span = document.blocks[found.block].text.to_source(found.start, found.end)
            yield finding("short", span, found.words, block=found.block, copy=found.copy.shown)
