"""CC805: a copy that no text can be taken from, so that nothing can be checked against it."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.copies.model import CopyProblem
from citecheck.sources.evidence.uses import texts_used

_UNREAD = ("no-text", "password", "too-large", "damaged", "unsupported")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy without text; one where a program is not installed."""
    told = False
    for use, copy, text in texts_used(document, context):
        if not isinstance(text, CopyProblem):
            continue
        block = document.notes[use.note].block
        if text.reason in _UNREAD:
            yield finding("unread", use.span, use.words, block=block, copy=copy.shown, problem=text.message)
        elif text.reason == "extra-missing" and not told:
            told = True
            yield finding("extra", use.span, use.words, block=block, copy=copy.shown, problem=text.message)
