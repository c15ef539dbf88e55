"""CC108: the number that is shown is not the number of its target."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each linked marker that shows another number than its note."""
    for marker in document.markers:
        links = context.links.of_marker[marker.order]
        if not marker.target or len(links) != 1 or links[0].by != "anchor":
            continue
        note = document.notes[links[0].note]
        shown, listed = marker.items[0].key, note.key
        if shown.isdecimal() and listed.isdecimal() and shown != listed:
            related = (Related(note.span, "the note that the link leads to"),)
            yield finding(
                "mismatch", marker.span, marker.raw, block=marker.block, related=related, marker=marker.raw,
                label=note.label,
            )  # fmt: skip
