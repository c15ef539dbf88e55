"""CC623: an ibid that stands for another source than it did when the baseline was made."""

from collections.abc import Iterator, Mapping

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Edit, Finding, Fix, Related, finding
from citecheck.sources.places.ibid_record import KnownIbid, record


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first ibid of each chain whose source is no longer the one that was recorded."""
    known: Mapping[str, KnownIbid] = context.known.get("ibids", {})
    told: set[tuple[int, str]] = set()
    for ibid, now in record(document, context):
        was = known.get(now.mark)
        back = ibid.cite.part("back-reference")
        if was is None or was.source == now.source or back is None or (ibid.origin, was.source) in told:
            continue
        told.add((ibid.origin, was.source))
        note, origin = document.notes[ibid.note], document.notes[ibid.origin]
        words = note.text.text[back.start : back.end]
        span = note.text.to_source(back.start, back.end)
        related = (Related(origin.span, f"note {origin.label}, which it stands for now"),)
        fixes = (Fix("write the source that was meant", False, (Edit(span, was.words),)),)
        yield finding(
            "moved",
            span,
            words,
            block=note.block,
            related=related,
            fixes=fixes,
            was=was.words,
            now=now.words,
            label=note.label,
        )
