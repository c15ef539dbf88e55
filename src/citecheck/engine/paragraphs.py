"""Places in files that people see as pages: paragraph and character instead of line and column.

Offsets into the XML inside a Word file mean nothing to its editor, who can count paragraphs and search for words.
"""

from bisect import bisect_right

from citecheck.engine.fingerprint import derived_offset
from citecheck.engine.locate import AFTER, BEFORE, Locator
from citecheck.model.document import Block, Document
from citecheck.model.finding import Location
from citecheck.text.span import Span

FORMATS = frozenset({"docx", "odt"})
"""Formats whose places are told by paragraph."""


def locator_of(document: Document) -> Locator:
    """Return what gives the places of ``document`` as people who edit its format count them."""
    return ParagraphLocator(document) if document.source.format in FORMATS else Locator(document.source)


class ParagraphLocator(Locator):
    """Gives the places of a document by its paragraphs: those with text are counted through, notes last."""

    __slots__ = ("_document", "_numbers", "_paragraphs", "_starts")

    def __init__(self, document: Document) -> None:
        """Count the paragraphs of ``document``."""
        super().__init__(document.source)
        self._document = document
        self._paragraphs: dict[str, list[Block]] = {}
        self._numbers: dict[int, int] = {}
        for block in document.blocks:
            if len(block.text):
                self._paragraphs.setdefault(block.span.part, []).append(block)
                self._numbers[block.order] = len(self._numbers) + 1
        self._starts = {part: [each.span.start for each in blocks] for part, blocks in self._paragraphs.items()}

    def location(self, span: Span) -> Location:
        """Return the place of ``span``; where no paragraph holds it, by lines of the file inside."""
        block = self._at(span)
        if block is None:
            return super().location(span)
        start = derived_offset(block.text, span.start)
        end = max(derived_offset(block.text, min(span.end, block.span.end)), start)
        number = self._numbers[block.order]
        path = self.source.part(span.part).path
        address = self._address(block, start, end)
        return Location(path, span.part, span.start, span.end, number, start + 1, number, end + 1, address)

    def excerpt(self, location: Location) -> tuple[str, int, bool]:
        """Return the text of the paragraph around ``location``, the column where it begins, and whether it goes on."""
        block = self._at(Span(location.part, location.start, location.end))
        if block is None or not location.address:
            return super().excerpt(location)
        text, at = block.text.text, location.column - 1
        low, high = max(0, at - BEFORE), min(len(text), at + AFTER)
        return text[low:high], low + 1, high < len(text)

    def _at(self, span: Span) -> Block | None:
        """Return the innermost paragraph that ``span`` begins in, or the one right before it."""
        blocks = self._paragraphs.get(span.part)
        if not blocks:
            return None
        place = bisect_right(self._starts[span.part], span.start) - 1
        return blocks[max(place, 0)]

    def _address(self, block: Block, start: int, end: int) -> str:
        characters = f"characters {start + 1} to {end}" if end > start + 1 else f"character {start + 1}"
        holder = self._document.inside_note(block.order)
        note = next((each for each in self._document.notes if each.block == holder), None)
        if note is not None and holder >= 0:
            return f"note {note.label or note.order + 1}, {characters}"
        heading, count = "", 0
        for each in reversed(self._document.blocks[: block.order + 1]):
            if each.kind == "heading" and each.order != block.order:
                heading = each.text.text[:60]
                break
            count += bool(len(each.text))
        section = f'section "{heading}", ' if heading else ""
        return f"{section}paragraph {count}, {characters}"
