"""Lines that stand together, and what the whole text tells about its layout."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from citecheck.readers.plain.lines import Line
from citecheck.readers.plain.shapes import ENTRY_HEAD, item_head
from citecheck.text.patterns import pattern

Chunk = list[Line]

_LONGEST_WRAP = 120
_RST_NOTE = pattern(r"^\.\. \[[\w#.:*-]{1,60}\](?: |$)", re.MULTILINE)
_RST_MARKER = pattern(r"\[[\w#.:*-]{1,60}\]_(?!\w)")
_CARET_NOTE = pattern(r"^[ \t]{0,8}\[\^[\w-]{1,40}\]:", re.MULTILINE)
_SYMBOL = pattern(r"(?<=[\w.,;:!?\"'”’)])\*{1,3}(?![\w*])")


class PageSetup:
    """The layout of a text.

    ``margin`` is the usual indentation in columns, ``width`` the usual length of a full line, 0 where lines are not
    wrapped; ``first_indent`` tells that paragraphs begin with an indented line; ``rst`` that the text is
    reStructuredText; ``caret`` that its notes are written ``[^1]:``; ``directives`` that it holds comments
    addressed to citecheck; ``stars`` are the offsets of
    asterisks that follow a word.
    """

    __slots__ = ("caret", "directives", "first_indent", "margin", "rst", "stars", "width")

    def __init__(self, lines: list[Line], text: str) -> None:
        """Measure the ``lines`` of ``text``."""
        body = [line for line in lines if not line.furniture]
        self.margin = _margin(body)
        self.width = _width(body)
        self.first_indent = _first_indent(body)
        self.directives = "citecheck:" in text
        self.rst = ".. [" in text and (_RST_NOTE.search(text) is not None) and (_RST_MARKER.search(text) is not None)
        self.caret = "[^" in text and _CARET_NOTE.search(text) is not None
        self.stars = _stars(body) if "*" in text else []

    def star_between(self, low: int, high: int) -> bool:
        """Return whether a word with an asterisk stands between the source offsets."""
        at = bisect_right(self.stars, low)
        return at < len(self.stars) and self.stars[at] < high


def _margin(body: list[Line]) -> int:
    counts: dict[int, int] = {}
    for line in body:
        counts[line.indent] = counts.get(line.indent, 0) + 1
    return max(counts, key=lambda indent: (counts[indent], -indent)) if counts else 0


def _width(body: list[Line]) -> int:
    lengths = sorted(line.indent + len(line.text) for line in body)
    if not lengths:
        return 0
    full = lengths[len(lengths) * 19 // 20]
    return full if full <= _LONGEST_WRAP else 0


def _first_indent(body: list[Line]) -> bool:
    indented = flush = 0
    for line, after in zip(body, body[1:], strict=False):
        if line.blanks and not after.blanks:
            if 0 < line.indent - after.indent < 11:
                indented += 1
            elif line.indent == after.indent:
                flush += 1
    return indented > flush


def _stars(body: list[Line]) -> list[int]:
    return [
        line.start + match.start()
        for line in body
        if "*" in line.text and line.text.count("*") < 4 and (match := _SYMBOL.search(line.text))
        and "*" not in line.text[: match.start()]
    ]  # fmt: skip


def chunks_of(lines: list[Line], setup: PageSetup) -> Iterator[Chunk]:
    """Yield lines that stand together without a blank line; a paragraph that goes over a page break is one chunk.

    A line of furniture is a chunk of its own.
    """
    at = 0
    while at < len(lines):
        end = _end_of_chunk(lines, at)
        chunk = lines[at:end]
        while not chunk[0].furniture and (start := _next_page(lines, end)) and _goes_on(chunk, lines[start], setup):
            end = _end_of_chunk(lines, start)
            chunk.extend(lines[start:end])
        yield chunk
        at = end


def _end_of_chunk(lines: list[Line], at: int) -> int:
    end = at + 1
    if not lines[at].furniture:
        while end < len(lines) and not (lines[end].blanks or lines[end].page or lines[end].furniture):
            end += 1
    return end


def _next_page(lines: list[Line], at: int) -> int:
    """Return the index of the first line of text of the page that begins at ``at``, or 0."""
    page = False
    while at < len(lines) and (lines[at].furniture or lines[at].page):
        page = page or lines[at].page
        if not lines[at].furniture:
            return at
        at += 1
    return at if page and at < len(lines) else 0


def _goes_on(chunk: Chunk, line: Line, setup: PageSetup) -> bool:
    """Return whether ``line``, the first of a page, continues the paragraph at the foot of the page before."""
    last = chunk[-1]
    if last.text[-1] in ".!?:;|+}>" or (len(chunk) == 1 and len(last.text) < 50):
        return False
    if not (line.text[0].isalnum() or line.text[0] in "\"“'‘(<"):
        return False
    if line.indent != last.indent and not (len(chunk) == 1 and line.indent > last.indent):
        return False
    if line.text[0].islower() and last.text[-1] not in ')"”':
        return True
    full = last.indent + len(last.text) + len(line.text.split(None, 1)[0]) + 1 > setup.width * 9 // 10
    return bool(setup.width) and full and item_head(line.text) is None and not ENTRY_HEAD.match(line.text)
