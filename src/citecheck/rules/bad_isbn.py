"""CC521: an ISBN with a wrong check digit, length or prefix."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.identifiers.check_digits import isbn10_check, isbn13_check
from citecheck.sources.identifiers.numbers import issn
from citecheck.sources.identifiers.printed import printed


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ISBN that no book can have."""
    for each in printed(document, context, "isbn"):
        fault, digits = each.identifier.fault, each.identifier.value
        if not fault:
            continue
        words = each.words()
        due = ""
        if fault == "check-digit":
            due = isbn10_check(digits[:9]) if len(digits) == 10 else isbn13_check(digits[:12])
        message = {"check-digit": "check-digit", "prefix": "prefix"}.get(fault, "length")
        if len(digits) == 8 and not issn(words).fault:
            message = "an-issn"
        yield finding(
            message, each.span(), words, block=each.note.block, due=due, count=len(digits)
        )  # fmt: skip
