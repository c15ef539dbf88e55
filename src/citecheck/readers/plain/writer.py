"""From chunks of lines to blocks: headings, paragraphs, lists, quotations, tables, code, contents, furniture."""

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.plain.chunks import Chunk, PageSetup
from citecheck.readers.plain.inline import CaretText, RstText
from citecheck.readers.plain.lines import Line
from citecheck.readers.plain.lists import Lists
from citecheck.readers.plain.shapes import (
    ENTRY_HEAD,
    Head,
    column_gaps,
    directive_length,
    heading_level,
    is_code,
    is_contents,
    is_contents_heading,
    is_index,
    is_index_heading,
    is_rule,
    is_table,
    item_head,
)
from citecheck.readers.typed.list_headings import list_heading
from citecheck.text.span import Span

_QUOTE = 2  # columns beyond the margin that make a quotation
_CENTRED = 12


class PlainWriter:
    """Writes chunk after chunk into a builder and remembers what stood before."""

    def __init__(self, builder: DocumentBuilder, text: str, setup: PageSetup) -> None:
        """Write the source ``text`` with the layout ``setup`` into ``builder``."""
        self.builder, self.source, self.setup = builder, text, setup
        self.lists = Lists(builder)
        self.inline = RstText(builder) if setup.rst else CaretText(builder) if setup.caret else None
        self.mode = ""  # "contents" or "index" after such a heading
        self.entries = 0  # the level of the heading of a note list that we are under
        self.lead_in = False  # the last paragraph ended with a colon
        self.literal = False  # ... with two, in reStructuredText
        self.quote_open = False
        self.last_number = 0  # of the last numbered paragraph under this heading
        self.section = 0  # the number of the chapter that we are in
        self.last_star = -1  # the end of the last note with an asterisk

    def close(self) -> None:
        """Close what is open after the last chunk."""
        self.lists.close_all()
        self._leave_quote()

    # -- chunks -----------------------------------------------------------------------------------------------------

    def write(self, chunk: Chunk, after: Chunk | None) -> None:
        """Write one chunk; ``after`` is the one that follows it."""
        first = chunk[0]
        if first.feed >= 0:
            self._feed(first)
        if first.furniture:
            self._block("furniture", chunk)
        elif self.setup.directives and any(directive_length(line.text) for line in chunk):
            self._around_directives(chunk, after)
        else:
            self._body(chunk, after)

    def _body(self, chunk: Chunk, after: Chunk | None) -> None:
        if self._special(chunk):
            return
        if any(not line.text[0].isalnum() and is_rule(line.text) for line in chunk):
            self._around_rules(chunk, after)
        else:
            self._prose(chunk, after)

    def _feed(self, line: Line) -> None:
        """A form feed ends the notes at the foot of a page; as a block it can be seen by who looks for them."""
        self.close()
        self.builder.begin("furniture", line.feed)
        self.builder.verbatim("\f", line.feed, line.feed + 1)
        self.builder.end(line.feed + 1)

    def _around_directives(self, chunk: Chunk, after: Chunk | None) -> None:
        pending: Chunk = []
        for line in chunk:
            while line.text and (length := directive_length(line.text)):
                if pending:
                    self._body(pending, None)
                pending = []
                comment = line.text[:length]
                body = comment[comment.lower().index("citecheck:") :].removesuffix("-->")
                self.builder.directive(body, Span(self.builder.part, line.start, line.start + length))
                line = _after(line, length)
            if line.text:
                pending.append(line)
        if pending:
            self._body(pending, after)

    def _special(self, chunk: Chunk) -> bool:
        """Write contents, indexes, tables and code; return whether the chunk was one of them."""
        if self._is_listing(chunk):
            self._leave()
            for line in chunk:
                self._block("contents", [line])
            return True
        if chunk[0].text[0] == "[" and ENTRY_HEAD.match(chunk[0].text):
            return False
        low = min(line.indent for line in chunk)
        if self.literal and low > self.setup.margin:
            self._block("code", chunk)
            return True
        self.literal = False
        if self.entries and chunk[0].text[0] not in "|+":
            return False
        if is_table(chunk):
            self._table(chunk)
            return True
        if is_code(chunk, indented=low > self.setup.margin) and not self._is_items(chunk):
            self._block("code", chunk)
            return True
        return False

    def _is_items(self, chunk: Chunk) -> bool:
        head = item_head(chunk[0].text)
        return head is not None and chunk[0].indent <= min(line.indent for line in chunk)

    def _is_listing(self, chunk: Chunk) -> bool:
        if is_contents(chunk):
            return True
        if self.mode == "contents":
            short = all(len(line.text) < 100 and line.text[-1] not in ".;" for line in chunk)
            if short and (len(chunk) > 1 or chunk[0].text[-1].isdigit()):
                return True
            self.mode = ""
        if self.mode == "index":
            if is_index(chunk) or len(chunk[0].text) < 4:
                return not is_index_heading(chunk[0].text)
            self.mode = ""
        return False

    def _around_rules(self, chunk: Chunk, after: Chunk | None) -> None:
        """Write the rules of a chunk and the lines between them; a rule under one short line makes it a heading."""
        start = at = 0
        while at < len(chunk):
            if chunk[at].text[0].isalnum() or not is_rule(chunk[at].text):
                at += 1
                continue
            level = heading_level(chunk[start : at + 1], alone=True) if at == start + 1 else 0
            if level:
                self._heading(chunk[start:at], level, chunk[at].end)
            elif at == start and at + 2 < len(chunk) and chunk[at + 2].text == chunk[at].text:
                self._heading(chunk[at + 1 : at + 2], 1, chunk[at + 2].end)
                at += 2
            else:
                if start < at:
                    self._between(chunk[start:at], None)
                self._leave()
                self._block("furniture", chunk[at : at + 1])
            start = at = at + 1
        if start < len(chunk):
            self._between(chunk[start:], after)

    def _between(self, chunk: Chunk, after: Chunk | None) -> None:
        if not self._special(chunk):
            self._prose(chunk, after)

    def _prose(self, chunk: Chunk, after: Chunk | None) -> None:
        first = chunk[0].text
        if len(chunk) > 1 and len(first) < 60 and list_heading(first) is not None:
            self._heading(chunk[:1], heading_level(chunk[:1], alone=True) or 1, chunk[0].end)
            chunk = chunk[1:]
        level = heading_level(chunk, alone=True)
        if level and self._is_heading(chunk, after, level):
            self._heading(chunk, level, chunk[-1].end)
            return
        for head, lines in split_groups(chunk, self.setup, self.lead_in or self.lists.depth > 0):
            self._group(head, lines)
        self.lead_in = chunk[-1].text[-1] == ":"
        self.literal = self.setup.rst and chunk[-1].text.endswith("::")

    def _is_heading(self, chunk: Chunk, after: Chunk | None, level: int) -> bool:
        text = chunk[0].text
        if list_heading(text) is not None:
            return True
        head = item_head(text)
        if head is not None and head.form != "level":
            number = int(head.label) if head.label.isdecimal() else -1
            if number == self.last_number + 1 > 1 or (after is not None and _is_successor(after, number)):
                return False
            return head.form == "dot" and (not self.entries or number == self.section + 1)
        if ENTRY_HEAD.match(text) or (after is not None and after[0].text[0].islower() and after[0].indent > 0):
            return False
        if self.entries and level > 1 and any(char.isdigit() or char == "," for char in text):
            return text[0].isdigit() or text[:1].isupper() and text[1:2] == "."
        deep = chunk[0].indent - self.setup.margin
        return level == 1 or deep < _QUOTE or deep >= _CENTRED

    # -- blocks -----------------------------------------------------------------------------------------------------

    def _heading(self, chunk: Chunk, level: int, end: int) -> None:
        self._leave()
        text = chunk[0].text
        self.mode = "contents" if is_contents_heading(text) else "index" if is_index_heading(text) else ""
        if list_heading(text) is not None:
            self.entries = level
        elif level <= self.entries:
            self.entries = 0
        number = text.split(".", 1)[0]
        if number.isdecimal() and len(number) < 4:
            self.section = int(number)
        self.last_number = 0
        self.lead_in = self.literal = False
        self.builder.begin("heading", chunk[0].start, min(level, 6))
        self._text(chunk, 0)
        self.builder.end(end)

    def _group(self, head: Head | None, lines: Chunk) -> None:
        indent = lines[0].indent
        if head is not None:
            self.last_number = int(head.label) if head.label.isdecimal() else 0
            if self._is_star_note(head, lines):
                head = None
        if head is not None and (head.form == "bullet" or self._is_list_number(head, indent)):
            self._leave_quote()
            number_span = _number_span(self.builder.part, head, lines[0])
            self.lists.item(head, lines[0], number_span)
            self._text(lines, head.size, hanging=True)
            self.builder.end(lines[-1].end)
            return
        low = min(line.indent for line in lines)
        if head is None and self.lists.holds(low):
            self._paragraph(None, lines)
            return
        self.lists.close_all()
        quoted = low >= self.setup.margin + _QUOTE and not (self.setup.first_indent and len(lines) == 1)
        if quoted and not self.quote_open:
            self.builder.open("quote", lines[0].start)
            self.quote_open = True
        elif not quoted:
            self._leave_quote()
        self._paragraph(head, lines)

    def _is_star_note(self, head: Head, lines: Chunk) -> bool:
        """``* Ibid.`` is a note and no bullet where a word with an asterisk waits for one."""
        start = lines[0].start
        if head.label != "*" or self.lists.depth or not self.setup.star_between(self.last_star, start):
            return False
        self.last_star = lines[-1].end
        return True

    def _is_list_number(self, head: Head, indent: int) -> bool:
        if head.form == "level":
            return False
        if self.lists.continues(head, indent):
            return True
        starts = head.label in ("1", "a", "i")
        return (starts and self.lead_in) or not head.label.isdecimal()

    def _paragraph(self, head: Head | None, lines: Chunk) -> None:
        number = head.label if head else ""
        span = _number_span(self.builder.part, head, lines[0]) if head else None
        self.builder.begin("paragraph", lines[0].start, number=number, number_span=span)
        hanging = head is not None or (len(lines) > 1 and all(line.indent > lines[0].indent for line in lines[1:]))
        self._text(lines, head.size if head else 0, hanging=hanging)
        self.builder.end(lines[-1].end)

    def _text(self, lines: Chunk, skip: int, *, hanging: bool = False) -> None:
        """Add the lines as running text; ``hanging`` lines are no candidates for heads of entries."""
        builder = self.builder
        add = builder.text if self.inline is None else self.inline.write
        join = builder.space if hanging else builder.line_break
        end = -1
        for line in lines:
            if end >= 0:
                join(end, line.start)
            add(line.text[skip:], line.start + skip)
            end, skip = line.end, 0

    def _block(self, kind: BlockKind, lines: Chunk) -> None:
        """Write a block in which no marker is looked for, with its lines as they are."""
        self._leave()
        start, end = lines[0].start, lines[-1].end
        self.builder.begin(kind, start)
        self.builder.verbatim(self.source[start:end], start, end)
        self.builder.end(end)

    def _table(self, lines: Chunk) -> None:
        self._leave()
        self.builder.open("table", lines[0].start)
        for line in lines:
            for low, high in column_gaps(line.text):
                cell = line.text[low:high]
                start = line.start + low + len(cell) - len(cell.lstrip())
                self.builder.begin("cell", start)
                self.builder.text(cell.strip(), start)
                self.builder.end(start + len(cell.strip()))
        self.builder.close(lines[-1].end)

    def _leave(self) -> None:
        self.lists.close_all()
        self._leave_quote()

    def _leave_quote(self) -> None:
        if self.quote_open:
            self.builder.close(self.builder.drafts[-1].end)
            self.quote_open = False


def _after(line: Line, length: int) -> Line:
    """Return what a line holds after a comment of ``length`` characters; it stands where the line stood."""
    words = line.text[length:].lstrip()
    return Line(line.end - len(words), words, line.indent, line.blanks, -1)


def _number_span(part: str, head: Head, line: Line) -> Span | None:
    if head.form == "bullet":
        return None
    return Span(part, line.start + head.at, line.start + head.at + len(head.label))


def _is_successor(after: Chunk, number: int) -> bool:
    head = item_head(after[0].text)
    return head is not None and head.form != "level" and head.label == str(number + 1)


def split_groups(chunk: Chunk, setup: PageSetup, listed: bool) -> list[tuple[Head | None, Chunk]]:
    """Split a chunk into items and paragraphs: at heads that follow a head or a lead-in, and at lines not wrapped."""
    groups: list[tuple[Head | None, Chunk]] = []
    apart = _lines_apart(chunk, setup)
    forms: set[str] = set()
    entry = chunk[0].text[0] in "[.¹^" and ENTRY_HEAD.match(chunk[0].text) is not None
    hanging = entry and any(line.indent > chunk[0].indent for line in chunk)
    for index, line in enumerate(chunk):
        head = item_head(line.text)
        ready = not index or listed or head is None or head.form in forms or chunk[index - 1].text[-1] in ":;"
        if head is not None and not ready and not apart:
            head = None
        if head is not None and index and not apart and head.form not in forms and not _starts(head):
            head = None
        if head is not None:
            forms.add(head.form)
        new_entry = entry and line.indent <= chunk[0].indent and hanging and ENTRY_HEAD.match(line.text) is not None
        if not index or head is not None or new_entry or apart or line.text.startswith("[Footnote "):
            groups.append((head, [line]))
        else:
            groups[-1][1].append(line)
    return groups


def _starts(head: Head) -> bool:
    return head.form == "bullet" or head.label in ("1", "a", "i")


def _lines_apart(chunk: Chunk, setup: PageSetup) -> bool:
    """Return whether each line of a chunk is a paragraph: it is so where lines are long or not filled."""
    if setup.width or len(chunk) == 1:
        return False
    longest = max(len(line.text) for line in chunk)
    if longest > 120:
        return True
    return any(len(line.text) * 2 < longest for line in chunk[:-1])
