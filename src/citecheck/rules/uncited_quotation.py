"""CC402: a quotation that no citation covers."""

from collections.abc import Iterator

from citecheck.claims.single import open_claims
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence that quotes and that no citation covers; whole paragraphs are left to CC407."""
    return open_claims(document, context, "quotation", "uncited", always=True)
