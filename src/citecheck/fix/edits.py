"""Replacements in a text: making them, joining those of several passes into one list, and telling which collide."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citecheck.text.record import NamedTuple


class Replacement(NamedTuple):
    """The code points ``start`` to ``end`` of a text (half-open) become ``text``."""

    start: int
    end: int
    text: str


class _Piece(NamedTuple):
    """A run of a changed text: the range of the old text that was kept, or words that are new (``start`` of -1)."""

    start: int
    end: int
    text: str = ""

    @property
    def size(self) -> int:
        return len(self.text) if self.start < 0 else self.end - self.start


def collide(one: Replacement, other: Replacement) -> bool:
    """Return whether both cannot be made at once: they overlap, or one puts words at an edge of the other."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def ordered(edits: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return ``edits`` by place. Raises ``ValueError`` when two overlap."""
    result = tuple(sorted(edits))
    for left, right in zip(result, result[1:], strict=False):
        if left.end > right.start:
            raise ValueError(f"overlapping edits: {left}, {right}")
    return result


def made(text: str, edits: Sequence[Replacement]) -> str:
    """Return ``text`` with ``edits`` (by place, disjoint) made."""
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces += (text[last : edit.start], edit.text)
        last = edit.end
    return "".join((*pieces, text[last:]))


class Shift:
    """Tells where a place of a text is once edits are made in it."""

    def __init__(self, edits: Sequence[Replacement]) -> None:
        """Serve places of the text that ``edits`` (by place, disjoint) change."""
        self._edits = edits
        self._grown = [0]
        for edit in edits:
            self._grown.append(self._grown[-1] + len(edit.text) - (edit.end - edit.start))

    def start(self, offset: int) -> int:
        """Return the place of ``offset`` as the start of a range: words put in there belong to the range."""
        return self._moved(offset, bisect_left(self._edits, (offset,)))

    def end(self, offset: int) -> int:
        """Return the place of ``offset`` as the end of a range: words put in there belong to the range."""
        return self._moved(offset, bisect_right(self._edits, offset, key=lambda edit: edit.start))

    def _moved(self, offset: int, count: int) -> int:
        """Move ``offset``, which lies after the starts of ``count`` edits; inside the last it moves to its end."""
        if count and self._edits[count - 1].end > offset:
            offset = self._edits[count - 1].end
        return offset + self._grown[count]


def composed(first: Sequence[Replacement], second: Sequence[Replacement], size: int) -> tuple[Replacement, ...]:
    """Return the edits that do in one step what ``first`` and, on its result, ``second`` do.

    Both by place and disjoint; ``size`` is the length of the text that ``first`` starts from. Linear in all three.
    """
    cutter = _Cutter(_pieces(first, size))
    pieces: list[_Piece] = []
    for edit in second:
        pieces += cutter.upto(edit.start)
        for _ in cutter.upto(edit.end):
            pass  # what the second edit takes away
        pieces.append(_Piece(-1, -1, edit.text))
    pieces += cutter.upto(None)
    return tuple(_replacements(pieces, size))


def _pieces(edits: Sequence[Replacement], size: int) -> Iterator[_Piece]:
    last = 0
    for edit in edits:
        yield _Piece(last, edit.start)
        yield _Piece(-1, -1, edit.text)
        last = edit.end
    yield _Piece(last, size)


class _Cutter:
    """Hands out pieces from left to right, cut where it is asked to."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._left = iter(pieces)
        self._rest: _Piece | None = None
        self._at = 0

    def upto(self, offset: int | None) -> Iterator[_Piece]:
        """Yield what stands before ``offset`` of the changed text and was not handed out yet (None: all)."""
        while offset is None or self._at < offset:
            piece = self._rest or next(self._left, None)
            if piece is None:
                return
            self._rest = None
            if offset is not None and self._at + piece.size > offset:
                piece, self._rest = _cut(piece, offset - self._at)
            self._at += piece.size
            yield piece


def _cut(piece: _Piece, size: int) -> tuple[_Piece, _Piece]:
    if piece.start < 0:
        return _Piece(-1, -1, piece.text[:size]), _Piece(-1, -1, piece.text[size:])
    middle = piece.start + size
    return _Piece(piece.start, middle), _Piece(middle, piece.end)


def _replacements(pieces: Iterable[_Piece], size: int) -> Iterator[Replacement]:
    last, words = 0, ""
    for piece in pieces:
        if piece.start < 0:
            words += piece.text
        elif piece.end > piece.start:
            if piece.start > last or words:
                yield Replacement(last, piece.start, words)
            last, words = piece.end, ""
    if size > last or words:
        yield Replacement(last, size, words)
