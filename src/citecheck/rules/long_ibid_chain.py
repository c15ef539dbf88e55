"""CC626: so many ibids in a row that the source is hard to find."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, Related, finding
from citecheck.sources.places.back_references import ibids, words_of


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the ibid that makes a chain longer than the option ``longest``."""
    longest = context.options["longest"]
    for ibid in ibids(document, context):
        back = ibid.cite.part("back-reference")
        if ibid.chain == longest + 1 and back is not None and ibid.origin >= 0:
            note, origin = document.notes[ibid.note], document.notes[ibid.origin]
            span = note.text.to_source(back.start, back.end)
            words = note.text.text[back.start : back.end]
            text = words_of(origin.text.text, ibid.sources[0]) if len(ibid.sources) == 1 else ""
            fixes = (Fix("write the source again", False, (Edit(span, text),)),) if text else ()
            related = (Related(origin.span, "the note that names the source"),)
            yield finding(
                "long", span, words, block=note.block, related=related, fixes=fixes, count=longest, origin=origin.label
            )
