"""CC510: a note or entry that says "internet" where a source should stand."""

from collections.abc import Iterator

from citecheck.compiled.vague import VAGUE
from citecheck.linking.listing import notes_with_markers
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding

_LONGEST = 40


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note whose words name no source that anybody could look up."""
    for note in document.notes:
        text = note.text.text
        words = text.strip(" \t\n.,;:!?()[]\"'").casefold()
        if note.fields or note.block < 0 or len(words) > _LONGEST or " ".join(words.split()) not in VAGUE:
            continue
        if note.block in notes_with_markers(document, context):
            continue  # "see [3]": the marker says what is meant
        span = note.text.to_source(0, len(text))
        yield finding("vague", span, text.strip(), block=note.block, label=note.label)
