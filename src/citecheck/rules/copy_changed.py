"""CC802: a copy that is not the file that was locked."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.copies.model import CopyProblem
from citecheck.sources.evidence.uses import changed_copies, evidence_in


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy with other bytes than the lock says."""
    evidence = evidence_in(context)
    for use, copy in changed_copies(document, context):
        text = evidence.text(copy)
        block = document.notes[use.note].block
        if isinstance(text, CopyProblem):
            yield finding("replaced", use.span, use.words, block=block, copy=copy.shown, problem=text.message)
        else:
            yield finding("changed", use.span, use.words, block=block, copy=copy.shown)
