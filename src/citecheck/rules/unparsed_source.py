"""CC501: notes that name a source in a form that is not known."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.grammar.notes import coverage, parsed_notes, profile_of

_MOST_RELATED = 20


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding that names the notes whose form is not known; with the option ``each`` one for each of them."""
    parsed = parsed_notes(document, context)
    # Entries with fields, and those kept beside the document, need no words that can be read.
    unread = [
        document.notes[each.note]
        for each in parsed
        if each.form == "unknown" and not document.notes[each.note].fields and document.notes[each.note].block >= 0
    ]
    if not unread:
        return
    known, total = coverage(parsed)
    if context.options["each"]:
        for note in unread:
            yield finding("one", note.text.to_source(0, len(note.text.text)), note.text.text[:80], block=note.block)
        return
    first = unread[0]
    span = first.text.to_source(0, len(first.text.text))
    related = tuple(Related(note.span, f'note "{note.label}"') for note in unread[1 : _MOST_RELATED + 1])
    yield finding(
        "several" if len(unread) > 1 else "one",
        span,
        first.text.text[:80],
        block=first.block,
        related=related,
        count=len(unread),
        known=known,
        total=total,
        profile=profile_of(document, context).name,
    )
