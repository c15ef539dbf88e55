"""The numbers of markers in the order of the text: one sequence per family and note list."""

from bisect import bisect_left
from collections.abc import Iterable

from citecheck.model.context import Context
from citecheck.model.document import CitedItem, Document, Marker
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_FAMILIES = ("footnote", "bracket", "superscript", "parenthesis", "link")
_LOOSE = ("cell", "caption")
_UNREAD = ("furniture", "contents", "code")
_FEW = 5
_NEARLY = 0.8


class Use(NamedTuple):
    """One number used in the body: its place, the words to quote, and its marker.

    ``resolved`` tells whether a note answers it; ``loose`` whether it stands in a table or caption, which layout moves
    about; ``section`` counts the headings before it.
    """

    number: int
    span: Span
    words: str
    marker: int
    block: int
    resolved: bool
    loose: bool
    section: int


class Numbering(NamedTuple):
    """The uses of one numbering in text order.

    ``listed`` is the note list that serves them (-1: any). ``mentioned`` holds all numbers that occur, in notes and
    inside ranges too; ``names`` tells how many labels of the family are words instead of numbers. ``resolved`` tells
    whether any use is answered by a note: then the others are somebody else's finding.
    """

    family: str
    listed: int
    uses: tuple[Use, ...]
    mentioned: frozenset[int]
    names: int
    resolved: bool
    order: "Order"


class Order(NamedTuple):
    """First uses, and which of them stand in the longest increasing run."""

    uses: list[Use]
    kept: list[int]

    @property
    def odd(self) -> list[int]:
        """The places in ``uses`` that are not in the run."""
        kept = set(self.kept)
        return [place for place in range(len(self.uses)) if place not in kept]

    @property
    def exchanged(self) -> tuple[Use, Use] | None:
        """The two uses whose exchange would put all in order, where two were swapped."""
        pair = exchanged([use.number for use in self.uses])
        return (self.uses[pair[0]], self.uses[pair[1]]) if pair else None

    @property
    def ascending(self) -> bool:
        """Whether the sequence follows the text but for a few slips: else the numbers are another system."""
        odd = len(self.uses) - len(self.kept)
        if odd < 2 or len(self.kept) >= _NEARLY * len(self.uses):
            return odd == 0 or len(self.uses) > 2
        return len(self.uses) >= _FEW and self.exchanged is not None


def sequences(document: Document, context: Context) -> tuple[Numbering, ...]:
    """Return the number sequences of ``document``, made once per document."""
    return context.once("sequences", lambda: tuple(_sequences(document, context)))


def order_of(sequence: Numbering) -> Order:
    """Return the first uses of ``sequence`` with their longest increasing run."""
    return sequence.order


def _order(uses: list[Use], *, resolved: bool) -> Order:
    """Take the first use of each number, in text order; only resolved ones where notes answer the sequence."""
    seen: set[int] = set()
    first = []
    for use in uses:
        if (use.resolved or not resolved) and use.number not in seen:
            seen.add(use.number)
            first.append(use)
    return Order(first, longest_run([use.number for use in first]))


def hand_numbered(sequence: Numbering, order: Order) -> bool:
    """Return whether the labels are numbers that somebody keeps in order.

    Markdown numbers footnotes itself, so a label ``[^7]`` is only a name; it counts as a number where at least five
    labels, and no names, run upwards nearly without gaps. Everywhere else a number is a number.
    """
    if sequence.family != "footnote":
        return True
    size = len(order.uses)
    if sequence.names or size < _FEW or size - len(order.kept) > max(2, size // 10):
        return False
    numbers = [use.number for use in order.uses]
    return min(numbers) == 1 and max(order.uses[place].number for place in order.kept) - size <= max(2, size // 10)


def longest_run(values: list[int]) -> list[int]:
    """Return the places of the longest strictly increasing run in ``values``, in O(n log n).

    Of equally long runs the one whose last values are smallest is taken.
    """
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        slot = bisect_left(tails, value)
        before.append(at[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(value)
            at.append(place)
        else:
            tails[slot], at[slot] = value, place
    run = []
    place = at[-1] if at else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def exchanged(values: list[int]) -> tuple[int, int] | None:
    """Return the two places whose exchange would sort ``values``, or None."""
    wrong = [place for place, (value, sound) in enumerate(zip(values, sorted(values), strict=True)) if value != sound]
    return (wrong[0], wrong[1]) if len(wrong) == 2 else None


class _Group:
    """The uses of one family and note list while they are collected."""

    def __init__(self) -> None:
        self.uses: list[Use] = []
        self.mentioned: set[int] = set()
        self.names = 0


def _sequences(document: Document, context: Context) -> Iterable[Numbering]:
    for (listed, family), group in _merged(_groups(document, context)).items():
        for uses in _restarts(group.uses):
            mentioned = group.mentioned if len(uses) == len(group.uses) else {use.number for use in uses}
            resolved = any(use.resolved for use in uses)
            order = _order(uses, resolved=resolved)
            yield Numbering(family, listed, tuple(uses), frozenset(mentioned), group.names, resolved, order)


def _groups(document: Document, context: Context) -> dict[tuple[int, str], _Group]:
    groups: dict[tuple[int, str], _Group] = {}
    sections = _sections(document)
    for marker in document.markers:
        if marker.style not in _FAMILIES or document.blocks[marker.block].kind in _UNREAD:
            continue
        group = groups.setdefault((context.links.lists[marker.order], marker.style), _Group())
        numbers = [(int(item.key), place) for place, item in enumerate(marker.items) if _is_number(item)]
        group.names += len(marker.items) - len(numbers)
        group.mentioned.update(number for number, _ in numbers)
        if not document.inside(marker.block, "note"):
            # The order inside one pair of brackets is left to the author: [7, 3] is not a slip of numbering.
            group.uses.extend(_use(document, context, marker, sections, *each) for each in sorted(numbers))
    return groups


def _is_number(item: CitedItem) -> bool:
    return item.key.isdecimal() and len(item.key) < 6


def _use(document: Document, context: Context, marker: Marker, sections: list[int], number: int, place: int) -> Use:
    single = len(marker.items) == 1
    item = marker.items[place]
    resolved = context.links.of_marker[marker.order][place].note >= 0
    loose = document.blocks[marker.block].kind in _LOOSE
    span, words = (marker.span, marker.raw) if single or item.implied else (item.span, item.label)
    return Use(number, span, words, marker.order, marker.block, resolved, loose, sections[marker.block])


def _sections(document: Document) -> list[int]:
    count = 0
    sections = []
    for block in document.blocks:
        count += block.kind == "heading"
        sections.append(count)
    return sections


def _merged(groups: dict[tuple[int, str], _Group]) -> dict[tuple[int, str], _Group]:
    """Join families that share one numbering: ``[1]``, ``[2]``, then a raised 3. Each number occurs in one of them."""
    merged: dict[tuple[int, str], _Group] = {}
    of_list: dict[int, list[tuple[int, str]]] = {}
    for key in sorted(groups, key=lambda key: (-len(groups[key].uses), key)):
        group = groups[key]
        joins = [merged[other] for other in of_list.get(key[0], ()) if "footnote" not in (other[1], key[1])]
        host = next((other for other in joins if other.mentioned), None)
        if host is not None and group.mentioned and host.mentioned.isdisjoint(group.mentioned):
            host.uses = sorted(host.uses + group.uses, key=lambda use: (use.marker, use.number))
            host.mentioned |= group.mentioned
        else:
            merged[key] = group
            of_list.setdefault(key[0], []).append(key)
    return dict(sorted(merged.items()))


def _restarts(uses: list[Use]) -> list[list[Use]]:
    """Split uses that begin again at 1 after a heading, where that makes the numbering sounder.

    With a note list to go by, the list tells where numbering restarts; this is for texts without one.
    """
    if any(use.resolved for use in uses):
        return [uses]
    parts: list[list[Use]] = []
    for use in uses:
        if not parts or (use.number == 1 and use.section > parts[-1][-1].section and parts[-1][-1].number != 1):
            parts.append([])
        parts[-1].append(use)
    if len(parts) > 1 and sum(map(_anomalies, parts)) <= _anomalies(uses):
        return parts
    return [uses] if uses else []


def _anomalies(uses: list[Use]) -> int:
    first = list(dict.fromkeys(use.number for use in uses))
    ordered = sorted(first)
    gaps = sum(later - number > 1 for number, later in zip(ordered, ordered[1:], strict=False))
    return gaps + len(first) - len(longest_run(first))
