"""The body of an OpenDocument text as blocks: headings, paragraphs, lists, tables, sections, notes, entries."""

from collections.abc import Callable
from typing import NamedTuple

from citecheck.model.document import BlockKind, NoteKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docx.note_parts import PICTURE
from citecheck.readers.draft import BlockDraft, LabelForm
from citecheck.readers.labels import key_of
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.odt.inline import Inline, NoteElement
from citecheck.readers.odt.numbering import ListNumbers, Number
from citecheck.readers.odt.styles import Style, Styles
from citecheck.readers.typed.list_headings import list_heading
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

_INDEXES = frozenset(
    {
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    }
)  # fmt: skip
_SILENT = frozenset(
    {
        "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "covered-table-cell",
        "title", "desc", "dde-connection-decls", "note-citation",
    }
)  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "contents": "contents", "caption": "caption", "code": "code", "furniture": "furniture",
}  # fmt: skip


class _Leave:
    """Stands on the stack of elements for the end of one."""

    __slots__ = ("act", "at")

    def __init__(self, act: Callable[[int], None], at: int) -> None:
        self.act, self.at = act, at


class _List(NamedTuple):
    style: str
    container: bool


class Blocks:
    """Writes the elements of a body as blocks of ``builder``, in document order and without recursion."""

    def __init__(self, builder: DocumentBuilder, styles: Styles, inline: Inline, managed: ManagedCitations) -> None:
        """Serve one document."""
        self.builder, self.styles, self.inline, self.managed = builder, styles, inline, managed
        inline.begin = self._begin
        self.numbers = ListNumbers(styles)
        self.furniture = False
        self.notes: list[tuple[NoteElement, int, int, BlockDraft]] = []
        """The notes as written: where their drafts begin and end among those of the builder."""
        self._cells = self._contents = self._bibliography = self._quotes = 0
        self._lists: list[_List] = []
        self._number: Number | None = None
        self._paragraph: Element | None = None
        self._style = Style()
        self._entry_open = self._quote_open = False
        self._heading: BlockDraft | None = None
        self._region: BlockDraft | None = None
        self._optional = False
        self._entries: list[BlockDraft] = []

    def write(self, element: Element) -> None:
        """Write one child of the body with all that it holds."""
        stack: list[Element | _Leave] = [element]
        while stack:
            node = stack.pop()
            if isinstance(node, _Leave):
                node.act(node.at)
            elif node.name == "p" or node.name == "h":
                self._write_paragraph(node)
                self._push_beside(stack)
            else:
                self._container(node, stack)

    def end_story(self) -> None:
        """Close the list of sources that the body ends with."""
        if self._entries:
            self.builder.note_list(self._entries, self._region, optional=self._optional)
        self._entries, self._region = [], None

    # -- containers -------------------------------------------------------------------------------------------------

    def _container(self, node: Element, stack: list[Element | _Leave]) -> None:
        name = node.name
        if name in _SILENT or name.endswith("-source") or node.get("display") == "none":
            return
        if name in ("change", "change-start", "change-end"):
            self.inline.change(node)
        elif name in ("annotation", "annotation-end"):
            self.inline.annotation(node)
        elif name == "list":
            self._list(node, stack)
        elif name in ("list-item", "list-header"):
            self._item(node, stack)
        elif name == "table" and not _is_frame(node):
            self._cells += 1
            self.builder.open("table", node.start)
            self._push(stack, node, self._end_table)
        elif name in _INDEXES:
            self._contents += 1
            self._push(stack, node, self._end_contents)
        elif name == "bibliography" or (name == "section" and "_BIBL" in node.get("name")[:80]):
            self._bibliography += 1
            self._push(stack, node, self._end_bibliography)
        else:
            self._push(stack, node, None)

    def _push(self, stack: list[Element | _Leave], node: Element, act: Callable[[int], None] | None) -> None:
        if act is not None:
            stack.append(_Leave(act, node.end))
        stack.extend(each for each in reversed(node.children) if isinstance(each, Element))

    def _end_table(self, end: int) -> None:
        self._cells -= 1
        self.builder.close(end)

    def _end_contents(self, end: int) -> None:
        self._contents -= 1

    def _end_bibliography(self, end: int) -> None:
        self._bibliography -= 1

    def _list(self, node: Element, stack: list[Element | _Leave]) -> None:
        style = node.get("style-name") or (self._lists[-1].style if self._lists else "")
        goes_on = node.get("continue-numbering") == "true" or node.get("continue-list")
        if not goes_on:
            self.numbers.restart(style, len(self._lists))
        self._lists.append(_List(style, False))
        self._push(stack, node, self._end_list)

    def _end_list(self, end: int) -> None:
        if self._lists.pop().container:
            self.builder.close(end)

    def _item(self, node: Element, stack: list[Element | _Leave]) -> None:
        if self._lists and node.name == "list-item":
            self._number = self.numbers.next(self._lists[-1].style, len(self._lists) - 1, node.get("start-value"))
        self._push(stack, node, self._end_item)

    def _end_item(self, end: int) -> None:
        self._number = None

    # -- what stands beside a paragraph -----------------------------------------------------------------------------

    def _push_beside(self, stack: list[Element | _Leave]) -> None:
        shapes, self.inline.shapes = self.inline.shapes, []
        notes, self.inline.notes = self.inline.notes, []
        stack.extend(reversed(shapes))
        for note in reversed(notes):
            stack.append(_Leave(self._note_writer(note, stack), note.element.end))

    def _note_writer(self, note: NoteElement, stack: list[Element | _Leave]) -> Callable[[int], None]:
        def begin(end: int) -> None:
            builder, element = self.builder, note.element
            kind: NoteKind = "endnote" if note.kind == "endnote" else "footnote"
            begun = len(builder.drafts)
            here = Span(builder.part, element.start, element.start)
            draft = builder.open_note(kind, note.label, key_of(note.label), element.start, here, anchors=(note.anchor,))
            draft.parent = None
            outer = self.inline.in_note
            saved = self._lists, self._number, self._cells
            self._lists, self._number, self._cells = [], None, 0
            self.inline.in_note = True

            def finish(at: int) -> None:
                if not any(each.text.length for each in builder.drafts[begun:]) and _has_picture(element):
                    builder.begin("paragraph", element.start)
                    builder.verbatim(PICTURE, element.start, element.end)
                    builder.end(element.end)
                builder.close(at)
                self.inline.in_note = outer
                self._lists, self._number, self._cells = saved
                self.notes.append((note, begun, len(builder.drafts), draft))

            stack.append(_Leave(finish, end))
            body = element.first("note-body")
            if body is not None:
                stack.extend(each for each in reversed(body.children) if isinstance(each, Element))

        return begin

    # -- paragraphs -------------------------------------------------------------------------------------------------

    def _write_paragraph(self, node: Element) -> None:
        self.inline.paragraph += 1
        self._paragraph = node
        self._style = self.styles.of("paragraph", node.get("style-name"))
        if self._style.hidden:
            return
        self._entry_open = self._quote_open = False
        self.inline.write(node, self._style)
        draft = self.builder.current
        if draft is None:
            return
        self.builder.end(node.end)
        if self._entry_open or self._quote_open:
            self.builder.close(node.end)
        self._number = None  # only the first paragraph of an item bears its number
        self._note_heading(draft)

    def _begin(self, start: int) -> None:
        """Begin the block of the paragraph, now that there is something in it."""
        assert self._paragraph is not None
        at = min(self._paragraph.start, start)
        kind, level = self._kind(self._paragraph)
        number = self._number
        if self._bibliography and kind == "paragraph" and not self.inline.in_note:
            self.managed.heading = self._heading
            self.managed.open_entry(at)
            self._entry_open = True
        elif self._region is not None and number is not None and number.counted and kind in ("paragraph", "item"):
            self._open_entry(at, number)
            kind, number = "paragraph", None
        elif kind == "item":
            self._open_list(at)
        elif kind == "paragraph" and self._style.role == "quote":
            self.builder.open("quote", at)
            self._quote_open = True
        label = number.label if number is not None and kind in ("paragraph", "item") else ""
        self.builder.begin(kind, at, level, number=label)

    def _open_list(self, start: int) -> None:
        for place, each in enumerate(self._lists):
            if not each.container:
                self.builder.open("list", start)
                self._lists[place] = each._replace(container=True)

    def _kind(self, node: Element) -> tuple[BlockKind, int]:
        style = self._style
        if self.furniture:
            return "furniture", 0
        if self._contents:
            return "contents", 0
        if node.name == "h" and not self.inline.in_note:
            level = node.get("outline-level")
            return "heading", int(level) if level.isdecimal() and len(level) < 3 and int(level) else 1
        if style.role == "heading" and not self.inline.in_note:
            return "heading", style.level
        if style.role in _KINDS:
            return _KINDS[style.role], 0
        if self._cells:
            return "cell", 0
        if not self._lists:
            return "paragraph", 0
        number = self._number
        # "22." before a paragraph is its number; bullets, letters and inner levels make a list.
        counted = number is not None and number.counted and len(self._lists) == 1 and not style.listed
        return ("paragraph" if counted else "item"), 0

    def _open_entry(self, start: int, number: Number) -> None:
        label = number.label.rpartition(".")[2]
        draft = self.builder.open_note("entry", label, key_of(label), start, Span(self.builder.part, start, start))
        if draft.note is not None:
            draft.note.form, draft.note.typed = _form(number), True
        self._entries.append(draft)
        self._entry_open = True

    def _note_heading(self, draft: BlockDraft) -> None:
        """Note down a heading, and whether it announces a list of notes or sources."""
        if draft.kind not in ("heading", "paragraph") or draft.inside("note"):
            return
        found = list_heading(draft.text.plain()) if draft.text.length <= 60 else None
        if draft.kind == "heading" or (found is not None and not draft.number):
            self._heading = draft
            self.end_story()
            if found is not None:
                self._region, self._optional = draft, found.optional


def _form(number: Number) -> LabelForm:
    if number.printed.startswith("["):
        return "bracket"
    if number.printed.endswith(")"):
        return "parentheses" if number.printed.startswith("(") else "parenthesis"
    return "dot" if number.printed.endswith(".") else "plain"


def _is_frame(table: Element) -> bool:
    """A table of a single cell is a frame around text."""
    count = 0
    for each in table.walk():
        count += each.name == "table-cell"
        if count > 1:
            return False
    return True


def _has_picture(element: Element) -> bool:
    return any(each.prefix == "draw" or each.name == "object" for each in element.walk())
