"""Markdown: CommonMark with footnotes, tables, tasks, mathematics and, where the dialect has them, pandoc's citations.

Dialects: ``gfm`` (GitHub and most site generators), ``pandoc`` (also Quarto, R Markdown), ``commonmark`` (footnotes
only); ``""`` detects one. They differ in what a note is: pandoc needs a blank line before a definition that follows a
paragraph and minds the case of labels, GitHub does neither.
"""

import re

from citecheck.model.document import BlockKind, Document, NoteList, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.markdown.dialect import FrontMatter, blanked, detect_dialect, front_matter, with_line_feeds
from citecheck.readers.markdown.events import OPTIONS, Event, events, parser_text
from citecheck.readers.markdown.inline import InlineWriter
from citecheck.readers.markdown.labels import note_key
from citecheck.readers.typed.list_headings import list_heading
from citecheck.text.decode import decode
from citecheck.text.hints import TYPE_CHECKING, Any
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

if TYPE_CHECKING:
    from citecheck.readers.markdown.entries import Entry
    from citecheck.readers.markdown.html import HtmlWriter

_DEFINED_NUMBER = pattern(r"\[\d{1,4}\]:")
_NUMBER = pattern(r"(\d{1,9})[.)]")
_PRINTED = pattern(
    r"(?:\*\*|__)?(?:(\d{1,4})\\[.)]|(\d{1,3}(?:\.\d{1,3}){1,4})(?:\\?\.)?)(?:\*\*|__)?"
    r"[ \t]+(?=[^\W\d_a-z]|[\"“‘'(*_\[])"
)
_NEXT_ITEM = pattern(r"\n[ \t>]*\n[ \t>]{0,8}\d{1,9}[.)][ \t]")
_ITEM_HEAD = pattern(r"^(\d{1,9})[.)][ \t]", re.MULTILINE)
_LONG_ITEM = 100
_SHORT_ITEM = 30
_FAR = 20_000  # how far ahead the next number of a report is looked for


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a Markdown text. An unknown ``dialect`` is taken as ``""``. Never raises on content."""
    decoded = decode(data)
    text = decoded.text
    binary = decoded.note == "binary"
    source = with_line_feeds(text)
    front = FrontMatter() if binary else front_matter(source)
    citing = dialect == "pandoc"
    if dialect not in OPTIONS:
        dialect, citing = detect_dialect(source, path, pandoc_keys=front.pandoc)
    builder = DocumentBuilder(SourceFile(path, "markdown", (Part("", path, text, decoded.encoding),), dialect))
    if decoded.note:
        from citecheck.readers.encoding import report_encoding

        report_encoding(builder, decoded)
    for sentence, at in front.faults:
        builder.problem("damaged", sentence, min(at, len(text)), min(at + 1, len(text)))
    for sentence, at in front.flaws:
        builder.problem("flaw", sentence, min(at, len(text)), min(at + 1, len(text)))
    if not binary:
        source = parser_text(blanked(source, front.ranges))
        reader = _BlockReader(builder, text, source, dialect, citing=citing)
        reader.read(source)
        _forget_lone_slips(builder)
        if reader.fences:
            from citecheck.readers.markdown.fences import cite_from_fences

            cite_from_fences(builder, reader.fences, text, dialect)
        builder.metadata = front.metadata
        if not front.metadata.title and reader.title is not None:
            builder.metadata = front.metadata._replace(title=reader.title.text.build().text.replace("\n", " ").strip())
    return _with_references(builder.finish(len(text)), front)


def _forget_lone_slips(builder: DocumentBuilder) -> None:
    """Words such as ``[^ a]`` are slips only in a document that has notes."""
    drafts = builder.drafts
    if not any(draft.note is not None or draft.markers for draft in drafts):
        for draft in drafts:
            draft.suspects.clear()


def _with_references(document: Document, front: FrontMatter) -> Document:
    """Add the references that stand in the front matter itself: they are kept outside the document's blocks."""
    if not front.notes:
        return document
    listed = len(document.note_lists)
    first = len(document.notes)
    span = Span("", front.notes[0].span.start, front.notes[-1].span.end)
    notes = tuple(note._replace(order=first + place, listed=listed) for place, note in enumerate(front.notes))
    listing = NoteList(listed, span, -1, front.metadata.cites_all)
    return document._replace(notes=document.notes + notes, note_lists=(*document.note_lists, listing))


class _List:
    """An open list: whether it is numbered, whether its items are the numbered paragraphs of a report, and what waits.

    ``fresh`` tells that the next text is the first of an item, which then bears ``number``.
    """

    __slots__ = ("fresh", "number", "number_span", "ordered", "paragraphs", "start")

    def __init__(self, *, ordered: bool, paragraphs: bool) -> None:
        self.ordered, self.paragraphs = ordered, paragraphs
        self.fresh = False
        self.start = 0
        self.number = ""
        self.number_span: Span | None = None


class _BlockReader:
    """Turns block events into the blocks of a builder and hands the text between them to the inline writer."""

    def __init__(self, builder: DocumentBuilder, text: str, source: str, dialect: str, *, citing: bool) -> None:
        self.builder, self.text, self.dialect = builder, text, dialect
        entries: list[Entry] = []
        if "]:" in source and _DEFINED_NUMBER.search(source):
            from citecheck.readers.markdown.entries import EntryWriter, numbered_entries

            entries = numbered_entries(source, dialect)
        labels = frozenset(entry.label for entry in entries)
        self.inline = InlineWriter(builder, text, dialect, labels, citing=citing)
        self.entries = EntryWriter(builder, text, entries) if entries else None
        self._html: HtmlWriter | None = None
        self.title: BlockDraft | None = None
        self.fences: list[tuple[BlockDraft, str]] = []  # code blocks that hold "[^", with their info strings
        self._printed = "\\" in text or "." in text
        self._pending: list[Event] = []
        self._frames: list[_List | str] = []
        self._leaf: tuple[BlockKind, int, int] | None = None  # kind, level and start of the open text block
        self._last_end = 0  # where the last text block ended
        self._last_kind = ""
        self._under_list_heading = False
        self._lead_in = False  # the last text ended with a colon: what follows is a list

    def read(self, source: str) -> None:
        """Read all events of ``source``."""
        handlers = {
            "+Paragraph": self._start_paragraph, "-Paragraph": self._end_leaf,
            "+Heading": self._start_heading, "-Heading": self._end_leaf,
            "+TableCell": self._start_cell, "-TableCell": self._end_leaf,
            "+DefinitionListTitle": self._start_term, "-DefinitionListTitle": self._end_leaf,
            "+DefinitionListDefinition": self._pass, "-DefinitionListDefinition": self._pass,
            "+CodeBlock": self._start_code, "-CodeBlock": self._end_code,
            "+HtmlBlock": self._start_html, "-HtmlBlock": self._end_html, "Html": self._html_line,
            "+BlockQuote": self._start_quote, "-BlockQuote": self._end_container,
            "+Table": self._start_table, "-Table": self._end_container,
            "+List": self._start_list, "-List": self._end_container,
            "+Item": self._start_item, "-Item": self._end_item,
            "+FootnoteDefinition": self._start_note, "-FootnoteDefinition": self._end_container,
            "Rule": self._pass,
        }  # fmt: skip
        pending = self._pending
        for event in events(source, self.dialect):
            kind, value, start, end = event
            handler = handlers.get(kind)
            if handler is None:
                pending.append(event)
            else:
                if pending and self._leaf is None:
                    self._loose_text()
                handler(value, start, end)
        if pending:
            self._loose_text()
        if self.entries is not None:
            self.entries.close()

    # -- text blocks ------------------------------------------------------------------------------------------------

    def _start_paragraph(self, value: Any, start: int, end: int) -> None:
        self._leaf = ("paragraph", 0, start)

    def _start_heading(self, value: Any, start: int, end: int) -> None:
        self._leaf = ("heading", int(value["level"][1]), start)

    def _start_cell(self, value: Any, start: int, end: int) -> None:
        self._leaf = ("cell", 0, start)

    def _start_term(self, value: Any, start: int, end: int) -> None:
        self._leaf = ("term", 0, start)

    def _pass(self, value: Any, start: int, end: int) -> None:
        """Do nothing: the text inside begins blocks of its own."""

    def _end_leaf(self, value: Any, start: int, end: int) -> None:
        if self._leaf is not None and self._pending:
            self._block(*self._leaf)
        self._leaf = None

    def _loose_text(self) -> None:
        """Write text that stands directly in an item or definition, without a paragraph of its own."""
        self._block("paragraph", 0, self._pending[0][2])

    def _block(self, kind: BlockKind, level: int, start: int) -> None:
        pending = self._pending
        end = max(pending[-1][3], start)
        if self.entries is not None:
            self.entries.before(start)
            self.entries.inside(end)
        number, number_span, skip = "", None, 0
        frame = self._frames[-1] if self._frames else None
        if kind == "paragraph":
            if isinstance(frame, _List):
                if frame.fresh:
                    number, number_span, start = frame.number, frame.number_span, frame.start
                    kind = "paragraph" if frame.paragraphs else "item"
                    frame.fresh = False
            elif frame is None and self.text[start].isdigit() | (self.text[start] in "*_"):
                number, number_span, skip = self._printed_number(start)
            if pending[0][0] == "+Image" and self._is_figure(pending, end):
                kind = "caption"
        block = self.builder.begin(kind, start, level, number=number, number_span=number_span)
        self.inline.write(pending, skip=skip, caption=kind == "caption")
        if kind == "caption" and not block.text.length and "note" in self._frames:
            # A note that holds only a picture is not empty.
            self.inline.write_verbatim(start, end)
        self.builder.end(end)
        self._after(block, end)
        pending.clear()

    def _after(self, block: BlockDraft, end: int) -> None:
        self._last_end, self._last_kind = end, block.kind
        self._lead_in = self.text[end - 1 : end] == ":"
        drafts = self.builder.drafts
        if not block.text.length and not block.markers and not block.number and drafts[-1] is block:
            drafts.pop()
        elif block.kind == "heading":
            self._under_list_heading = list_heading(block.text.build().text) is not None
            if block.level == 1 and self.title is None:
                self.title = block

    def _printed_number(self, start: int) -> tuple[str, Span | None, int]:
        """Read the number of a paragraph that is no list: ``2.14 In``, ``**22\\.** In``, ``22\\. In``."""
        match = _PRINTED.match(self.text, start)
        if match is None:
            return "", None, 0
        place = 1 if match[1] else 2
        return match[place], Span("", *match.span(place)), match.end()

    def _is_figure(self, pending: list[Event], end: int) -> bool:
        """Return whether the block is an image and nothing else: its words are then a caption."""
        image_end = pending[0][3]
        return image_end >= end or self.text.startswith("{", image_end)

    # -- containers -------------------------------------------------------------------------------------------------

    def _open(self, kind: BlockKind, start: int) -> None:
        if self.entries is not None:
            self.entries.before(start)
        self.builder.open(kind, start)
        self._frames.append(kind)

    def _end_container(self, value: Any, start: int, end: int) -> None:
        if not self._frames:
            return
        if self.entries is not None:
            self.entries.before(end)
        frame = self._frames.pop()
        if frame == "note":
            # A definition may follow another one directly, in pandoc too.
            self._last_kind = "note"
        if frame != "" and not (isinstance(frame, _List) and frame.paragraphs):
            self.builder.close(max(start, min(self._last_end, end)))

    def _start_quote(self, value: Any, start: int, end: int) -> None:
        self._open("quote", start)

    def _start_table(self, value: Any, start: int, end: int) -> None:
        self._open("table", start)

    def _start_list(self, value: Any, start: int, end: int) -> None:
        paragraphs = value is not None and self._is_report(start, end)
        if not paragraphs:
            self._open("list", start)
            self._frames.pop()
        self._frames.append(_List(ordered=value is not None, paragraphs=paragraphs))

    def _is_report(self, start: int, end: int) -> bool:
        """Return whether a numbered list holds the numbered paragraphs of a report.

        These are set apart by blank lines and stand on their own; the list begins where an earlier one stopped, is
        taken up by a later one, or has long items.
        """
        if self._frames or self._under_list_heading or self._lead_in:
            return False
        heads = list(_ITEM_HEAD.finditer(self.text, start, end))
        if not heads or sum(1 for _ in _NEXT_ITEM.finditer(self.text, start, end)) < len(heads) - 1:
            return False
        mean = (end - start) // len(heads)
        goes_on = self.text.find(f"\n{int(heads[-1][1]) + 1}", end - 1, end + _FAR) >= 0
        return mean >= _LONG_ITEM or (mean >= _SHORT_ITEM and (heads[0][1] != "1" or goes_on))

    def _start_item(self, value: Any, start: int, end: int) -> None:
        frame = self._frames[-1] if self._frames else None
        if isinstance(frame, _List):
            frame.fresh, frame.start, frame.number, frame.number_span = True, start, "", None
            if frame.ordered and (match := _NUMBER.match(self.text, start)):
                frame.number, frame.number_span = match[1], Span("", *match.span(1))

    def _end_item(self, value: Any, start: int, end: int) -> None:
        frame = self._frames[-1] if self._frames else None
        if isinstance(frame, _List):
            frame.fresh = False

    def _start_note(self, value: str, start: int, end: int) -> None:
        if self.entries is not None:
            self.entries.before(start)
        if self.dialect == "pandoc" and self._goes_on(start):
            # For pandoc this is the next line of the paragraph above, not a note.
            self._frames.append("")
            return
        at = start + 2
        close = self.text.find("]:", at, at + 1100)
        words = self.text[at : close if close >= 0 else at]
        label = words.strip()
        at += len(words) - len(words.lstrip())
        key = note_key(label, self.dialect) or label
        self.builder.open_note("footnote", label, key, start, Span("", at, at + len(label)))
        self._frames.append("note")
        self._last_end = max(close + 2, start)

    def _goes_on(self, start: int) -> bool:
        """Return whether the line before ``start`` is text of a paragraph outside a note."""
        if self._last_kind != "paragraph" or "note" in self._frames:
            return False
        return self.text[self._last_end : start].strip(" \t>") in ("\n", "\r\n", "\r")

    # -- code and HTML ------------------------------------------------------------------------------------------------

    def _start_code(self, value: Any, start: int, end: int) -> None:
        self._leaf = ("code", 0, start)
        self._fenced = isinstance(value, dict)
        self._info = value.get("Fenced", "") if isinstance(value, dict) else ""

    def _end_code(self, value: Any, start: int, end: int) -> None:
        if self.entries is not None:
            self.entries.before(start)
            self.entries.inside(end)
        pending = self._pending
        block = self.builder.begin("code", start)
        stop = start
        for _, _, low, high in pending:
            self.builder.line_break(stop, low)
            words = self.text[low:high].rstrip("\r\n")
            self.builder.text(words, low)
            stop = low + len(words)
        if "[^" in self.text[start:end] and self._info:
            self.fences.append((block, self._info))
        stop = max(end, stop) if self._fenced else stop
        self.builder.end(stop)
        self._last_end, self._last_kind = stop, "code"
        pending.clear()
        self._leaf = None

    def _start_html(self, value: Any, start: int, end: int) -> None:
        if self.entries is not None:
            self.entries.before(start)
            self.entries.inside(end)

    def _html_line(self, value: str, start: int, end: int) -> None:
        if self._html is None:
            from citecheck.readers.markdown.html import HtmlWriter  # most documents have none

            self._html = HtmlWriter(self.builder, self._html_text)
        self._html.feed(self.text[start:end], start)
        self._last_end, self._last_kind = end, "html"

    def _end_html(self, value: Any, start: int, end: int) -> None:
        if self._html is not None:
            self._html.finish()

    def _html_text(self, pending: list[Event]) -> None:
        """Write the running text of an HTML block; only pandoc reads Markdown in it."""
        self.inline.write(pending, scan=self.dialect == "pandoc")
