"""CC831: a figure that stands in the copy, but not on the cited page."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.verification.verify import of_kind
from citecheck.verification.wording import copy_words


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each figure that other pages have; with the option ``passages`` also where none is cited."""
    for found in of_kind(document, context, "figure", "elsewhere", "unchecked"):
        target = found.target
        if target is None or target.copy is None or not found.places:
            continue
        if found.outcome == "unchecked" and not context.options["passages"]:
            continue
        span = document.blocks[found.block].text.to_source(found.start, found.end)
        message = "page" if found.outcome == "elsewhere" else "passage"
        copy = copy_words(target.copy, found.places[0])
        cited = ", ".join(target.pages[:5])
        yield finding(message, span, found.words, block=found.block, copy=copy, cited=cited)
