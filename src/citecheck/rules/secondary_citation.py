"""CC516: a source that is cited from another one and was perhaps never seen."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.text.patterns import pattern

_SECOND_HAND = pattern(
    r"\b(?i:as )?(?i:quoted|cited|reproduced|quoted and discussed) in"
    r"(?= (?!the (?:text|judgment|report|house|same|above)\b)[\"“‘'(]?[A-Z])"
)
_NO_SOURCE = pattern(r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each "quoted in" or "cited by" before the name of another source."""
    for note in document.notes:
        if note.fields or note.block < 0:
            continue
        text = note.text.text
        match = _SECOND_HAND.search(text) if " in " in text and "ed in " in text.lower() else None
        if match and match.start() > 0 and not _NO_SOURCE.match(text, match.end()):
            span = note.text.to_source(*match.span())
            yield finding("second-hand", span, match[0], block=note.block, label=note.label)
