"""CC204: the numbering does not begin at 1."""

from collections.abc import Iterator

from citecheck.linking.sequences import Numbering, Use, hand_numbered, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding

_LOST = 2
_ENOUGH = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sequence that begins later than at the option ``start``.

    Without the option ``always`` only a list whose first one or two numbers are lost is reported: a text that begins
    far up is a chapter or an excerpt.
    """
    start: int = context.options["start"]
    always: bool = context.options["always"]
    every = sequences(document, context)
    for sequence in every:
        order = order_of(sequence)
        if not order.uses or min(sequence.mentioned) <= start or not hand_numbered(sequence, order):
            continue
        lowest = min(order.uses, key=lambda use: use.number)
        if always or (len(every) == 1 and _lost(document, sequence, lowest, start, len(order.uses))):
            yield finding("late", lowest.span, lowest.words, block=lowest.block, marker=lowest.words, start=start)


def _lost(document: Document, sequence: Numbering, lowest: Use, start: int, size: int) -> bool:
    if not sequence.resolved or size < _ENOUGH or lowest.number > start + _LOST:
        return False
    return not any(note.key.isdecimal() and int(note.key) < lowest.number for note in document.notes)
