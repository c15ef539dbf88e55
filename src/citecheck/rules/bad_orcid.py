"""CC523: an ORCID iD or ISNI with a wrong check digit or length."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.check_digits import isni_check
from citecheck.sources.identifiers.printed import printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ORCID iD or ISNI that nobody can have."""
    for each in printed(document, context, "orcid", "isni"):
        fault, words = each.identifier.fault, each.words()
        name = "ORCID iD" if each.identifier.kind == "orcid" else "ISNI"
        digits = "".join(char for char in each.identifier.value if char.isalnum())
        if fault == "check-digit":
            due = isni_check(digits[:15])
            yield finding("check-digit", each.span(), words, block=each.note.block, name=name, due=due)
        elif fault:
            count = len(digits)
            yield finding("length", each.span(), words, block=each.note.block, name=name, count=count)
