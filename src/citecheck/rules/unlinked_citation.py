"""CC309: a marker is typed where the document links its markers."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, finding

_STYLES = ("bracket", "superscript", "parenthesis")
_LINKED = ("bracket", "superscript", "parenthesis", "footnote", "link")
_ENOUGH = 3
_SHARE = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each typed marker whose note is one that the other markers link to.

    A typed number that no note answers is an unresolved marker; one that a typed list answers is a second system.
    """
    outside = [marker for marker in document.markers if not document.inside(marker.block, "note")]
    linked = sum(marker.style in _LINKED and not marker.typed for marker in outside)
    typed = [
        marker
        for marker in outside
        if marker.style in _STYLES and marker.typed and _answered(document, context, marker)
    ]
    if linked < _ENOUGH or linked < _SHARE * len(typed):
        return
    for marker in typed:
        yield finding("typed", marker.span, marker.raw, block=marker.block, marker=marker.raw)


def _answered(document: Document, context: Context, marker: Marker) -> bool:
    """Return whether declared notes answer the marker. ``a[2]`` may be code: it counts where the note needs it."""
    notes = [link.note for link in context.links.of_marker[marker.order]]
    if not all(note >= 0 and not document.notes[note].typed for note in notes):
        return False
    before = document.blocks[marker.block].text.text[max(0, marker.start - 1) : marker.start]
    return not before.isalnum() or all(context.links.cited_by[note] == (marker.order,) for note in notes)
