"""CC803: a copy that the lock or the configuration names and that is not there."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.evidence.uses import copies_used, evidence_in, uses


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy that is missing; one where the whole folder is."""
    evidence = evidence_in(context)
    if not evidence.has_folder():
        for use in uses(document, context)[:1]:
            block = document.notes[use.note].block
            yield finding("folder", use.span, use.words, block=block, copy=evidence.shown_folder())
        return
    for use, copy in copies_used(document, context):
        if not evidence.exists(copy):
            message = "locked" if evidence.locked(copy) is not None else "mapped"
            yield finding(message, use.span, use.words, block=document.notes[use.note].block, copy=copy.shown)
