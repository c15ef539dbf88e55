"""JATS: articles of journals, as publishers and archives keep them (ANSI/NISO Z39.96, and the older NLM DTDs)."""

from citecheck.model.document import BlockKind, Document, Metadata
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.jats.entries import entry_fields, entry_label
from citecheck.readers.jats.names import CITATIONS, NAMES
from citecheck.readers.jats.scan import REFERRING, Scan, within
from citecheck.readers.labels import key_of
from citecheck.readers.xml.anchors import report_duplicates
from citecheck.readers.xml.registry import Known
from citecheck.readers.xml.runs import Reference, Run
from citecheck.readers.xml.source import open_source
from citecheck.readers.xml.tree import Element, Text
from citecheck.readers.xml.writer import Role, XmlWriter


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a JATS article. Never raises for content; positions are code points."""
    builder, tree, losing = open_source(data, path, "jats", dialect)
    text = builder.source.parts[0].text
    if tree.root is not None:
        scan = Scan(tree.root, text)
        _Writer(builder, scan).write(tree.root)
        report_duplicates(builder, text, scan.bearers, scan.registry.of_anchor, "id")
        builder.metadata = _metadata(tree.root, losing)
    return builder.finish(len(text))


def _metadata(root: Element, losing: bool) -> Metadata:
    title = next((each.plain() for each in root.walk() if each.name == "article-title"), "")
    return Metadata(title=title, language=root.get("xml:lang", "lang").lower(), partial=losing)


class _Writer(XmlWriter):
    """Writes an article."""

    roles = NAMES

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        super().__init__(builder, scan.registry, raised=scan.raised)
        self.scan = scan

    def role(self, element: Element) -> Role:
        role = self.roles.get(element.name, "inline")
        if role == "heading" and _in_citation(element):
            return "inline"
        if (
            role == "heading"
            and (parent := element.parent) is not None
            and parent.name in ("caption", "trans-title-group")
        ):
            return "paragraph"
        if element.name == "permissions":
            return "caption" if within(element, "front") is None else "skip"
        if element.name == "boxed-text" and element.get("position") == "float":
            return "table"
        if role == "skip" and _in_citation(element):
            return "inline"
        return role

    def enter_kind(self, element: Element, kind: BlockKind) -> BlockKind:
        return "cell" if kind == "paragraph" and element.name == "boxed-text" else kind

    def reference(self, element: Element) -> Reference | None:
        kind = element.get("ref-type")
        targets = tuple(element.get("rid").split())
        if not targets or not (kind in REFERRING or any(target in self.registry.of_anchor for target in targets)):
            return None
        shown = tuple(text for text in element.texts() if text.text.strip())
        known = [self.registry.of_anchor.get(target) for target in targets]
        labels = (
            each.label if each and each.label else self.registry.label_of_lost(name) or name
            for each, name in zip(known, targets, strict=True)
        )
        printed = "" if shown else ", ".join(labels)
        cites = kind == "bibr" or (kind not in REFERRING and any(each and each.kind == "entry" for each in known))
        return Reference(element, targets, shown, printed, cites)

    def _text(self, node: Text) -> None:
        """Signs in the cells of a table that its footnotes bear are their markers."""
        if self.raised and self.scan.table_labels and (known := self._table_note(node)) is not None:
            self.add(Run("reference", "", node.start, node.end, raised=True, reference=_typed(node, known)))
            return
        super()._text(node)

    def _table_note(self, node: Text) -> Known | None:
        if len(node.text.strip()) > 4 or not node.text.strip() or not self.stack:
            return None
        cell = self.cell
        table = within(cell, "table-wrap") if cell is not None else None
        labels = self.scan.table_labels.get(id(table)) if table is not None else None
        return labels.get(key_of(node.text)) if labels else None

    @property
    def cell(self) -> Element | None:
        """The table cell or caption that is being read."""
        for entry in reversed(self.stack):
            element = getattr(entry, "element", None)
            if element is not None and element.name in ("td", "th", "caption"):
                return element  # type: ignore[no-any-return]
        return None

    def note_content(self, element: Element, known: Known, draft: BlockDraft) -> None:
        label = entry_label(element) if element.name == "ref" else element.first("label")
        self.stack.extend(child for child in reversed(element.children) if child is not label)
        if element.name == "ref" and draft.note is not None:
            draft.note.fields = entry_fields(element, self.builder.source.parts[0].text, self.builder.part)


def _typed(node: Text, known: Known) -> Reference:
    return Reference(known.element, (known.anchors[0],), (node,), cites=False)


def _in_citation(element: Element) -> bool:
    parent = element.parent
    while parent is not None and parent.name not in ("sec", "back", "body"):
        if parent.name in CITATIONS or parent.name == "ref":
            return True
        parent = parent.parent
    return False
