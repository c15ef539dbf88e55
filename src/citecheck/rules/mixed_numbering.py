"""CC207: one sequence of notes is numbered in two ways."""

from collections.abc import Iterator

from citecheck.linking.roman import roman_value
from citecheck.linking.sequences import hand_numbered, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield findings for Roman numerals among Arabic numbers, and for unnumbered notes among notes numbered by hand.

    Preliminary pages with i, ii, iii before 1 are another sequence: only a numeral that takes the place of the next
    number is reported.
    """
    yield from _numerals(document)
    yield from _inline(document, context)


def _numerals(document: Document) -> Iterator[Finding]:
    last: tuple[Marker, int, bool] | None = None
    for marker in document.markers:
        if document.inside(marker.block, "note"):
            continue
        key = marker.items[-1].key
        roman = roman_value(key)
        number = int(key) if key.isdecimal() and len(key) < 6 else roman
        if not number:
            continue
        if last and last[2] != bool(roman) and number == last[1] + 1 and marker.style == last[0].style:
            if not _settled(document, marker, bool(roman)):
                related = (Related(last[0].span, f'"{last[0].raw}" comes before it'),)
                message = "roman" if roman else "arabic"
                yield finding(message, marker.span, marker.raw, block=marker.block, related=related, marker=marker.raw)
            number, roman = last[1] + 1, int(last[2])
        last = marker, number, bool(roman)


def _settled(document: Document, marker: Marker, roman: bool) -> bool:
    """Return whether the markers go on in the new kind of number: then the document changed over on purpose."""
    following = [
        key
        for other in document.markers[marker.order + 1 : marker.order + 4]
        if (key := other.items[0].key).isdecimal() or roman_value(key)
    ]
    return bool(following) and all(key.isdecimal() != roman for key in following)


def _inline(document: Document, context: Context) -> Iterator[Finding]:
    inline = next((marker for marker in document.markers if marker.style == "inline"), None)
    if inline is None:
        return
    for numbering in sequences(document, context):
        order = order_of(numbering)
        after = next((use for use in order.uses if use.marker > inline.order), None)
        if numbering.family == "footnote" and after and not order.odd and hand_numbered(numbering, order):
            related = (Related(after.span, f'"{after.words}" is no longer shown with its own number'),)
            yield finding(
                "inline", inline.span, inline.raw[:40], block=inline.block, related=related, marker=after.words
            )
