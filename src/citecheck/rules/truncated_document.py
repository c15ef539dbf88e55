"""CC002: the document breaks off inside an element, or a part of it is missing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each place where the document breaks off."""
    for problem in document.problems:
        if problem.kind == "truncated":
            yield finding("truncated", problem.span, document.words_at(problem.span), problem=problem.message)
