"""CC201: a number is missing from the sequence of markers, and no note bears it either."""

from collections.abc import Iterator, Sequence

from citecheck.linking.roman import roman_value
from citecheck.linking.sequences import Numbering, Order, Use, hand_numbered, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding

Run = Sequence[int]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each run of missing numbers, at the first marker after it.

    A number whose note is listed is an unused note, a number whose marker is there an unresolved one: both have their
    own rule. A sequence that lacks more numbers than it has (an excerpt, numbers of a larger bibliography) is left
    alone.
    """
    for sequence in sequences(document, context):
        order = order_of(sequence)
        if len(order.uses) < (2 if sequence.resolved else 3) or not hand_numbered(sequence, order):
            continue
        known = sequence.mentioned | _listed(document, sequence) | _romans(document)
        gaps = list(_gaps(sequence, order, known))
        if sum(len(missing) for _, _, missing in gaps) < len(order.uses):
            for left, right, missing in gaps:
                yield _finding(left, right, missing)


def _listed(document: Document, sequence: Numbering) -> set[int]:
    """Return the numbers of the notes that serve the sequence."""
    return {
        int(note.key)
        for note in document.notes
        if note.key.isdecimal() and (sequence.listed < 0 or note.listed in (-1, sequence.listed))
    }


def _romans(document: Document) -> set[int]:
    """A roman numeral among arabic numbers takes its place; another rule speaks of it."""
    return {value for marker in document.markers for item in marker.items if (value := roman_value(item.key))}


def _gaps(sequence: Numbering, order: Order, known: set[int] | frozenset[int]) -> Iterator[tuple[Use, Use, Run]]:
    kept = [order.uses[place] for place in order.kept]
    base = kept if order.ascending else sorted(order.uses, key=lambda use: use.number)
    inside = {use.number for use in base}
    strays = [use for use in sequence.uses if use.number not in inside] if order.ascending else []
    for left, right in zip(base, base[1:], strict=False):
        if right.number == left.number + 1:
            continue
        if right.number - left.number > len(order.uses) + len(known):
            yield left, right, range(left.number + 1, right.number)
            continue
        missing = [number for number in range(left.number + 1, right.number) if number not in known]
        # A mistyped number between the two is what became of the missing one: one cause, one finding.
        if len(missing) > sum(_replaces(use, left, right) for use in strays):
            yield from ((left, right, run) for run in _runs(missing))


def _replaces(use: Use, left: Use, right: Use) -> bool:
    """Return whether ``use`` stands between the two and its number does not belong there."""
    return left.marker <= use.marker <= right.marker and not left.number < use.number < right.number


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    yield run


def _finding(left: Use, right: Use, missing: Run) -> Finding:
    shown: dict[str, str | int] = {"before": left.words, "after": right.words, "first": missing[0], "last": missing[-1]}
    related = (Related(left.span, f'the marker before the gap, "{left.words}"'),)
    message = "one" if len(missing) == 1 else "several"
    return finding(message, right.span, right.words, block=right.block, related=related, **shown)
