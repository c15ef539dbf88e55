"""CC610: hyphens and dashes mixed in the ranges of the notes."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.values import number_of
from citecheck.text.patterns import pattern

_DASH = pattern(r"(?<=[\dA-Za-z)])[ \u00a0]?([-\u2010-\u2015])[ \u00a0]?(?=[\dA-Za-z(])")
_NAMES = {"-": "a hyphen", "\u2010": "a hyphen", "\u2011": "a hyphen", "\u2012": "an en dash", "\u2013": "an en dash"}
_LEAST, _USUAL = 20, 0.95


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each range that is written unlike nearly all the others."""
    uses: list[tuple[int, int, int, str]] = []
    for parsed in parsed_notes(document, context):
        text = document.notes[parsed.note].text.text
        for cite in parsed.cites:
            for locator in cite.locators:
                # Codes are copied as they are; their hyphens are no choice of the author.
                if not locator.code and locator.first != locator.last and _is_plain(locator):
                    for match in _DASH.finditer(text, locator.start, locator.end):
                        uses.append((parsed.note, *match.span(1), match[1]))
    counts: dict[str, int] = {}
    for *_, dash in uses:
        counts[dash] = counts.get(dash, 0) + 1
    usual = max(counts, key=lambda dash: (counts[dash], dash), default="")
    if len(uses) < _LEAST or counts[usual] < _USUAL * len(uses):
        return
    for order, start, end, dash in uses:
        if dash != usual:
            note = document.notes[order]
            span = note.text.to_source(start, end)
            name, wanted = _NAMES.get(dash, "a dash"), _NAMES.get(usual, "a dash")
            fixes = (Fix(f"write {wanted}", True, (Edit(span, usual),)),)
            words = note.text.text[max(0, start - 6) : end + 6]
            yield finding("other", span, dash, block=note.block, fixes=fixes, name=name, usual=wanted, around=words)


def _is_plain(locator: Locator) -> bool:
    """Return whether only numbers are joined: what has other ends may be the number of a reel or a box."""
    return all(number_of(value) for value in (*locator.first, *locator.last))
