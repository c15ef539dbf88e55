"""CC806: a copy that is another document than the one that is cited."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.copies.model import CopyText
from citecheck.sources.evidence.disagree import disagreement
from citecheck.sources.evidence.uses import texts_used


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy whose own number, date or words contradict it."""
    for use, copy, text in texts_used(document, context):
        note = document.notes[use.note]
        if isinstance(text, CopyText) and (found := disagreement(note, use.cite, text)) is not None:
            message = {"identifier": "identifier", "date": "date", "title": "title"}[found.kind]
            yield finding(
                message, use.span, use.words, block=note.block, copy=copy.shown, ours=found.ours, theirs=found.theirs
            )
