"""xml2rfc: RFCs and Internet-Drafts in the vocabularies of RFC 2629, RFC 7749 (v2) and RFC 7991 (v3)."""

from citecheck.model.document import Document, Metadata
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.rfcxml.entries import add_fields, entry_runs
from citecheck.readers.rfcxml.names import NAMES
from citecheck.readers.rfcxml.scan import Scan
from citecheck.readers.xml.anchors import attribute_span, report_duplicates
from citecheck.readers.xml.registry import Known
from citecheck.readers.xml.runs import Reference, Run
from citecheck.readers.xml.source import open_source
from citecheck.readers.xml.tree import Element, Instruction, Text
from citecheck.readers.xml.writer import Role, XmlWriter
from citecheck.text.span import Span

_HYPERTEXT = ("section", "counter", "title", "none")


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of an xml2rfc source. Never raises for content; positions are code points.

    References of the citation libraries (``<?rfc include?>``, ``xi:include``, external entities) are known by the names
    of their files; where a name does not tell the anchor, keys without an entry are left open.
    """
    builder, tree, losing = open_source(data, path, "rfcxml", dialect)
    text = builder.source.parts[0].text
    if tree.root is not None:
        scan = Scan(tree.root, tree, text)
        _Writer(builder, scan, tree.root).write(tree.root)
        report_duplicates(builder, text, scan.bearers, scan.registry.of_anchor, "anchor")
        builder.metadata = _metadata(tree.root, scan, losing=losing)
    return builder.finish(len(text))


def _metadata(root: Element, scan: Scan, *, losing: bool) -> Metadata:
    front = root.first("front")
    title = front.first("title") if front is not None else None
    number = root.get("number")
    return Metadata(
        title=title.plain() if title is not None else "",
        language=root.get("xml:lang", default="en").lower(),
        own_keys=(f"rfc{number}",) if number else (),
        fragment=scan.open_ended,
        partial=losing,
    )


class _Writer(XmlWriter):
    """Writes an RFC."""

    roles = NAMES

    def __init__(self, builder: DocumentBuilder, scan: Scan, root: Element) -> None:
        super().__init__(builder, scan.registry)
        self.scan, self.root, self.text = scan, root, builder.source.parts[0].text

    def role(self, element: Element) -> Role:
        name = element.name
        if name == "t" and element.parent is not None and element.parent.name == "list":
            return "item"
        if name in ("email", "uri", "code", "format", "link", "note", "list", "address") and element.prefix:
            return "inline"
        if name == "code" and (element.parent is None or element.parent.name != "postal"):
            return "verbatim"
        if name == "spanx":
            return "verbatim" if element.get("style") == "verb" else "inline"
        if name == "cref":
            words = element.plain()
            self.builder.directive(words, Span(self.builder.part, element.start, element.end))
            return "skip"
        if name in ("referencegroup", "include") and id(element) in self.registry.of_element:
            return "entry"
        if name in ("section", "note", "references", "figure", "texttable", "abstract"):
            self._title(element)
        return NAMES.get(name, "inline")

    def _title(self, element: Element) -> None:
        """Version 2 keeps the titles of sections in an attribute."""
        span = attribute_span(self.text, element, "title")
        if span is None or not element.get("title").strip():
            return
        self.break_text()
        kind = self.kinds[-1]
        caption = element.name in ("figure", "texttable")
        self.kinds[-1] = "caption" if caption else "heading"
        self.level = self.heading_level(element) + 1
        self.add(Run("text", self.text[span.start : span.end], span.start, span.end))
        self.break_text()
        self.kinds[-1] = kind

    def heading_level(self, element: Element) -> int:
        depth = 0
        parent: Element | None = element
        while parent is not None and depth < 9:
            depth += parent.name in ("section", "references", "abstract", "note")
            parent = parent.parent
        return max(depth, 1)

    def reference(self, element: Element) -> Reference | None:
        target = element.get("target")
        known = self.registry.of_anchor.get(target)
        if not target or (known is None and target in self.scan.bearers):
            return None
        shown = tuple(text for text in element.texts() if text.text.strip())
        if element.get("format") == "none" and shown and known is not None:
            return Reference(element, (target,), shown, "", True)
        label = known.label if known is not None else target
        return Reference(element, (target,), shown, f"[{label}]")

    def _text(self, node: Text) -> None:
        """An entity may stand for a citation."""
        if node.text[:1] == "&" and (targets := self.scan.entities.citations.get(node.text[1:-1])):
            for target in targets:
                if target in self.registry.of_anchor or target not in self.scan.bearers:
                    self._entity(node, target)
            return
        if not self.include(node):
            super()._text(node)

    def include(self, node: Text | Instruction) -> bool:
        """Write the reference that ``node`` brings in from another file, where it does."""
        outside = self.scan.outside.get(node.start)
        if outside is not None:
            self.break_text()
            self._write_note(outside.element, outside)
        return outside is not None

    def _entity(self, node: Text, target: str) -> None:
        known = self.registry.of_anchor.get(target)
        holder = known.element if known is not None else self.root
        reference = Reference(holder, (target,), (), f"[{known.label if known is not None else target}]")
        self.add(Run("reference", "", node.start, node.end, reference=reference))

    def note_content(self, element: Element, known: Known, draft: BlockDraft) -> None:
        self.runs = entry_runs(element, self.text)
        if not self.runs and (
            element.parent is None or element.name == "include" or element.first()
        ):  # its words stand in another file
            place = known.label_span
            self.runs = [Run("verbatim", self.text[place.start : place.end], place.start, place.end)]
        self.runs = self.runs or None
        if draft.note is not None:
            add_fields(draft.note, element, self.text, self.builder)
