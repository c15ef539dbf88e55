"""The squeezed text of a copy in one string, with the way back: what stands aside from the running text comes last."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from citecheck.sources.copies.model import AsideKind, CopyText
from citecheck.sources.quotes.squeeze import SPACE_MARK, squeeze, squeeze_with_places
from citecheck.text.patterns import pattern

_CHUNK = 500
_BREAK = pattern(r"(?<=[^\W\d_])[,;]?\s")
_SPACE = pattern(r"\s(?=[^\W_])")
_END = "\x00"
_GRAM, STEP = 10, 16


class Stream:
    """The squeezed text (``text``) and the ranges of the copy that it was made of, in pieces of about 500 characters.

    Chunks are squeezed again to find a place, so that no map of millions of entries is kept.
    """

    def __init__(self, copy: CopyText, moved: frozenset[AsideKind]) -> None:
        """Squeeze ``copy`` with the asides of the kinds ``moved`` put behind all else, each on its own."""
        self._source = copy.text
        self._chunks: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._places: dict[int, list[int]] = {}
        self._grams: tuple[dict[str, int], dict[str, int]] | None = None
        pieces: list[str] = []
        self._size = 0
        last = ""
        for start, end in _ordered(copy, moved):
            if start == end:
                pieces.append(_END)
                self._size += 1
                last = _END
                continue
            squeezed = squeeze(self._source[start:end])
            if squeezed and squeezed[0].isdigit() and last.isdigit():
                pieces.append(SPACE_MARK)
                self._size += 1
            if squeezed:
                self._chunks.append((start, end))
                self._starts.append(self._size)
                pieces.append(squeezed)
                self._size += len(squeezed)
                last = squeezed[-1]
        self.text = "".join(pieces)

    def places_of(self, needle: str, most: int) -> list[int]:
        """Return where ``needle`` begins in the stream, at most so many places."""
        found: list[int] = []
        at = self.text.find(needle) if needle else -1
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self.text.find(needle, at + 1)
        return found

    def source_of(self, at: int) -> int:
        """Return the offset in the copy of the character ``at`` of the stream."""
        chunk = max(bisect_right(self._starts, at) - 1, 0)
        start = self._chunks[chunk][0]
        places = self._places.get(chunk)
        if places is None:
            if len(self._places) > 256:
                self._places.clear()
            places = squeeze_with_places(self._source[start : self._chunks[chunk][1]])[1]
            self._places[chunk] = places
        return start + places[min(at - self._starts[chunk], len(places) - 1)]

    def near(self, at: int) -> int:
        """Return about where the character ``at`` of the stream comes from, at the head of a word; cheap."""
        chunk = max(bisect_right(self._starts, at) - 1, 0)
        start, end = self._chunks[chunk]
        size = (self._starts[chunk + 1] if chunk + 1 < len(self._starts) else self._size) - self._starts[chunk]
        guess = start + (at - self._starts[chunk]) * (end - start) // max(size, 1)
        return max(self._source.rfind(" ", start, guess) + 1, start)

    def ranges(self, low: int, high: int, *, rough: bool = False) -> list[tuple[int, int]]:
        """Return the ranges of the copy that the characters ``low``..``high`` (half-open) come from, in order.

        The last one ends behind the last character; marks behind it do not belong to it. ``rough`` ends lie near.
        """
        low, high = max(low, 0), min(high, self._size)
        if low >= high or not self._chunks:
            return []
        first = max(bisect_right(self._starts, low) - 1, 0)
        last = max(bisect_right(self._starts, high - 1) - 1, 0)
        found = [self._chunks[chunk] for chunk in range(first, last + 1)]
        found[0] = (self.near(low) if rough else self.source_of(low), found[0][1])
        if not rough:
            found[-1] = (found[-1][0], self.source_of(high - 1) + 1)
        elif high < self._size:
            found[-1] = (found[-1][0], self.near(high - 1))
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            elif end > start:
                joined.append((start, end))
        return joined

    def diagonals(self, needle: str) -> dict[int, int]:
        """Return where ``needle`` may begin and how many of its pieces say so: places rounded to 32 characters."""
        first, last = self._seeds()
        votes: dict[int, int] = {}
        for at in range(len(needle) - _GRAM + 1):
            gram = needle[at : at + _GRAM]
            if gram in first:
                for place in {first[gram], last[gram]}:
                    votes[(place - at) >> 5] = votes.get((place - at) >> 5, 0) + 1
        return votes

    def _seeds(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return the first and the last place of every sixteenth of the stream's pieces of ten characters."""
        if self._grams is None:
            text = self.text
            places = range(0, max(len(text) - _GRAM + 1, 0), STEP)
            grams = [text[at : at + _GRAM] for at in places]
            last = dict(zip(grams, places, strict=True))
            grams.reverse()
            self._grams = dict(zip(grams, reversed(places), strict=True)), last
        return self._grams


def _ordered(copy: CopyText, moved: frozenset[AsideKind]) -> Iterator[tuple[int, int]]:
    """Yield the chunks of the running text and then those of each aside; an empty range parts what does not join."""
    asides = [aside for aside in copy.asides if aside.kind in moved]
    at = 0
    for aside in asides:
        yield from _chunks(copy.text, at, aside.start)
        at = aside.end
    yield from _chunks(copy.text, at, len(copy.text))
    for aside in asides:
        if aside.kind != "line-number":
            yield 0, 0
            yield from _chunks(copy.text, aside.start, aside.end)


def _chunks(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield ranges of about 500 characters that end at white space after a letter, so that no number is cut."""
    while end - start > _CHUNK:
        high = min(end, start + 2 * _CHUNK)
        match = _BREAK.search(text, start + _CHUNK - 100, high) or _SPACE.search(text, start + _CHUNK, high)
        cut = match.end() if match else min(start + 2 * _CHUNK, end)
        yield start, cut
        start = cut
    if end > start:
        yield start, end
