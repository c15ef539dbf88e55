"""CC304: a heading bears a marker."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, Related, finding

_STYLES = ("footnote", "inline", "superscript", "bracket", "parenthesis")
_HABIT = 5
# What is longer is a paragraph that broken markup has put into a heading.
_LONGEST = 240


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each numbered marker in a heading whose level is not in the option ``levels``.

    Where it is the habit of the document there is one finding that names the other places. Keys (``[RFC2119]``) name
    their source and may stand in a title; so may the symbol of a note on the title itself.
    """
    levels = context.options["levels"]
    found = [
        marker
        for marker in document.markers
        if document.blocks[marker.block].kind == "heading"
        and (marker.style in _STYLES or (marker.style == "link" and marker.items[0].key.isdecimal()))
        and len(document.blocks[marker.block].text) <= _LONGEST
        and document.blocks[marker.block].level not in levels
    ]
    if len(found) > _HABIT:
        related = tuple(Related(marker.span, f'so does "{marker.raw}"') for marker in found[1:])
        yield _finding("habit", found[0], related, len(found))
    else:
        yield from (_finding("heading", marker, (), 1) for marker in found)


def _finding(message: str, marker: Marker, related: tuple[Related, ...], count: int) -> Finding:
    return finding(
        message, marker.span, marker.raw, block=marker.block, related=related, marker=marker.raw, count=count
    )
