"""Section titles: a line of text with a line of one sign under it, or one under and one above it.

Source of the rules: docutils, reStructuredText Markup Specification, "Sections". The order in which the signs are first
met tells the levels.
"""

from citecheck.readers.rst.lines import Line

_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def is_adornment(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is one sign repeated."""
    first = text[start]
    if first not in _SIGNS or end - start < 2 or text[start + 1] != first or text[end - 1] != first:
        return False
    return text.count(first, start, end) == end - start


class Titles:
    """Tells titles and their levels in the lines of a text."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        """Look at ``lines`` of ``text``."""
        self.text, self.lines = text, lines
        self._levels: dict[str, int] = {}

    def level(self, sign: str) -> int:
        """Return the level of titles with ``sign``, from 1."""
        return self._levels.setdefault(sign, len(self._levels) + 1)

    def underlined(self, at: int) -> bool:
        """Return whether line ``at`` is a title by the line under it."""
        lines = self.lines
        if at + 1 >= len(lines) or lines[at].column:
            return False
        title, under = lines[at], lines[at + 1]
        size = under.end - under.start
        if under.column or size < 1 or self.text[under.start] not in _SIGNS:
            return False
        if size < 4 and size < title.end - title.start:
            return False
        return size == 1 or is_adornment(self.text, under.start, under.end)

    def overlined(self, at: int) -> bool:
        """Return whether line ``at`` is the one above a title."""
        lines = self.lines
        if at + 2 >= len(lines) or lines[at].column:
            return False
        over, title, under = lines[at : at + 3]
        if (
            title.start == title.end
            or under.column
            or self.text[over.start] != self.text[under.start : under.start + 1]
        ):
            return False
        return under.end > under.start + 1 and is_adornment(self.text, under.start, under.end)

    def stands_alone(self, at: int) -> bool:
        """Return whether blank lines stand around line ``at``."""
        lines = self.lines
        before = at == 0 or lines[at - 1].start == lines[at - 1].end
        return before and (at + 1 >= len(lines) or lines[at + 1].start == lines[at + 1].end)
