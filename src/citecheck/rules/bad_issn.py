"""CC522: an ISSN with a wrong check digit or length."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.check_digits import issn_check
from citecheck.sources.identifiers.printed import printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ISSN that no journal can have."""
    for each in printed(document, context, "issn"):
        fault, words = each.identifier.fault, each.words()
        digits = each.identifier.value.replace("-", "")
        if fault == "check-digit":
            due = issn_check(digits[:7])
            yield finding("check-digit", each.span(), words, block=each.note.block, due=due)
        elif fault:
            yield finding("length", each.span(), words, block=each.note.block, count=len(digits))
