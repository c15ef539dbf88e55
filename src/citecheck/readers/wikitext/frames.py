"""What a place in wikitext stands in: the page, a note, an argument of a template, a link."""

from typing import Literal

from citecheck.model.document import BlockKind

FrameKind = Literal["page", "note", "box", "cells", "block", "quote", "span", "refs", "heading"]


class Frame:
    """A stretch of the source that ends at ``end`` and is gone on from at ``after``.

    ``home`` is the frame whose blocks are written: the frame itself, or for a ``span`` (a link, an inline template) the
    nearest one around it that has blocks. ``mute`` frames show no words. ``group`` is the group of a list of notes.
    """

    __slots__ = (
        "after", "begun", "code", "containers", "end", "fresh", "group", "header", "home", "kind", "line_at", "lists",
        "mute", "opened", "paragraph", "pending", "shown_after",
    )  # fmt: skip

    def __init__(
        self,
        kind: FrameKind,
        end: int,
        after: int,
        home: "Frame | None" = None,
        *,
        paragraph: BlockKind = "paragraph",
        mute: bool = False,
        group: str = "",
        shown_after: str = "",
    ) -> None:
        """Make a frame; ``shown_after`` are the words that follow it."""
        self.kind, self.end, self.after = kind, end, after
        self.home: Frame = self if home is None else home
        self.paragraph: BlockKind = paragraph
        self.mute, self.group, self.shown_after = mute, group, shown_after
        self.opened = False  # whether a text block is open
        self.begun: BlockKind = paragraph  # its kind
        self.fresh = True  # whether a line begins here
        self.line_at = -1  # where the words of the line begin
        self.lists = ""  # the list signs of the line before
        self.containers: list[str] = []  # lists and tables that are open, the innermost last
        self.pending: tuple[int, int] | None = None  # a line break that waits for more words
        self.code = 0  # how many tags of code are open
        self.header = False  # whether the line holds header cells

    @property
    def in_table(self) -> bool:
        """Whether the innermost container is a table."""
        return bool(self.containers) and self.containers[-1] == "table"
