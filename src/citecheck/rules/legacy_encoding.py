"""CC007: the document is not UTF-8 and was read as Windows-1252."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding where the reader had to guess the encoding."""
    for problem in document.problems:
        if problem.kind == "encoding":
            yield finding("fallback", problem.span, document.words_at(problem.span), problem=problem.message)
