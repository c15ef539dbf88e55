"""The open constructs around a line: lists, notes, quotes, directives, each with the column of its content."""

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder


class Frame:
    """An open construct.

    It goes on while lines begin right of the column ``floor``; its content begins at the column ``indent`` (-1: the
    next line tells). ``closes`` tells whether a container of the builder ends with it. ``first`` is the kind that its
    first paragraph gets, with the printed number of an item.
    """

    __slots__ = ("closes", "first", "floor", "indent", "kind", "number", "number_at", "start", "tag")

    def __init__(self, kind: str, floor: int, indent: int, *, closes: bool = False, tag: str = "") -> None:
        """Open a construct of ``kind``; ``tag`` tells lists of different signs apart."""
        self.kind, self.floor, self.indent, self.closes, self.tag = kind, floor, indent, closes, tag
        self.first: BlockKind | None = None
        self.number = ""
        self.number_at = self.start = -1


class Frames:
    """The stack of open constructs; the outermost is the document itself."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Open the document."""
        self.builder = builder
        self.stack = [Frame("document", -1, 0)]
        self.tables = self.notes = 0
        self.last_end = 0

    @property
    def top(self) -> Frame:
        """The innermost open construct."""
        return self.stack[-1]

    def push(self, frame: Frame) -> Frame:
        """Open ``frame`` inside the innermost one."""
        self.stack.append(frame)
        self.tables += frame.kind == "cells"
        self.notes += frame.kind == "note"
        return frame

    def pop(self) -> None:
        """Close the innermost construct."""
        frame = self.stack.pop()
        self.tables -= frame.kind == "cells"
        self.notes -= frame.kind == "note"
        if frame.closes:
            self.builder.close(self.last_end)

    def settle(self, column: int, start: int) -> None:
        """Close what ends before a line that begins at ``column``; open a quote where it lies deeper."""
        stack = self.stack
        while column <= stack[-1].floor:
            self.pop()
        top = stack[-1]
        if top.indent < 0 or column < top.indent:
            top.indent = column
        elif column > top.indent:
            self.builder.open("quote", start)
            self.push(Frame("quote", top.indent, column, closes=True))
