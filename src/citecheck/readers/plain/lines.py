"""The lines of a plain text: where they stand, how far they are indented, and which of them are page furniture."""

import re

from citecheck.readers.typed.furniture import is_navigation
from citecheck.text.patterns import pattern

_FOOTER = pattern(r"\[Page \w{1,6}\]$")
_PAGE_NUMBER = pattern(r"(?:page )?\d{1,4}(?: (?:of|/) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|[ivxlc]{1,7}", re.IGNORECASE)
_PAGE_OF = pattern(r"page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_NOTE = pattern(r"\[(?!Page)|\d{1,4}[.)]\s|\(\d|[*†‡§¶¹²³⁴-⁹^]")
_DIGITS = pattern(r"\d+")
_SPACES = pattern(r"\s+")
_DEEPEST_HEAD = 3


class Line:
    """One line that is not blank.

    ``start`` and ``end`` bound its text without the white space around it, ``indent`` counts columns (tabs to eight).
    ``blanks`` is the number of blank lines before it; ``page`` tells that a page begins with it; ``feed`` is the offset
    of the form feed before it or -1; ``furniture`` that it is no part of the text.
    """

    __slots__ = ("blanks", "end", "feed", "furniture", "indent", "page", "start", "text")

    def __init__(self, start: int, text: str, indent: int, blanks: int, feed: int) -> None:
        """Note down a line whose stripped ``text`` begins at the source offset ``start``."""
        self.start, self.text, self.end = start, text, start + len(text)
        self.indent, self.blanks, self.feed = indent, blanks, feed
        self.page = feed >= 0
        self.furniture = False


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank; lines end at LF, CR, CR LF and form feeds."""
    lines: list[Line] = []
    rare = "\r" in text or "\f" in text
    at = blanks = 0
    feed = -1
    for whole in text.split("\n"):
        if rare and ("\f" in whole or "\r" in whole[:-1]):
            blanks, feed = _split_rare(whole, at, blanks, feed, lines)
        else:
            body = whole.strip()
            if body:
                lead = len(whole) - len(whole.lstrip()) if whole[0].isspace() else 0
                lines.append(Line(at + lead, body, _columns(whole, lead), blanks, feed))
                blanks, feed = 0, -1
            else:
                blanks += 1
        at += len(whole) + 1
    return lines


def _columns(whole: str, lead: int) -> int:
    return len(whole[:lead].expandtabs(8)) if lead and "\t" in whole[:lead] else lead


def _split_rare(whole: str, at: int, blanks: int, feed: int, lines: list[Line]) -> tuple[int, int]:
    """Split a line that holds carriage returns or form feeds."""
    for piece in re.split(r"(?<=[\r\f])", whole):
        body = piece.strip()
        if body:
            lead = len(piece) - len(piece.lstrip())
            lines.append(Line(at + lead, body, _columns(piece, lead), blanks, feed))
            blanks, feed = 0, -1
        else:
            blanks += 1
        if piece.endswith("\f"):
            feed = at + len(piece) - 1
        at += len(piece)
    return blanks, feed


def mark_furniture(lines: list[Line]) -> None:
    """Mark running heads and feet, page numbers, navigation, and the licence around a Gutenberg book."""
    paged = _mark_footers(lines)
    starts = [index for index, line in enumerate(lines) if line.page and index]
    if starts:
        _mark_heads(lines, starts, paged)
        _mark_feet(lines, starts)
    for line in lines:
        if len(line.text) < 200 and is_navigation(line.text):
            line.furniture = True
    _mark_licence(lines)


def _mark_footers(lines: list[Line]) -> bool:
    """Mark ``[Page 3]`` and ``Page 3 of 9``; the line after one begins a page."""
    paged = False
    for index, line in enumerate(lines):
        text = line.text
        footer = text[-1] == "]" and _FOOTER.search(text) is not None
        if footer or (text[:4].lower() == "page" and _PAGE_OF.fullmatch(text)):
            line.furniture = True
            paged = paged or footer
            if index + 1 < len(lines):
                lines[index + 1].page = True
    return paged


def _shape(line: Line) -> str:
    return _SPACES.sub(" ", _DIGITS.sub("0", line.text))


def _mark_heads(lines: list[Line], starts: list[int], paged: bool) -> None:
    """Mark what is repeated at the top of pages, up to three lines of it."""
    for depth in range(_DEEPEST_HEAD):
        tops = [i + depth for i in starts if i + depth < len(lines)]
        if depth:
            tops = [i for i in tops if lines[i - 1].furniture and not lines[i].blanks]
        enough = max(2, len(tops) // 4)
        counts: dict[str, int] = {}
        for index in tops:
            shape = _shape(lines[index])
            counts[shape] = counts.get(shape, 0) + 1
        for index in tops:
            line = lines[index]
            spread = paged and not depth and len(re.split(r"\s{3,}", line.text)) > 1
            if _NOTE.match(line.text):
                continue
            if spread or counts[_shape(line)] >= enough or (not depth and _PAGE_NUMBER.fullmatch(line.text)):
                line.furniture = True


def _mark_feet(lines: list[Line], starts: list[int]) -> None:
    """Mark what is repeated at the foot of pages."""
    feet = [i - 1 for i in starts if not lines[i - 1].furniture]
    if lines and not lines[-1].furniture:
        feet.append(len(lines) - 1)
    counts: dict[str, int] = {}
    for index in feet:
        shape = _shape(lines[index])
        counts[shape] = counts.get(shape, 0) + 1
    for index in feet:
        line = lines[index]
        alone = line.blanks > 0 or line.page
        often = counts[_shape(line)] >= max(2, len(feet) // 4) and len(line.text) < 120
        if alone and not _NOTE.match(line.text) and (often or _PAGE_NUMBER.fullmatch(line.text)):
            line.furniture = True


def _mark_licence(lines: list[Line]) -> None:
    """Mark the licence of Project Gutenberg before ``*** START OF`` and after ``*** END OF``."""
    start = end = -1
    for index, line in enumerate(lines):
        if line.text[:3] == "***" and "GUTENBERG" in line.text.upper():
            words = line.text.strip("* ").upper()
            if words.startswith("START OF") and start < 0:
                start = index
            elif words.startswith("END OF"):
                end = index
    for line in lines[: start + 1]:
        line.furniture = True
    for line in lines[end:] if end > start else ():
        line.furniture = True
