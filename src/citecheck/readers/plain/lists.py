"""Lists of a plain text: which item belongs to which list, by the form of its head and its indentation."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.plain.lines import Line
from citecheck.readers.plain.shapes import Head
from citecheck.text.span import Span


class Lists:
    """The lists that are open, the outermost first: indentation, form of the heads, and the last number."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Open and close lists in ``builder``."""
        self.builder = builder
        self._open: list[tuple[int, str, str]] = []

    @property
    def depth(self) -> int:
        """The number of open lists."""
        return len(self._open)

    def holds(self, indent: int) -> bool:
        """Return whether text at ``indent`` belongs to the last item; closes the lists that it does not belong to."""
        while self._open and indent <= self._open[-1][0]:
            self._close()
        return bool(self._open)

    def continues(self, head: Head, indent: int) -> bool:
        """Return whether a numbered item goes on with an open list."""
        return any(form == head.form and abs(low - indent) < 2 for low, form, _ in self._open)

    def item(self, head: Head, line: Line, number_span: Span | None) -> None:
        """Begin the item that starts with ``head``; opens and closes lists as its indentation asks."""
        while self._open and (
            line.indent < self._open[-1][0] - 1
            or (abs(line.indent - self._open[-1][0]) < 2 and self._open[-1][1] != head.form)
        ):
            self._close()
        if not self._open or line.indent > self._open[-1][0] + 1:
            self.builder.open("list", line.start)
            self._open.append((line.indent, head.form, head.label))
        number = "" if head.form == "bullet" else head.label
        self.builder.begin("item", line.start, number=number, number_span=number_span)

    def close_all(self) -> None:
        """Close all open lists."""
        while self._open:
            self._close()

    def _close(self) -> None:
        self._open.pop()
        self.builder.close(self.builder.drafts[-1].end)
