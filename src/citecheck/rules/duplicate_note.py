"""CC103: two notes or source entries bear the same label."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each note whose label an earlier note of the same list bears.

    Notes that are linked by anchors are told apart by these, whatever number they show.
    """
    first: dict[tuple[int, str, str], Note] = {}
    for note in document.notes:
        if not note.key or note.kind == "inline":
            continue
        anchor = note.anchors[0] if note.anchors else ""
        earlier = first.setdefault((note.listed, note.key, anchor), note)
        if earlier is not note and not (_is_unlabelled(note) and not _same(earlier, note)):
            yield _finding(document, earlier, note)


def _is_unlabelled(note: Note) -> bool:
    """Two works of one author and year bear no label in common: citation-entry-disagree asks which of them is meant."""
    return note.kind == "entry" and note.typed and note.label_span.end == note.label_span.start


def _same(earlier: Note, note: Note) -> bool:
    return earlier.text.text.split() == note.text.text.split()


def _finding(document: Document, earlier: Note, note: Note) -> Finding:
    span = note.label_span if note.label_span.end > note.label_span.start else note.span
    related = (
        Related(earlier.label_span if earlier.label_span.end else earlier.span, "the first note with this label"),
    )
    words = document.words_at(span)[:80]
    if note.kind == "entry" and note.block < 0:
        message = "source-same" if _same(earlier, note) else "source-different"
    else:
        message = "same" if _same(earlier, note) else "different"
    return finding(message, span, words or note.label, block=note.block, related=related, label=note.label)
