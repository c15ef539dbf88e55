"""Footnotes: ``footnote:[words]``, ``footnote:id[words]``, ``footnote:id[]``, and ``footnoteref:`` of old."""

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.text.span import Span

_LONGEST_RAW = 200


class NoteWriter:
    """Writes the markers of footnotes and opens their notes; they are numbered in the order of the text.

    Source of the rules: AsciiDoc Language Documentation, "Footnotes".
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        """Write into ``builder``."""
        self.builder = builder
        self.count = 0

    def reuse(self, raw: str, name: str, place: Span, span: Span) -> None:
        """Write the marker of a note that is written elsewhere; ``place`` is that of its name."""
        item = CitedItem(name, name, place)
        self.builder.marker("footnote", raw, (item,), span, target=f"_footnotedef_{name}")

    def define(self, raw: str, name: str, place: Span, span: Span, body: int) -> None:
        """Write the marker of a note whose words begin at ``body``, and begin its block.

        ``place`` is that of its name, or of the whole marker for one without: that is called by its printed number.
        """
        self.count += 1
        builder = self.builder
        label = name or str(self.count)
        key = name or f"^{self.count}"
        item = CitedItem(label, key, place)
        anchor = f"_footnotedef_{key}"
        builder.marker("footnote" if name else "inline", raw[:_LONGEST_RAW], (item,), span, target=anchor)
        label_span = place if name else Span(span.part, body, body)
        builder.open_note("footnote", label, key, span.start, label_span, anchors=(anchor,))
        builder.begin("paragraph", body)

    def end(self, end: int, close: int) -> None:
        """End the note whose words end at ``end`` and whose bracket closes at ``close``."""
        self.builder.end(end)
        self.builder.close(close)
