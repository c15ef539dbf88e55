"""A builder for texts that lie one after the other in what the reader counts in."""

from citecheck.model.document import BlockKind, CitedItem, Document, MarkerStyle, NoteKind, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.text.span import Span


class PartedBuilder(DocumentBuilder):
    """Takes offsets that run through all parts and writes down those in the current part.

    :meth:`turn` must be called before the first block of each part. Problems are given with offsets in their part.
    """

    def __init__(self, source: SourceFile) -> None:
        """Start the document of ``source`` with its first part."""
        super().__init__(source, source.parts[0].name)
        self._shift = 0

    def turn(self, part: str, shift: int) -> None:
        """Go on with ``part``, whose text begins at ``shift`` in the running count."""
        self.part, self._shift = part, shift

    def _local(self, span: Span) -> Span:
        return Span(self.part, span.start - self._shift, span.end - self._shift)

    def open(self, kind: BlockKind, start: int, level: int = 0) -> BlockDraft:
        """Open a container; see the base class."""
        return super().open(kind, start - self._shift, level)

    def close(self, end: int) -> None:
        """Close the innermost container; see the base class."""
        super().close(end - self._shift)

    def open_note(
        self, kind: NoteKind, label: str, key: str, start: int, label_span: Span, *, anchors: tuple[str, ...] = ()
    ) -> BlockDraft:
        """Open the container of a note; see the base class."""
        return super().open_note(kind, label, key, start, self._local(label_span), anchors=anchors)

    def begin(
        self, kind: BlockKind, start: int, level: int = 0, *, number: str = "", number_span: Span | None = None
    ) -> BlockDraft:
        """Begin a text block; see the base class."""
        place = None if number_span is None else self._local(number_span)
        return super().begin(kind, start - self._shift, level, number=number, number_span=place)

    def end(self, end: int) -> None:
        """End the innermost text block; see the base class."""
        super().end(end - self._shift)

    def text(self, text: str, start: int) -> None:
        """Add running text; see the base class."""
        super().text(text, start - self._shift)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Add text that is written differently; see the base class."""
        super().replaced(text, start - self._shift, end - self._shift)

    def verbatim(self, text: str, start: int, end: int) -> None:
        """Add text without markers; see the base class."""
        super().verbatim(text, start - self._shift, end - self._shift)

    def space(self, start: int, end: int) -> None:
        """Add one space; see the base class."""
        super().space(start - self._shift, end - self._shift)

    def line_break(self, start: int, end: int) -> None:
        """Add a soft line break; see the base class."""
        super().line_break(start - self._shift, end - self._shift)

    def marker(
        self,
        style: MarkerStyle,
        raw: str,
        items: tuple[CitedItem, ...],
        span: Span,
        *,
        target: str = "",
        anchor: str = "",
        shown: str = "",
    ) -> None:
        """Add a marker; see the base class."""
        local = tuple(item._replace(span=self._local(item.span)) for item in items)
        place, shift = self._local(span), self._shift
        self._shift = 0  # the base class calls other methods with the local place
        super().marker(style, raw, local, place, target=target, anchor=anchor, shown=shown)
        self._shift = shift

    def backlink(self, target: str, span: Span) -> None:
        """Add a link back; see the base class."""
        super().backlink(target, self._local(span))

    def directive(self, comment: str, span: Span) -> None:
        """Add a comment; see the base class."""
        super().directive(comment, self._local(span))

    def finish(self, end: int) -> Document:
        """Make the Document; ``end`` is an offset in the current part."""
        self._shift = 0
        return super().finish(end)
