"""The half-open place of something in a source."""

from citecheck.text.record import NamedTuple


class Span(NamedTuple):
    """A half-open range of code-point offsets into one part of a source.

    ``part`` names the text: ``""`` for a plain file, ``word/document.xml`` inside a container, or the path of a
    note list that is kept beside the document. ``start`` and ``end`` count code points of the decoded text.
    """

    part: str
    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end
