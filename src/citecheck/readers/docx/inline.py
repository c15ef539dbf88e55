"""What stands inside a paragraph: runs, fields, note references, changes, comments, shapes."""

from collections.abc import Callable

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docx.controls import chosen, control_tag, is_placeholder
from citecheck.readers.docx.field_state import Fields, OpenField
from citecheck.readers.docx.fields import bookmark_of, decoded, works_in
from citecheck.readers.docx.notes import NoteClass, NoteNumbers
from citecheck.readers.docx.styles import Style, Styles, of_run
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.labels import SUPERSCRIPTS, key_of
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.raised import RAISED, is_number
from citecheck.readers.xml.comment_ranges import CommentRanges
from citecheck.readers.xml.tree import Element, Node, Text
from citecheck.text.span import Span

_WHITE = " \t\r\n"
_CONTAINERS = frozenset(
    {
        "hyperlink", "ins", "moveTo", "smartTag", "customXml", "bdo", "dir", "sdt", "sdtContent", "fldSimple", "ruby",
        "rubyBase",
    }
)  # fmt: skip
_SHAPES = frozenset(("drawing", "pict", "object"))
_LONGEST_MARK = 10


class _Leave:
    """Stands on the stack of elements for the end of a field or content control."""

    __slots__ = ("act",)

    def __init__(self, act: Callable[[], None]) -> None:
        self.act = act


class Inline:
    """Writes the content of paragraphs into the block that ``begin`` opens when the first of it comes.

    ``original`` reads deleted text instead of inserted text. ``boxes`` collects the text boxes met in a paragraph.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        styles: Styles,
        notes: NoteNumbers,
        comments: CommentRanges,
        managed: ManagedCitations,
        *,
        original: bool,
    ) -> None:
        """Serve one document; :meth:`reset` comes before each story."""
        self.builder, self.styles, self.notes = builder, styles, notes
        self.comments, self.managed = comments, managed
        self.skipped = frozenset(("ins", "moveTo") if original else ("del", "moveFrom"))
        self.begin: Callable[[int], None] = lambda start: None
        self.fields = Fields()
        self.paragraph = 0
        self.note: BlockDraft | None = None
        self.boxes: list[Element] = []
        self.references: list[tuple[str, MarkerDraft]] = []
        self.bookmarks: dict[str, str] = {}
        self.pictures = 0
        self._bookmarks_open: dict[str, str] = {}
        self._mark: tuple[NoteClass, Element] | None = None
        self._plain = styles.of("")

    def reset(self) -> None:
        """Forget what is open: another story begins."""
        self.fields = Fields()
        self._mark = None
        self._bookmarks_open.clear()

    def write(self, paragraph: Element, style: Style) -> None:
        """Write the content of a paragraph; its block is begun when there is any."""
        self._plain = style
        stack: list[Node | _Leave] = list(reversed(paragraph.children))
        while stack:
            node = stack.pop()
            if isinstance(node, _Leave):
                node.act()
            elif isinstance(node, Element):
                self._element(node, stack)
        self._flush_mark()

    def deleted(self, element: Element) -> None:
        """Note down the notes whose references were deleted inside ``element``."""
        for each in element.walk():
            if each.name in ("footnoteReference", "endnoteReference"):
                kind: NoteClass = "footnote" if each.name == "footnoteReference" else "endnote"
                self.notes.deleted.add((kind, each.get("id")))

    # -- elements of a paragraph ------------------------------------------------------------------------------------

    def _element(self, node: Element, stack: list[Node | _Leave]) -> None:
        name = node.name
        if name == "r":
            self._run(node)
        elif name in self.skipped:
            self.deleted(node)
        elif name == "sdt" and is_placeholder(node):
            return
        elif name in _CONTAINERS or name in ("del", "moveFrom"):
            self._enter(node, stack)
            stack.extend(reversed(node.children))
        elif name == "AlternateContent":
            stack.extend(reversed(chosen(node)))
        elif name == "oMath" or name == "oMathPara":
            self._maths(node)
        else:
            self.milestone(node)

    def milestone(self, node: Element) -> None:
        """Take an element that marks a place: a comment range, a bookmark."""
        name = node.name
        if name == "bookmarkStart":
            self._bookmarks_open[node.get("id")] = node.get("name")
        elif name == "bookmarkEnd":
            self._bookmarks_open.pop(node.get("id"), None)
        elif name == "commentRangeStart":
            self.comments.start(node.get("id"), node, self.builder.part, self.paragraph)
        elif name == "commentRangeEnd":
            self.comments.end(node.get("id"), node, self.builder, self.paragraph)

    def _enter(self, node: Element, stack: list[Node | _Leave]) -> None:
        if node.name == "fldSimple":
            field = OpenField(self.builder.part, node.start, simple=True)
            field.code.replaced(node.get("instr"), node.start, node.inner)
            self.fields.begin(field)
            self.fields.separate(self.paragraph, self._length())
            stack.append(_Leave(lambda: self._end_field(node.end)))
        elif node.name == "sdt" and (tag := control_tag(node)).startswith("MENDELEY_CITATION"):
            field = OpenField(self.builder.part, node.start)
            field.code.replaced("ADDIN CSL_CITATION " + decoded(tag.rpartition("_")[2]), node.start, node.inner)
            self.fields.begin(field)
            self.fields.separate(self.paragraph, self._length())
            stack.append(_Leave(lambda: self._end_field(node.end)))

    def _maths(self, node: Element) -> None:
        words = "".join(text.text for each in node.walk() if each.name == "t" for text in each.texts())
        if words and not self.fields.in_code:
            self._open(node.start)
            self.builder.verbatim(words, node.start, node.end)

    # -- runs -------------------------------------------------------------------------------------------------------

    def _run(self, run: Element) -> None:
        style = self._run_style(run)
        stack: list[Node] = list(reversed(run.children))
        while stack:
            node = stack.pop()
            if not isinstance(node, Element):
                continue
            name = node.name
            if name == "t" or name == "delText":
                if not style.hidden:
                    self._text(node, style)
            elif name == "AlternateContent":
                stack.extend(reversed(chosen(node)))
            elif name in _SHAPES:
                self._shape(node)
            elif name != "rPr":
                self._sign(node, style)

    def _run_style(self, run: Element) -> Style:
        properties = run.first("rPr")
        if properties is None:
            return self._plain
        named = properties.first("rStyle")
        style = self._plain
        if named is not None:
            own = self.styles.of(named.get("val"))
            style = style._replace(
                raised=own.raised or style.raised, code=style.code or own.code, hidden=style.hidden or own.hidden
            )
        return of_run(style, properties)

    def _sign(self, node: Element, style: Style) -> None:
        name = node.name
        if name == "fldChar":
            self._field_sign(node)
        elif name == "instrText" or name == "delInstrText":
            if self.fields.stack and self.fields.stack[-1].in_code:
                for text in node.texts():
                    add = self.fields.stack[-1].code
                    if text.literal:
                        add.literal(text.text, text.start)
                    else:
                        add.replaced(text.text, text.start, text.end)
        elif name in ("footnoteReference", "endnoteReference"):
            self._reference(node)
        elif name == "commentReference":
            self.comments.reference(node.get("id"), node, self.builder)
        elif name == "lastRenderedPageBreak" or (name == "br" and node.get("type") == "page"):
            self.notes.page += name != "br"
        elif self.fields.in_code:
            return
        elif name in ("tab", "ptab"):
            if self.builder.current is not None:
                self.builder.space(node.start, node.end)
        elif name in ("br", "cr"):
            if self.builder.current is not None:
                self.builder.line_break(node.start, node.end)
        elif name == "noBreakHyphen":
            self._put("\u2011", node.start, node.end)
        elif name == "sym":
            self._symbol(node)

    def _symbol(self, node: Element) -> None:
        code = node.get("char")
        try:
            value = int(code, 16)
        except ValueError:
            return
        # Symbol fonts live in the private area from F000 on, over the characters of their code page.
        letter = chr(value - 0xF000) if 0xF020 <= value <= 0xF0FF else chr(value) if 0 < value < 0xD800 else "\ufffd"
        if self._mark is not None:
            self._take_mark({"*": "*", "\xa7": "§"}.get(letter, letter))
        else:
            self._put(letter, node.start, node.end)

    def _put(self, text: str, start: int, end: int) -> None:
        self._open(start)
        self.builder.replaced(text, start, end)
        self.fields.shown(text, start, end)

    def _text(self, node: Element, style: Style) -> None:
        if self.fields.in_code:
            return
        if self._mark is not None:
            words = "".join(text.text for text in node.texts())
            if words.strip() and len(words.strip()) <= _LONGEST_MARK:
                self._take_mark(words.strip())
                return
            self._flush_mark()
        texts = [child for child in node.children if isinstance(child, Text)]
        trim = node.get("xml:space", "space") != "preserve"
        for place, text in enumerate(texts):
            self._literal(text, style, left=trim and place == 0, right=trim and place == len(texts) - 1)

    def _literal(self, node: Text, style: Style, *, left: bool, right: bool) -> None:
        """Write a text; white space at its ``left`` or ``right`` does not count where the file does not ask for it."""
        text, start, literal = node.text, node.start, node.literal
        if left or self.builder.current is None:
            shorter = text.lstrip(_WHITE)
            start += len(text) - len(shorter) if literal else 0
            text = shorter
        if right:
            text = text.rstrip(_WHITE)
        if not text:
            return
        if style.raised == "superscript" and text[0].isdigit() and is_number(text):
            if self._is_note_label(text, start):
                return
            self._raised(text, start, node)
            return
        self._open(start)
        if style.code:
            self.builder.verbatim(text, start, start + len(text) if literal else node.end)
        elif literal:
            self.builder.text(text, start)
        else:
            self.builder.replaced(text, start, node.end)
        self.fields.shown(text, start, start + len(text) if literal else node.end)

    def _raised(self, text: str, start: int, node: Text) -> None:
        """Write raised digits as such characters, so that they are read as in any other text."""
        self._open(start)
        for place, letter in enumerate(text):
            low, high = (start + place, start + place + 1) if node.literal else (node.start, node.end)
            raised = letter.translate(RAISED)
            self.builder.replaced(raised, low, high)
            self.fields.shown(raised, low, high)

    def _is_note_label(self, text: str, start: int) -> bool:
        """Take a raised number that somebody typed at the head of a note as its label."""
        if self.note is None or self.note.note is None or self.builder.current is not None:
            return False
        note = self.note.note
        if note.label_span.end > note.label_span.start or note.typed or self.fields.stack:
            return False
        label = text.strip()
        note.label_span = Span(self.builder.part, start, start + len(label))
        note.label, note.key = label, key_of(label)
        return True

    def _shape(self, node: Element) -> None:
        self.pictures += 1
        stack: list[Element] = [node]
        while stack:
            element = stack.pop()
            if element.name == "txbxContent":
                self.boxes.append(element)
            elif element.name == "AlternateContent":
                stack.extend(each for each in reversed(chosen(element)) if isinstance(each, Element))
            else:
                stack.extend(each for each in reversed(element.children) if isinstance(each, Element))

    # -- note references --------------------------------------------------------------------------------------------

    def _reference(self, node: Element) -> None:
        kind: NoteClass = "footnote" if node.name == "footnoteReference" else "endnote"
        self._flush_mark()
        if node.get("customMarkFollows") in ("1", "true", "on"):
            self._mark = kind, node
        else:
            self._add_reference(kind, node, "")

    def _take_mark(self, mark: str) -> None:
        assert self._mark is not None
        kind, node = self._mark
        self._mark = None
        self._add_reference(kind, node, mark)

    def _flush_mark(self) -> None:
        if self._mark is not None:
            self._take_mark("*")

    def _add_reference(self, kind: NoteClass, node: Element, mark: str) -> None:
        identifier = node.get("id")
        label = self.notes.refer(kind, identifier, (node.start, node.end), mark)
        self._open(node.start)
        span = Span(self.builder.part, node.start, node.end)
        target = f"{kind}-{identifier}"
        item = CitedItem(label, key_of(label), span)
        self.builder.marker("footnote", label, (item,), span, target=target)
        for name in self._bookmarks_open.values():
            self.bookmarks.setdefault(name, target)

    # -- fields -----------------------------------------------------------------------------------------------------

    def _field_sign(self, node: Element) -> None:
        kind = node.get("fldCharType")
        if kind == "begin":
            field = OpenField(self.builder.part, node.start)
            data = node.first("fldData")
            if data is not None:
                field.data = "".join(text.text for text in data.texts())
            self.fields.begin(field)
        elif kind == "separate":
            self.fields.separate(self.paragraph, self._length())
        elif kind == "end":
            self._end_field(node.end)

    def _end_field(self, end: int) -> None:
        field = self.fields.end(self.paragraph, self._length())
        if field is None or field.paragraph != self.paragraph or self.fields.in_code:
            return
        exact = field.low >= 0 and field.high - field.low == sum(map(len, field.printed))
        low, high = (field.low, field.high) if field.low >= 0 else (field.start, end)
        span = Span(self.builder.part, low, high)
        if field.kind == "citation":
            self._open(field.start)
            works = works_in(field.code.build(), field.data, span)
            printed = "".join(field.printed)
            self.managed.cite(works, printed, field.text_start, span, exact=exact, keep=self.note is not None)
        elif field.kind == "note-reference" and field.low >= 0:
            self._note_reference(field, span)

    def _note_reference(self, field: OpenField, span: Span) -> None:
        """Take a second marker of a note; one that is not raised is a cross-reference in words and stays text."""
        bookmark, raised = bookmark_of(field.code.plain())
        printed = "".join(field.printed)
        label = printed.translate(SUPERSCRIPTS).strip()
        draft = self.builder.current
        if draft is None or not label or not (raised or label != printed.strip()):
            return
        item = CitedItem(label, key_of(label), span)
        marker = MarkerDraft("footnote", label, (item,), span, field.text_start, draft.text.length)
        draft.markers.append(marker)
        self.references.append((bookmark, marker))

    # -- the open block ---------------------------------------------------------------------------------------------

    def _open(self, start: int) -> None:
        if self.builder.current is None:
            self.begin(start)

    def _length(self) -> int:
        current = self.builder.current
        return current.text.length if current is not None else 0
