"""CC526: a neutral citation that departs from the form of its court."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Fix, Related, finding
from citecheck.sources.legal.neutral import canonical
from citecheck.sources.legal.printed import Cited, cited, divisions_known

_DETAIL = {
    "brackets": "brackets",
    "division-place": "division-place",
    "division-brackets": "division-brackets",
    "unknown-division": "unknown-division",
    "unknown-court": "unknown-court",
    "case": "capitals",
    "spacing": "spacing",
}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each malformed citation, and for one that gives a case another division than before."""
    known = divisions_known(document, context)
    first: dict[tuple[str, str, str], Cited] = {}
    for each in cited(document, context, "neutral"):
        citation = each.citation
        case = (citation.court, citation.year, citation.number)
        if citation.fault == "division-missing":
            yield _missing(document, each, known.get(case, set()))
        elif citation.fault:
            yield _malformed(document, each)
        elif citation.division and citation.court == "EWHC":
            before = first.setdefault(case, each)
            if before.citation.division != citation.division:
                related = (Related(before.span(), f'here as "{before.citation.value}"'),)
                other = before.citation.value
                yield finding(
                    "two-divisions", each.span(), each.words(), block=each.note.block, related=related, other=other
                )


def _missing(document: Document, each: Cited, known: set[str]) -> Finding:
    citation = each.citation
    if len(known) != 1:
        court = citation.court
        return finding("division-missing", each.span(), each.words(), block=each.note.block, court=court)
    right = canonical(citation.year, citation.court, citation.number, next(iter(known)))
    fixes = each.fixes(document, f'write "{right}"', right, safe=False)
    return finding("division-known", each.span(), each.words(), block=each.note.block, fixes=fixes, right=right)


def _malformed(document: Document, each: Cited) -> Finding:
    citation = each.citation
    message = _DETAIL[citation.fault]
    right = citation.value
    fixes: tuple[Fix, ...] = ()
    glued = each.glued()
    if citation.fault == "spacing" and glued:
        message, right = "glued", " " + right
    fixes = each.fixes(document, f'write "{right}"', right, safe=not message.startswith("unknown"))
    return finding(message, each.span(), each.words(), block=each.note.block, fixes=fixes, right=citation.value)
