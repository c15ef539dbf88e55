"""CC303: raised markers stand so close that they read as one number."""

from collections.abc import Iterator

from citecheck.linking.clusters import RAISED
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, finding
from citecheck.text.span import Span


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each run of raised number markers without a sign between them.

    ``[1][2]`` on the line is clear; ``[^1][^2]`` in Markdown is printed as a raised 12.
    """
    run: list[Marker] = []
    for marker in document.markers:
        if run and not _touches(run[-1], marker):
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


def _touches(left: Marker, right: Marker) -> bool:
    return left.block == right.block and left.end == right.start and _reads_as_number(right)


def _finding(run: list[Marker]) -> Iterator[Finding]:
    if len(run) < 2:
        return
    words = "".join(marker.raw for marker in run)
    span = Span(run[0].span.part, run[0].span.start, run[-1].span.end)
    yield finding("merged", span, words, block=run[0].block, markers=words)
