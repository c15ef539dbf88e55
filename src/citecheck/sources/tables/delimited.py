"""Comma- and tab-separated values (RFC 4180) as rows of cells with their places, in one linear pass.

Nothing is ever computed: a cell that begins with ``=``, ``+``, ``-`` or ``@`` is words like any other.
"""

import re
from collections.abc import Iterator

from citecheck.sources.registers.register import Fault
from citecheck.sources.tables.cells import MAX_CELL, MAX_COLUMNS, Cell, Row
from citecheck.text.patterns import pattern

DELIMITERS = ",;\t|"
_SEP = pattern(r"sep=(.)\r?\n")
_SNIFFED = 20_000
_QUOTED = 200_000


def delimiter_of(text: str) -> str:
    """Return the sign that most evenly divides the first rows of ``text``; a comma where none does."""
    if match := _SEP.match(text):
        return match[1]
    best, score = ",", 0.0
    for sign in DELIMITERS:
        counts = [len(row) - 1 for row, _ in zip(rows(text[:_SNIFFED], sign, []), range(30), strict=False)]
        counts = [count for count in counts if count >= 0]
        filled = [count for count in counts if count]
        if not filled:
            continue
        usual = max(sorted(set(filled)), key=filled.count)
        rated = filled.count(usual) / len(counts) * min(usual, 10)
        if rated > score:
            best, score = sign, rated
    return best


def rows(text: str, delimiter: str, faults: list[Fault]) -> Iterator[Row]:
    """Yield the rows of ``text``; blank lines are rows without cells. Faults are added to ``faults``.

    A quotation mark that is never closed would swallow all that follows; from the first such one on quoted cells are
    taken to end on their line.
    """
    reading = _Reading(text, delimiter, faults)
    while reading.at < len(text):
        cells = reading.row()
        yield () if len(cells) == 1 and not cells[0].text.strip() else tuple(cells)


class _Reading:
    """The place in a table up to which it was read."""

    def __init__(self, text: str, delimiter: str, faults: list[Fault]) -> None:
        self.text, self.delimiter, self.faults = text, delimiter, faults
        first = _SEP.match(text)
        self.at = first.end() if first else 0
        self.many_lines = True
        self.line_end = 0

    def row(self) -> list[Cell]:
        """Read one row."""
        text, size = self.text, len(self.text)
        cells: list[Cell] = []
        while True:
            cell = self._cell()
            if len(cells) < MAX_COLUMNS:
                cells.append(cell)
            if self.at >= size or text[self.at] != self.delimiter:
                break
            self.at += 1
        self.at = _past_line_end(text, self.at)
        return cells

    def _cell(self) -> Cell:
        at = self.at
        if self.text.startswith('"', at):
            cell, self.at = _quoted(self.text, at, self._limit(), self.delimiter)
            if cell is not None:
                return cell
            self.faults.append(Fault("this quotation mark is not closed", at, at + 1))
            self.many_lines = False
        plain, self.at = _plain(self.text, at, self.delimiter)
        return plain

    def _limit(self) -> int:
        """Return where a quoted cell that begins here has to be closed."""
        if self.many_lines:
            return min(self.at + _QUOTED, len(self.text))
        if self.at >= self.line_end:
            match = _LINE_END.search(self.text, self.at)
            self.line_end = match.start() if match else len(self.text)
        return self.line_end


def _past_line_end(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) and text[at] in "\r\n" else at


_LINE_END = pattern(r"[\r\n]")
_ENDS: dict[str, re.Pattern[str]] = {}


def _plain(text: str, at: int, delimiter: str) -> tuple[Cell, int]:
    ends = _ENDS.get(delimiter)
    if ends is None:
        ends = _ENDS[delimiter] = re.compile(f"[\r\n{re.escape(delimiter)}]")
    match = ends.search(text, at)
    end = match.start() if match else len(text)
    words = text[at : min(end, at + MAX_CELL)]
    start = at + len(words) - len(words.lstrip())
    words = words.strip()
    return Cell(words, start, start + len(words)), end


def _quoted(text: str, at: int, limit: int, delimiter: str) -> tuple[Cell | None, int]:
    """Return the quoted cell that begins at ``at``, None where its mark is not closed before ``limit``."""
    end = at + 1
    while True:
        end = text.find('"', end, limit)
        if end < 0:
            return None, at
        if text.startswith('"', end + 1):
            end += 2
            continue
        break
    words = text[at + 1 : min(end, at + 1 + MAX_CELL)].replace('""', '"')
    rest, after = _plain(text, end + 1, delimiter)
    if not rest.text:
        return Cell(words.strip(), at + 1, end), after
    # Words after the closing mark: it closed nothing where the cell has several lines, else they belong to the cell.
    return (None, at) if "\n" in words else (Cell(f"{words}{rest.text}".strip(), at + 1, rest.end), after)
