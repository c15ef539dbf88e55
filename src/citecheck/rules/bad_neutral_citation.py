"""CC526: a neutral citation that departs from the form of its court."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Fix, Related, finding
from citecheck.sources.legal.neutral import canonical
from citecheck.sources.legal.printed import Cited, cited, divisions_known
from citecheck.text.brackets import bracket_fault

_DETAIL = {
    "brackets": "brackets",
    "division-place": "division-place",
    "division-brackets": "division-brackets",
    "unknown-division": "unknown-division",
    "unknown-court": "unknown-court",
    "case": "capitals",
    "spacing": "spacing",
}
_DIVISION = 12
"""Characters that a division in brackets, as in " (Comm)", takes at most."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each malformed citation, and for one that gives a case another division than before."""
    known = divisions_known(document, context)
    first: dict[tuple[str, str, str], Cited] = {}
    for each in cited(document, context, "neutral"):
        citation = each.citation
        case = (citation.court, citation.year, citation.number)
        if _is_broken_off(each):
            continue
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


def _is_broken_off(each: Cited) -> bool:
    """In ``[2011] EWHC 3185 (QB`` only the bracket is wrong: unbalanced-bracket reports it."""
    citation, note = each.citation, each.note
    if citation.fault not in ("division-missing", "division-brackets") or note.fields or note.block < 0:
        return False
    fault = bracket_fault(each.text)
    return fault is not None and fault.within(citation.start, citation.end + _DIVISION)


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
