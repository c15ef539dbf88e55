"""CC202: a marker's number does not fit the order of first uses."""

from collections.abc import Iterator

from citecheck.linking.listing import alphabetical
from citecheck.linking.sequences import Order, Use, hand_numbered, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each marker outside the longest increasing run of first uses; one for two that were swapped.

    Numbers that do not follow the text at all (a list in the order of its authors) are another system. Markers in
    tables and captions are not blamed, since layout moves them.
    """
    for sequence in sequences(document, context):
        order = order_of(sequence)
        if not order.ascending or not order.odd or not hand_numbered(sequence, order):
            continue
        if alphabetical(document, context, sequence.listed):
            continue
        if (pair := order.exchanged) and not (pair[0].loose or pair[1].loose):
            yield _swap(*pair)
            continue
        blamed: set[int] = set()
        for place in order.odd:
            use = order.uses[place]
            if not use.loose and use.marker not in blamed:
                blamed.add(use.marker)
                yield _slip(order, place)


def _swap(first: Use, second: Use) -> Finding:
    related = (Related(first.span, f'"{first.words}" stands here'),)
    return finding(
        "swapped", second.span, second.words, block=second.block, related=related, marker=second.words,
        other=first.words,
    )  # fmt: skip


def _slip(order: Order, place: int) -> Finding:
    use = order.uses[place]
    before = [order.uses[other] for other in order.kept if other < place]
    if before and before[-1].number > use.number:
        related = (Related(before[-1].span, f'"{before[-1].words}" comes before it'),)
        return finding(
            "late", use.span, use.words, block=use.block, related=related, marker=use.words, other=before[-1].words
        )
    after = next(order.uses[other] for other in order.kept if other > place)
    related = (Related(after.span, f'"{after.words}" comes after it'),)
    return finding("early", use.span, use.words, block=use.block, related=related, marker=use.words, other=after.words)
