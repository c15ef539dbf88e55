"""CC604: the wrong sign between the numbers of a locator."""

import re
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.brackets import CLOSED_BY
from citecheck.text.patterns import pattern

# {Day262/100:2} is day, page and line of a hearing; [14/32] is page and paragraph, or page and line.
_FORMS = (
    pattern(r"[{(\[]Day ?\d{1,3}([/:.;\\])\d{1,4}([/:.;\\])\d{1,3}"),
    pattern(r"\[\d{1,4}([/:;\\|])\d{1,5}\]"),
)
_END = pattern(r"[\d:;/.\u2013 -]{0,20}([)\]}])")
_LEAST, _USUAL = 3, 0.8


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each locator whose separators differ from those of nearly all others of its form."""
    for form in _FORMS:
        uses = [(note, match) for note in document.notes if not note.fields for match in form.finditer(note.text.text)]
        counts: dict[tuple[str, ...], int] = {}
        for _, match in uses:
            counts[match.groups()] = counts.get(match.groups(), 0) + 1
        usual = max(counts, key=lambda signs: (counts[signs], signs), default=())
        if not usual or counts[usual] < max(_LEAST, _USUAL * len(uses)):
            continue
        for note, match in uses:
            if match.groups() != usual and not _mismatched(match):
                right = _corrected(match, usual)
                edits = tuple(
                    Edit(note.text.to_source(*match.span(place)), sign)
                    for place, sign in enumerate(usual, 1)
                    if match[place] != sign
                )
                fixes = (Fix(f'write "{right}"', True, edits),)
                span = note.text.to_source(*match.span())
                yield finding("separator", span, match[0], block=note.block, fixes=fixes, right=right)


def _mismatched(match: re.Match[str]) -> bool:
    """Return whether another kind of bracket closes the locator: unbalanced-bracket sends the editor to this place."""
    closed = None if match[0][-1] == "]" else _END.match(match.string, match.end())
    return closed is not None and closed[1] != CLOSED_BY[match[0][0]]


def _corrected(match: re.Match[str], usual: tuple[str, ...]) -> str:
    words, begin = match[0], match.start()
    for place, sign in enumerate(usual, 1):
        at = match.start(place) - begin
        words = words[:at] + sign + words[at + 1 :]
    return words
