"""Stories of a Word file (body, notes, headers) as blocks: paragraphs, headings, lists, tables, entries."""

from collections.abc import Callable, Iterable
from typing import Literal

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docx.controls import chosen, control_tag, gallery, is_placeholder
from citecheck.readers.docx.inline import Inline
from citecheck.readers.docx.numbering import Number, Numbering
from citecheck.readers.docx.styles import Style, Styles, is_on, of_paragraph
from citecheck.readers.draft import BlockDraft, LabelForm
from citecheck.readers.labels import key_of
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.typed.list_headings import list_heading
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

Group = Literal["", "list", "quote"]
_TRANSPARENT = frozenset(
    {"ins", "moveTo", "del", "moveFrom", "customXml", "sdtContent", "body", "txbxContent", "tc", "footnote", "endnote"}
)
_KINDS: dict[str, BlockKind] = {
    "contents": "contents",
    "caption": "caption",
    "code": "code",
    "furniture": "furniture",
}


class _Leave:
    """Stands on the stack of elements for the end of a container; ``act`` gets its end in the source."""

    __slots__ = ("act", "at")

    def __init__(self, act: Callable[[int], None], at: int) -> None:
        self.act, self.at = act, at


class Blocks:
    """Writes the elements of a story as blocks of ``builder``, in document order and without recursion."""

    def __init__(
        self,
        builder: DocumentBuilder,
        styles: Styles,
        numbering: Numbering,
        inline: Inline,
        managed: ManagedCitations,
    ) -> None:
        """Serve one document; ``furniture`` is set for headers and footers."""
        self.builder, self.styles, self.numbering = builder, styles, numbering
        self.inline, self.managed = inline, managed
        inline.begin = self._begin
        self.furniture = False
        self._cells = 0
        self._contents = 0
        self._bibliography = 0
        self._boxes = 0
        self._group: Group = ""
        self._outer: list[Group] = []
        self._entry_open = False
        self._paragraph: Element | None = None
        self._style = Style()
        self._number: Number | None = None
        self._heading: BlockDraft | None = None
        self._region: BlockDraft | None = None
        self._optional = False
        self._entries: list[BlockDraft] = []

    def write(self, element: Element) -> None:
        """Write one element of a story: a paragraph, a table, a note with all it holds."""
        stack: list[Element | _Leave] = [element]
        while stack:
            node = stack.pop()
            if isinstance(node, _Leave):
                node.act(node.at)
            elif node.name == "p":
                self._write_paragraph(node)
                self._push_boxes(node, stack)
            else:
                self._container(node, stack)

    def end_story(self, end: int) -> None:
        """Close what is open at ``end``, the end of the text of a part."""
        self._change_group("", end)
        self._end_region()
        self._contents = self._bibliography = 0
        self.inline.reset()

    def end_note(self, end: int) -> None:
        """Close the list or quotation that a note ends with."""
        self._change_group("", end)

    # -- containers -------------------------------------------------------------------------------------------------

    def _container(self, node: Element, stack: list[Element | _Leave]) -> None:
        name = node.name
        if name in self.inline.skipped or (name == "tr" and self._is_deleted_row(node)):
            self.inline.deleted(node)
        elif name == "tbl":
            self._table(node, stack)
        elif name == "sdt":
            self._control(node, stack)
        elif name == "AlternateContent":
            stack.extend(each for each in reversed(chosen(node)) if isinstance(each, Element))
        elif name in _TRANSPARENT or name == "tr":
            _push(stack, node)
        else:
            self.inline.milestone(node)

    def _is_deleted_row(self, node: Element) -> bool:
        properties = node.first("trPr")
        return properties is not None and any(each.name in self.inline.skipped for each in properties.elements())

    def _table(self, node: Element, stack: list[Element | _Leave]) -> None:
        """Open a table; one of a single cell is a frame around text, not a table."""
        cells = [cell for row in node.elements("tr") for cell in row.elements("tc")]
        if len(cells) == 1:
            _push(stack, node)
            return
        self._open("table", node.start)
        self._cells += 1
        stack.append(_Leave(self._end_table, node.end))
        _push(stack, node)

    def _end_table(self, end: int) -> None:
        self._cells -= 1
        self._close(end)

    def _control(self, node: Element, stack: list[Element | _Leave]) -> None:
        if is_placeholder(node):
            return
        if gallery(node) == "Table of Contents":
            self._contents += 1
            stack.append(_Leave(self._end_contents, node.end))
        elif control_tag(node).startswith("MENDELEY_BIBLIOGRAPHY"):
            self._bibliography += 1
            stack.append(_Leave(self._end_bibliography, node.end))
        _push(stack, node)

    def _end_contents(self, end: int) -> None:
        self._contents -= 1

    def _end_bibliography(self, end: int) -> None:
        self._bibliography -= 1

    def _push_boxes(self, paragraph: Element, stack: list[Element | _Leave]) -> None:
        boxes, self.inline.boxes = self.inline.boxes, []
        for box in reversed(boxes):
            stack.append(_Leave(self._end_box, box.end))
            _push(stack, box)
            stack.append(_Leave(self._begin_box, box.start))

    def _begin_box(self, start: int) -> None:
        self._boxes += 1

    def _end_box(self, end: int) -> None:
        self._boxes -= 1

    def _open(self, kind: BlockKind, start: int) -> None:
        self._change_group("", start)
        self._outer.append(self._group)
        self.builder.open(kind, start)

    def _close(self, end: int) -> None:
        self._change_group("", end)
        self.builder.close(end)
        self._group = self._outer.pop() if self._outer else ""

    def _change_group(self, group: Group, at: int) -> None:
        """Close the list or quotation that is open unless the next paragraph goes on with it, and open that."""
        if group == self._group:
            return
        if self._group:
            self.builder.close(at)
        self._group = group
        if group:
            self.builder.open(group, at)

    # -- paragraphs -------------------------------------------------------------------------------------------------

    def _write_paragraph(self, node: Element) -> None:
        inline = self.inline
        inline.paragraph += 1
        style, number = self._properties(node)
        self._paragraph, self._style, self._number = node, style, number
        self._entry_open = False
        inline.write(node, style)
        draft = self.builder.current
        if draft is None:
            return
        self.builder.end(node.end)
        if self._entry_open:
            self.builder.close(node.end)
        self._note_heading(draft)

    def _properties(self, node: Element) -> tuple[Style, Number | None]:
        """Return the style of a paragraph and its automatic number."""
        properties = node.first("pPr")
        if properties is None:
            return self.styles.of(self.styles.default)._replace(), None
        named = properties.first("pStyle")
        style = self.styles.of(named.get("val") if named is not None else self.styles.default)
        style = of_paragraph(style, properties)
        if not style.number:
            return style, None
        marks = properties.first("rPr")
        if marks is not None and any(is_on(marks.first(each)) for each in self.inline.skipped):
            return style, None  # the paragraph is deleted: Word does not count it
        return style, self.numbering.next(style.number, style.depth)

    def _begin(self, start: int) -> None:
        """Begin the block of the paragraph, now that there is something in it."""
        assert self._paragraph is not None
        at = min(self._paragraph.start, start)
        kind, level = self._kind()
        number = self._number
        self._change_group("" if kind != "item" and self._style.role != "quote" else self._wanted(kind), at)
        if self._is_managed_entry():
            self._change_group("", at)
            self.managed.heading = self._heading
            self.managed.open_entry(at)
            self._entry_open = True
        elif self._region is not None and number is not None and number.counted and kind in ("paragraph", "item"):
            self._open_entry(at, number)
            kind, number = "paragraph", None
        label = number.label if number is not None and kind in ("paragraph", "item", "heading") else ""
        self.builder.begin(kind, at, level, number=label)

    def _wanted(self, kind: BlockKind) -> Group:
        if kind not in ("item", "paragraph"):
            return ""
        return "list" if kind == "item" else "quote"

    def _kind(self) -> tuple[BlockKind, int]:
        style = self._style
        if self.furniture:
            return "furniture", 0
        if self._contents or self.inline.fields.inside("contents"):
            return "contents", 0
        if style.role == "heading" and self.inline.note is None:
            return "heading", style.level
        if style.role in _KINDS:
            return _KINDS[style.role], 0
        if self._cells:
            return "cell", 0
        number = self._number
        if number is not None and style.role != "quote":
            # "22." before a paragraph is its number; bullets, letters and inner levels make a list.
            counted = number.counted and style.depth == 0 and not style.listed
            return ("paragraph" if counted else "item"), 0
        return "paragraph", 0

    def _is_managed_entry(self) -> bool:
        if self.inline.note is not None or self._cells or self.furniture:
            return False
        return bool(self._bibliography) or self.inline.fields.inside("bibliography")

    # -- lists of sources numbered by Word --------------------------------------------------------------------------

    def _open_entry(self, start: int, number: Number) -> None:
        self._change_group("", start)
        label = number.label.rpartition(".")[2]
        draft = self.builder.open_note("entry", label, key_of(label), start, Span(self.builder.part, start, start))
        if draft.note is not None:
            draft.note.form = _form(number)
            draft.note.typed = True
        self._entries.append(draft)
        self._entry_open = True

    def _note_heading(self, draft: BlockDraft) -> None:
        """Note down a heading, and whether it announces a list of notes or sources."""
        if draft.kind not in ("heading", "paragraph") or draft.note is not None or draft.inside("note"):
            return
        short = draft.text.length <= 60
        found = list_heading(draft.text.plain()) if short else None
        if draft.kind == "heading" or (found is not None and not draft.number):
            self._heading = draft
            self._end_region()
            if found is not None:
                self._region, self._optional = draft, found.optional

    def _end_region(self) -> None:
        if self._entries:
            self.builder.note_list(self._entries, self._region, optional=self._optional)
        self._entries, self._region = [], None


def _form(number: Number) -> LabelForm:
    if number.printed.startswith("["):
        return "bracket"
    if number.printed.startswith("("):
        return "parentheses"
    if number.printed.endswith(")"):
        return "parenthesis"
    return "dot" if number.printed.endswith(".") else "plain"


def _push(stack: list[Element | _Leave], node: Element) -> None:
    children: Iterable[Element | _Leave] = [each for each in reversed(node.children) if isinstance(each, Element)]
    stack.extend(children)
