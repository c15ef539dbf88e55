"""From references to markers: which notes they mean, and how that is printed."""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.labels import DASHES, key_of, number_list
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.runs import Group, Reference, Run
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d|in press|n\.d\.|forthcoming", re.IGNORECASE)
_LONGEST_RANGE = 200


class Made(NamedTuple):
    """A marker to write: what :meth:`DocumentBuilder.marker` takes."""

    style: MarkerStyle
    raw: str
    items: tuple[CitedItem, ...]
    span: Span
    target: str = ""


class _Item(NamedTuple):
    """One number that a reference shows, with the id that it goes with and the note that this is (None: none)."""

    item: CitedItem
    target: str
    known: Known | None

    @property
    def sound(self) -> bool:
        return self.known is not None and key_of(self.known.label) == key_of(self.item.label)


def markers_of_group(group: Group, registry: Registry, part: str, before: str) -> list[Made]:
    """Return the markers of a group: one for all its numbers where every link leads to the number shown.

    Else each reference becomes a marker of its own, so that a link to nothing or to another number is seen. ``before``
    is the text in front of the group.
    """
    members = [(run, _items(run.reference, registry, part)) for run in group.members if run.reference is not None]
    style = _style(group, before)
    if not all(each.sound for _, items in members for each in items if not each.item.implied or each.target):
        return [made for run, items in members for made in _apart(run, items, style, part, len(members), group)]
    head, tail = _typed(group.head, part), _typed(group.tail, part)
    items = _joined([list(head), *([each.item for each in items] for _, items in members), list(tail)], group)
    raw = _raw(group, style)
    span = Span(part, group.start, group.end)
    single = len(members) == 1 and len(items) == 1 and not group.ranged
    target = members[0][1][0].target if single else ""
    return [Made(style, raw, tuple(items), span, target)]


def _style(group: Group, before: str) -> MarkerStyle:
    if group.bracket:
        return "bracket" if group.bracket == "[" else "parenthesis"
    if group.members[0].raised or not before[-1:].isspace():
        return "superscript"
    reference = group.members[0].reference
    return "link" if reference is not None and reference.cites else "superscript"


def _raw(group: Group, style: MarkerStyle) -> str:
    own = group.start == group.members[0].start
    references = [member.reference for member in group.members if member.reference is not None]
    pieces = [reference.words if own else reference.bare for reference in references]
    words = pieces[0]
    for between, piece in zip(group.between, pieces[1:], strict=False):
        words += " ".join(between.split(" ")) + piece
    closed = group.start < group.members[0].start
    if style == "bracket" and closed:
        return f"[{group.head.text if group.head else ''}{words}{group.tail.text if group.tail else ''}]"
    return f"({words})" if style == "parenthesis" and closed else words


def _items(reference: Reference, registry: Registry, part: str) -> list[_Item]:
    """Return the numbers that a reference shows, each with the id that it belongs to."""
    items = _numbers(reference, part)
    targets = reference.targets or ("",)
    group = next((known.group for target in targets if (known := registry.of_anchor.get(target))), -1)
    explicit = [item for item in items if not item.implied]
    if len(targets) == len(items):
        paired = dict(zip((id(item) for item in items), targets, strict=True))
    elif len(targets) == len(explicit):
        paired = dict(zip((id(item) for item in explicit), targets, strict=True))
    else:
        paired = {id(item): targets[0] for item in items[:1]}
    found = []
    for item in items:
        target = paired.get(id(item), "")
        known = registry.of_anchor.get(target)
        if not target:
            known = registry.labelled(group, item.label)
        agrees = known is not None and key_of(known.label) == key_of(item.label)
        key = known.key if known is not None and agrees else registry.key_in(group, item.label)
        found.append(_Item(item._replace(key=key), target, known))
    return found


def _numbers(reference: Reference, part: str) -> list[CitedItem]:
    texts = [text for text in reference.shown if text.text.strip()]
    if len(texts) == 1 and texts[0].literal and reference.bare in texts[0].text:
        found = number_list(reference.bare, part, texts[0].start + texts[0].text.find(reference.bare))
    else:
        found = number_list(reference.bare, part, 0)
        if found is not None:
            place = Span(part, texts[0].start, texts[-1].end)
            found = found._replace(items=tuple(item._replace(span=place) for item in found.items))
    if found is None:  # longer numbers than labels have: "20191"
        start, end = (texts[0].start, texts[-1].end) if texts else (reference.element.start, reference.element.end)
        return [CitedItem(reference.bare, key_of(reference.bare), Span(part, start, end))]
    return list(found.items)


def _apart(run: Run, items: list[_Item], style: MarkerStyle, part: str, members: int, group: Group) -> list[Made]:
    """Return one marker for each number of a reference that has an id of its own."""
    assert run.reference is not None
    span = Span(part, run.start, run.end)
    raw = run.reference.words
    if members == 1 and not (group.head or group.tail):
        raw, span = _raw(group, style), Span(part, group.start, group.end)
    first, *rest = items
    if not rest:
        return [Made(style, raw, (first.item,), span, first.target)]
    if sum(bool(each.target) for each in items) < 2:
        if first.sound:
            return [Made(style, raw, tuple(each.item for each in items), span)]
        lead = Made(style, first.item.label, (first.item,), first.item.span, first.target)
        return [lead, Made(style, raw, tuple(each.item for each in rest), span)]
    return [
        Made(style, each.item.label, (each.item,), each.item.span, each.target)
        for each in items
        if each.target or not each.item.implied
    ]


def _typed(run: Run | None, part: str) -> tuple[CitedItem, ...]:
    """Return the numbers that are typed in the bracket beside the links."""
    if run is None:
        return ()
    text = run.text.strip().strip(",;" + DASHES)
    at = run.text.find(text)
    found = number_list(text.strip(), part, run.start + at + len(text) - len(text.lstrip()))
    return found.items if found else ()


def _joined(lists: list[list[CitedItem]], group: Group) -> list[CitedItem]:
    """Join the numbers of a group; a dash between two references implies the numbers between them."""
    signs = [group.head.text if group.head else "", *group.between, group.tail.text if group.tail else ""]
    joined: list[CitedItem] = list(lists[0])
    for sign, items in zip(signs, lists[1:], strict=True):
        items = [*_between(sign, group, items), *items]
        if joined and items and any(dash in sign for dash in DASHES):
            joined += _implied(joined[-1], items[0])
        joined += items
    return joined


def _between(sign: str, group: Group, items: list[CitedItem]) -> list[CitedItem]:
    """Return the numbers that are typed between two links: ``3-7`` in ``2, 3-7, 8``."""
    if not items or sign not in group.between or not any(char.isdecimal() for char in sign):
        return []
    place = Span(items[0].span.part, group.start, group.end)
    found = number_list(sign.strip().strip(",;&" + DASHES).strip(), place.part, 0)
    return [item._replace(span=place) for item in found.items] if found else []


def _implied(first: CitedItem, last: CitedItem) -> list[CitedItem]:
    if not (first.label.isdecimal() and last.label.isdecimal()):
        return []
    low, high = int(first.label), int(last.label)
    if not low < high <= low + _LONGEST_RANGE:
        return []
    span = Span(first.span.part, first.span.start, max(first.span.end, last.span.end))
    suffix = last.key[len(key_of(last.label)) :]
    return [CitedItem(str(n), f"{n}{suffix}", span, True) for n in range(low + 1, high)]


def marker_of_words(reference: Reference, registry: Registry, part: str, span: Span) -> Made:
    """Return the marker of a reference that shows words, or whose words the format makes (``[RFC2119]``)."""
    items = []
    for target in reference.targets:
        known = registry.of_anchor.get(target)
        lost = registry.label_of_lost(target) if known is None else ""
        label = known.label if known is not None and known.label else lost or target.strip() or target
        shown = reference.words if len(reference.targets) == 1 and reference.words and known is None else label
        key = known.key if known is not None else key_of(shown) or target
        items.append(CitedItem(shown.strip("[]") or target, key, span))
    raw = reference.printed or reference.words
    target = reference.targets[0] if len(items) == 1 else ""
    return Made(_word_style(reference, raw), raw or items[0].label, tuple(items), span, target)


def _word_style(reference: Reference, raw: str) -> MarkerStyle:
    if reference.printed:
        bare = reference.printed.strip("[]")
        if reference.printed[:1] != "[":
            return "superscript" if bare else "link"
        return "bracket" if bare.isdecimal() else "key"
    if not reference.cites and len(raw) <= 3:
        return "superscript"
    return "author-year" if reference.cites and _YEAR.search(raw) else "link"
