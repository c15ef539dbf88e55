"""CC112: a declared file of sources is missing or broken."""

import os
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each problem in a file of sources, placed in that file, or in the sources in front matter."""
    registers = {part.name for part in document.source.parts if part.register}
    for problem in document.problems:
        if problem.span.part in registers or problem.kind == "flaw":
            name = os.path.basename(document.source.part(problem.span.part).path)
            words = document.words_at(problem.span) or name
            yield finding("broken", problem.span, words, file=name, problem=problem.message)
