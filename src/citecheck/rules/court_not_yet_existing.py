"""CC527: a judgment of a year in which the court did not exist, or of a year to come."""

from collections.abc import Iterator

from citecheck.compiled.legal import COURTS
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.legal.citation import LegalCitation
from citecheck.sources.legal.printed import cited


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each neutral citation whose year its court or division cannot have."""
    this_year = int(context.today[:4] or 9999)
    for each in cited(document, context, "neutral"):
        citation = each.citation
        year = int(citation.year)
        if year > this_year:
            yield finding("future", each.span(), each.words(), block=each.note.block, year=year)
            continue
        court, first, last = _years(citation)
        if first and year < first:
            yield finding("not-yet", each.span(), each.words(), block=each.note.block, court=court, year=first)
        elif last and year > last:
            yield finding("no-longer", each.span(), each.words(), block=each.note.block, court=court, year=last)


def _years(citation: LegalCitation) -> tuple[str, int, int]:
    """Return the court or division and its first and last year, 0 where it has none."""
    name, _, _, _, first, last, divisions = COURTS[citation.court]
    if citation.division and any(divisions[citation.division]):
        return f"{citation.court} ({citation.division})", *divisions[citation.division]
    return name, first, last
