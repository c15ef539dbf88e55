"""CC001: the document cannot be decoded or parsed."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each problem that kept the reader from the whole of the document."""
    registers = {part.name for part in document.source.parts if part.register}
    for problem in document.problems:
        if problem.span.part not in registers and problem.kind in ("unreadable", "damaged", "limit"):
            message = "unreadable" if problem.kind == "unreadable" else "damaged"
            yield finding(message, problem.span, document.words_at(problem.span), problem=problem.message)
