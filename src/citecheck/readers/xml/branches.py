"""Large XML documents branch by branch: the memory of a tree for one paragraph or table instead of the whole."""

from collections.abc import Iterator

from citecheck.readers.xml.tokens import tokens
from citecheck.readers.xml.tree import Element, Fault, TreeBuilder

MAX_TOKENS = 1_000_000
"""A branch (one table, one paragraph) of more tokens than this ends the reading: see ``cut``."""


class Branches:
    """The children of the elements named in ``holders``, each given out when it is complete and then forgotten.

    ``root`` is known from the first branch on; ``faults`` and ``cut`` (the offset where a branch became too large, or
    -1) are complete when all branches are read. A holder is not given out itself.
    """

    def __init__(self, text: str, holders: frozenset[str]) -> None:
        """Prepare to read ``text``."""
        self._text, self._holders = text, holders
        self._builder = TreeBuilder()
        self.cut = -1

    @property
    def root(self) -> Element | None:
        """The root element, None while nothing is read or when there is none."""
        return self._builder.root

    @property
    def faults(self) -> list[Fault]:
        """What is not well formed, so far."""
        return self._builder.faults

    def __iter__(self) -> Iterator[Element]:
        """Yield the branches in document order. Never raises on content."""
        builder, holders = self._builder, self._holders
        open_, count, last = builder.open, 0, 0
        for count, token in enumerate(tokens(self._text)):
            builder.take(token)
            if (token.kind == "end" or token.kind == "empty") and open_ and open_[-1].name in holders:
                last = count
                yield from _released(open_[-1])
            elif count - last > MAX_TOKENS:
                self.cut = token.start
                break
        if self.cut < 0:
            builder.finish(len(self._text))
        else:
            for element in open_:
                element.close = element.end = self.cut
        for element in list(open_):
            if element.name in holders:
                yield from _released(element)


def _released(holder: Element) -> Iterator[Element]:
    children = [child for child in holder.children if isinstance(child, Element)]
    holder.children.clear()
    for child in children:
        if child.end > child.start:
            yield child
