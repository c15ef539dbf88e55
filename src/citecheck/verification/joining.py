"""Which citation a passage of the report rests on: one in its sentence, one beside a quoted block, or one by scope."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from citecheck.claims.settings import Settings, settings_of
from citecheck.claims.units import find_units
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker
from citecheck.text.record import NamedTuple
from citecheck.text.sentences import split_sentences
from citecheck.verification.model import Target
from citecheck.verification.targets import Targets

_MOST = 24
"""So many citations in a row, and paragraphs of one quotation, are looked at."""
_TRAILING = " \t\xa0.,;:!?\"'”’»)]…"


class Support(NamedTuple):
    """The sources that a passage may rest on, the likeliest first.

    ``near`` tells that the citation stands in the same sentence, or with the quoted block; else it covers the passage
    only by the scope of citations (``[claims] scope``).
    """

    targets: tuple[Target, ...]
    near: bool


NOTHING = Support((), False)


class Joiner:
    """Joins passages of one document to their citations."""

    def __init__(self, document: Document, context: Context, targets: Targets) -> None:
        """Prepare: markers by block, and blocks that are cited together."""
        self._document, self._targets = document, targets
        self._settings: Settings = settings_of(context.claims)
        self._markers: dict[int, list[Marker]] = {}
        for marker in document.markers:
            if marker.block >= 0 and targets.of(marker.order):
                self._markers.setdefault(marker.block, []).append(marker)
        for markers in self._markers.values():
            markers.sort(key=_start)
        self._units: dict[int, tuple[int, ...]] = {}
        for unit in find_units(document, self._settings):
            blocks = tuple(piece.block for piece in unit.pieces)
            self._units.update(dict.fromkeys(blocks, blocks))
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    def sentences(self, block: int) -> tuple[tuple[int, int], ...]:
        """Return the ranges of the sentences of ``block``."""
        if block not in self._sentences:
            language = self._document.metadata.language or "en"
            self._sentences[block] = split_sentences(self._document.blocks[block].text.text, language)
        return self._sentences[block]

    def has_markers(self, block: int) -> bool:
        """Return whether a citation stands in ``block``."""
        return block in self._markers

    def of_words(self, block: int, start: int, end: int) -> Support:
        """Return what the words ``start``..``end`` in ``block`` rest on."""
        low, high = self._around(block, start, end)
        beside = self._between(block, low, max(high, end + 2))
        after = [each for each in beside if each.start >= end - 2]
        before = [each for each in beside if each.start < end - 2]
        if after and not self._document.blocks[block].text.text[end : after[0].start].strip(_TRAILING):
            return self._support(self._cluster(after), near=True)
        if after or before:
            nearest = [*self._cluster(after), *reversed(before)] if after else list(reversed(before))
            rest = [each for each in after if each not in nearest]
            return self._support([*nearest, *rest], near=True)
        return self._by_scope(block, end)

    def _between(self, block: int, low: int, high: int) -> list[Marker]:
        """Return the citations of ``block`` that stand after ``low`` and not after ``high``."""
        markers = self._markers.get(block, [])
        first = bisect_right(markers, low, key=_start)
        return markers[first : bisect_right(markers, high, key=_start)]

    def of_block(self, block: int, end: int) -> Support:
        """Return what a quoted block, or a paragraph whose quotation goes on, rests on.

        Its own citation, one of the blocks that go on or say who speaks, or the one of its lead-in.
        """
        own = [each for each in self._markers.get(block, ()) if each.start >= end - 2] or self._markers.get(block, [])
        if own:
            return self._support(own, near=True)
        for other in self._following(block):
            if found := self._markers.get(other):
                return self._support(self._cluster(found), near=True)
        unit = self._units.get(block, ())
        if unit and unit[0] != block and (found := self._markers.get(unit[0])):
            last = self.sentences(unit[0])[-1][0]
            late = [each for each in found if each.start > last] or found[-1:]
            return self._support(late, near=True)
        return NOTHING

    def introduced(self, block: int) -> bool:
        """Return whether a lead-in with a colon comes before the quoted ``block``."""
        unit = self._units.get(block, ())
        return bool(unit) and unit[0] != block

    def _following(self, block: int) -> Iterator[int]:
        blocks = self._document.blocks
        for order in range(block + 1, min(block + 1 + _MOST, len(blocks))):
            if blocks[order].parent != blocks[block].parent or blocks[block].parent < 0:
                return
            yield order

    def _around(self, block: int, start: int, end: int) -> tuple[int, int]:
        """Return where the sentences begin that hold ``start``..``end``, and where citations of them may last stand."""
        sentences = self.sentences(block)
        first = max(bisect_left(sentences, start + 1, key=lambda each: each[0]) - 1, 0)
        last = max(bisect_left(sentences, max(end, start + 1), key=lambda each: each[0]) - 1, first)
        low = sentences[first][0] if sentences else 0
        if last + 1 < len(sentences):
            return low, sentences[last + 1][0]
        return low, len(self._document.blocks[block].text)

    def _by_scope(self, block: int, end: int) -> Support:
        markers = self._markers.get(block, [])
        scope = self._settings.scope
        if scope == "paragraph" and markers:
            return self._support(markers, near=False)
        if scope == "sentence":
            return NOTHING
        after = bisect_left(markers, end, key=_start)
        if after < len(markers):
            return self._support(self._cluster(markers[after : after + _MOST]), near=False)
        unit = self._units.get(block, ())
        if not markers and len(unit) > 1:
            for other in unit[-1], unit[0]:
                if found := self._markers.get(other):
                    return self._support(found[-1:], near=False)
        return NOTHING

    def _cluster(self, markers: list[Marker]) -> list[Marker]:
        """Return the first of ``markers`` and those that stand right beside it."""
        found = markers[:1]
        text = self._document.blocks[found[0].block].text.text if found else ""
        for each in markers[1:]:
            if text[found[-1].end : each.start].strip(_TRAILING):
                break
            found.append(each)
        return found

    def _support(self, markers: Iterable[Marker], *, near: bool) -> Support:
        found: dict[tuple[int, int, str, tuple[str, ...]], Target] = {}
        for marker in markers:
            for target in self._targets.of(marker.order):
                path = target.copy.path if target.copy is not None else ""
                found.setdefault((target.note, target.named, path, target.pages), target)
        return Support(tuple(found.values()), near)


def _start(marker: Marker) -> int:
    return marker.start
