"""CC520: a DOI that cannot be one, or that is not alone in its field."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Fix, finding
from citecheck.sources.identifiers.printed import Printed, printed

_MESSAGES = {"registrant": "prefix", "suffix": "cut-off", "resolver": "with-resolver", "trailing": "trailing"}


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each DOI with a fault of form."""
    for each in printed(document, context, "doi"):
        doi = each.identifier
        if doi.fault == "resolver" and document.source.format == "tei":
            continue  # an idno is only shown; nothing is put before it
        if doi.fault and not (doi.fault == "suffix" and _goes_on(document, each)):
            fixes: tuple[Fix, ...] = ()
            if doi.fault in ("resolver", "trailing"):
                bare = _bare(each)
                fixes = each.fixes(document, f'write "{bare}"', doi.start, doi.end, bare)
            words = each.words()
            yield finding(
                _MESSAGES[doi.fault],
                each.span(),
                words,
                block=each.note.block,
                fixes=fixes,
                label=each.note.label,
            )


def _bare(each: Printed) -> str:
    """The DOI as printed, without what stands around it."""
    words = each.words()
    start = words.lower().find(each.identifier.value)
    return words[start : start + len(each.identifier.value)]


def _goes_on(document: Document, each: Printed) -> bool:
    """A DOI may be broken at the end of a line."""
    span = each.span()
    return document.source.part(span.part).text[span.end : span.end + 4].strip(" \t")[:1] in ("\n", "\r", "\\")
