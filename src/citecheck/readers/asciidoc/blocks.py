"""Block by block through the lines of one part: titles, paragraphs, lists, delimited blocks, tables, includes."""

import re
from collections.abc import Callable

from citecheck.model.document import BlockKind
from citecheck.readers.asciidoc.entries import EntryWriter
from citecheck.readers.asciidoc.inline import InlineWriter
from citecheck.readers.asciidoc.lines import (
    ADMONITION,
    ATTRIBUTE,
    BLOCK_MACRO,
    LEVELS,
    SECTION,
    VERBATIM,
    delimiter_of,
    is_rule,
    is_underline,
    style_of,
)
from citecheck.readers.asciidoc.lists import Head, head_at, term_at
from citecheck.readers.asciidoc.tables import write_cells
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.rst.code_lines import write_code
from citecheck.readers.rst.lines import Line, lines_of
from citecheck.text.span import Span

Include = Callable[[str, int, int], None]
_CONDITIONS = frozenset(("ifdef", "ifndef", "ifeval", "endif"))
_CODE_STYLES = frozenset(
    (
        "source",
        "listing",
        "literal",
        "stem",
        "latexmath",
        "asciimath",
        "mermaid",
        "plantuml",
        "graphviz",
        "ditaa",
        "wavedrom",
        "bytefield",
    )
)


class BlockReader:
    """Turns the lines of one part into the blocks of a builder. ``include`` is called for each file to be read here."""

    def __init__(
        self, builder: DocumentBuilder, inline: InlineWriter, entries: EntryWriter, text: str, include: Include
    ) -> None:
        """Prepare to read ``text``."""
        self.builder, self.inline, self.entries, self.text, self.include = builder, inline, entries, text, include
        self.lines: list[Line] = lines_of(text)
        self.at = 0
        self.title = ""
        self.files: list[str] = []
        self._style = ""
        self._blocks: list[tuple[str, bool]] = []  # open delimited blocks: their lines, whether a container is open
        self._lists: list[str] = []
        self._entry = False  # an entry of a bibliography is open
        self._attached = False  # the next block belongs to the list item
        self._last_end = 0

    def read(self) -> None:
        """Read all lines."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.start == line.end:
                self.at += 1
            else:
                self._line(line)
        self._end_lists()
        while self._blocks:
            self._close_block()

    def _words(self, at: int) -> str:
        return self.text[self.lines[at].start : self.lines[at].end]

    def _line(self, line: Line) -> None:
        words = self._words(self.at)
        first = words[0]
        if self._is_silent(words, first, line):
            self.at += 1
        elif first in ":ieav" and self._directive(words, line):
            pass
        elif line.column == 0 and (kind := delimiter_of(words)):
            self._delimited(kind, words)
        elif first in "=#" and line.column == 0 and (match := SECTION.match(self.text, line.start, line.end)):
            self._heading(match.end(), line.end, len(match[1]), self.at + 1)
        elif first == "[" and words[-1] == "]" and not words.startswith("[[[") and line.column == 0:
            self._attributes(words)
        elif first == "." and len(words) > 1 and words[1] not in ". \t" and line.column == 0:
            self._block("caption", line.start + 1, line.end)
            self.at += 1
        elif head := head_at(self.text, line.start, line.end):
            self._item(head, line)
        else:
            self._paragraph(line)

    def _is_silent(self, words: str, first: str, line: Line) -> bool:
        """Return whether a line has no words of its own: a comment, a rule, the sign that attaches a block."""
        if first == "/" and words.startswith("//") and not words.startswith("///"):
            self._comment(line)
            return True
        if words == "+":
            self._attached = True
            return True
        return is_rule(words) and line.column == 0

    def _comment(self, line: Line) -> None:
        self.builder.directive(self.text[line.start + 2 : line.end], Span(self.builder.part, line.start, line.end))

    # -- lines that speak to the processor ----------------------------------------------------------------------------

    def _directive(self, words: str, line: Line) -> bool:
        """Read an attribute or a block macro; return whether the line is one."""
        if match := ATTRIBUTE.match(self.text, line.start, line.end):
            self._attribute(match, line)
            return True
        macro = BLOCK_MACRO.match(words)
        if macro is None or "::" not in words[:32]:
            return False
        name, target = macro[1], macro[2]
        if name in _CONDITIONS:
            if macro[3] and name != "ifeval":
                at = line.start + macro.start(3)
                self._block("paragraph", at, at + len(macro[3]))
        elif name == "include":
            self.include(target, line.start, line.end)
        elif name not in ("image", "video", "audio", "toc", "bibliography", "endif"):
            return False
        self.at += 1
        return True

    def _attribute(self, match: re.Match[str], line: Line) -> None:
        name = match[1].strip("!").lower()
        value, at = self.text[match.end() : line.end], match.end()
        self.at += 1
        while value.endswith("\\") and self.at < len(self.lines):
            value = value[:-1].rstrip(" +") + " " + self._words(self.at)
            self.at += 1
        if "!" not in match[1]:
            self.inline.attributes[name] = value, self.builder.part, at
        if name == "bibtex-file":
            self.files.append(value.strip())

    def _attributes(self, words: str) -> None:
        style = style_of(words)
        if not words.startswith("[["):
            self._style = style or self._style
        self.at += 1

    # -- text ---------------------------------------------------------------------------------------------------------

    def _block(self, kind: BlockKind, start: int, end: int, head: Head | None = None) -> None:
        number, span = "", None
        if head is not None and head.number:
            number = head.number
            span = Span(self.builder.part, head.number_at, head.number_at + len(number))
        block = self.builder.begin(kind, head.number_at if span and head else start, number=number, number_span=span)
        self.inline.write(start, end)
        self.builder.end(end)
        self._last_end = end
        drafts = self.builder.drafts
        if not block.text.length and not block.markers and drafts[-1] is block:
            drafts.pop()

    def _heading(self, start: int, end: int, level: int, after: int) -> None:
        self._end_lists()
        while end > start and self.text[end - 1] in "=# \t":
            end -= 1
        block = self.builder.begin("heading", start, level)
        self.inline.write(start, end)
        self.builder.end(end)
        self.entries.heading(block)
        self._style = ""
        self.at = after
        if level == 1 and not self.title:
            self.title = block.text.build().text.replace("\n", " ").strip()
            self._authors()

    def _authors(self) -> None:
        """The lines right under the title of a document name its authors and its revision."""
        while self.at < len(self.lines) and self.lines[self.at].end > self.lines[self.at].start:
            line = self.lines[self.at]
            words = self._words(self.at)
            if words[0] in ":/" or words.startswith(("include::", "ifdef::", "ifndef::", "endif::", "ifeval::")):
                return
            self.builder.begin("furniture", line.start)
            self.builder.verbatim(words, line.start, line.end)
            self.builder.end(line.end)
            self.at += 1

    def _paragraph(self, line: Line) -> None:
        at = self.at
        words = self._words(at)
        if at + 1 < len(self.lines) and is_underline(words, self._words(at + 1)) and line.column == 0:
            self._heading(line.start, line.end, LEVELS[self._words(at + 1)[0]], at + 2)
            return
        if match := term_at(self.text, line.start, line.end):
            self._term(match, line)
            return
        blank = at > 0 and self.lines[at - 1].start == self.lines[at - 1].end
        if self._lists and blank and not self._attached and line.column == 0:
            self._end_lists()
        self._attached = False
        stop = self._paragraph_end(in_list=bool(self._lists))
        style, self._style = self._style, ""
        if style in _CODE_STYLES or (line.column and not self._lists):
            self._code(at, stop)
            self.at = stop
            return
        if quoted := style in ("quote", "verse"):
            self.builder.open("quote", line.start)
        admonition = ADMONITION.match(self.text, line.start, line.end)
        self._pieces("paragraph", admonition.end() if admonition else line.start, stop)
        if quoted:
            self.builder.close(self._last_end)

    def _pieces(self, kind: BlockKind, start: int, stop: int, head: Head | None = None) -> None:
        """Write the lines up to ``stop`` from ``start`` on as one block; comments in it are left out."""
        comments = [at for at in range(self.at, stop) if self.text.startswith("//", self.lines[at].start)]
        if not comments:
            self._block(kind, start, self.lines[stop - 1].end, head)
            self.at = stop
            return
        low = self.at
        for at in [*comments, stop]:
            if at > low:
                self._block(kind, start if low == self.at else self.lines[low].start, self.lines[at - 1].end)
            if at < stop:
                self._comment(self.lines[at])
            low = at + 1
        self.at = stop

    def _paragraph_end(self, *, in_list: bool) -> int:
        """Return the index after the last line of the paragraph that begins on the present line."""
        at = self.at + 1
        while at < len(self.lines):
            line = self.lines[at]
            if line.start == line.end:
                break
            words = self._words(at)
            if words == "+" or (line.column == 0 and delimiter_of(words)):
                break
            if words[0] == "[" and words[-1] == "]" and line.column == 0 and words[1:2].isalpha() and " " not in words:
                break
            if words[0] in "ie" and "::" in words[:10] and words.startswith(("include::", "if", "endif::")):
                break
            if in_list and (head_at(self.text, line.start, line.end) or term_at(self.text, line.start, line.end)):
                break
            at += 1
        return at

    # -- lists --------------------------------------------------------------------------------------------------------

    def _item(self, head: Head, line: Line) -> None:
        self._end_entry()
        if head.tag in self._lists:
            while self._lists[-1] != head.tag:
                self._lists.pop()
                self.builder.close(self._last_end)
        else:
            self.builder.open("list", line.start)
            self._lists.append(head.tag)
        self._attached, self._style = False, ""
        body = self.entries.open(self.text, line.start, head.body, line.end)
        self._entry = body > 0
        stop = self._paragraph_end(in_list=True)
        self._last_end = line.end
        if body < self.lines[stop - 1].end:
            self._pieces("paragraph" if self._entry else "item", body or head.body, stop, None if self._entry else head)
        self.at = stop

    def _term(self, match: re.Match[str], line: Line) -> None:
        self._end_entry()
        tag = match[2]
        if tag in self._lists:
            while self._lists[-1] != tag:
                self._lists.pop()
                self.builder.close(self._last_end)
        else:
            self.builder.open("list", line.start)
            self._lists.append(tag)
        self._attached, self._style = False, ""
        self._block("term", match.start(1), match.end(1))
        if match.end() < line.end:
            self._pieces("paragraph", match.end(), self._paragraph_end(in_list=True))
        else:
            self.at += 1

    def _end_entry(self) -> None:
        if self._entry:
            self.builder.close(self._last_end)
        self._entry = False

    def _end_lists(self) -> None:
        self._end_entry()
        while self._lists:
            self._lists.pop()
            self.builder.close(self._last_end)
        self._attached = False

    # -- delimited blocks ---------------------------------------------------------------------------------------------

    def _delimited(self, kind: str, words: str) -> None:
        if self._blocks and self._blocks[-1][0] == words and kind not in VERBATIM and kind != "table":
            self._end_lists()
            self._close_block()
            self.at += 1
            return
        if self._lists and not self._attached:
            self._end_lists()
        self._attached = False
        style, self._style = self._style, ""
        if kind in VERBATIM or kind == "table" or style in _CODE_STYLES:
            self._closed_block(kind if style not in _CODE_STYLES or kind == "table" else "listing", words)
            return
        quoted = kind == "quote" or style in ("quote", "verse")
        if quoted:
            self.builder.open("quote", self.lines[self.at].start)
        self._blocks.append((words, quoted))
        self.at += 1

    def _close_block(self) -> None:
        _, container = self._blocks.pop()
        if container:
            self.builder.close(self._last_end)

    def _closed_block(self, kind: str, words: str) -> None:
        """Read a block up to its last line; without one it goes on to the end, as in the processor."""
        end = words if not words.startswith("```") else "```"
        stop = self.at + 1
        while stop < len(self.lines) and (self.lines[stop].column or self._words(stop) != end):
            stop += 1
        if kind == "table":
            self._table(self.at + 1, stop, words[0])
        elif kind == "comment":
            self._comment_block(stop)
        elif kind != "pass":
            self._code(self.at + 1, stop)
        self._last_end = self.lines[min(stop, len(self.lines) - 1)].end
        self.at = stop + 1

    def _comment_block(self, stop: int) -> None:
        if stop > self.at + 1:
            low, high = self.lines[self.at + 1].start, self.lines[stop - 1].end
            self.builder.directive(self.text[low:high], Span(self.builder.part, low, high))

    def _code(self, first: int, stop: int) -> None:
        last = write_code(self.builder, self.text, self.lines[first:stop])
        if last >= 0:
            self._last_end = last

    def _table(self, first: int, stop: int, separator: str) -> None:
        if first >= stop:
            return
        start, end = self.lines[first].start, self.lines[stop - 1].end
        self.builder.open("table", start)
        write_cells(self.text, start, end, self._cell, separator)
        self.builder.close(end)

    def _cell(self, start: int, end: int) -> None:
        self._block("cell", start, end)
