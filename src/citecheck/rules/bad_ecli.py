"""CC531: a European Case Law Identifier that is none."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.legal.printed import cited

_MESSAGES = {"parts": "parts", "country": "country", "court": "court", "year": "year", "number": "number"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ECLI with a part missing or of no known form."""
    this_year = int(context.today[:4] or 9999)
    for each in cited(document, context, "ecli"):
        citation = each.citation
        parts = citation.value.split(":")
        message = _MESSAGES.get(citation.fault, "")
        if not message and int(citation.year) > this_year:
            message = "future"
        if message:
            part = {"country": parts[1], "court": citation.court, "year": citation.year, "future": citation.year}
            yield finding(
                message, each.span(), each.words(), block=each.note.block, part=part.get(message, parts[-1])
            )  # fmt: skip
