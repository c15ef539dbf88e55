"""What a DocBook document holds before its text is read: footnotes with their numbers, and bibliography entries."""

from citecheck.readers.docbook.entries import author_year, entry_label
from citecheck.readers.docbook.names import ENTRIES
from citecheck.readers.labels import key_of
from citecheck.readers.xml.anchors import attribute_span, start_tag, words_of
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.tree import Element, Instruction, Node
from citecheck.text.span import Span

_TABLE = ("table", "informaltable")


class Scan:
    """The ids, footnotes and entries of a document.

    Footnotes are numbered through the document, in tables with letters as they are printed. ``keys`` maps what a
    ``citation`` may say (abbreviation, ``xreflabel``, id) to entries; ``included`` tells of text that stands in other
    files, ``collected`` of entries that do.
    """

    def __init__(self, root: Element, text: str) -> None:
        """Look through the tree of ``text`` once."""
        self.text = text
        self.registry = Registry()
        self.bearers: dict[str, list[Element]] = {}
        self.keys: dict[str, Element] = {}
        self.included = self.collected = False
        self._number = 0
        self._letters: dict[int, int] = {}
        self._lists: dict[int, int] = {}
        for element in root.walk():
            if anchor := element.get("xml:id", "id"):
                self.bearers.setdefault(anchor, []).append(element)
            if element.name == "footnote":
                self._add_note(element)
            elif element.name in ENTRIES:
                self._add_entry(element)
            elif element.name == "include":
                self.included = True
            self.collected = self.collected or any(_names_collection(node) for node in element.children)
        self.registry.settle()

    def _add_note(self, element: Element) -> None:
        anchor = element.get("xml:id", "id") or f"@{element.start}"
        table = element.parent
        while table is not None and table.name not in _TABLE:
            table = table.parent
        label = element.get("label") or self._numbered(table)
        group = self._lists.setdefault(id(table), len(self._lists))
        span = attribute_span(self.text, element, "label") or self._place(element)
        self.registry.add(Known(element, "footnote", label, key_of(label), span, (anchor,), group, marked=True))

    def _numbered(self, table: Element | None) -> str:
        if table is None:
            self._number += 1
            return str(self._number)
        count = self._letters[id(table)] = self._letters.get(id(table), 0) + 1
        return chr(96 + count) if count <= 26 else f"a{count}"

    def _add_entry(self, element: Element) -> None:
        anchor = element.get("xml:id", "id")
        printed = entry_label(element)
        named = element.get("xreflabel")
        label, key = author_year(element)
        span = self._place(element)
        if printed is not None:
            label = printed.plain().strip("[]")
            span = words_of(printed, label)
        elif named or anchor:
            label, key = named or label or anchor, named or key
        if not (anchor or printed is not None):
            return
        group = self._lists.setdefault(id(element.parent), len(self._lists))
        for name in (label, named, anchor):
            if name:
                self.keys.setdefault(key_of(name), element)
        key = key_of(label) if printed is not None or named else key or key_of(anchor)
        anchors = (anchor or f"@{element.start}",)
        self.registry.add(Known(element, "entry", label, key, span, anchors, group))

    def _place(self, element: Element) -> Span:
        return attribute_span(self.text, element, "id") or start_tag(element)


def _names_collection(node: Node) -> bool:
    """Return whether an instruction names the file that bibliography entries are taken from."""
    return isinstance(node, Instruction) and "bibliography-collection" in node.text
