"""CC304: a heading bears a marker."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding

_STYLES = ("footnote", "inline", "superscript", "bracket", "parenthesis", "link")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each numbered marker in a heading whose level is not in the option ``levels``.

    Keys (``[RFC2119]``) name their source and may stand in a title; so may the symbol of a note on the title itself.
    """
    levels = context.options["levels"]
    for marker in document.markers:
        block = document.blocks[marker.block]
        if block.kind == "heading" and marker.style in _STYLES and block.level not in levels:
            yield finding("heading", marker.span, marker.raw, block=marker.block, marker=marker.raw)
