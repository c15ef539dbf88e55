"""From the joined pages of a book to blocks, page by page."""

from citecheck.model.document import BlockKind
from citecheck.readers.epub.pages import Book, BookPage
from citecheck.readers.epub.parted import PartedBuilder
from citecheck.readers.html.blocks import Frame, PageWriter
from citecheck.readers.html.markers import FoundMarker
from citecheck.readers.html.notes import FoundNote
from citecheck.readers.html.tree import Node


class BookWriter(PageWriter):
    """Writes the pages of a book to a builder, turning to the next part where a file begins."""

    def __init__(
        self,
        page: BookPage,
        builder: PartedBuilder,
        markers: dict[int, FoundMarker],
        notes: list[FoundNote],
        back: set[int],
        contents: frozenset[str],
    ) -> None:
        """Prepare to write; ``contents`` are the files that are nothing but a table of contents."""
        super().__init__(page, builder, markers, notes, back)
        self._book: Book = page.book
        self._parted = builder
        self._contents = contents
        self._places = {bottom: place for place, bottom in enumerate(self._book.bottoms)}

    def _open(self, node: Node, at: int) -> int:
        if node not in self._places:
            return super()._open(node, at)
        self._end_block()
        name = self._book.names[self._places[node]]
        kind: BlockKind = "contents" if name in self._contents else "paragraph"
        self._parted.turn(name, self._book.offsets[self._places[node]])
        self._frames.append(Frame(node, kind, 0))
        self._heading, self._article, self._verbatim, self._muted = None, 0, 0, -1
        return at

    def _close(self, node: Node, at: int) -> None:
        if node in self._places:
            self._close_block(node)
        else:
            super()._close(node, at)
