"""CC529: a reference to Hansard without House, volume or column, or with a suffix that no column has."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.legal.printed import Cited, cited
from citecheck.text.patterns import pattern

_SUFFIXES = frozenset(("", "W", "WS", "WA", "WH", "GC", "WC", "MC", "P", "PC", "CWH", "S", "C", "D"))
_LETTERS = pattern(r"[A-Z]+")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reference that does not lead to one column.

    A volume is asked for only where most references of the document give one; a link takes the place of all.
    """
    found = list(cited(document, context, "hansard"))
    with_volume = sum(bool(each.citation.volume) for each in found) * 2 > len(found) > 2
    for each in found:
        citation = each.citation
        linked = "://" in each.text or "www." in each.text
        if not (citation.date or citation.number or citation.volume):
            continue  # speaks of Hansard and cites nothing
        if not citation.court and not linked:
            yield _finding("house", each)
        elif not citation.number and not linked:
            yield _finding("column", each)
        elif not citation.volume and not linked and with_volume:
            yield _finding("volume", each)
        elif suffix := next((each for each in _LETTERS.findall(citation.number) if each not in _SUFFIXES), ""):
            yield _finding("suffix", each, suffix)


def _finding(message: str, each: Cited, suffix: str = "") -> Finding:
    return finding(message, each.span(), each.words(), block=each.note.block, suffix=suffix)
