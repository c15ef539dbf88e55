"""What stands inside a paragraph of an OpenDocument text."""

import re
from collections.abc import Callable

from citecheck.model.document import CitedItem, Field
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.csl import CitedWork, label_of, works_of
from citecheck.readers.draft import MarkerDraft
from citecheck.readers.labels import key_of
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.odt.styles import Style, Styles
from citecheck.readers.raised import RAISED, is_number
from citecheck.readers.xml.comment_ranges import CommentRanges
from citecheck.readers.xml.tree import Element, Node, Text
from citecheck.text.span import Span

_PIECE = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+(?: [^ \t\r\n]+)*")
_UNEVEN = re.compile(r"[\t\r\n]|  ")
_SILENT = frozenset({"tracked-changes", "ruby-text", "sequence-decls", "forms", "variable-decls", "user-field-decls"})
_FIELDS = {
    "author": "author", "editor": "editor", "title": "title", "booktitle": "container-title",
    "journal": "container-title", "publisher": "publisher", "address": "publisher-place", "year": "issued",
    "volume": "volume", "number": "issue", "pages": "page", "url": "URL", "isbn": "ISBN", "doi": "DOI",
    "edition": "edition", "institution": "publisher", "school": "publisher", "howpublished": "medium",
}  # fmt: skip


class NoteElement:
    """A note met in a paragraph: its element and the label and anchor of its marker."""

    __slots__ = ("anchor", "element", "kind", "label")

    def __init__(self, element: Element, kind: str, label: str, anchor: str) -> None:
        """Note down a note."""
        self.element, self.kind, self.label, self.anchor = element, kind, label, anchor


class _Open:
    """A citation that is being read: its works, and where what it shows begins."""

    __slots__ = ("high", "low", "paragraph", "printed", "text_start", "works")

    def __init__(self, works: list[CitedWork], paragraph: int, text_start: int) -> None:
        self.works, self.paragraph, self.text_start = works, paragraph, text_start
        self.printed: list[str] = []
        self.low = self.high = -1


class _Leave:
    """Stands on the stack of nodes for the end of an element."""

    __slots__ = ("act",)

    def __init__(self, act: Callable[[], None]) -> None:
        self.act = act


class Inline:
    """Writes the content of paragraphs into the block that ``begin`` opens when the first of it comes.

    ``notes`` and ``shapes`` collect what stands beside the text, to be written after the paragraph.
    """

    def __init__(
        self, builder: DocumentBuilder, styles: Styles, comments: CommentRanges, managed: ManagedCitations
    ) -> None:
        """Serve one document."""
        self.builder, self.styles, self.comments, self.managed = builder, styles, comments, managed
        self.begin: Callable[[int], None] = lambda start: None
        self.insertions: set[str] = set()
        """The ids of the tracked insertions that are not to be read."""
        self.notes: list[NoteElement] = []
        self.shapes: list[Element] = []
        self.references: list[MarkerDraft] = []
        self.anchors: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.paragraph = 0
        self.in_note = False
        self._style = Style()
        self._skipping: set[str] = set()
        self._open: dict[str, _Open] = {}

    def write(self, paragraph: Element, style: Style) -> None:
        """Write the content of a paragraph; its block is begun when there is any."""
        self._style = style
        stack: list[Node | _Leave] = list(reversed(paragraph.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Text):
                if not self._skipping:
                    self._text(node)
            elif isinstance(node, _Leave):
                node.act()
            elif isinstance(node, Element):
                self._element(node, stack)

    def _element(self, node: Element, stack: list[Node | _Leave]) -> None:
        name = node.name
        if name.startswith("change"):
            self.change(node)
        elif self._skipping or name in _SILENT:
            return
        elif name == "span":
            self._span(node, stack)
        elif name == "note":
            self._note(node)
        elif name == "note-ref":
            self._note_reference(node)
        elif name == "bibliography-mark":
            self._mark(node)
        elif name in ("annotation", "annotation-end"):
            self.annotation(node)
        elif name in ("reference-mark-start", "reference-mark-end"):
            self._reference_mark(node)
        elif node.prefix == "draw" and name != "a":
            self.shapes.append(node)
        elif not self._white(node):
            stack.extend(reversed(node.children))

    def _white(self, node: Element) -> bool:
        if node.name == "s" or node.name == "tab":
            if self.builder.current is not None:
                self.builder.space(node.start, node.end)
        elif node.name == "line-break":
            if self.builder.current is not None:
                self.builder.line_break(node.start, node.end)
        else:
            return node.name == "soft-page-break"
        return True

    def _span(self, node: Element, stack: list[Node | _Leave]) -> None:
        outer = self._style
        own = self.styles.of("text", node.get("style-name"))
        if own.hidden:
            return
        self._style = outer._replace(raised=own.raised or outer.raised, code=own.code or outer.code)
        stack.append(_Leave(lambda: self._restore(outer)))
        stack.extend(reversed(node.children))

    def _restore(self, style: Style) -> None:
        self._style = style

    # -- text -------------------------------------------------------------------------------------------------------

    def _text(self, node: Text) -> None:
        """Write text with its white space folded, as OpenDocument 1.3 part 3, 6.1.2 has it."""
        text = node.text
        if not text.strip(" \t\r\n"):
            if self.builder.current is not None:
                self.builder.space(node.start, node.end)
            return
        if not node.literal:
            self._put(text, node.start, node.end, literal=False)
            return
        current = self.builder.current
        leading = text[0] == " " and (current is None or current.text.ends_with_space())
        if not leading and not _UNEVEN.search(text):
            self._put(text, node.start, node.end, literal=True)
            return
        for match in _PIECE.finditer(text):
            low, high = node.start + match.start(), node.start + match.end()
            if match[0][0] in " \t\r\n":
                if self.builder.current is not None:
                    self.builder.space(low, high)
            else:
                self._put(match[0], low, high, literal=True)

    def _put(self, text: str, start: int, end: int, *, literal: bool) -> None:
        self._begin(start)
        if self._style.raised and is_number(text):
            for place, letter in enumerate(text):
                low, high = (start + place, start + place + 1) if literal else (start, end)
                self.builder.replaced(letter.translate(RAISED), low, high)
            text = text.translate(RAISED)
        elif self._style.code:
            self.builder.verbatim(text, start, end)
        elif literal:
            self.builder.text(text, start)
        else:
            self.builder.replaced(text, start, end)
        for each in self._open.values():
            each.printed.append(text)
            each.low = start if each.low < 0 else each.low
            each.high = end

    def _begin(self, start: int) -> None:
        if self.builder.current is None:
            self.begin(start)

    def _length(self) -> int:
        current = self.builder.current
        return current.text.length if current is not None else 0

    # -- notes ------------------------------------------------------------------------------------------------------

    def _note(self, node: Element) -> None:
        kind = "endnote" if node.get("note-class") == "endnote" else "footnote"
        self.counts[kind] = self.counts.get(kind, 0) + 1
        citation = node.first("note-citation")
        printed = citation.get("label") or citation.plain() if citation is not None else ""
        label = printed or str(self.counts[kind])
        anchor = f"{kind}-{self.counts[kind]}"
        self.anchors.setdefault(node.get("id", "text:id"), anchor)
        whole = citation if citation is not None else node
        span = Span(self.builder.part, whole.start, whole.end)
        self._begin(node.start)
        self.builder.marker("footnote", label, (CitedItem(label, key_of(label), span),), span, target=anchor)
        self.notes.append(NoteElement(node, kind, label, anchor))

    def _note_reference(self, node: Element) -> None:
        """Take a further marker of a note; one that is not raised is a cross-reference in words and stays text."""
        label = node.plain()
        if not label or not (self._style.raised or label in ("*", "†", "‡")):
            for text in node.texts():
                self._text(text)
            return
        self._begin(node.start)
        span = Span(self.builder.part, node.start, node.end)
        self.builder.marker(
            "footnote", label, (CitedItem(label, key_of(label), span),), span, target=node.get("ref-name")
        )
        current = self.builder.current
        if current is not None:
            self.references.append(current.markers[-1])

    # -- citations --------------------------------------------------------------------------------------------------

    def _mark(self, node: Element) -> None:
        identifier = node.get("identifier")
        span = Span(self.builder.part, node.start, node.end)
        start = Span(self.builder.part, node.start, node.inner)
        fields = tuple(
            Field(_FIELDS[name], value, start)
            for key, value in node.attributes.items()
            if (name := key.rpartition(":")[2]) in _FIELDS and value.strip()
        )
        label = identifier or label_of(fields) or node.plain()
        if not label:
            return
        work = CitedWork(key_of(label), label, start, fields=fields)
        self._begin(node.start)
        opened = _Open([work], self.paragraph, self._length())
        self._open["mark"] = opened
        for text in node.texts():
            self._text(text)
        self._cite("mark", span)

    def _reference_mark(self, node: Element) -> None:
        """Zotero and Mendeley keep a citation in the name of a reference mark around what is printed."""
        name = node.get("name")
        if "CSL_CITATION" not in name[:200]:
            return
        span = Span(self.builder.part, node.start, node.end)
        if node.name == "reference-mark-end":
            self._cite(name, span)
            return
        if works := works_of(name, lambda low, high: span):
            self._open[name] = _Open(works, self.paragraph, self._length())

    def _cite(self, name: str, span: Span) -> None:
        opened = self._open.pop(name, None)
        if opened is None or opened.paragraph != self.paragraph:
            return
        exact = opened.low >= 0 and opened.high - opened.low == sum(map(len, opened.printed))
        if opened.low >= 0:
            span = Span(self.builder.part, opened.low, opened.high)
        self._begin(span.start)
        printed = "".join(opened.printed)
        self.managed.cite(opened.works, printed, opened.text_start, span, exact=exact, keep=self.in_note)

    # -- changes and comments ---------------------------------------------------------------------------------------

    def change(self, node: Element) -> None:
        """Take the begin or the end of a tracked insertion."""
        identifier = node.get("change-id")
        if node.name == "change-start" and identifier in self.insertions:
            self._skipping.add(identifier)
        elif node.name == "change-end":
            self._skipping.discard(identifier)

    def annotation(self, node: Element) -> None:
        """Take a comment, or the end of its range."""
        name = node.get("name")
        if node.name == "annotation-end":
            self.comments.end(name, node, self.builder, self.paragraph)
            return
        identifier = name or f"at {node.start}"
        if self.comments.learn(identifier, node):
            if name:
                self.comments.start(identifier, node, self.builder.part, self.paragraph)
            else:
                self.comments.reference(identifier, node, self.builder)
