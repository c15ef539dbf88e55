"""CC107: the link from a note back to its marker is missing or leads elsewhere."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Finding, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited note whose link back fails its purpose."""
    by_anchor = {marker.anchor: marker for marker in document.markers if marker.anchor}
    cited = [note for note in document.notes if context.links.cited_by[note.order]]
    for note in cited:
        own = {document.markers[order].anchor for order in context.links.cited_by[note.order]} - {""}
        for backlink in note.backlinks:
            marker = by_anchor.get(backlink.target)
            if backlink.target in own or not own:
                continue
            words = document.words_at(backlink.span)
            if marker is None:
                target = backlink.target.rpartition("#")[2]
                yield finding("nowhere", backlink.span, words, block=note.block, label=note.label, target=target)
            else:
                other = marker.items[0].label
                yield finding("elsewhere", backlink.span, words, block=note.block, label=note.label, other=other)
    yield from _missing(document, cited)


def _missing(document: Document, cited: list[Note]) -> Iterator[Finding]:
    """Report notes without a link back where links back are clearly the custom of the document."""
    linked = [note for note in cited if note.anchors]
    having = sum(bool(note.backlinks) for note in linked)
    if having < 3 or having * 4 < len(linked) * 3:
        return
    for note in linked:
        if not note.backlinks:
            yield finding("missing", note.span, note.text.text[:60] or note.label, block=note.block, label=note.label)
