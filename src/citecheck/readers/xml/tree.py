"""A light tree of XML elements and texts with their places, built without recursion.

Faults do not stop it: an end tag that closes nothing is passed over, one that closes an outer element closes the inner
ones, and each cause is reported once. What comes after a fault is read all the same.
"""

from collections.abc import Iterator
from typing import Union

from citecheck.readers.xml.tokens import Token, tokens
from citecheck.text.record import NamedTuple

MAX_DEPTH = 2000
"""Elements nested deeper than this are read as if they stood at this depth."""

MAX_FAULTS = 20
"""Further faults of one document are not listed: they are echoes."""


class Text(NamedTuple):
    """Character data: ``text`` as meant, at ``start``..``end``; ``literal`` when it is written so."""

    text: str
    start: int
    end: int
    literal: bool


class Comment(NamedTuple):
    """A comment: the words between ``<!--`` and ``-->`` and the place of the whole."""

    text: str
    start: int
    end: int


class Instruction(NamedTuple):
    """A processing instruction and its place."""

    text: str
    start: int
    end: int


class Element:
    """An element: local ``name``, attributes (local names too, ``xml:id`` as ``id`` where there is no other), children.

    ``start`` and ``end`` are the offsets of the whole element, ``inner`` and ``close`` those of its content.
    """

    __slots__ = ("attributes", "children", "close", "end", "inner", "name", "parent", "prefix", "start")

    def __init__(self, token: Token, parent: "Element | None") -> None:
        """Open the element of a start tag."""
        self.prefix, _, name = token.name.rpartition(":")
        self.name = name
        self.attributes = token.attributes
        self.parent = parent
        self.children: list[Node] = []
        self.start, self.inner = token.start, token.end
        self.close = self.end = token.end

    def get(self, *names: str, default: str = "") -> str:
        """Return the value of the first of ``names`` (with or without prefix) that is an attribute."""
        for name in names:
            if name in self.attributes:
                return self.attributes[name]
        for name in names:
            for key, value in self.attributes.items():
                if key.rpartition(":")[2] == name:
                    return value
        return default

    def elements(self, *names: str) -> "Iterator[Element]":
        """Yield the child elements, or those called one of ``names``."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> "Element | None":
        """Return the first child element called one of ``names``, or None."""
        return next(self.elements(*names), None)

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all elements inside it, in document order."""
        stack: list[Element] = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def texts(self) -> Iterator[Text]:
        """Yield all texts inside this element, in document order."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                stack.extend(reversed(node.children))
            elif isinstance(node, Text):
                yield node

    def plain(self) -> str:
        """Return the text inside this element with white space folded."""
        return " ".join("".join(text.text for text in self.texts()).split())


Node = Union[Element, Text, Comment, Instruction]  # noqa: UP007  a class in quotes cannot stand before "|" at run time


class Fault(NamedTuple):
    """What is not well formed: a sentence, its place, and whether the document ends there."""

    message: str
    start: int
    end: int
    truncated: bool


class Tree(NamedTuple):
    """The root element (None when there is none), what stands before it, and the faults in order of place."""

    root: Element | None
    before: tuple[Node, ...]
    faults: tuple[Fault, ...]


class TreeBuilder:
    """The elements that are ``open`` while tokens come in, the ``root``, and the ``faults`` so far."""

    def __init__(self) -> None:
        """Start without an element."""
        self.root: Element | None = None
        self.before: list[Node] = []
        self.open: list[Element] = []
        self.depth = 0
        self.faults: list[Fault] = []

    def fault(self, message: str, start: int, end: int, *, truncated: bool = False) -> None:
        """Note down what is not well formed."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Fault(message, start, end, truncated))

    def take(self, token: Token) -> None:
        """Take in the next token."""
        kind = token.kind
        if kind == "text":
            self._add(Text(token.text, token.start, token.end, True))
        elif kind in ("start", "empty"):
            self._start(token)
        elif kind == "end":
            self._end(token)
        elif kind == "reference":
            self._add(Text(token.text or f"&{token.name};", token.start, token.end, not token.text))
        elif kind == "cdata":
            self._add(Text(token.text, token.start + 9, token.end - 3, True))
        elif kind == "comment":
            self._add(Comment(token.text, token.start, token.end))
        elif kind == "instruction":
            self._add(Instruction(token.text, token.start, token.end))
        elif kind == "fault":
            ends = token.end == token.start or "ends inside" in token.text
            self.fault(token.text, token.start, token.end, truncated=ends)

    def finish(self, size: int) -> None:
        """Close what is open at ``size``, the end of the text, and say so."""
        if self.open:
            inner = self.open[-1]
            self.fault(f'the document ends inside "<{inner.name}>"', size, size, truncated=True)
            for element in self.open:
                element.close = element.end = size
        if self.root is None:
            self.fault("no element in the document", 0, min(size, 1))

    def _add(self, node: "Text | Comment | Instruction") -> None:
        if self.open:
            self.open[-1].children.append(node)
        elif not isinstance(node, Text):
            self.before.append(node)
        elif node.text.strip():
            self.fault("text outside the root element", node.start, node.end)

    def _start(self, token: Token) -> None:
        if token.kind == "start" and len(self.open) >= MAX_DEPTH:
            self.depth += 1
            return
        parent = self.open[-1] if self.open else None
        element = Element(token, parent)
        if parent is not None:
            parent.children.append(element)
        elif self.root is None:
            self.root = element
        else:
            self.fault("a second root element", token.start, token.end)
            self.root.children.append(element)
        if token.kind == "start":
            self.open.append(element)

    def _end(self, token: Token) -> None:
        if self.depth:
            self.depth -= 1
            return
        name = token.name.rpartition(":")[2]
        if self.open and self.open[-1].name == name:
            element = self.open.pop()
            element.close, element.end = token.start, token.end
            return
        if not any(element.name == name for element in reversed(self.open[-200:])):
            self.fault(f'"</{token.name}>" closes nothing that is open', token.start, token.end)
            return
        while True:
            element = self.open.pop()
            element.close, element.end = token.start, token.end
            if element.name == name:
                return
            self.fault(f'"<{element.name}>" is not closed before "</{token.name}>"', element.start, element.inner)
            element.end = token.start


def parse(text: str) -> Tree:
    """Return the tree of an XML text. Never raises."""
    builder = TreeBuilder()
    for token in tokens(text):
        builder.take(token)
    builder.finish(len(text))
    return Tree(builder.root, tuple(builder.before), tuple(builder.faults))
