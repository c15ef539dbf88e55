"""Derived text whose every character knows where it came from."""

from bisect import bisect_right
from collections.abc import Iterable

from citecheck.text.record import NamedTuple
from citecheck.text.span import Span


class Segment(NamedTuple):
    """A run of derived text and the source range that it came from.

    ``start`` and ``end`` are offsets into the derived text, ``source_start`` and ``source_end`` into the source.
    A ``literal`` segment is a copy, character by character; another one stands for something written differently,
    such as an entity or a line break with its indentation.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    literal: bool


class TextMap:
    """Text with contiguous segments, each with its place in one part of the source.

    Raises ``ValueError`` when the segments do not cover the text without gaps, run backwards in the source, or a
    literal one differs in length from its source range: a wrong map must not live.
    """

    __slots__ = ("_starts", "part", "segments", "text")

    def __init__(self, text: str, segments: Iterable[Segment], part: str = "") -> None:
        """Build the map of ``text``; ``segments`` in text order, source ranges in source order."""
        self.text = text
        self.segments = tuple(segments)
        self.part = part
        self._starts: list[int] | None = None
        _check(text, self.segments)

    def __len__(self) -> int:
        """Return the length of the derived text in code points."""
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        """Two maps are equal when text, part and segments are."""
        if not isinstance(other, TextMap):
            return NotImplemented
        return (self.text, self.part, self.segments) == (other.text, other.part, other.segments)

    def __hash__(self) -> int:
        """Hash by text and part."""
        return hash((self.text, self.part))

    def __repr__(self) -> str:
        """Show the text and the number of segments."""
        return f"TextMap({self.text!r}, {len(self.segments)} segments)"

    def source_offset(self, offset: int, *, end: bool = False) -> int:
        """Return the source offset of derived ``offset``.

        With ``end`` the offset is taken as the end of a range: it sticks to the character before it.
        """
        if not self.segments:
            return 0
        segment = self._segment_at(offset - 1 if end and offset > 0 else offset)
        if offset <= segment.start:
            return segment.source_start
        if segment.literal and offset <= segment.end:
            return segment.source_start + offset - segment.start
        return segment.source_end if end or offset >= segment.end else segment.source_start

    def to_source(self, start: int, end: int) -> Span:
        """Return the source span of the derived range ``start``..``end`` (half-open, code points)."""
        first = self.source_offset(start)
        if end <= start:
            return Span(self.part, first, first)
        return Span(self.part, first, self.source_offset(end, end=True))

    def _segment_at(self, offset: int) -> Segment:
        if len(self.segments) == 1:
            return self.segments[0]
        return self.segments[self._index_at(offset)]

    def without(self, ranges: Iterable[tuple[int, int]]) -> "TextMap":
        """Return the map of the text with the derived ``ranges`` (ascending, disjoint) taken out."""
        cuts = list(ranges)
        if not cuts:
            return self
        pieces: list[tuple[int, int]] = []
        last = 0
        for start, end in cuts:
            if start > last:
                pieces.append((last, start))
            last = max(last, end)
        if last < len(self.text):
            pieces.append((last, len(self.text)))
        return self._keep(pieces)

    def slice(self, start: int, end: int) -> "TextMap":
        """Return the map of the derived range ``start``..``end``."""
        if start <= 0 and end >= len(self.text):
            return self
        return self._keep([(start, end)] if end > start else [])

    def _keep(self, pieces: list[tuple[int, int]]) -> "TextMap":
        kept: list[Segment] = []
        texts: list[str] = []
        at = 0
        for start, end in pieces:
            texts.append(self.text[start:end])
            first = self._index_at(start) if len(self.segments) > 1 else 0
            for index in range(first, len(self.segments)):
                segment = self.segments[index]
                if segment.start >= end:
                    break
                low = start if start > segment.start else segment.start
                high = end if end < segment.end else segment.end
                kept.append(_part_of(segment, low, high, at))
                at += high - low
        return TextMap("".join(texts), kept, self.part)

    def _index_at(self, offset: int) -> int:
        starts = self._starts
        if starts is None:
            starts = self._starts = [segment.start for segment in self.segments]
        return max(bisect_right(starts, offset) - 1, 0)


def _part_of(segment: Segment, low: int, high: int, at: int) -> Segment:
    if segment.literal:
        source = segment.source_start + low - segment.start
        return Segment(at, at + high - low, source, source + high - low, True)
    return Segment(at, at + high - low, segment.source_start, segment.source_end, False)


def _check(text: str, segments: tuple[Segment, ...]) -> None:
    at = source = 0
    for start, end, source_start, source_end, literal in segments:
        if start != at or end <= start:
            raise ValueError(f"segment {start}..{end} does not continue at {at}")
        if source_start < source or source_end < source_start:
            raise ValueError(f"source {source_start}..{source_end} runs backwards from {source}")
        if literal and end - start != source_end - source_start:
            raise ValueError(f"literal segment {start}..{end} has source {source_start}..{source_end}")
        at = end
        # A replaced segment that was cut in two keeps its whole source range in both halves.
        source = source_end if literal else source_start
    if at != len(text):
        raise ValueError(f"segments end at {at}, the text at {len(text)}")


EMPTY = TextMap("", ())


class TextMapBuilder:
    """Collects pieces of derived text in source order and makes one :class:`TextMap` of them."""

    __slots__ = ("_built", "_segments", "_texts", "length", "part")

    def __init__(self, part: str = "") -> None:
        """Start an empty text of ``part``."""
        self._built: TextMap | None = None
        self.part = part
        self.length = 0
        self._texts: list[str] = []
        self._segments: list[Segment] = []

    @classmethod
    def of(cls, text: TextMap) -> "TextMapBuilder":
        """Return a builder that holds ``text`` and can go on after it."""
        builder = cls(text.part)
        if text.text:
            builder._texts.append(text.text)
            builder._segments.extend(text.segments)
            builder.length = len(text.text)
            builder._built = text
        return builder

    def literal(self, text: str, source_start: int) -> None:
        """Add ``text`` that stands so in the source at ``source_start``."""
        if not text:
            return
        size = len(text)
        segments = self._segments
        if segments and segments[-1].literal and segments[-1].source_end == source_start:
            last = segments[-1]
            segments[-1] = Segment(last.start, last.end + size, last.source_start, source_start + size, True)
        else:
            segments.append(Segment(self.length, self.length + size, source_start, source_start + size, True))
        self._texts.append(text)
        self.length += size

    def replaced(self, text: str, source_start: int, source_end: int) -> None:
        """Add ``text`` that stands for the differently written ``source_start``..``source_end``."""
        if not text:
            return
        self._segments.append(Segment(self.length, self.length + len(text), source_start, source_end, False))
        self._texts.append(text)
        self.length += len(text)

    def space(self, source_start: int, source_end: int, char: str = " ") -> None:
        """Add one white-space ``char`` for a source range unless the text is empty or ends with white space."""
        if self._texts and not self._texts[-1][-1].isspace():
            self.replaced(char, source_start, source_end)

    def ends_with_space(self) -> bool:
        """Return whether the text is empty or ends with white space."""
        return not self._texts or self._texts[-1][-1].isspace()

    def build(self) -> TextMap:
        """Return the map of all that was added; the same one until more is added."""
        built = self._built
        if built is None or len(built.text) != self.length:
            built = self._built = TextMap(self.plain(), self._segments, self.part)
        return built

    def plain(self) -> str:
        """Return the text of all that was added, without its places."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""
