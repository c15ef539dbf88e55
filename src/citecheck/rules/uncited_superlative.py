"""CC406: a superlative that no citation covers."""

from collections.abc import Iterator

from citecheck.claims.single import open_claims
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that something is the first, the only or the most of its kind."""
    return open_claims(document, context, "superlative", "uncited", always=True)
