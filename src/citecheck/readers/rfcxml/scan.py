"""What an xml2rfc document holds before its text is read: its references, and what they are called in print."""

from collections.abc import Iterable

from citecheck.readers.labels import key_of
from citecheck.readers.rfcxml.outside import Entities, Outside, outside_reference
from citecheck.readers.xml.anchors import attribute_span, start_tag
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.tree import Element, Instruction, Node, Tree


class Scan:
    """The anchors and references of a document.

    ``open_ended`` tells that references come from a file whose anchors cannot be told from its name. ``outside`` maps
    the place of an include or entity to the reference that it brings.
    """

    def __init__(self, root: Element, tree: Tree, text: str) -> None:
        """Look through the tree of ``text`` once."""
        self.text = text
        self.registry = Registry()
        self.bearers: dict[str, list[Element]] = {}
        self.entities = Entities(text, root.start)
        self.outside: dict[int, Known] = {}
        self.open_ended = False
        self._shown: dict[str, str] = {}
        self._numbered = _is_numbered(root, tree)
        self._count = 0
        lists: list[Element] = []
        for element in root.walk():
            if anchor := element.get("anchor"):
                self.bearers.setdefault(anchor, []).append(element)
            if element.name == "references":
                lists.append(element)
            elif element.name == "displayreference":
                self._shown[element.get("target")] = element.get("to")
        for group, listing in enumerate(lists):
            self._add_list(listing, group)
        self.registry.settle()

    def _add_list(self, listing: Element, group: int) -> None:
        for node in listing.children:
            if isinstance(node, Element) and node.name in ("reference", "referencegroup"):
                self._add(node, group)
            elif (found := outside_reference(node, self.entities)) is not None:
                self._add_outside(node, found, group)

    def _add(self, element: Element, group: int) -> None:
        members = [element, *element.elements("reference")]
        anchors = tuple(dict.fromkeys(anchor for each in members if (anchor := each.get("anchor"))))
        place = attribute_span(self.text, element, "anchor") or start_tag(element)
        label = self._label(anchors[0] if anchors else "")
        known = Known(element, "entry", label, key_of(label) or f"@{element.start}", place, anchors, group)
        self.registry.add(known if anchors else known._replace(anchors=(f"@{element.start}",)))

    def _add_outside(self, node: Node, found: Outside, group: int) -> None:
        self.open_ended = self.open_ended or not found.anchor
        if not found.anchor:
            return
        holder = node if isinstance(node, Element) else _stand_in(found)
        if isinstance(node, Element) and (place := attribute_span(self.text, node, "href")) is not None:
            found = found._replace(span=place)
        label = self._label(found.anchor)
        known = Known(holder, "entry", label, key_of(label), found.span, (found.anchor,), group)
        self.registry.add(known)
        if holder is not node:
            self.outside[node.start] = known

    def _label(self, anchor: str) -> str:
        if self._numbered:
            self._count += 1
            return str(self._count)
        return self._shown.get(anchor, anchor)


def _stand_in(found: Outside) -> Element:
    """Return an empty element for a reference that stands in another file."""
    from citecheck.readers.xml.tokens import Token

    return Element(Token("empty", found.span.start, found.span.end, "reference"), None)


def _is_numbered(root: Element, tree: Tree) -> bool:
    """Return whether references are printed as ``[1]``: with ``symrefs="no"``; the default is ``[RFC2119]``."""
    if root.get("symRefs"):
        return root.get("symRefs") == "false"
    nodes: Iterable[Node] = (*tree.before, *root.children)
    for node in nodes:
        if isinstance(node, Instruction) and "symrefs" in node.text:
            return "no" in node.text.partition("symrefs")[2]
    return False
