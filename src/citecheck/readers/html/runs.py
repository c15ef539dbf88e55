"""Markers side by side: brackets, commas and dashes between them are no prose, and a dash cites what lies between."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.html.labels import style_of
from citecheck.readers.html.markers import WRAPPERS, FoundMarker
from citecheck.readers.html.notes import FoundNote
from citecheck.readers.html.page import Page
from citecheck.readers.html.tree import TEXT
from citecheck.readers.labels import DASHES, key_of
from citecheck.text.span import Span

_BESIDE = re.compile(rf"[{DASHES}\s,;\xa0]*")


def settle(page: Page, found: list[FoundMarker], notes: list[FoundNote]) -> None:
    """Take the brackets, commas and dashes between markers out of the prose and choose each marker's anchor.

    Words that are the label of the note they link to are compared as labels, others by the anchor.
    """
    wanted = {target for note in notes for target, _, _ in note.backlinks}
    labels = {anchor: key_of(note.label) for note in notes for anchor in note.anchors}
    _adopt_labels(found, notes)
    for marker in found:
        marker.anchors.sort(key=lambda anchor: anchor not in wanted)
        if marker.label.family == "words" and labels.get(marker.target) == key_of(marker.label.text):
            marker.items = (marker.items[0]._replace(key=labels[marker.target]),)
    run: list[FoundMarker] = []
    for marker in found:
        if run and not _is_beside(page, run[-1], marker):
            _settle_run(page, run)
            run = []
        run.append(marker)
    if run:
        _settle_run(page, run)


def _adopt_labels(found: list[FoundMarker], notes: list[FoundNote]) -> None:
    """A list that is numbered by its style alone (a, b, c) has the labels that its markers show."""
    shown: dict[str, set[str]] = {}
    for marker in found:
        if marker.target:
            shown.setdefault(marker.target, set()).add(marker.label.text if marker.label.family == "letter" else "")
    for note in notes:
        labels = set[str]().union(*(shown.get(anchor, ()) for anchor in note.anchors))
        if note.label == note.ordinal and len(labels) == 1 and (label := labels.pop()):
            note.label = label


def _between(page: Page, left: FoundMarker, right: FoundMarker) -> list[int] | None:
    """Return the text events between two markers, None where something else than inline tags stands there too."""
    texts = []
    if right.node.first - left.node.last > 12:
        return None
    for at in range(left.node.last + 1, right.node.first):
        kind, _, _, node = page.events[at]
        if kind == TEXT:
            texts.append(at)
        elif node is None or node.name not in WRAPPERS:
            return None
    return texts


def _is_beside(page: Page, left: FoundMarker, right: FoundMarker) -> bool:
    texts = _between(page, left, right)
    if left.label.brackets or right.label.brackets or texts is None:
        return False
    return all(_BESIDE.fullmatch(page.text, page.events[at][1], page.events[at][2]) for at in texts)


def _settle_run(page: Page, run: list[FoundMarker]) -> None:
    bracketed = not run[0].label.brackets and _take_brackets(page, run)
    for marker in run:
        if bracketed:
            marker.style = style_of(marker.label, bracketed=True, raised=marker.raised)
            if marker.style in ("author-year", "link"):
                marker.style, marker.keep = "key", False
                marker.items = (marker.items[0]._replace(key=key_of(marker.label.text)),)
    for left, right in zip(run, run[1:], strict=False):
        texts = _between(page, left, right) or []
        between = "".join(page.text[page.events[at][1] : page.events[at][2]] for at in texts)
        if between.strip() and (bracketed or left.raised):
            _join(left, right, between.strip())
            for at in texts:
                _, start, _, _ = page.events[at]
                page.events[at] = (TEXT, start, start, None)


def _join(left: FoundMarker, right: FoundMarker, between: str) -> None:
    """A dash between two markers cites what lies between."""
    first, last = left.items[-1].key, right.items[0].key
    if between in DASHES and first.isdecimal() and last.isdecimal() and int(first) < int(last) <= int(first) + 200:
        span = Span(left.items[0].span.part, left.start, right.end)
        implied = tuple(CitedItem(str(n), str(n), span, True) for n in range(int(first) + 1, int(last)))
        right.items = implied + right.items


def _take_brackets(page: Page, run: list[FoundMarker]) -> bool:
    before, after = _text_beside(page, run[0].node.first, -1), _text_beside(page, run[-1].node.last, 1)
    if before < 0 or after < 0:
        return False
    _, start, end, _ = page.events[before]
    _, begin, stop, _ = page.events[after]
    if start == end or begin == stop or page.text[end - 1] + page.text[begin] != "[]":
        return False
    if page.text.startswith("[[", max(start, end - 2)) and page.text.startswith("]]", begin):
        end, begin = end - 1, begin + 1
    page.events[before] = (TEXT, start, end - 1, None)
    page.events[after] = (TEXT, begin + 1, stop, None)
    if len(run) == 1:
        run[0].start, run[0].end, run[0].raw = end - 1, begin + 1, f"[{run[0].raw}]"
    return True


def _text_beside(page: Page, event: int, step: int) -> int:
    at = event + step
    for _ in range(6):
        if not 0 < at < len(page.events):
            return -1
        kind, _, _, node = page.events[at]
        if kind == TEXT:
            return at
        if node is None or node.name not in WRAPPERS:
            return -1
        at += step
    return -1
