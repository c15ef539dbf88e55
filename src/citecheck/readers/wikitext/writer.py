"""Wikitext into blocks: headings, lists, tables, paragraphs, and the frames inside them."""

import re
from collections.abc import Callable

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.wikitext.frames import Frame
from citecheck.readers.wikitext.scan import Scan, Token

_LISTS = re.compile(r"[*#:;]+")
_CELL_ATTRIBUTES = re.compile(r"[^|!\[\]{}\n<]{0,300}\|(?!\|)")
_MOST_LISTS = 20
_SIGNS = frozenset("*#:;={|!- ")

Handler = Callable[[Token, Frame], None]


class BlockWriter:
    """Walks through the tokens of a text once and writes blocks; frames say what the present place stands in."""

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        """Write the text of ``scan``."""
        self.builder, self.scan, self.text = builder, scan, scan.text
        self.at = self.place = 0
        self.frames: list[Frame] = []
        self.level = 0  # how many containers are open
        self.headings: list[BlockDraft] = []
        self.handlers: dict[str, Handler] = {"line": self._line, "bar": self._bar}

    def write(self) -> None:
        """Write the whole text."""
        tokens, size = self.scan.tokens, len(self.scan.tokens)
        last = len(self.text)
        self.frames.append(Frame("page", last, last))
        while self.frames:
            frame = self.frames[-1]
            start = tokens[self.place].start if self.place < size else last
            if min(start, frame.end) > self.at:
                self._words(frame, self.at, min(start, frame.end))
            elif start >= frame.end:
                self._leave(frame)
            else:
                token = tokens[self.place]
                if frame.fresh and token.kind not in ("line", "comment"):
                    self._head(frame, token.start)
                    if self.at != token.start or self.frames[-1] is not frame:
                        continue
                self.at = token.end
                self.place += 1
                handler = self.handlers.get(token.kind)
                if handler is None:
                    self.show(token.start, token.end)
                else:
                    handler(token, frame)

    def jump(self, offset: int) -> None:
        """Go on at ``offset``; what stands before it is passed over."""
        self.at = max(offset, self.at)
        self.place = self.scan.index(self.at)

    def enter(self, frame: Frame, start: int) -> None:
        """Go into a frame whose content begins at ``start``."""
        if frame.home is not frame:
            frame.fresh = False
        self.frames.append(frame)
        self.jump(start)

    def open(self, kind: BlockKind, start: int) -> BlockDraft:
        """Open a container."""
        self.level += 1
        return self.builder.open(kind, start)

    def close_container(self, end: int) -> None:
        """Close the innermost container."""
        self.level -= 1
        self.builder.close(end)

    # -- words ------------------------------------------------------------------------------------------------------

    def _words(self, frame: Frame, start: int, end: int) -> None:
        if frame.fresh:
            self._head(frame, start)
            if self.at != start or self.frames[-1] is not frame:
                return
        self.at = end
        self.show(start, end)

    def show(self, start: int, end: int) -> None:
        """Write the source at ``start``..``end`` as words of the present place."""
        frame = self.frames[-1]
        if frame.mute:
            return
        home = frame.home
        if not home.opened:
            while start < end and self.text[start] in " \t\n":
                start += 1
            if start == end:
                return
            self.ensure(start)
        if home.code:
            self.builder.verbatim(self.text[start:end], start, end)
        else:
            self.builder.text(self.text[start:end], start)

    def ensure(self, start: int) -> None:
        """Open a text block at the present place unless one is open, and write the line break that waits."""
        home = self.frames[-1].home
        if not home.opened:
            kind: BlockKind = home.paragraph
            if home.in_table and kind == "paragraph":
                kind = "cell"
            self.begin(home, kind, start)
        elif home.pending is not None:
            self.builder.line_break(*home.pending)
        home.pending = None

    def begin(self, frame: Frame, kind: BlockKind, start: int, level: int = 0) -> BlockDraft:
        """Begin a text block of ``frame``."""
        self.end_block(frame, start)
        frame.opened, frame.begun = True, kind
        return self.builder.begin(kind, start, level)

    def end_block(self, frame: Frame, end: int) -> None:
        """End the text block of ``frame`` if one is open; a block without words and markers goes."""
        frame.pending, frame.code = None, 0
        if not frame.opened:
            return
        frame.opened = False
        draft = self.builder.current
        self.builder.end(end)
        drafts = self.builder.drafts
        if draft is not None and drafts[-1] is draft and not draft.text.length and not draft.markers:
            drafts.pop()

    # -- lines ------------------------------------------------------------------------------------------------------

    def _line(self, token: Token, frame: Frame) -> None:
        home = frame.home
        if frame is not home:
            if not frame.mute and home.opened:
                self.builder.space(token.start, token.end)
            return
        blank = self.text.find("\n", token.start + 1, token.end) >= 0
        if home.opened:
            if blank or home.begun not in ("paragraph", "cell", "caption"):
                self.end_block(home, token.start)
            else:
                home.pending = token.start, token.end
        if blank and home.lists:
            self._set_lists(home, "", token.start)
        home.fresh = True

    def _head(self, frame: Frame, start: int) -> None:
        """Look at the first sign of a line."""
        frame.fresh, frame.line_at = False, start
        char = self.text[start]
        if char not in _SIGNS:
            self._plain(frame, start)
        elif char in "*#:;":
            self._list(frame, start)
        elif char == "=" and self._heading(frame, start):
            return
        elif char == "{" and self.text.startswith("{|", start):
            self._close_lists(frame, start)
            self.open("table", start)
            frame.containers.append("table")
            self.jump(self._line_end(start))
        elif char in "|!" and (frame.in_table or (frame.lists and "table" in frame.containers)):
            self._close_lists(frame, start)
            self._table_line(frame, start)
        elif char == " " and self._preformatted(frame, start):
            return
        elif char == "-" and self.text.startswith("----", start):
            self._close_lists(frame, start)
            while self.at < frame.end and self.text[self.at] == "-":
                self.at += 1
        else:
            self._plain(frame, start)

    def _plain(self, frame: Frame, start: int) -> None:
        if frame.lists:
            self._set_lists(frame, "", start)
        if frame.opened and frame.pending is not None:
            self.builder.line_break(*frame.pending)
            frame.pending = None

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start, self.frames[-1].end)
        return self.frames[-1].end if end < 0 else end

    def _heading(self, frame: Frame, start: int) -> bool:
        end = self._line_end(start)
        line = self.text[start:end]
        if "<!--" in line:
            line = line[: line.rfind("<!--")]
        line = line.rstrip()
        level = min(len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("=")), 6, (len(line) - 1) // 2)
        if level < 1 or not line[level:-level].strip():
            self._plain(frame, start)
            return True
        self._close_lists(frame, start)
        draft = self.begin(frame, "heading", start, level)
        if frame.kind == "page":
            self.headings.append(draft)
            self.new_section()
        inner = line[level:-level]
        low = start + level + len(inner) - len(inner.lstrip())
        self.enter(Frame("heading", low + len(inner.strip()), end, frame), low)
        return True

    def new_section(self) -> None:
        """Hear that a heading begins a section."""

    def _preformatted(self, frame: Frame, start: int) -> bool:
        """Lines that begin with a space are code, unless they cite or go on in a note or template."""
        text = self.text
        end = self._line_end(start)
        line = text[start:end]
        if frame.kind != "page" or frame.in_table or not line.strip() or "<" in line or "{{" in line or "[[" in line:
            while self.at < end and text[self.at] in " \t":
                self.at += 1
            self.place = self.scan.index(self.at)
            frame.fresh = self.at < end and text[self.at] in "*#:;{|!="
            if not frame.fresh:
                frame.line_at = self.at
                self._plain(frame, self.at)
            return True
        self._close_lists(frame, start)
        while text.startswith("\n ", end) and (high := self._line_end(end + 1)) > end + 1:
            if "<" in text[end:high] or "{{" in text[end:high] or not text[end:high].strip():
                break
            end = high
        self.code_block(start, end)
        self.jump(end)
        return True

    def code_block(self, start: int, end: int) -> None:
        """Write a block of code."""
        if self.text[start:end].strip():
            self.begin(self.frames[-1].home, "code", start)
            self.builder.verbatim(self.text[start:end], start, end)
            self.end_block(self.frames[-1].home, end)

    # -- lists ------------------------------------------------------------------------------------------------------

    def _close_lists(self, frame: Frame, start: int) -> None:
        self.end_block(frame, start)
        if frame.lists:
            self._set_lists(frame, "", start)

    def _list(self, frame: Frame, start: int) -> None:
        match = _LISTS.match(self.text, start, frame.end)
        signs = match[0] if match else "*"
        self.end_block(frame, start)
        self._set_lists(frame, signs[:_MOST_LISTS], start)
        end = start + len(signs)
        while end < frame.end and self.text[end] in " \t":
            end += 1
        self.jump(end)
        frame.line_at = end
        if self.text.startswith("{|", end):
            frame.fresh = True
            return
        kind: BlockKind = {"*": "item", "#": "item", ";": "term", ":": "paragraph"}[signs[-1]]  # type: ignore[assignment]
        if not self.begin_item(frame, kind, start, end):
            self.begin(frame, kind, start)

    def begin_item(self, frame: Frame, kind: BlockKind, start: int, inner: int) -> bool:
        """Begin the item at ``start`` in another way; return whether that was done."""
        return False

    def _set_lists(self, frame: Frame, signs: str, start: int) -> None:
        """Close and open lists so that those of ``signs`` are open."""
        old = frame.lists
        common = 0
        while common < min(len(old), len(signs)) and old[common] == signs[common]:
            common += 1
        for sign in reversed(old[common:]):
            if sign in "*#":
                self.close_container(start)
                frame.containers.pop()
        for sign in signs[common:]:
            if sign in "*#":
                self.open("list", start)
                frame.containers.append("list")
        frame.lists = signs

    # -- tables -----------------------------------------------------------------------------------------------------

    def _table_line(self, frame: Frame, start: int) -> None:
        self.end_block(frame, start)
        sign = self.text[start : start + 2]
        if sign == "|}":
            frame.containers.pop()
            self.close_container(start + 2)
            self.jump(start + 2)
        elif sign == "|-":
            self.jump(self._line_end(start))
        elif sign == "|+":
            self.begin(frame, "caption", start)
            self._skip_attributes(start + 2)
        else:
            frame.header = sign[0] == "!"
            self.begin(frame, "cell", start)
            self._skip_attributes(start + 1)

    def _skip_attributes(self, start: int) -> None:
        match = _CELL_ATTRIBUTES.match(self.text, start, self.frames[-1].end)
        end = match.end() if match and "=" in match[0] else start
        while end < self.frames[-1].end and self.text[end] in " \t":
            end += 1
        self.jump(end)
        self.frames[-1].line_at = end

    def _bar(self, token: Token, frame: Frame) -> None:
        doubled = token.end - token.start == 2
        if doubled and frame.in_table and frame.begun == "cell" and (frame.header or self.text[token.start] == "|"):
            self.begin(frame, "cell", token.start)
            self._skip_attributes(token.end)
        else:
            self.show(token.start, token.end)

    # -- frames -----------------------------------------------------------------------------------------------------

    def _leave(self, frame: Frame) -> None:
        """Close what is open in a frame and go on behind it."""
        if frame.home is frame:
            self.end_block(frame, frame.end)
            while frame.containers:
                frame.containers.pop()
                self.close_container(frame.end)
        if frame.kind in ("note", "box", "quote"):
            self.close_container(frame.end)
        elif frame.kind == "heading":
            self.end_block(frame.home, frame.after)
        if frame.shown_after and frame.home.opened and not self.builder_ends_with_space():
            self.builder.replaced(frame.shown_after, frame.end, frame.end)
        self.frames.pop()
        self.left(frame)
        if self.frames:
            self.jump(frame.after)

    def left(self, frame: Frame) -> None:
        """Hear that a frame was left."""

    def builder_ends_with_space(self) -> bool:
        """Return whether nothing stands in the open block, or white space ends it."""
        draft = self.builder.current
        return draft is None or draft.text.ends_with_space()
