"""CC503: a code or a day of a hearing that is written unlike all the others of the report."""

import re
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern

_DAY = pattern(r"(?<=[{(\[])Day([ \u00a0]?)\d{1,3}")
_CODE = pattern(r"([{(\[])[A-Z]{3,5}\d{6,10}(?:/\d{1,4}(?:-\d{1,4})?)?([})\]])")
_LEAST, _USUAL = 20, 0.95


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each use of a form that at most one in twenty shares."""
    notes = [note for note in document.notes if not note.fields and note.block >= 0]
    yield from _unusual(notes, _DAY)
    yield from _unusual(notes, _CODE)


def _unusual(notes: list[Note], form: re.Pattern[str]) -> Iterator[Finding]:
    uses = [(note, match) for note in notes for match in form.finditer(note.text.text)]
    counts: dict[tuple[str, ...], int] = {}
    for _, match in uses:
        counts[match.groups()] = counts.get(match.groups(), 0) + 1
    usual = max(counts, key=lambda shape: (counts[shape], shape), default=())
    if len(uses) < _LEAST or counts[usual] < _USUAL * len(uses):
        return
    example = next(match for _, match in uses if match.groups() == usual)
    shown = example[0]
    for note, match in uses:
        if match.groups() != usual:
            edits = tuple(
                Edit(note.text.to_source(*match.span(place)), sign)
                for place, sign in enumerate(usual, 1)
                if match[place] != sign
            )
            fixes = (Fix(f'write it as "{shown}"', True, edits),)
            span = note.text.to_source(*match.span())
            yield finding("minority", span, match[0], block=note.block, fixes=fixes, usual=shown)
