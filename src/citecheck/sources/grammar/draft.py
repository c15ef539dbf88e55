"""A source being made of a segment: what is known so far."""

from citecheck.model.parsed_note import CiteKind, CitePart, Locator, PartName
from citecheck.sources.grammar.segments import Segment
from citecheck.text.hints import Any

_ANCHORS = frozenset(("code", "file", "url", "docket", "identifier", "back", "hansard", "number", "paper", "archive"))


class Draft:
    """A source being made: its segment, its strong parts by kind, and what is known so far."""

    __slots__ = ("kind", "kinds", "natures", "parts", "places", "segment", "text", "unread", "words")

    def __init__(self, text: str, segment: Segment) -> None:
        """Make an empty draft of the source in ``segment``."""
        self.text, self.segment = text, segment
        self.kind: CiteKind = "unknown"
        self.kinds: dict[str, Any] = {}
        self.natures: list[CiteKind] = []
        self.parts: list[CitePart] = []
        self.places: list[Locator] = []
        self.words: list[tuple[int, int]] = []
        self.unread: list[tuple[int, int]] = []

    def add(self, name: PartName, start: int, end: int) -> None:
        """Add the words from ``start`` to ``end`` as the part ``name``."""
        self.parts.append(CitePart(name, self.text[start:end], start, end))

    def anchor(self) -> int:
        """Return where the part stands that names the source; words before it belong to the title."""
        for kind, start, _, _ in self.segment.tokens:
            if kind in _ANCHORS:
                return start
        return self.segment.end
