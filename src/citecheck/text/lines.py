"""Lines and columns of an offset, in the units that outputs ask for."""

from bisect import bisect_right

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_LINE_END = pattern(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place as people read it: line and column, both from 1; the column counts code points."""

    line: int
    column: int


class LineIndex:
    """The table of line starts of one text.

    A line ends at LF, CR or CR LF, as in editors; form feeds and the Unicode line separators stay inside a line.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        """Index ``text``; costs one pass over it."""
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    @property
    def line_count(self) -> int:
        """The number of lines; an empty text has one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return line and column of ``offset`` (code points, 0 to the length of the text)."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} outside 0..{len(self.text)}")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of ``line`` and ``column`` (both from 1), the inverse of :meth:`position`."""
        return self._starts[line - 1] + column - 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Return start and end offset of ``line`` without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line_text(self, line: int) -> str:
        """Return the text of ``line`` without its line end."""
        start, end = self.line_span(line)
        return self.text[start:end]

    def utf16_column(self, offset: int) -> int:
        """Return the column of ``offset`` from 0 in UTF-16 code units (Language Server Protocol)."""
        line = bisect_right(self._starts, offset)
        before = self.text[self._starts[line - 1] : offset]
        return len(before) + sum(1 for char in before if char > "\uffff")
