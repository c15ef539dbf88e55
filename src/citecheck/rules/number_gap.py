"""CC201: a number is missing from the sequence of markers, and no note bears it either."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set

from citecheck.linking.listing import notes_by_list
from citecheck.linking.roman import roman_value
from citecheck.linking.sequences import Numbering, Order, Use, hand_numbered, order_of, sequences
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Related, finding

Run = Sequence[int]
_EVERYWHERE = -2


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield one finding for each run of missing numbers, at the first marker after it.

    A number whose note is listed is an unused note, a number whose marker is there an unresolved one: both have their
    own rule. A sequence that lacks more numbers than it has (an excerpt, numbers of a larger bibliography) is left
    alone.
    """
    numbers = {
        listed: {int(note.key) for note in notes if note.key.isdecimal()}
        for listed, notes in notes_by_list(document, context).items()
    }
    numbers[_EVERYWHERE] = {number for listed in numbers.values() for number in listed}
    romans = _romans(document)
    for sequence in sequences(document, context):
        order = order_of(sequence)
        if len(order.uses) < (2 if sequence.resolved else 3) or not hand_numbered(sequence, order):
            continue
        home = numbers.get(sequence.listed, set()) if sequence.listed >= 0 else numbers[_EVERYWHERE]
        gaps = list(_gaps(sequence, order, (sequence.mentioned, home, numbers.get(-1, set()), romans)))
        if sum(len(missing) for _, _, missing in gaps) < len(order.uses):
            for left, right, missing in gaps:
                if not _is_mislabelled(document, context, left, right):
                    yield _finding(left, right, missing)


def _is_mislabelled(document: Document, context: Context, left: Use, right: Use) -> bool:
    """A marker that links to a note with a number of the gap bears the wrong number: another rule speaks of it."""
    links = context.links.of_marker[right.marker]
    labels = [document.notes[link.note].key for link in links if link.note >= 0 and link.by == "anchor"]
    return any(key.isdecimal() and left.number < int(key) < right.number for key in labels)


def _romans(document: Document) -> set[int]:
    """A roman numeral among arabic numbers takes its place; another rule speaks of it."""
    return {value for marker in document.markers for item in marker.items if (value := roman_value(item.key))}


def _gaps(sequence: Numbering, order: Order, known: tuple[Set[int], ...]) -> Iterator[tuple[Use, Use, Run]]:
    kept = [order.uses[place] for place in order.kept]
    base = kept if order.ascending else sorted(order.uses, key=lambda use: use.number)
    inside = {use.number for use in base}
    strays = [use for use in sequence.uses if use.number not in inside] if order.ascending else []
    at = [use.marker for use in strays]
    for left, right in zip(base, base[1:], strict=False):
        if right.number == left.number + 1:
            continue
        between = range(left.number + 1, right.number)
        if len(between) > sum(map(len, known)) + len(order.uses):
            yield left, right, between
            continue
        missing = [number for number in between if not any(number in numbers for numbers in known)]
        # A mistyped number between the two is what became of the missing one: one cause, one finding.
        near = strays[bisect_left(at, left.marker) : bisect_right(at, right.marker)]
        if len(missing) > sum(use.number not in between for use in near):
            yield from ((left, right, run) for run in _runs(missing))


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    yield run


def _finding(left: Use, right: Use, missing: Run) -> Finding:
    related = (Related(left.span, f'the marker before the gap, "{left.words}"'),)
    message = "one" if len(missing) == 1 else "several"
    return finding(
        message,
        right.span,
        right.words,
        block=right.block,
        related=related,
        before=left.words,
        after=right.words,
        first=missing[0],
        last=missing[-1],
    )
