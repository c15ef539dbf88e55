"""CC524: an arXiv id of no form that was ever used, or from the future."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.printed import printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each arXiv id that cannot exist."""
    this_month = context.today[2:4] + context.today[5:7]
    for each in printed(document, context, "arxiv"):
        identifier, words = each.identifier, each.words()
        message = {"month": "month", "archive": "archive", "form": "form"}.get(identifier.fault, "")
        if not message and "/" not in words and this_month and words[:4] > this_month:
            message = "future"
        if message:
            yield finding(message, each.span(), words, block=each.note.block)
