"""Markers that stand together at one place of the text, and what stands around them."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_PLACED = ("footnote", "inline", "superscript", "bracket", "parenthesis", "symbol")
_PROSE = ("paragraph", "item")
RAISED = ("footnote", "inline", "superscript", "symbol")
"""Styles that are printed as raised signs, whatever they look like in the source."""


class Cluster(NamedTuple):
    """Neighbouring markers without words between them; ``before`` and ``after`` are the prose around them."""

    markers: tuple[Marker, ...]
    before: str
    after: str

    @property
    def raised(self) -> bool:
        """Whether the first marker is printed as a raised sign."""
        return self.markers[0].style in RAISED

    @property
    def span(self) -> Span:
        """The place from the first marker to the end of the last."""
        first = self.markers[0].span
        return Span(first.part, first.start, max(marker.span.end for marker in self.markers))

    @property
    def words(self) -> str:
        """The markers as written."""
        return "".join(marker.raw for marker in self.markers)


AROUND = 24
"""How many code points of prose a cluster knows on either side."""


def clusters(document: Document, context: Context) -> tuple[Cluster, ...]:
    """Return the clusters of lifted markers in running text outside notes, made once per document."""
    return context.once("clusters", lambda: tuple(_clusters(document)))


def _clusters(document: Document) -> Iterator[Cluster]:
    group: list[Marker] = []
    for marker in document.markers:
        if marker.style not in _PLACED or marker.end > marker.start or not _in_prose(document, marker):
            continue
        if group and not _joins(document, group[-1], marker):
            yield _cluster(document, group)
            group = []
        group.append(marker)
    if group:
        yield _cluster(document, group)


def _in_prose(document: Document, marker: Marker) -> bool:
    return document.blocks[marker.block].kind in _PROSE and not document.inside(marker.block, "note")


def _joins(document: Document, left: Marker, right: Marker) -> bool:
    if left.block != right.block or right.start - left.start > 3:
        return False
    return not document.blocks[left.block].text.text[left.start : right.start].strip(" ,;–-")


def _cluster(document: Document, group: list[Marker]) -> Cluster:
    text = document.blocks[group[0].block].text.text
    start, end = group[0].start, group[-1].end
    return Cluster(tuple(group), text[max(0, start - AROUND) : start], text[end : end + AROUND])
