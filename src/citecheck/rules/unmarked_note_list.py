"""CC106: a list of notes or sources, but not one marker in the text."""

from collections.abc import Iterator

from citecheck.linking.listed import declared_sources, lists_without_markers
from citecheck.linking.listing import notes_by_list
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each list that no marker points into."""
    if document.metadata.partial:
        return
    unmarked = lists_without_markers(document, context.links) - declared_sources(document)
    for order in sorted(unmarked):
        listing = document.note_lists[order]
        notes = notes_by_list(document, context)[order]
        if listing.optional:
            continue
        count = "1 note is" if len(notes) == 1 else f"{len(notes)} notes are"
        span = notes[0].span
        related = tuple(Related(note.span, f'note "{note.label}"' if note.label else "a note") for note in notes[1:])
        words = document.words_at(span)[:80]
        yield finding("unmarked", span, words, block=listing.heading, related=related, count=count)
