"""CC305: words that were meant as a marker and are none."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding

_REASONS = ("unbalanced", "letter", "empty", "descending", "space", "caret")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each slip that the readers noticed, with a message for its kind."""
    for suspect in document.suspects:
        if suspect.kind == "malformed":
            message = suspect.reason if suspect.reason in _REASONS else "other"
            yield finding(message, suspect.span, suspect.raw, block=suspect.block, marker=suspect.raw.strip())
