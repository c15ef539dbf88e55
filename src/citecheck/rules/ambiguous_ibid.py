"""CC622: an ibid after a note with several sources."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.sources.places.back_references import ibids


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first ibid of a chain that may stand for more than one source."""
    for ibid in ibids(document, context):
        if len(ibid.sources) < 2 or ibid.chain > 1:
            continue
        note, origin = document.notes[ibid.note], document.notes[ibid.origin]
        back = ibid.cite.part("back-reference")
        if back is not None:
            span = note.text.to_source(back.start, back.end)
            words = note.text.text[back.start : back.end]
            related = tuple(
                Related(origin.text.to_source(each.start, each.end), f"source {number} of note {origin.label}")
                for number, each in enumerate(ibid.sources, 1)
            )
            yield finding(
                "several",
                span,
                words,
                block=note.block,
                related=related,
                label=note.label,
                before=origin.label,
                count=len(ibid.sources),
            )
