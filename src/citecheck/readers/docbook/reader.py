"""DocBook 4 and 5: books, articles and their parts."""

import re

from citecheck.model.document import Document, Metadata
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docbook.entries import entry_fields, entry_label
from citecheck.readers.docbook.names import ENTRIES, NAMES, ROOTS
from citecheck.readers.docbook.scan import Scan
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.xml.anchors import report_duplicates
from citecheck.readers.xml.registry import Known
from citecheck.readers.xml.runs import Reference, Run
from citecheck.readers.xml.source import open_source
from citecheck.readers.xml.tree import Element, Text
from citecheck.readers.xml.writer import Role, XmlWriter

_ENTITY_FILE = re.compile(r"<!ENTITY\s+[^\s%\"'<>]{1,100}\s+(?:SYSTEM|PUBLIC)\b")
_LIKE_KEY = re.compile(r"[\w.:+-]{1,60}")


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a DocBook file. Never raises for content; positions are code points.

    Chapters and other pieces are marked as fragments: their sources may be listed in another file.
    """
    builder, tree, losing = open_source(data, path, "docbook", dialect)
    text = builder.source.parts[0].text
    if tree.root is not None:
        scan = Scan(tree.root, text)
        _Writer(builder, scan, tree.root).write(tree.root)
        report_duplicates(builder, text, scan.bearers, scan.registry.of_anchor, "id")
        pieces = scan.included or bool(_ENTITY_FILE.search(text, 0, tree.root.start))
        builder.metadata = _metadata(tree.root, losing=losing or pieces, collected=scan.collected)
    return builder.finish(len(text))


def _metadata(root: Element, *, losing: bool, collected: bool) -> Metadata:
    holder = root.first("info", "bookinfo", "articleinfo") or root
    title = root.first("title") or holder.first("title")
    return Metadata(
        title=title.plain() if title is not None else "",
        language=root.get("xml:lang", "lang").replace("_", "-").lower(),
        fragment=collected or root.name not in ROOTS,
        partial=losing,
    )


class _Writer(XmlWriter):
    """Writes a book, an article or a piece of one."""

    roles = NAMES

    def __init__(self, builder: DocumentBuilder, scan: Scan, root: Element) -> None:
        super().__init__(builder, scan.registry)
        self.scan, self.root = scan, root

    def role(self, element: Element) -> Role:
        role = NAMES.get(element.name, "inline")
        if (
            self.notes
            and (role in ("skip", "heading") or (role == "block" and _in_entry(element)))
            and _in_entry(element)
        ):
            return "inline" if element.name != "indexterm" else "skip"
        parent = element.parent.name if element.parent is not None else ""
        if element.name == "title" and parent in ("table", "figure", "example", "informaltable", "equation"):
            return "caption"
        if element.name == "abbrev" and parent in ENTRIES:
            return "skip"
        return role

    def reference(self, element: Element) -> Reference | None:
        if element.name == "citation":
            return self._citation(element)
        target = element.get("linkend", "endterm")
        if not target and element.get("xlink:href", "href")[:1] == "#":
            target = element.get("xlink:href", "href")[1:]
        known = self.registry.of_anchor.get(target)
        shown = tuple(text for text in element.texts() if text.text.strip())
        if known is None and not self._is_lost(element, target):
            self._address(element, shown)
            return None
        printed = "" if shown else self._printed(known, target)
        if known is None and printed and element.name == "biblioref":
            printed = f"[{printed}]"
        cites = element.name != "footnoteref" if known is None else known.kind == "entry"
        return Reference(element, (target,), shown, printed, cites)

    def _is_lost(self, element: Element, target: str) -> bool:
        """A cross-reference may lead to another file of the book; a mark of a footnote cannot."""
        if not target or target in self.scan.bearers:
            return False
        return element.name == "footnoteref" or (element.name == "biblioref" and self.root.name in ROOTS)

    def _printed(self, known: Known | None, target: str) -> str:
        label = known.label if known is not None and known.label else self.registry.label_of_lost(target) or target
        return f"[{label}]" if known is not None and known.kind == "entry" else label

    def _citation(self, element: Element) -> Reference | None:
        """A ``citation`` that says the label of an entry, or one word where there are entries, cites it."""
        words = element.plain().strip("[]")
        entry = self.scan.keys.get(key_of(words))
        if entry is None and not (self.scan.keys and _LIKE_KEY.fullmatch(words) and element.first() is None):
            return None
        anchor = self.registry.of_element[id(entry)].anchors[0] if entry is not None else words
        shown: tuple[Text, ...] = ()
        return Reference(element, (anchor,), shown, f"[{words}]")

    def _address(self, element: Element, shown: tuple[Text, ...]) -> None:
        """A link without words shows its address."""
        if not shown and element.name in ("ulink", "link") and (url := element.get("url", "xlink:href", "href")):
            self.add(Run("verbatim", url, element.start, element.end, literal=False))

    def note_content(self, element: Element, known: Known, draft: BlockDraft) -> None:
        label = entry_label(element) if known.kind == "entry" else None
        if known.kind == "entry" and element.plain() == (
            label.plain() if label else ""
        ):  # filled from a collection of entries in another file
            place = known.label_span
            source = self.builder.source.parts[0].text
            self.runs = [Run("verbatim", source[place.start : place.end], place.start, place.end)]
            return
        self.stack.extend(child for child in reversed(element.children) if child is not label)
        if known.kind == "entry" and draft.note is not None:
            draft.note.fields = entry_fields(element, self.builder.source.parts[0].text, self.builder.part)

    def optional(self, draft: BlockDraft) -> bool:
        """A file that is nothing but a bibliography is cited from others."""
        return self.root.name in ("bibliography", "bibliodiv", "bibliolist") or super().optional(draft)


def _in_entry(element: Element) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.name in ENTRIES:
            return True
        parent = parent.parent
    return False
