"""CC404: what an inspection, a court or a study found, and no citation covers."""

from collections.abc import Iterator

from citecheck.claims.single import open_claims
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence that reports a finding, where each sentence is to be cited."""
    return open_claims(document, context, "finding", "uncited", always=False)
