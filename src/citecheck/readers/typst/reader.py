"""Typst: footnotes, citations of bibliography files, labels.

Functions are not run: the content that stands in their brackets is read as if it were shown.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from citecheck.model.document import BlockKind, CitedItem, Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.typst.scan import STATEMENTS, Scan, Token
from citecheck.text.decode import decode
from citecheck.text.span import Span

_HEAD = re.compile(r"[ \t]{0,40}(?:(={1,6})|([-+]|\d{1,6}\.)|(/)(?=[^\n]{1,200}:))(?=[ \t\n]|$)[ \t]{0,40}")
_LABEL = re.compile(r"<([\w.:-]{1,100})>|label\(\s{0,9}\"([^\"]{1,100})\"")
_SUPPLEMENT = re.compile(r"supplement:\s{0,9}\[([^\]]{0,200})\]")
_STRING = re.compile(r"\"([^\"\n]{1,400})\"")
_TITLE = re.compile(r"title:\s{0,9}(?:\[([^\]\n]{1,300})\]|\"([^\"\n]{1,300})\")")
_CROSS = re.compile(r"(?:fig|tbl|tab|table|sec|eq|lst|thm|lem|ch|chap|app|alg)[-:]")
_REGISTERS = (".bib", ".yml", ".yaml")
_DEEPEST = 20


class _Frame(NamedTuple):
    """Content up to ``end``, to be gone on from at ``after``; ``kind`` tells what is closed then."""

    kind: str
    end: int
    after: int


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a Typst file. ``dialect`` is not used. Never raises on content."""
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "typst", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        scan = Scan(text)
        writer = _Writer(builder, scan)
        writer.write()
        title = _TITLE.search(text)
        builder.metadata = Metadata(
            title=(title[1] or title[2]) if title else "",
            source_files=tuple(writer.registers),
            fragment=not writer.registers,
            exact_keys=True,
        )
    return builder.finish(len(text))


class _Writer:
    """Writes the blocks of a file in one walk through its tokens."""

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        self.builder, self.scan, self.text = builder, scan, scan.text
        self.registers: list[str] = []
        self.notes = 0
        self.labels = {self.text[each.start + 1 : each.end - 1] for each in scan.tokens if each.kind == "label"}
        self._note_labels = self._labelled_notes()
        self._at = self._place = 0
        self._frames: list[_Frame] = [_Frame("page", len(self.text), len(self.text))]
        self._opened = [False]  # whether a text block is open, for each frame that has blocks
        self._fresh = True
        self._depth = self._quotes = 0  # how many notes and quotations are open
        self._handlers: dict[str, Callable[[Token], None]] = {
            "line": self._line, "code": self._function, "key": self._key, "label": self._pass, "comment": self._comment,
            "raw": self._raw, "math": self._raw, "escape": self._escape, "sign": self._sign, "url": self._url,
        }  # fmt: skip

    def _labelled_notes(self) -> dict[str, int]:
        """Map the labels behind footnotes to the number of the footnote."""
        found: dict[str, int] = {}
        count = 0
        for token in self.scan.tokens:
            if token.kind == "code" and self.text[token.start : token.end] == "#footnote":
                content = self.scan.at(token.end)
                if content is not None and content.kind == "[" and content.close > 0:
                    count += 1
                    at = content.close
                    while self.text[at : at + 1] == " ":
                        at += 1
                    label = self.scan.at(at)
                    if label is not None and label.kind == "label":
                        found.setdefault(self.text[label.start + 1 : label.end - 1], count)
        return found

    def write(self) -> None:
        """Write the whole text."""
        tokens, size, last = self.scan.tokens, len(self.scan.tokens), len(self.text)
        while self._frames:
            frame = self._frames[-1]
            start = min(tokens[self._place].start if self._place < size else last, frame.end)
            if self._at < start:
                self._words(self._at, start)
            elif start >= frame.end:
                self._leave(frame)
            else:
                token = tokens[self._place]
                if self._fresh and token.kind not in ("line", "comment"):
                    self._head(token.start)
                    if self._at != token.start:
                        continue
                self._at, self._place = token.end, self._place + 1
                handler = self._handlers.get(token.kind)
                if handler is None:
                    self._show(token.start, token.end)
                else:
                    handler(token)

    def _jump(self, offset: int) -> None:
        self._at = max(self._at, offset)
        self._place = self.scan.index(self._at)

    # -- words and blocks -------------------------------------------------------------------------------------------

    def _words(self, start: int, end: int) -> None:
        if self._fresh:
            self._head(start)
            if self._at != start:
                return
        self._at = end
        self._show(start, end)

    def _show(self, start: int, end: int) -> None:
        while not self._opened[-1] and start < end and self.text[start] in " \t\n":
            start += 1
        if start < end:
            self._ensure(start)
            self.builder.text(self.text[start:end], start)

    def _ensure(self, start: int) -> None:
        if not self._opened[-1]:
            frame = next(each for each in reversed(self._frames) if each.kind != "span")
            self._begin(
                "cell" if frame.kind == "cell" else "caption" if frame.kind == "caption" else "paragraph", start
            )

    def _begin(self, kind: BlockKind, start: int, level: int = 0) -> None:
        self._end(start)
        self.builder.begin(kind, start, level)
        self._opened[-1] = True

    def _end(self, end: int) -> None:
        if self._opened[-1]:
            self._opened[-1] = False
            self.builder.end(end)

    def _head(self, start: int) -> None:
        self._fresh = False
        match = _HEAD.match(self.text, start, self._frames[-1].end)
        if match is not None and self._frames[-1].kind != "span":
            sign = match[1] or match[2] or match[3]
            kind: BlockKind = "heading" if match[1] else "term" if match[3] else "item"
            self._begin(kind, start, len(sign) if match[1] else 0)
            self._jump(match.end())

    def _line(self, token: Token) -> None:
        if self._frames[-1].kind == "span":
            self.builder.space(token.start, token.end)
            return
        current = self.builder.current
        ends = current is not None and (
            current.kind == "heading"
            or (current.kind in ("item", "term") and self.text[token.end : token.end + 1] not in " \t")
        )
        if ends or self.text.count("\n", token.start, token.end) > 1:
            self._end(token.start)
        elif self._opened[-1]:
            self.builder.line_break(token.start, token.end)
        self._fresh = True

    # -- inline -----------------------------------------------------------------------------------------------------

    def _pass(self, token: Token) -> None:
        """Show nothing of it."""

    def _comment(self, token: Token) -> None:
        end = token.close - 2 if self.text.startswith("/*", token.start) else token.close
        self.builder.directive(self.text[token.start + 2 : end], Span("", token.start, token.close))
        self._jump(token.close)

    def _raw(self, token: Token) -> None:
        width = token.end - token.start
        start, end = token.end, token.close - width
        if width > 2 and self.text[token.start - 1 : token.start] in ("", "\n"):
            self._begin("code", token.start)
            self.builder.verbatim(self.text[start:end], start, end)
            self._end(token.close)
        else:
            self._verbatim(start, end)
        self._jump(token.close)

    def _verbatim(self, start: int, end: int) -> None:
        if end > start:
            self._ensure(start)
            self.builder.verbatim(self.text[start:end], start, end)

    def _escape(self, token: Token) -> None:
        self._verbatim(token.start + 1, token.end)

    def _url(self, token: Token) -> None:
        self._verbatim(token.start, token.end)

    def _sign(self, token: Token) -> None:
        sign = self.text[token.start : token.end]
        before, after = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 1]
        if sign == "~" or sign[0] == "-":
            self._ensure(token.start)
            self.builder.replaced({"~": "\u00a0", "--": "–"}.get(sign, "—"), token.start, token.end)
        elif sign == "_" and before.isalnum() and after.isalnum() or before.isspace() and after.isspace():
            self._show(token.start, token.end)

    def _key(self, token: Token) -> None:
        before = self.text[token.start - 1 : token.start]
        name = self.text[token.start + 1 : token.end].rstrip(".:-")
        end = token.start + 1 + len(name)
        if before.isalnum() or not name:
            self._show(token.start, token.end)
            return
        content = self.scan.at(end)
        supplement = ""
        after = end
        if content is not None and content.kind == "[" and content.close > 0:
            after = content.close
            supplement = self.text[content.end : after - 1]
        self._cite(name, token.start, after, Span("", token.start + 1, end), supplement)
        self._jump(after)
        if after == end and end < token.end:
            self._show(end, token.end)
            self._jump(token.end)

    def _cite(self, name: str, start: int, end: int, place: Span, supplement: str) -> None:
        if name in self._note_labels:
            self._mark(str(self._note_labels[name]), start, end)
        elif name in self.labels or _CROSS.match(name):
            self._verbatim(start, end)
        else:
            self._ensure(start)
            item = CitedItem(name, name, place, locator=" ".join(supplement.split()))
            self.builder.marker("key", self.text[start:end], (item,), Span("", start, end))

    def _mark(self, label: str, start: int, end: int) -> None:
        self._ensure(start)
        span = Span("", start, end)
        self.builder.marker("footnote", label, (CitedItem(label, f"#{label}", span),), span, target=f"fn{label}")

    # -- functions --------------------------------------------------------------------------------------------------

    def _function(self, token: Token) -> None:
        name = self.text[token.start + 1 : token.end]
        if name in STATEMENTS:
            self._statement(token)
            return
        if name in ("if", "for", "while"):
            begin = self.text.find("[", token.end, token.end + 400)
            self._jump(max(begin, token.end))
            return
        given = self.scan.at(token.end)
        arguments = given if given is not None and given.kind in "({" and given.close > 0 else None
        after = arguments.close if arguments is not None else token.end
        content = self.scan.at(after)
        if content is None or content.kind != "[" or content.close < 0:
            self._call(name, token, arguments, None, after)
        else:
            self._call(name, token, arguments, content, content.close)

    def _call(self, name: str, token: Token, arguments: Token | None, content: Token | None, after: int) -> None:
        inside = self.text[arguments.end : arguments.close - 1][:2000] if arguments is not None else ""
        if name == "footnote" and (content is not None or arguments is not None):
            self._footnote(token, inside, content, after)
        elif name == "cite" and (match := _LABEL.search(inside)):
            assert arguments is not None
            place = Span("", arguments.end + match.start(), arguments.end + match.end())
            supplement = _SUPPLEMENT.search(inside)
            self._cite(match[1] or match[2], token.start, after, place, supplement[1] if supplement else "")
            self._jump(after)
        elif name == "bibliography":
            self.registers += [each for each in _STRING.findall(inside) if each.lower().endswith(_REGISTERS)]
            self._jump(after)
        elif name == "quote" and content is not None and "block: true" in inside:
            self._end(token.start)
            self._quotes += 1
            self.builder.open("quote", token.start)
            self._enter("quote", content.close - 1, after, content.end)
        elif content is not None:
            self._enter("span", content.close - 1, after, content.end)
        elif name == "link" and (match := _STRING.search(inside)) and arguments is not None:
            self._verbatim(arguments.end + match.start(1), arguments.end + match.end(1))
            self._jump(after)
        elif arguments is not None:
            self._contents(arguments)

    def _statement(self, token: Token) -> None:
        """Pass over ``#let x = ...`` up to the end of its line; brackets may hold further lines."""
        tokens = self.scan.tokens
        place = self._place
        while place < len(tokens) and tokens[place].kind != "line":
            each = tokens[place]
            place = self.scan.index(each.close) if each.close > each.start else place + 1
        self._jump(tokens[place].start if place < len(tokens) else len(self.text))
        if self.text[token.start + 1 : token.end] == "show" and self._at < token.end:
            self._jump(token.end)

    def _footnote(self, token: Token, inside: str, content: Token | None, after: int) -> None:
        if content is None:
            match = _LABEL.search(inside)
            if match is not None:
                self._note_use(match[1] or match[2], token.start, after)
            self._jump(after)
            return
        self.notes += 1
        label = str(self.notes)
        self._mark(label, token.start, after)
        if self._depth >= _DEEPEST or self._quotes > _DEEPEST:
            self._jump(after)
            return
        self._depth += 1
        place = Span("", content.end, content.end)
        self.builder.open_note("footnote", label, f"#{label}", token.start, place, anchors=(f"fn{label}",))
        self._enter("note", content.close - 1, after, content.end)

    def _note_use(self, name: str, start: int, end: int) -> None:
        if name in self._note_labels:
            self._mark(str(self._note_labels[name]), start, end)
        else:
            self._ensure(start)
            span = Span("", start, end)
            item = CitedItem(name, name, span)
            self.builder.marker("footnote", self.text[start:end], (item,), span, target=f"label:{name}")

    def _contents(self, arguments: Token) -> None:
        """Read the content blocks among the arguments of a figure or table as captions and cells."""
        self._end(arguments.start)
        found: list[Token] = []
        place = self.scan.index(arguments.end)
        tokens = self.scan.tokens
        while place < len(tokens) and tokens[place].start < arguments.close - 1:
            each = tokens[place]
            if each.kind == "[" and each.close > 0:
                found.append(each)
                place = self.scan.index(each.close)
            else:
                place += 1
        stop = arguments.close
        for each in reversed(found):
            kind = "caption" if self.text[max(each.start - 9, 0) : each.start].rstrip().endswith("caption:") else "cell"
            self._frames.append(_Frame(kind, each.close - 1, stop))
            self._opened.append(False)
            stop = each.end
        self._jump(stop)
        self._fresh = False

    def _enter(self, kind: str, end: int, after: int, start: int) -> None:
        self._frames.append(_Frame(kind, end, after))
        if kind != "span":
            self._opened.append(False)
            self._fresh = kind == "quote"
        self._jump(start)

    def _leave(self, frame: _Frame) -> None:
        if frame.kind != "span":
            self._end(frame.end)
            self._opened.pop()
        if frame.kind in ("note", "quote"):
            self.builder.close(frame.end)
            self._depth -= frame.kind == "note"
            self._quotes -= frame.kind == "quote"
        self._frames.pop()
        self._fresh = False
        if self._frames:
            self._jump(frame.after)
