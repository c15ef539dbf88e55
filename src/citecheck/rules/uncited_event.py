"""CC405: an event or act that no citation covers."""

from collections.abc import Iterator

from citecheck.claims.single import open_claims
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence that tells of an event, where each sentence is to be cited."""
    return open_claims(document, context, "event", "uncited", always=False)
