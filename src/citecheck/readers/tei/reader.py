"""TEI: editions and studies in the vocabulary of the Text Encoding Initiative (P5)."""

from citecheck.model.document import Document, Metadata
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.tei.entries import entry_fields
from citecheck.readers.tei.names import ENTRIES, NAMES, STRUCTURES
from citecheck.readers.tei.pointers import local_targets
from citecheck.readers.tei.scan import Scan
from citecheck.readers.xml.anchors import report_duplicates
from citecheck.readers.xml.registry import Known
from citecheck.readers.xml.runs import Reference, Run
from citecheck.readers.xml.source import open_source
from citecheck.readers.xml.tree import Element
from citecheck.readers.xml.writer import Exit, Role, XmlWriter

_BLOCKS_INSIDE = ("p", "lg", "l", "quote", "list", "ab", "sp", "div", "bibl")


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a TEI file. Never raises for content; positions are code points."""
    builder, tree, losing = open_source(data, path, "tei", dialect)
    text = builder.source.parts[0].text
    if tree.root is not None:
        scan = Scan(tree.root, text)
        _Writer(builder, scan).write(tree.root)
        report_duplicates(builder, text, scan.bearers, scan.registry.of_anchor, "id")
        builder.metadata = _metadata(tree.root, partial=losing or scan.included)
    return builder.finish(len(text))


def _metadata(root: Element, *, partial: bool) -> Metadata:
    statement = next((each for each in root.walk() if each.name == "titleStmt"), None)
    title = statement.first("title") if statement is not None else None
    text = root.first("text")
    language = root.get("xml:lang") or (text.get("xml:lang") if text is not None else "")
    return Metadata(title=title.plain() if title is not None else "", language=language.lower(), partial=partial)


class _Writer(XmlWriter):
    """Writes a text with its notes."""

    roles = NAMES

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        super().__init__(builder, scan.registry)
        self.scan = scan

    def role(self, element: Element) -> Role:
        name = element.name
        parent = element.parent.name if element.parent is not None else ""
        if name == "hi":
            look = element.get("rend", "rendition", "style")
            return "raised" if "sup" in look.lower() else "inline"
        if id(element) in self.registry.of_element:
            return "note" if name == "note" else "entry"
        if name in ENTRIES:
            return "paragraph" if parent in STRUCTURES else "verbatim"
        if name in ("q", "quote", "cit", "said"):
            return "quote" if parent in STRUCTURES or element.first(*_BLOCKS_INSIDE) is not None else "inline"
        if name == "head" and parent in ("table", "figure", "list"):
            return "caption"
        if name == "label" and parent == "list":
            return "term"
        if name in ("sic", "abbr") and parent == "choice":
            return "skip"
        if name == "address" and parent not in STRUCTURES:
            return "inline"
        if name == "lb" and element.get("break") == "no":
            return "skip"
        return NAMES.get(name, "inline")

    def reference(self, element: Element) -> Reference | None:
        targets = local_targets(element.get("target"))
        notes = tuple(target for target in targets if target in self.registry.of_anchor)
        lost = tuple(target for target in targets if target not in self.scan.bearers)
        if not notes and not lost:
            return None
        shown = tuple(text for text in element.texts() if text.text.strip())
        first = self.registry.of_anchor.get(notes[0]) if notes else None
        cites = first is None or first.kind == "entry"
        label = first.label if first is not None else self.registry.label_of_lost(lost[0])
        printed = "" if shown else label or f"#{(notes or lost)[0]}"
        return Reference(element, notes + lost, shown, printed, cites)

    def plain_note(self, element: Element, role: Role) -> None:
        """A note in the margin stands beside the text; any other one that nothing marks is a paragraph of it."""
        super().plain_note(element, role)
        if element.get("place").lower().startswith("margin"):
            self.kinds[-1] = "furniture"

    def _open(self, element: Element) -> None:
        """Put the marker of a note that is attached to ``element`` at its end."""
        notes = self.scan.marked_at.get(element.get("xml:id", "id")) if self.scan.marked_at else None
        size = len(self.stack)
        if element.name in ("egXML", "eg"):  # what it points at belongs to the example
            self._enter(element, "code")
            self.stack += [Exit(element, "code"), *reversed(list(element.texts()))]
            return
        super()._open(element)
        for known in notes or ():
            reference = Reference(element, (known.anchors[0],), (), known.label, cites=False)
            self.stack.insert(
                size + self.has_exit(size), Run("reference", "", element.start, element.end, reference=reference)
            )

    def declare(self, group: int, drafts: list[BlockDraft]) -> None:
        super().declare(group, drafts)
        if group in self.scan.ends and drafts and drafts[0].note is not None and drafts[0].note.listed is not None:
            drafts[0].note.listed.start = drafts[0].note.listed.end = self.scan.ends[group]

    def note_content(self, element: Element, known: Known, draft: BlockDraft) -> None:
        super().note_content(element, known, draft)
        if known.kind == "entry" and draft.note is not None:
            draft.note.fields = entry_fields(element, self.builder.source.parts[0].text, self.builder.part)
