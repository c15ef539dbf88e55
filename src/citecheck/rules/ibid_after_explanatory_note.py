"""CC621: an ibid after a note that names no source."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.back_references import ibids
from citecheck.sources.places.prose import is_prose


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ibid whose note stands right after one that only explains."""
    parsed = parsed_notes(document, context)
    for ibid in ibids(document, context):
        if ibid.before < 0 or parsed[ibid.before].form != "explanatory":
            continue
        note, before = document.notes[ibid.note], document.notes[ibid.before]
        if not is_prose(before.text.text):
            continue
        back = ibid.cite.part("back-reference")
        if back is not None:
            words = note.text.text[back.start : back.end]
            span = note.text.to_source(back.start, back.end)
            related = (Related(before.span, "the note before it, which names no source"),)
            yield finding(
                "explanatory", span, words, block=note.block, related=related, label=note.label, before=before.label
            )
