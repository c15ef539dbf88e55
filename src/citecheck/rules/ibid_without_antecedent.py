"""CC620: an ibid with nothing before it that it could stand for."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.places.back_references import ibids


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ibid in the first note of a document or of a chapter that numbers its notes anew."""
    if document.metadata.fragment:
        return  # the note before may stand in another file
    for ibid in ibids(document, context):
        if ibid.before < 0:
            note = document.notes[ibid.note]
            back = ibid.cite.part("back-reference")
            if back is not None:
                span = note.text.to_source(back.start, back.end)
                words = note.text.text[back.start : back.end]
                yield finding("first", span, words, block=note.block, label=note.label)
