"""The words of a page: white space folded as browsers do, references decoded, each piece with its place."""

import re

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.html.page import Page
from citecheck.readers.html.tokens import UNEVEN, pieces_of

_WHITE = "\t\n\f\r "


class ProseWriter:
    """Writes runs of text to the open block of a builder; a block is begun when its first word comes."""

    def __init__(self, page: Page, builder: DocumentBuilder) -> None:
        """Prepare to write the words of ``page``."""
        self.page, self.builder, self.source = page, builder, page.text
        self._draft: BlockDraft | None = None
        self._gap: list[tuple[str, int, int]] = []
        self._last = 0
        self._muted = -1
        self._verbatim = 0

    def _in_code(self) -> bool:
        raise NotImplementedError

    def _begin(self, start: int, at: int = -1, high: int = -1) -> int:
        raise NotImplementedError

    def _ready(self, start: int, at: int, high: int = -1) -> int:
        """See that a block is open; return where its text begins, after a printed number."""
        if self._draft is None:
            return self._begin(start, at, high)
        return start

    def _text(self, start: int, end: int, at: int) -> None:
        if start < self._muted:
            start = min(self._muted, end)
        if self._in_code():
            self._preformatted(start, end)
            return
        raw = self.source[start:end]
        body = raw.strip(_WHITE)
        if not body:
            if self._draft is not None and raw:
                self._gap.append((" ", start, end))
            return
        low = start + raw.index(body[0])
        high = low + len(body)
        if self._draft is None:
            low = self._ready(low, at, high)
            if low >= high:
                return
            if low > start + raw.index(body[0]):
                body = self.source[low:high]
        else:
            if low > start:
                self._gap.append((" ", start, low))
        if UNEVEN.search(body) is None and body != "\xa0":
            if self._gap:
                self._flush()
            self._put(body, low)
        else:
            self._uneven(low, high)
        self._last = high
        if high < end:
            self._gap.append((" ", high, end))

    def _put(self, body: str, low: int) -> None:
        if self._verbatim or body.startswith(("http://", "https://", "www.")):
            self.builder.verbatim(body, low, low + len(body))
        else:
            self.builder.text(body, low)

    def _uneven(self, low: int, high: int) -> None:
        for text, start, end in pieces_of(self.source, low, high):
            if text[0] in _WHITE and len(text.strip(_WHITE)) == 0:
                self._gap.append((" ", start, end))
                continue
            if text == "\xa0":
                if self._draft is not None and self._draft.text.length:
                    self._gap.append((text, start, end))
                continue
            self._flush()
            if len(text) == end - start:
                self._put(text, start)
            elif self._verbatim:
                self.builder.verbatim(text, start, end)
            else:
                self.builder.replaced(text, start, end)

    def _flush(self) -> None:
        """Write the white space that turned out to stand between words."""
        draft = self._draft
        if draft is not None:
            for char, start, end in self._gap:
                if char != " ":
                    self.builder.replaced(char, start, end)
                elif end == start + 1 and self.source[start] == " " and not draft.text.ends_with_space():
                    self.builder.text(" ", start)
                else:
                    self.builder.space(start, end)
        self._gap.clear()

    def _preformatted(self, start: int, end: int) -> None:
        for number, line in enumerate(re.split(r"(\r\n|\r|\n)", self.source[start:end])):
            stop = start + len(line)
            if number % 2:
                if self._draft is not None:
                    self.builder.line_break(start, stop)
            elif line.strip():
                if self._draft is None:
                    self._begin(start)
                self._verbatim_line(start, stop)
                self._last = stop
            start = stop

    def _verbatim_line(self, start: int, stop: int) -> None:
        if "&" not in self.source[start:stop] and "\0" not in self.source[start:stop]:
            self.builder.verbatim(self.source[start:stop], start, stop)
            return
        for text, low, high in pieces_of(self.source, start, stop):
            self.builder.verbatim(text, low, high)

    def _quotation(self, mark: str, start: int, end: int) -> None:
        if self._draft is None:
            self._begin(start)
        self._flush()
        self.builder.replaced(mark, start, end)
        self._last = end
