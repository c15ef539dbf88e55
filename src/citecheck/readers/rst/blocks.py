"""Block by block through the lines: paragraphs, titles, lists, notes, directives, tables, literal blocks."""

import re
from collections.abc import Callable

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.rst.code_lines import write_code
from citecheck.readers.rst.directive_blocks import DirectiveWriter
from citecheck.readers.rst.explicit import block_end, explicit_at
from citecheck.readers.rst.frames import Frame, Frames
from citecheck.readers.rst.headers import is_header, title_in
from citecheck.readers.rst.inline import InlineWriter
from citecheck.readers.rst.line_blocks import write_line_block
from citecheck.readers.rst.lines import Line
from citecheck.readers.rst.lists import Head, head_at, holds_paragraphs
from citecheck.readers.rst.notes import NoteWriter
from citecheck.readers.rst.tables import TableWriter, grid_end, is_grid_border, is_simple_border, simple_end
from citecheck.readers.rst.titles import Titles, is_adornment
from citecheck.readers.typed.list_headings import list_heading
from citecheck.text.span import Span

Place = tuple[int, int]
_FIELD = re.compile(r":(?![: ])(?:[^:\\\n`]|\\.){1,120}:(?=[ \t]|$)")
_PRINTED = re.compile(
    r"(?:\*\*)?(?:(\d{1,4})\\[.)]|(\d{1,3}(?:\.\d{1,3}){1,4})(?:\\?\.)?)(?:\*\*)?[ \t]+(?=[^\W\d_a-z]|[\"“‘'(*\[])"
)
_QUOTED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class BlockReader:
    """Turns lines into the blocks of a builder."""

    def __init__(self, builder: DocumentBuilder, text: str, lines: list[Line], inline: InlineWriter, notes: NoteWriter):
        """Prepare to read ``lines`` of ``text``."""
        self.builder, self.text, self.lines, self.inline = builder, text, lines, inline
        self.frames = Frames(builder)
        self.titles = Titles(text, lines)
        self.notes = notes
        self.tables = TableWriter(builder, text, lines, inline)
        self.directives = DirectiveWriter(self)
        self.at = 0
        self.title = ""
        self.heading: BlockDraft | None = None
        self.lead_in = False
        self._literal = -1  # the column of the paragraph that announced a literal block with "::"
        self._started = False  # text of the body has been seen: a field list is no longer that of the document

    def read(self) -> None:
        """Read all lines."""
        lines = self.lines
        while self.at < len(lines):
            line = lines[self.at]
            if line.start == line.end:
                self.at += 1
            elif self._literal >= 0:
                self._literal_block()
            else:
                self.frames.settle(line.column, line.start)
                place: Place | None = line.start, line.column
                while place is not None:
                    # What stands in an item is read as if its line began there.
                    lines[self.at] = Line(place[0], lines[self.at].end, place[1])
                    place = self._dispatch(*place)
        while len(self.frames.stack) > 1:
            self.frames.pop()

    def _dispatch(self, start: int, column: int) -> Place | None:
        """Read the construct at ``start``; return where more of the line begins one inside it."""
        text, end = self.text, self.lines[self.at].end
        first = text[start]
        head: Head | None = None
        if first.isalnum():
            if (
                text[start + 1 : start + 2].isalpha()
                and text[start + 2 : start + 3].isalpha()
                and first not in "ivxlcdmIVXLCDM"
            ):
                self._text(start, column)
                return None
            head = head_at(text, self.lines, self.at, start, column)
        elif first == "." and text.startswith("..", start) and (end == start + 2 or text[start + 2] in " \t"):
            self._leave_list()
            return self._explicit(start, column)
        elif is_adornment(text, start, end):
            self._leave_list()
            return self._adornment(start, column)
        elif first in "-+*•‣⁃(#":
            if first == "+" and is_grid_border(text, start, end):
                self._table(self.tables.grid, grid_end(text, self.lines, self.at))
                return None
            head = head_at(text, self.lines, self.at, start, column)
        else:
            return self._special(first, start, column)
        if head is not None and not self._is_initial(head):
            return self._item(head, start, column)
        self._text(start, column)
        return None

    def _is_initial(self, head: Head) -> bool:
        """Return whether the letter before a stop is the initial of a name: lists begin with the first letter."""
        if not head.number.isalpha() or self.frames.top.kind == "list":
            return False
        in_note = self.frames.top.kind == "note" and self.frames.top.indent < 0
        return in_note or head.number not in ("a", "A", "i", "I")

    def _special(self, first: str, start: int, column: int) -> Place | None:
        text, end = self.text, self.lines[self.at].end
        if first == ":" and (match := _FIELD.match(text, start, end)):
            return self._field(match.end(), column, start)
        if first == "=" and is_simple_border(text, start, end):
            self._table(self.tables.simple, simple_end(text, self.lines, self.at))
        elif first == ">" and text.startswith(">>> ", start):
            self._leave_list()
            self._code(self._until_blank())
        elif first == "|" and (end == start + 1 or text[start + 1] in " \t"):
            self._leave_list()
            self.at = write_line_block(self.builder, self.inline, self.text, self.lines, self.at)
            self._done(self.lines[self.at - 1].end)
        elif first == "_" and text.startswith("__ ", start):
            self.at += 1
        else:
            self._text(start, column)
        return None

    # -- text ---------------------------------------------------------------------------------------------------------

    def _at_root(self) -> bool:
        return len(self.frames.stack) == 1

    def _leave_list(self) -> None:
        while self.frames.top.kind == "list":
            self.frames.pop()

    def _text(self, start: int, column: int) -> None:
        self._leave_list()
        lines, at = self.lines, self.at
        if len(self.frames.stack) == 1 and self.titles.underlined(at):
            self._heading(start, lines[at].end, self.titles.level(self.text[lines[at + 1].start]), at + 2)
            return
        if not self._started and self.at == self._first_text() and self._header(at):
            return
        top = self.frames.top
        stop = self._paragraph_end(top)
        if stop == at + 1 and top.indent >= 0 and self._is_term(at, column):
            self._term(start, column)
            return
        self.paragraph(start, lines[stop - 1].end)
        self.at = stop

    def _first_text(self) -> int:
        return next((at for at, line in enumerate(self.lines) if line.end > line.start), -1) if self.at < 50 else -1

    def _is_term(self, at: int, column: int) -> bool:
        lines = self.lines
        if at + 1 >= len(lines) or self.text.endswith("::", lines[at].start, lines[at].end):
            return False
        following = lines[at + 1]
        return following.end > following.start and following.column > column

    def _paragraph_end(self, top: Frame) -> int:
        """Return the index after the last line of the paragraph that begins on the present line."""
        lines, at = self.lines, self.at + 1
        while at < len(lines):
            line = lines[at]
            if line.start == line.end or line.column <= top.floor:
                break
            if top.indent < 0:
                top.indent = line.column
            elif line.column < top.indent or (at == self.at + 1 and line.column > top.indent):
                break
            at += 1
        return at

    def paragraph(self, start: int, end: int, kind: BlockKind = "paragraph") -> None:
        """Write the source ``start``..``end`` as one block; ``::`` at its end announces a literal block."""
        text, top = self.text, self.frames.top
        stop = end
        if text.endswith("::", start, end):
            self._literal = max(top.indent, top.floor + 1)
            if end - start == 2:
                top.first = None
                return
            stop = end - 2 if text[end - 3].isspace() else end - 1
        number, number_at, skip = "", -1, 0
        if top.first is not None:
            kind, number, number_at = top.first, top.number, top.number_at
            start, skip, top.first = (top.start if top.start >= 0 else start), start, None
        elif (
            len(self.frames.stack) == 1
            and text[start] in "0123456789*"
            and (match := _PRINTED.match(text, start, stop))
        ):
            group = 1 if match[1] else 2
            number, number_at, skip = match[group], match.start(group), match.end()
        if self.frames.tables:
            kind = "cell"
        span = Span("", number_at, number_at + len(number)) if number else None
        self.builder.begin(kind, start, number=number, number_span=span)
        self.inline.write(max(start, skip), stop)
        self.builder.end(end)
        self._done(end)

    def _done(self, end: int) -> None:
        self.frames.last_end = end
        self.lead_in = self.text[end - 1 : end] == ":"
        self._started = True

    def _term(self, start: int, column: int) -> None:
        end = self.lines[self.at].end
        self.builder.begin("term", start)
        self.inline.write(start, end)
        self.builder.end(end)
        self._done(end)
        self.frames.push(Frame("definition", column, -1))
        self.at += 1

    def _heading(self, start: int, end: int, level: int, after: int) -> None:
        block = self.builder.begin("heading", start, level)
        self.inline.write(start, end)
        self.builder.end(end)
        self.frames.last_end = end
        self.at = after
        self.lead_in = False
        self.set_heading(block)
        if level == 1 and not self.title:
            self.title = block.text.build().text.replace("\n", " ").strip()

    def set_heading(self, block: BlockDraft) -> None:
        """Note down the heading under which the following blocks stand."""
        self.heading = block
        self.notes.heading(block)

    def under_list_heading(self) -> bool:
        """Return whether the nearest heading announces notes or sources."""
        return self.heading is not None and list_heading(self.heading.text.build().text) is not None

    def _adornment(self, start: int, column: int) -> Place | None:
        """Read a line of one sign: the line above a title, a rule between sections, or text."""
        lines, at = self.lines, self.at
        if len(self.frames.stack) == 1 and self.titles.overlined(at):
            title = lines[at + 1]
            self._heading(title.start, title.end, self.titles.level(self.text[start] + "^"), at + 3)
            return None
        if lines[at].end - start >= 4 and self.titles.stands_alone(at):
            self.at += 1
            return None
        if head := head_at(self.text, lines, at, start, column):
            return self._item(head, start, column)
        if self.text.startswith("::", start) and lines[at].end == start + 2:
            self.paragraph(start, lines[at].end)
            self.at += 1
            return None
        self._text(start, column)
        return None

    # -- the head of a document ---------------------------------------------------------------------------------------

    def _header(self, at: int) -> bool:
        """Read the header of a proposal, which is no prose; its title is that of the document."""
        stop = self._until_blank()
        if not is_header(self.text, self.lines[at:stop]):
            return False
        self._furniture(stop)
        return True

    def _furniture(self, stop: int) -> None:
        """Write the lines up to ``stop`` as furniture."""
        for line in self.lines[self.at : stop]:
            if line.end > line.start:
                self.title = self.title or title_in(self.text[line.start : line.end])
                self.builder.begin("furniture", line.start)
                self.builder.verbatim(self.text[line.start : line.end], line.start, line.end)
                self.builder.end(line.end)
                self.frames.last_end = line.end
        self.at = stop

    def _field(self, body: int, column: int, start: int) -> Place | None:
        """Read a field; those at the head of a document ("Author", "Date") are no prose."""
        self._leave_list()
        line = self.lines[self.at]
        if not self._started and not self.frames.top.floor >= 0:
            self._furniture(block_end(self.lines, self.at, column))
            return None
        self.frames.push(Frame("field", column, -1))
        return self.inside(body, column, line)

    def inside(self, body: int, column: int, line: Line) -> Place | None:
        """Go on with the content that begins at ``body`` of ``line``, or with the next line where there is none."""
        while body < line.end and self.text[body] in " \t":
            body += 1
        if body >= line.end:
            self.at += 1
            return None
        return body, column + body - line.start

    # -- lists --------------------------------------------------------------------------------------------------------

    def _item(self, head: Head, start: int, column: int) -> Place | None:
        frames, line = self.frames, self.lines[self.at]
        if frames.top.kind == "list" and (frames.top.tag != head.tag or frames.top.indent != column):
            frames.pop()
        if frames.top.kind != "list":
            report = (
                head.number.isdecimal()
                and len(frames.stack) == 1
                and not self.lead_in
                and not self.under_list_heading()
                and holds_paragraphs(self.text, self.lines, self.at)
            )
            if not (report or frames.tables):
                self.builder.open("list", start)
            frame = Frame("list", column - 1, column, closes=not (report or frames.tables), tag=head.tag)
            frames.push(frame).first = "paragraph" if report else "item"
        kind = frames.top.first
        body = start + head.length
        while body < line.end and self.text[body] in " \t":
            body += 1
        indent = column + (body - start if body < line.end else head.length + 1)
        item = frames.push(Frame("item", min(indent, column + head.length) - 1, indent))
        item.first, item.start = kind, start
        if head.number:
            item.number, item.number_at = head.number, start + head.number_at
        if body >= line.end:
            item.indent, item.floor = -1, column
            self.at += 1
            return None
        return body, indent

    # -- code and tables ----------------------------------------------------------------------------------------------

    def _until_blank(self) -> int:
        at, lines = self.at, self.lines
        while at < len(lines) and lines[at].end > lines[at].start:
            at += 1
        return at

    def _literal_block(self) -> None:
        column, self._literal = self._literal, -1
        line = self.lines[self.at]
        stop = self.at
        if line.column > column:
            stop = block_end(self.lines, self.at, column)
        elif line.column == column and self.text[line.start] in _QUOTED:
            sign = self.text[line.start]
            lines = self.lines
            while stop < len(lines) and lines[stop].end > lines[stop].start and self.text[lines[stop].start] == sign:
                stop += 1
        if stop > self.at:
            self._code(stop)

    def _code(self, stop: int) -> None:
        self.code(self.at, stop)
        self.at = stop

    def code(self, first: int, stop: int) -> None:
        """Write the lines ``first``..``stop`` as code."""
        last = write_code(self.builder, self.text, self.lines[first:stop])
        if last >= 0:
            self._done(last)

    def _table(self, write: Callable[[int, int], None], stop: int) -> None:
        self._leave_list()
        if stop <= self.at:
            line = self.lines[self.at]
            self.paragraph(line.start, line.end)
            self.at += 1
            return
        write(self.at, stop)
        self._done(self.lines[stop - 1].end)
        self.at = stop

    # -- two dots -----------------------------------------------------------------------------------------------------

    def _explicit(self, start: int, column: int) -> Place | None:
        lines, at = self.lines, self.at
        line = lines[at]
        explicit = explicit_at(self.text, start, line.end)
        if explicit.kind == "note":
            self.notes.open(explicit, start)
            self.frames.push(Frame("note", column, -1, closes=True))
            self.frames.last_end = line.end
            return self.inside(explicit.rest, column, line)
        if explicit.kind == "directive":
            return self.directives.write(explicit, start, column)
        if line.end == start + 2 and (at + 1 >= len(lines) or lines[at + 1].start == lines[at + 1].end):
            self.at += 1
            return None
        stop = block_end(lines, at, column)
        end = lines[stop - 1].end
        if explicit.kind == "comment":
            self.builder.directive(self.text[explicit.rest : end], Span("", start, end))
        elif explicit.kind == "target":
            self.notes.target(explicit, start, end)
        self.at = stop
        return None
