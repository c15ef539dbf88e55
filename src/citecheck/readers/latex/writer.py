"""Writes the text that LaTeX prints into blocks, with white space folded as TeX folds it."""

from collections.abc import Callable

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft

MAX_NOTES = 20
"""Notes nested deeper than this are read as text of the note around them."""


class Frame:
    """A brace, environment or formula that is open; ``close`` is called with its end and returns where to go on."""

    __slots__ = ("close", "kind", "name", "start")

    def __init__(self, kind: str, name: str, start: int, close: Callable[[int], int] | None = None) -> None:
        """Open a frame of ``kind`` (``brace``, ``environment`` or ``formula``) at ``start``."""
        self.kind, self.name, self.start, self.close = kind, name, start, close


class Writer:
    """Begins blocks when words come and ends them where a paragraph, cell or argument ends.

    ``kind`` and ``level`` are those of the next block; ``silent`` counts what keeps words from being printed, ``maths``
    the formulas that are open.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        """Write into ``builder``."""
        self.builder = builder
        self.text = ""
        self.draft: BlockDraft | None = None
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.silent = self.maths = self.notes = 0
        self._gap: tuple[int, int] | None = None
        self._last = 0
        self.high = 0  # how far the ended blocks of the current file go
        self._outer: list[tuple[BlockDraft | None, BlockKind, int, int]] = []

    # -- words ------------------------------------------------------------------------------------------------------

    def words(self, start: int, end: int) -> None:
        """Write the source ``start``..``end``, which holds no line end and no double space."""
        if self.silent:
            return
        text = self.text
        plain = self._gap is None and self.draft is not None and not self.maths
        if plain and text[start] != " " and text[end - 1] != " ":
            self.builder.text(text[start:end], start)
            self._last = end
            return
        if text[start] == " ":
            self.space(start, start + 1)
            start += 1
            if start == end:
                return
        trail = text[end - 1] == " "
        if trail:
            end -= 1
        self.ready(start)
        if self.maths:
            self.builder.verbatim(text[start:end], start, end)
        else:
            self.builder.text(text[start:end], start)
        self._last = end
        if trail:
            self._gap = (end, end + 1)

    def put(self, words: str, start: int, end: int, *, verbatim: bool = False) -> None:
        """Write ``words`` that stand for the differently written source ``start``..``end``."""
        if self.silent or not words:
            return
        if words == " ":
            self.space(start, end)
            return
        self.ready(start)
        start = max(start, self._last, self.high)
        end = max(start, end)
        if verbatim or self.maths:
            if len(words) == end - start and words != self.text[start:end]:
                # The builder takes words as long as their source for a copy of it.
                self.builder.verbatim(words[:-1], start, end)
                self.builder.verbatim(words[-1:], end, end)
            else:
                self.builder.verbatim(words, start, end)
        else:
            self.builder.replaced(words, start, end)
        self._last = end

    def space(self, start: int, end: int) -> None:
        """Note down white space; it is written when words follow."""
        if self.draft is not None and self._gap is None:
            self._gap = (start, end)

    def line_break(self, start: int, end: int) -> None:
        """Write a forced line break."""
        if self.draft is not None and not self.silent:
            self._gap = None
            self.builder.line_break(start, end)

    def ready(self, start: int) -> None:
        """See that a block is open and that the white space before ``start`` is written."""
        if self.draft is None:
            self.draft = self.builder.begin(self.kind, start, self.level)
            self._gap = None
            self._last = start
        elif self._gap is not None:
            low, high = self._gap
            self._gap = None
            if high == low + 1 and self.text[low] == " ":
                if not self.draft.text.ends_with_space():
                    self.builder.text(" ", low)
            else:
                self.builder.space(low, high)

    def reached(self, end: int) -> None:
        """Note down that the open block goes to ``end`` at least."""
        if self.draft is not None:
            self._last = max(self._last, end)

    # -- blocks -----------------------------------------------------------------------------------------------------

    def end_block(self) -> None:
        """End the open block, if any; the first block of a list item is the item, the next ones are paragraphs."""
        self._gap = None
        if self.draft is not None:
            self.builder.end(self._last)
            self.draft = None
            self.high = max(self.high, self._last)
            if self.kind == "item":
                self.kind = "paragraph"

    def enter(self, kind: BlockKind, level: int = 0) -> None:
        """Put the open block aside: what follows stands inside it, or between its words, in blocks of ``kind``."""
        self._outer.append((self.draft, self.kind, self.level, self.silent))
        self.draft, self._gap, self.silent = None, None, 0
        self.kind, self.level = kind, level

    def leave(self, end: int) -> None:
        """End the inner block and go on with the one put aside."""
        self.end_block()
        self.draft, self.kind, self.level, self.silent = self._outer.pop()
        self.reached(end)

    def aside(self, kind: BlockKind, start: int) -> None:
        """Begin a block inside the open one at ``start`` (see :meth:`enter`), even if no words come."""
        self.enter(kind)
        self.draft = self.builder.begin(kind, start)
        self._last = start
