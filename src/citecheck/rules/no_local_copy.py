"""CC801: a cited source without a copy in the evidence folder."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.evidence.uses import evidence_in, uses


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first place of each source that no copy was found for."""
    if not evidence_in(context).has_folder():
        return  # copy-missing says so once
    for use in uses(document, context):
        if use.copy is None:
            yield finding("none", use.span, use.words, block=document.notes[use.note].block)
