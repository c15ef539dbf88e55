"""CC807: a copy that is an error page, a login or nothing at all."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.copies.model import CopyProblem
from citecheck.sources.evidence.uses import texts_used


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first citation of each copy that was saved instead of the source."""
    for use, copy, text in texts_used(document, context):
        if isinstance(text, CopyProblem) and text.reason in ("error-page", "web-page", "empty"):
            block = document.notes[use.note].block
            yield finding("page", use.span, use.words, block=block, copy=copy.shown, problem=text.message)
