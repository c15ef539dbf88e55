"""CC525: a PMID, PMCID, RFC or OCLC number above all that were given."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.printed import printed

_NAMES = {"pmid": "PMID", "pmcid": "PMCID", "rfc": "RFC", "oclc": "OCLC"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each number that its register has not reached, and for zero."""
    for each in printed(document, context, "pmid", "pmcid", "rfc", "oclc"):
        kind = each.identifier.kind
        highest = int(context.options[f"highest-{kind}"])
        number, words = int(each.identifier.value), each.words()
        if number == 0:
            yield finding("zero", each.span(), words, block=each.note.block, name=_NAMES[kind])
        elif number > highest:
            yield finding("too-high", each.span(), words, block=each.note.block, name=_NAMES[kind], highest=highest)
