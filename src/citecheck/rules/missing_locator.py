"""CC512: a transcript or statement cited without the place, where the report gives one."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.model.parsed_note import Cite
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.text.patterns import pattern

_KINDS = ("transcript", "statement")
# An annex is a place itself; a stroke is left of an address that a space broke.
_PART = pattern(r"(?i)annex|appendix|/")
_LEAST, _USUAL = 20, 0.9


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each transcript or statement without a place when nine in ten have one."""
    uses: dict[str, list[tuple[Note, Cite]]] = {}
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            named = cite.part("file") or cite.part("code") or any("day" in each.units for each in cite.locators)
            if cite.kind in _KINDS and named and not (cite.part("signal") or cite.part("back-reference")):
                uses.setdefault(cite.kind, []).append((note, cite))
    for kind, found in uses.items():
        bare = [(note, cite) for note, cite in found if not cite.locators and not _PART.search(_words(note, cite))]
        if len(found) < _LEAST or len(bare) > (1 - _USUAL) * len(found):
            continue
        for note, cite in bare:
            words = _words(note, cite)
            span = note.text.to_source(cite.start, cite.end)
            yield finding(kind, span, words[:80], block=note.block)


def _words(note: Note, cite: Cite) -> str:
    return note.text.text[cite.start : cite.end]
