"""From spans to places: line, column and the piece of the line that a report shows."""

from citecheck.model.document import SourceFile
from citecheck.model.finding import Location
from citecheck.text.lines import LineIndex
from citecheck.text.span import Span

BEFORE, AFTER = 40, 56
"""How many code points of a long line are kept before and after the start of a finding.

Together they fit on a line of a terminal: where that wraps, the carets would stand under the wrong words.
"""


class Locator:
    """Gives the places of one source; the line table of a part is made when it is first asked for."""

    __slots__ = ("_lines", "source")

    def __init__(self, source: SourceFile) -> None:
        """Serve the spans of ``source``."""
        self.source = source
        self._lines: dict[str, LineIndex] = {}

    def lines(self, part: str) -> LineIndex:
        """Return the line table of the part named ``part``. Raises ``KeyError`` when there is none."""
        if part not in self._lines:
            self._lines[part] = LineIndex(self.source.part(part).text)
        return self._lines[part]

    def location(self, span: Span) -> Location:
        """Return the place of ``span`` with lines and columns from 1."""
        lines = self.lines(span.part)
        size = len(lines.text)
        start, end = min(span.start, size), min(max(span.end, span.start), size)
        line, column = lines.position(start)
        end_line, end_column = lines.position(end)
        path = self.source.part(span.part).path if span.part else self.source.path
        return Location(path, span.part, start, end, line, column, end_line, end_column)

    def excerpt(self, location: Location) -> tuple[str, int, bool]:
        """Return the line of ``location``, the column where it begins, and whether it goes on.

        A paragraph may be one line of a million characters, so only the part around the place is kept, cut between
        words.
        """
        lines = self.lines(location.part)
        low, high = lines.line_span(location.line)
        start, end = max(low, location.start - BEFORE), min(high, location.start + AFTER)
        if start > low:
            space = lines.text.find(" ", start, location.start)
            start = space + 1 if space >= 0 else start
        if end < high:
            space = lines.text.rfind(" ", min(location.end, (location.start + end) // 2), end)
            end = space if space > location.start else end
        return lines.text[start:end], start - low + 1, end < high
