"""All pages of a book as one page, so that notes, markers and links back find each other across files.

Offsets count through the texts of the files one after the other, and so do the numbers of the events. Anchors are
known by file: ``text/endnotes.xhtml#n1``.
"""

import posixpath
from bisect import bisect_right

from citecheck.readers.epub.package import resolve
from citecheck.readers.html.page import Page
from citecheck.readers.html.tree import CLOSE, OPEN, Event, Node, Tree


class Book(Tree):
    """The trees of the files, joined; the bottom of each file is an element ``#document`` of the whole."""

    def __init__(self) -> None:
        """Begin a book without pages."""
        super().__init__("", xml=True)
        self.names: list[str] = []
        self.bottoms: list[Node] = []
        self.offsets: list[int] = []
        self._firsts: list[int] = []
        self._texts: list[str] = []
        self._size = 0
        self.events: list[Event] = [(OPEN, 0, 0, self.bottom)]

    def add(self, name: str, tree: Tree) -> None:
        """Put the page ``tree`` of the file ``name`` at the end. The tree is used up."""
        shift, first = self._size, len(self.events)
        self.names.append(name)
        self.bottoms.append(tree.bottom)
        self.offsets.append(shift)
        self._firsts.append(first)
        self._texts.append(tree.text)
        self._size += len(tree.text)
        tree.bottom.parent = self.bottom
        for kind, start, end, node in tree.events:
            if kind == OPEN and node is not None:
                node.first += first
                node.last += first
                node.start += shift
                node.end += shift
            self.events.append((kind, start + shift, end + shift, node))
        self.links += tree.links
        self.raised += tree.raised
        self.named += tree.named

    def close(self) -> None:
        """End the book: its text and events are now complete."""
        self.text = "".join(self._texts)
        self.bottom.last = len(self.events)
        self.events.append((CLOSE, self._size, self._size, self.bottom))

    def place_of(self, node: Node) -> int:
        """Return the index of the file that ``node`` stands in."""
        return max(bisect_right(self._firsts, node.first) - 1, 0)


class BookPage(Page):
    """The joined tree of a book with its anchors and the roles of its elements."""

    def __init__(self, book: Book) -> None:
        """Index ``book``, which must be closed."""
        self.book = book
        self._folders = [posixpath.dirname(name) for name in book.names]
        super().__init__(book)

    def name_of(self, anchor: str, node: Node) -> str:
        """Return the name of an anchor with its file."""
        return f"{self.book.names[self.book.place_of(node)]}#{anchor}"

    def target_of(self, link: Node) -> str:
        """Return the anchor that a link names, with its file; a link out of the book keeps its whole address."""
        href = link.attributes["href"].strip()
        address, _, fragment = href.partition("#")
        if is_outside(address):
            return href
        if "%" in fragment:
            from urllib.parse import unquote

            fragment = unquote(fragment)
        place = self.book.place_of(link)
        name = resolve(self._folders[place], address) if address else self.book.names[place]
        return f"{name}#{fragment}"

    def is_elsewhere(self, target: str) -> bool:
        """Return whether ``target`` leads out of the book."""
        return is_outside(target.partition("#")[0])

    def fragment_of(self, address: str) -> str:
        """Return an address without its file, which says nothing about what stands there."""
        file, mark, fragment = address.partition("#")
        return address if is_outside(file) else mark + fragment


def is_outside(address: str) -> bool:
    """Return whether an address without its fragment has a scheme or a host."""
    return ":" in address or address.startswith("//")
