"""CC303: raised markers stand so close that they read as one number."""

from collections.abc import Iterator

from citecheck.linking.clusters import RAISED
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, finding
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_TAG = pattern(r"<[^<>]{0,400}>")
_FAR = 1000


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each run of raised number markers without a sign between them.

    ``[1][2]`` on the line is clear; ``[^1][^2]`` in Markdown is printed as a raised 12.
    """
    run: list[Marker] = []
    for marker in document.markers:
        if run and not _touches(document, run[-1], marker):
            yield from _finding(run)
            run = []
        if _reads_as_number(marker):
            run.append(marker)
    yield from _finding(run)


def _reads_as_number(marker: Marker) -> bool:
    """Markdown prints every footnote as a number, whatever its label; elsewhere the raw digits are what is shown."""
    if marker.style in ("footnote", "inline"):
        return True
    return marker.style in RAISED and marker.raw.strip("¹²³⁰⁴⁵⁶⁷⁸⁹0123456789") == ""


def _touches(document: Document, left: Marker, right: Marker) -> bool:
    if left.block != right.block or left.end != right.start or not _reads_as_number(right):
        return False
    # The prose between may have been lifted out with the markers, such as a raised comma: the source tells.
    between = document.source.part(left.span.part).text[left.span.end : right.span.start][:_FAR]
    return not _TAG.sub("", between)


def _finding(run: list[Marker]) -> Iterator[Finding]:
    if len(run) < 2:
        return
    words = "".join(marker.raw for marker in run)
    span = Span(run[0].span.part, run[0].span.start, run[-1].span.end)
    yield finding("merged", span, words, block=run[0].block, markers=words)
