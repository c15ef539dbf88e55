"""CC605: "p" before several pages, or "pp" before one."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_SIGN = pattern(r"(pp?)(?=\.?[ \u00a0]?\d)")
_RANGE = pattern(r"pp?\.?[ \u00a0]?\d{1,5}[a-z]?(?:[ \u00a0]?[-\u2010-\u2015&,][ \u00a0]?\d|[ \u00a0]and[ \u00a0]\d)")
_OPEN = pattern(r"pp?\.?[ \u00a0]?\d{1,5}[ \u00a0]?(?:ff?\b|et seq|passim)")
_USUAL = 0.8


class _Use(NamedTuple):
    """One "p" or "pp": its note, its place in the text of the note, its words, and whether several pages follow."""

    note: int
    start: int
    sign: str
    words: str
    several: bool


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sign of the wrong number in a document that tells the two apart."""
    uses = list(_uses(document, context))
    ranges = [use for use in uses if use.several]
    singles = [use for use in uses if not use.several]
    tells = sum(use.sign == "pp" for use in ranges) >= _USUAL * len(ranges)
    if not ranges or not tells or sum(use.sign == "p" for use in singles) < _USUAL * len(singles):
        return
    for use in uses:
        right = "pp" if use.several else "p"
        if use.sign != right:
            note = document.notes[use.note]
            span = note.text.to_source(use.start, use.start + len(use.words))
            sign = note.text.to_source(use.start, use.start + len(use.sign))
            fixes = (Fix(f'write "{right}"', True, (Edit(sign, right),)),)
            message = "several" if use.several else "one"
            yield finding(message, span, use.words, block=note.block, fixes=fixes)


def _uses(document: Document, context: Context) -> Iterator[_Use]:
    for parsed in parsed_notes(document, context):
        text = document.notes[parsed.note].text.text
        for cite in parsed.cites:
            for locator in cite.locators:
                sign = _SIGN.match(text, locator.start)
                if not sign or locator.units[0] != "page" or _OPEN.match(text, locator.start):
                    continue
                several = _RANGE.match(text, locator.start) is not None
                yield _Use(parsed.note, locator.start, sign[1], text[locator.start : locator.end], several)
