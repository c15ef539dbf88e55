"""CC504: an evidence code that has more or fewer digits than all others with its letters."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding
from citecheck.text.patterns import pattern

_CODE = pattern(r"(?<![A-Za-z0-9./=-])([A-Z]{3,5})(\d{4,12})(?![A-Za-z0-9])(?!-\d)")
_LEAST, _USUAL = 5, 0.9


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each code whose number of digits at most one in ten codes with its letters shares."""
    uses: dict[str, list[tuple[Note, int, int, str]]] = {}
    for note in document.notes:
        if not note.fields and note.block >= 0:
            for match in _CODE.finditer(note.text.text):
                uses.setdefault(match[1], []).append((note, *match.span(), match[2]))
    for prefix, found in uses.items():
        lengths: dict[int, int] = {}
        for *_, digits in found:
            lengths[len(digits)] = lengths.get(len(digits), 0) + 1
        usual = max(lengths, key=lambda length: (lengths[length], length))
        if lengths[usual] < max(_LEAST, _USUAL * len(found)):
            continue
        for note, start, end, digits in found:
            if len(digits) != usual:
                words = note.text.text[start:end]
                span = note.text.to_source(start, end)
                yield finding("digits", span, words, block=note.block, prefix=prefix, count=len(digits), usual=usual)
