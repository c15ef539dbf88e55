"""CC306: a few markers are written in another style than the rest of their numbering."""

from collections.abc import Iterator

from citecheck.linking.sequences import Numbering, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, Related, finding

_SHOWN = {"bracket": "[1]", "superscript": "¹", "parenthesis": "(1)"}
_SHARE = 4


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each sequence of numbers in which a style is the exception.

    Styles that each number from 1 are two systems (notes and sources), and so are marked-up and typed markers, of
    which another rule speaks.
    """
    for numbering in sequences(document, context):
        styles = _by_style(document, numbering)
        if len(styles) < 2:
            continue
        usual = max(styles, key=lambda style: len(styles[style]))
        rest = sorted((marker for style in styles if style != usual for marker in styles[style]), key=_order)
        if len(rest) * _SHARE <= len(styles[usual]) and rest[0].typed == styles[usual][0].typed:
            yield _finding(rest, usual, len(styles[usual]))


def _by_style(document: Document, numbering: Numbering) -> dict[str, list[Marker]]:
    styles: dict[str, list[Marker]] = {}
    for order in dict.fromkeys(use.marker for use in numbering.uses):
        marker = document.markers[order]
        if marker.style in _SHOWN:
            styles.setdefault(marker.style, []).append(marker)
    return styles


def _order(marker: Marker) -> int:
    return marker.order


def _finding(rest: list[Marker], usual: str, count: int) -> Finding:
    first = rest[0]
    related = tuple(Related(other.span, f'so is "{other.raw}"') for other in rest[1:])
    return finding(
        "mixed", first.span, first.raw, block=first.block, related=related, marker=first.raw, usual=_SHOWN[usual],
        count=count,
    )  # fmt: skip
