"""A table as read, whatever its file: rows of cells, each with its text and its place in code points."""

from citecheck.text.record import NamedTuple

MAX_CELL = 32_767
"""A cell is cut after this many code points, as in spreadsheets."""
MAX_COLUMNS = 200
"""Columns after these are not read: no list of sources has so many."""


class Cell(NamedTuple):
    """The words of a cell and where they stand in the text of its part; a formula is words like others."""

    text: str
    start: int
    end: int


Row = tuple[Cell, ...]
