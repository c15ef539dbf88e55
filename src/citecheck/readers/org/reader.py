"""Org mode: footnotes ``[fn:1]``, ``[fn:name:words]``, ``[fn::words]``, and citations ``[cite:@key p. 3; @other]``.

Grammar: https://orgmode.org/worg/org-syntax.html. Org is read line by line; what stands in blocks of code, examples and
drawers is no text.
"""

import re
from bisect import bisect_right

from citecheck.model.document import BlockKind, CitedItem, Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.encoding import report_encoding
from citecheck.readers.labels import key_of
from citecheck.text.decode import decode
from citecheck.text.span import Span

_INLINE = re.compile(
    r"\[fn:([\w-]{0,100})(\]|:)|\[cite(?:/[\w/-]{1,40})?:|\[\[([^\]\[\n]{1,500})\](?:\[|\])|\]\]?"
    r"|(?<![\w=~])([=~])(?=\S)([^\n]{1,300}?)(?<=\S)\4(?![\w=~])|\\\(|\$[^$\n]{1,200}\$|https?://[^\s\[\]()<>]{1,2000}|[*/_+]"
)
_DEFINITION = re.compile(r"\[fn:([\w-]{1,100})\][ \t]{0,9}")
_KEY = re.compile(r"@([\w\-.:?!`'/*@+|(){}<>&^$#%~]{1,200})")
_HEADING = re.compile(r"(\*{1,40})[ \t]{1,9}(?:(?:TODO|DONE)[ \t]{1,9})?")
_ITEM = re.compile(r"[ \t]{0,60}(?:[-+]|\d{1,6}[.)]|(?<=[ \t])\*)(?:[ \t]{1,20}(?:\[[ X-]\][ \t])?|$)")
_BLOCK = re.compile(r"[ \t]{0,40}#\+begin_(\w{1,30})", re.IGNORECASE)
_KEYWORD = re.compile(r"[ \t]{0,40}#\+([\w-]{1,40})(?:\[[^\]\n]{0,200}\])?:[ \t]{0,40}(.{0,1000})")
_PROSE_BLOCKS = ("quote", "center", "verse", "abstract")
_LONGEST = 5000  # of an inline note or a citation
_SOURCES = ("foot", "notes", "footnotes")


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of an Org file. ``dialect`` is not used. Never raises on content."""
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "org", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        reader = _Reader(builder, text)
        reader.read()
        builder.metadata = Metadata(
            title=reader.title,
            language=reader.language,
            source_files=tuple(reader.registers),
            fragment=not reader.registers and not reader.printed,
            exact_keys=True,
        )
    return builder.finish(len(text))


class _Reader:
    """Reads an Org file line by line."""

    def __init__(self, builder: DocumentBuilder, text: str) -> None:
        self.builder, self.text = builder, text
        self.title = self.language = ""
        self.registers: list[str] = []
        self.printed = False
        self._kind: BlockKind = "paragraph"
        self._start = -1  # where the words of the open block begin
        self._until = 0
        self._note: BlockDraft | None = None
        self._notes: list[BlockDraft] = []
        self._heading: BlockDraft | None = None
        self._level = 0  # how many blocks were not closed
        self._unclosed: set[str] = set()
        self._quotes = 0
        self._anonymous = 0
        self._closings = [match.start() for match in re.finditer(r"\]", text)]

    def read(self) -> None:
        """Read all lines."""
        at, size = 0, len(self.text)
        while at < size:
            end = self.text.find("\n", at)
            end = size if end < 0 else end
            at = self._line(at, end) + 1
        self._flush()
        self._close_note(size)
        self.builder.note_list(self._notes, self._heading)

    # -- lines ------------------------------------------------------------------------------------------------------

    def _line(self, start: int, end: int) -> int:
        """Read the line and return where what was read ends."""
        line = self.text[start:end]
        bare = line.strip()
        if not bare:
            self._flush()
            if line == "" and self.text.startswith("\n", end + 1):
                self._close_note(start)  # two blank lines end a definition
        elif match := _HEADING.match(line):
            self._begin_heading(start, end, match)
        elif match := _DEFINITION.match(line):
            self._definition(start, match)
            self._extend(start + match.end(), end)
        elif bare[0] in "#:" and (stop := self._marked(start, end, bare)) >= 0:
            return stop
        elif bare[0] == "|":
            self._flush()
            if not bare.startswith("|-"):
                self._cells(start, end)
        elif match := _ITEM.match(line):
            self._flush()
            self._kind = "item"
            self._extend(start + match.end(), end)
        elif set(bare) != {"-"} or len(bare) < 5:
            self._extend(start + len(line) - len(line.lstrip()), end)
        return end

    def _marked(self, start: int, end: int, bare: str) -> int:
        return self._hash(start, end, bare) if bare[0] == "#" else self._colon(start, end, bare)

    def _extend(self, start: int, end: int) -> None:
        if self._start < 0:
            self._start = start
        self._until = end

    def _flush(self) -> None:
        if 0 <= self._start < self._until:
            self._write(self._kind, self._start, self._until)
        self._start, self._kind = -1, "paragraph"

    def _write(self, kind: BlockKind, start: int, end: int, level: int = 0) -> BlockDraft:
        draft = self.builder.begin(kind, start, level)
        self._inline(start, end)
        self.builder.end(end)
        return draft

    def _begin_heading(self, start: int, end: int, match: re.Match[str]) -> None:
        self._flush()
        self._close_note(start)
        tags = re.search(r"[ \t]{1,80}:[\w@#%:]{1,80}:[ \t]{0,9}$", self.text[max(start, end - 180) : end])
        stop = end - len(tags[0]) if tags else end
        draft = self._write("heading", start + match.end(), stop, len(match[1]))
        if not self._notes:
            self._heading = draft if self.text[start:end].strip("* ").lower() in _SOURCES else None

    def _cells(self, start: int, end: int) -> None:
        low = self.text.find("|", start, end) + 1
        while 0 < low < end:
            high = self.text.find("|", low, end)
            high = end if high < 0 else high
            if self.text[low:high].strip():
                self._write("cell", low, high)
            low = high + 1

    def _hash(self, start: int, end: int, bare: str) -> int:
        """Read a comment, keyword or block; return where it ends, or -1 where the line is text."""
        if bare.startswith("# ") or bare == "#":
            self._flush()
            self.builder.directive(bare[1:], Span("", start, end))
            return end
        if match := _BLOCK.match(self.text, start, end):
            return self._block(match[1].lower(), start, end)
        if bare.lower().startswith("#+end_"):
            self._flush()
            if self._quotes and bare.lower().startswith("#+end_quote"):
                self._quotes -= 1
                self.builder.close(end)
            return end
        match = _KEYWORD.match(self.text, start, end)
        if match is None:
            return -1
        self._flush()
        self._keyword(match[1].lower(), match[2].strip(), match)
        return end

    def _keyword(self, name: str, value: str, match: re.Match[str]) -> None:
        if name == "title":
            self.title = value
        elif name == "language":
            self.language = value
        elif name == "bibliography":
            self.registers.append(value.split(" ")[0].strip("\"'") if ".bib" not in value else value.strip("\"'"))
        elif name == "print_bibliography":
            self.printed = True
        elif name == "caption" and value:
            self._write("caption", match.start(2), match.end(2))

    def _block(self, name: str, start: int, end: int) -> int:
        self._flush()
        if name in _PROSE_BLOCKS:
            if name == "quote":
                self._quotes += 1
                self.builder.open("quote", start)
            return end
        close = re.compile(rf"^[ \t]{{0,40}}#\+end_{re.escape(name)}\b.*$", re.IGNORECASE | re.MULTILINE)
        match = None if name in self._unclosed else close.search(self.text, end)
        if match is None:
            self._unclosed.add(name)  # none of the later ones is closed either
            message = f'"#+begin_{name}" is not closed: add "#+end_{name}"'
            if self._level < 100:
                self.builder.problem("truncated", message, start, end)
            self._level += 1
            return end
        if name != "comment":
            self._code(end + 1, match.start())
        return match.end()

    def _code(self, start: int, end: int) -> None:
        if start < end:
            self.builder.begin("code", start)
            self.builder.verbatim(self.text[start:end], start, end)
            self.builder.end(end)

    def _colon(self, start: int, end: int, bare: str) -> int:
        """Read a drawer or a line of fixed width; return where it ends, or -1 where the line is text."""
        if bare == ":" or bare.startswith(": "):
            self._flush()
            self._code(start, end)
            return end
        if re.fullmatch(r":[\w-]{1,60}:", bare):
            self._flush()
            stop = self.text.find(":END:", end, end + 20_000)
            stop = stop if stop >= 0 else self.text.find(":end:", end, end + 20_000)
            return end if stop < 0 else stop + 5
        return -1

    # -- notes ------------------------------------------------------------------------------------------------------

    def _definition(self, start: int, match: re.Match[str]) -> None:
        self._flush()
        self._close_note(start)
        while self._quotes:
            self._quotes -= 1
            self.builder.close(start)
        place = Span("", start + match.start(1), start + match.end(1))
        self._note = self.builder.open_note("footnote", match[1], key_of(match[1]), start, place)
        self._notes.append(self._note)

    def _close_note(self, end: int) -> None:
        self._flush()
        if self._note is not None:
            self._note = None
            self.builder.close(end)

    # -- inline -----------------------------------------------------------------------------------------------------

    def _inline(self, start: int, end: int) -> None:
        """Write the words between ``start`` and ``end``; notes in the line are entered and left again."""
        at = start
        open_notes: list[int] = []  # where each inline note ends
        links = 0
        for match in _INLINE.finditer(self.text, start, end):
            if match.start() < at:
                continue
            self._words(at, match.start())
            at = match.end()
            sign = match[0]
            if sign.startswith("[fn:"):
                at = self._footnote(match, end, open_notes)
            elif sign.startswith("[cite"):
                at = self._citation(match, end)
            elif match[3] is not None:
                links += self._link(match)
            elif sign[0] == "]":
                if open_notes and match.start() == open_notes[-1]:
                    open_notes.pop()
                    at = match.start() + 1
                    self.builder.end(match.start())
                    self.builder.close(at)
                elif sign == "]]" and links:
                    links -= 1
                else:
                    at = match.start() + 1
                    self._words(match.start(), at)
            elif match[5] is not None:
                self.builder.verbatim(match[5], *match.span(5))
            else:
                self._sign(match)
        self._words(at, end)
        for stop in reversed(open_notes):
            self.builder.end(min(stop, end))
            self.builder.close(min(stop, end))

    def _words(self, start: int, end: int) -> None:
        while (place := self.text.find("\n", start, end)) >= 0:
            self.builder.text(self.text[start:place], start)
            start = place + 1
            while start < end and self.text[start] in " \t":
                start += 1
            self.builder.line_break(place, start)
        if start < end:
            self.builder.text(self.text[start:end], start)

    def _sign(self, match: re.Match[str]) -> None:
        sign, (start, end) = match[0], match.span()
        if sign in "*/_+":
            before, after = self.text[start - 1 : start], self.text[end : end + 1]
            if (before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace()):
                self.builder.text(sign, start)
        else:
            self.builder.verbatim(sign, start, end)

    def _link(self, match: re.Match[str]) -> int:
        """Write a link; return 1 where words follow."""
        if match[0].endswith("["):
            return 1
        self.builder.verbatim(match[3], *match.span(3))
        return 0

    def _closing(self, start: int, end: int) -> int:
        """Return where the bracket closes that opened before ``start``, or -1."""
        depth = 1
        place = bisect_right(self._closings, start - 1)
        at = start
        while place < len(self._closings) and self._closings[place] < min(end, start + _LONGEST):
            depth += self.text.count("[", at, self._closings[place]) - 1
            if depth == 0:
                return self._closings[place]
            at = self._closings[place] + 1
            place += 1
        return -1

    def _footnote(self, match: re.Match[str], end: int, open_notes: list[int]) -> int:
        name, defines = match[1], match[2] == ":"
        close = self._closing(match.end(), end) if defines else match.end() - 1
        if close < 0 or (not defines and not name) or len(open_notes) > 10:
            self._words(match.start(), match.end())
            return match.end()
        self._anonymous += not name
        label = name or str(self._anonymous)
        key = key_of(name) if name else f"#{label}"
        anchor = "" if name else f"fn-{self._anonymous}"
        span = Span("", match.start(), close + 1)
        raw = f"[fn:{name}]" if name else f"[{label}]"
        place = Span("", *match.span(1))
        style_item = CitedItem(label, key, place if name else span)
        self.builder.marker("footnote" if name else "inline", raw, (style_item,), span, target=anchor)
        if not defines:
            return match.end()
        self.builder.open_note("footnote" if name else "inline", label, key, match.start(), place,
                               anchors=(anchor,) if anchor else ())  # fmt: skip
        self.builder.begin("paragraph", match.end())
        open_notes.append(close)
        return match.end()

    def _citation(self, match: re.Match[str], end: int) -> int:
        close = self._closing(match.end(), end)
        if close < 0:
            self._words(match.start(), match.end())
            return match.end()
        items: list[CitedItem] = []
        at = match.end()
        while at < close:
            stop = self.text.find(";", at, close)
            stop = close if stop < 0 else stop
            if key := _KEY.search(self.text, at, stop):
                name = key[1].rstrip(".,:;!?") or key[1]
                place = Span("", key.start(1), key.start(1) + len(name))
                prefix, locator = self.text[at : key.start()], self.text[place.end : stop]
                items.append(CitedItem(name, name, place, False, _folded(prefix), _folded(locator)))
            at = stop + 1
        span = Span("", match.start(), close + 1)
        if items and match[0] != "[cite/n:":
            self.builder.marker("key", self.text[span.start : span.end], tuple(items), span)
        return close + 1


def _folded(words: str) -> str:
    return " ".join(words.split()).strip(", ")
