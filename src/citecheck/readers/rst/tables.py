"""Grid tables and simple tables: their cells as blocks.

Source of the rules: docutils, reStructuredText Markup Specification, "Tables".
"""

import re

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.rst.inline import InlineWriter
from citecheck.readers.rst.lines import Line

_SIMPLE = re.compile(r"=+(?:[ ]+=+)+$")
_RULE = re.compile(r"-+(?:[ ]+-+)*$")
Piece = tuple[int, int]


def is_simple_border(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is a border of a simple table: ``===  ===``."""
    return _SIMPLE.match(text, start, end) is not None


def is_grid_border(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is a border of a grid table: ``+---+---+``."""
    if end - start < 3 or text[end - 1] != "+" or text[start + 1] not in "-=":
        return False
    return not text[start:end].strip("+-=")


def simple_end(text: str, lines: list[Line], at: int) -> int:
    """Return the index after the last line of the simple table that begins on line ``at``, else ``at``."""
    found = 0
    place = at + 1
    while place < len(lines):
        line = lines[place]
        if line.end > line.start and text[line.start] == "=" and is_simple_border(text, line.start, line.end):
            found += 1
            if found == 2 or place + 1 >= len(lines) or lines[place + 1].start == lines[place + 1].end:
                return place + 1
        elif line.end > line.start and line.column < lines[at].column:
            return at
        place += 1
    return at


def grid_end(text: str, lines: list[Line], at: int) -> int:
    """Return the index after the last line of the grid table that begins on line ``at``."""
    place = at
    while place < len(lines) and lines[place].end > lines[place].start and text[lines[place].start] in "+|":
        place += 1
    return place


class TableWriter:
    """Writes the cells of tables."""

    def __init__(self, builder: DocumentBuilder, text: str, lines: list[Line], inline: InlineWriter) -> None:
        """Write into ``builder``."""
        self.builder, self.text, self.lines, self.inline = builder, text, lines, inline

    def cell(self, pieces: list[Piece]) -> None:
        """Write the lines of one cell."""
        kept = [(low, high) for low, high in map(self._stripped, pieces) if low < high]
        if not kept:
            return
        self.builder.begin("cell", kept[0][0])
        last = kept[0][0]
        for low, high in kept:
            self.builder.line_break(last, low)
            self.inline.write(low, high)
            last = high
        self.builder.end(last)

    def _stripped(self, piece: Piece) -> Piece:
        low, high = piece
        while low < high and self.text[low].isspace():
            low += 1
        while high > low and self.text[high - 1].isspace():
            high -= 1
        return low, high

    def grid(self, first: int, stop: int) -> None:
        """Write the grid table on the lines ``first``..``stop``."""
        self.builder.open("table", self.lines[first].start)
        row: dict[int, list[Piece]] = {}
        edges = {match.start() for match in re.finditer(r"\+", self._line(first))}
        for at in range(first, stop):
            words = self._line(at)
            if words[0] == "+":
                self._row(row)
                row = {}
                edges |= {place for place, char in enumerate(words) if char == "+"}
            else:
                self._cut(words, self.lines[at].start, edges, row)
        self._row(row)
        self.builder.close(self.lines[stop - 1].end)

    def _line(self, at: int) -> str:
        return self.text[self.lines[at].start : self.lines[at].end]

    def _cut(self, words: str, start: int, edges: set[int], row: dict[int, list[Piece]]) -> None:
        """Cut a line of cells at its bars: at those on the edges of columns, or at all where no edge fits."""
        bars = [place for place, char in enumerate(words) if char == "|"]
        fitting = [place for place in bars if place in edges]
        cuts = fitting if len(fitting) > 1 else bars
        for column, (low, high) in enumerate(zip(cuts, [*cuts[1:], len(words)], strict=True)):
            if words[low + 1 : high].strip("-=+| "):
                row.setdefault(low if fitting else column, []).append((start + low + 1, start + high))

    def _row(self, row: dict[int, list[Piece]]) -> None:
        for column in sorted(row):
            self.cell(row[column])

    def simple(self, first: int, stop: int) -> None:
        """Write the simple table on the lines ``first``..``stop``."""
        self.builder.open("table", self.lines[first].start)
        border = self.lines[first]
        columns = [match.start() for match in re.finditer(r"=+", self._line(first))]
        row: list[list[Piece]] = [[] for _ in columns]
        for at in range(first + 1, stop):
            line = self.lines[at]
            if line.start == line.end or is_simple_border(self.text, line.start, line.end) or self._is_rule(line):
                self._flush(row)
                continue
            shift = line.column - border.column
            if shift < columns[1]:
                self._flush(row)
            self._columns(line, shift, columns, row)
        self._flush(row)
        self.builder.close(self.lines[stop - 1].end)

    def _is_rule(self, line: Line) -> bool:
        return self.text[line.start] == "-" and _RULE.match(self.text, line.start, line.end) is not None

    def _columns(self, line: Line, shift: int, columns: list[int], row: list[list[Piece]]) -> None:
        """Cut a line at the columns; words that run over the edge of a column stay whole."""
        low = line.start
        column = max((place for place, left in enumerate(columns) if left <= max(shift, 0)), default=0)
        for place in range(column + 1, len(columns)):
            edge = line.start + columns[place] - shift
            if edge >= line.end:
                break
            if edge > low and self.text[edge - 1] in " \t":
                row[column].append((low, edge))
                low, column = edge, place
        row[column].append((low, line.end))

    def _flush(self, row: list[list[Piece]]) -> None:
        for pieces in row:
            self.cell(pieces)
            pieces.clear()
