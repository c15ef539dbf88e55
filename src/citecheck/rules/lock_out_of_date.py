"""CC804: a cited copy that the lock does not know."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.evidence.uses import copies_used, evidence_in


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy that is not in the lock; nothing where no lock is wanted."""
    evidence = evidence_in(context)
    used = [(use, copy) for use, copy in copies_used(document, context) if evidence.exists(copy)]
    if not evidence.has_lock:
        for use, _ in used[:1] if evidence.places.strict else ():
            block = document.notes[use.note].block
            yield finding("lock", use.span, use.words, block=block, lock=evidence.shown_lock())
        return
    for use, copy in used:
        if evidence.locked(copy) is None:
            yield finding("copy", use.span, use.words, block=document.notes[use.note].block, copy=copy.shown)
