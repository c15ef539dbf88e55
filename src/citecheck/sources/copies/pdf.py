"""The text of PDF pages, by PDFium (extra ``pdf``): fast, and with the sizes that tell notes and raised digits.

PDFium gives U+FFFE or U+0002 for a hyphen that ends a line, and joins the two lines there. Between letters it becomes a
soft hyphen, which no comparison sees; between digits it stays a hyphen, so that ``2018-19`` is no number of six digits.
"""

import re
import time
from collections.abc import Callable
from typing import Any

from citecheck.sources.copies.model import CopyProblem
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

MAX_PAGES = 20_000
"""Further pages are not read."""
MAX_CHARS = 60_000_000
"""No further page is read once this many characters were."""
MAX_SECONDS = 300.0
"""No further page is read after this time; the copy then says so."""

_LINE_HYPHEN = pattern("[\ufffe\x02](?:\r?\n)?")
# A line ends; or a word was divided at the end of a column, and PDFium went on with something else.
_BREAK = pattern(r"(?<=\r\n)|(?<=[\ufffe\x02])(?![^\W\d_A-Z]|\r\n)")
_CONTROLS = pattern("[\x00-\x08\x0b\x0e-\x1f\x7f\uffff]")
_DIGITS = pattern(r"[0-9]{1,12}(?![0-9])")
_SMALLER = 0.87
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = {ord(digit): raised for digit, raised in zip("0123456789", _SMALL, strict=True)}


class PageText(NamedTuple):
    """The text of a page and the height of each of its lines in points (0.0 where it could not be told)."""

    text: str
    sizes: tuple[float, ...]


class PdfText(NamedTuple):
    """All pages that were read, the page labels that the file declares, and how many pages there are."""

    pages: tuple[PageText, ...]
    labels: tuple[str, ...]
    total: int
    broken: tuple[int, ...]
    title: str
    extractor: str


def pages_of(data: bytes, max_seconds: float = MAX_SECONDS) -> PdfText | CopyProblem:
    """Return the text of the pages of a PDF, or why there is none. Never raises for content."""
    try:
        import pypdfium2 as pdfium
    except ImportError:
        return CopyProblem("extra-missing", "to read PDF install the extra: pip install 'citecheck-linter[pdf]'")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            return CopyProblem("password", "the copy is protected by a password: keep one without a password")
        return CopyProblem("damaged", "the copy is no PDF, or too broken to be opened: fetch it again")
    try:
        return _read(document, pdfium, max_seconds)
    except pdfium.PdfiumError:
        return CopyProblem("damaged", "the copy is a broken PDF: fetch it again")
    finally:
        document.close()


def _read(document: Any, pdfium: Any, max_seconds: float) -> PdfText:
    total, size = len(document), 0
    pages: list[PageText] = []
    broken: list[int] = []
    until = time.monotonic() + max_seconds
    for number in range(min(total, MAX_PAGES)):
        try:
            page = document[number]
            layer = page.get_textpage()
            pages.append(_page(layer, pdfium.raw))
            layer.close()
            page.close()
        except pdfium.PdfiumError:
            broken.append(number)
            pages.append(PageText("", ()))
        size += len(pages[-1].text)
        if size > MAX_CHARS or time.monotonic() > until:
            break
    labels = tuple(document.get_page_label(number) or "" for number in range(len(pages)))
    title = str(document.get_metadata_dict().get("Title", ""))[:300]
    return PdfText(tuple(pages), labels, total, tuple(broken), title, f"pypdfium2 {pdfium.version.PYPDFIUM_INFO}")


def _page(layer: Any, raw: Any) -> PageText:
    text = layer.get_text_range()
    if not text:
        return PageText("", ())
    first = max(raw.FPDFText_GetTextIndexFromCharIndex(layer.raw, 0), 0)
    text = _with_raised(text, lambda at: _height(layer.raw, raw, text, first, at))
    sizes: list[float] = []
    lines: list[str] = []
    start = 0
    for line in _BREAK.split(text):
        at = _sample(line)
        sizes.append(_height(layer.raw, raw, text, first, start + at) if at >= 0 else 0.0)
        lines.append(_clean(line.removesuffix("\r\n")))
        start += len(line)
    return PageText("\n".join(lines), tuple(sizes))


def _sample(line: str) -> int:
    """Return the place of a letter in the middle of ``line``, -1 where there is none."""
    middle = len(line) // 2
    places = [*range(middle, min(middle + 12, len(line))), *range(min(len(line), 12))]
    return next((at for at in places if line[at].isalnum() and line[at] not in _SMALL), -1)


def _height(handle: Any, raw: Any, text: str, first: int, at: int) -> float:
    """Return the height of the character ``text[at]`` in points, 0.0 where PDFium counts in another way."""
    import ctypes

    index: int = raw.FPDFText_GetCharIndexFromTextIndex(handle, first + at)
    if index < 0 or raw.FPDFText_GetUnicode(handle, index) != _code(text[at]):
        return 0.0
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
        return 0.0
    return float(box.top - box.bottom)


def _code(char: str) -> int:
    """The character that was read; raised digits stand for the plain ones that they were made of."""
    at = _SMALL.find(char)
    return ord("0") + at if at >= 0 else ord(char)


def _with_raised(text: str, height: Callable[[int], float]) -> str:
    """Return ``text`` with the digits that are set smaller than the character before them as raised digits."""
    pieces: list[str] = []
    last = 0
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        at = _first_raised(text, start, end, height)
        if at < end:
            pieces += [text[last:at], text[at:end].translate(_RAISED)]
            last = end
    return "".join((*pieces, text[last:]))


def _first_raised(text: str, start: int, end: int, height: Callable[[int], float]) -> int:
    """Return where the small digits of the number ``start``..``end`` begin, ``end`` where none are small."""
    small = height(end - 1)
    if start and text[start - 1] == "\n" and text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha():
        # PDFium may begin a line at a raised mark: it is small beside what follows.
        return start if 0 < small < _SMALLER * height(end + 1) else end
    before = start - 2 if text[start - 1 : start] == " " else start - 1
    if before >= 0 and not text[before].isspace() and 0 < height(start) < _SMALLER * height(before):
        return start
    if end - start > 1 and 0 < small < _SMALLER * height(start):
        return next(at for at in range(start + 1, end) if height(at) <= small * 1.01 or at == end - 1)
    return end


def _clean(line: str) -> str:
    if "\ufffe" in line or "\x02" in line:
        line = _LINE_HYPHEN.sub(_hyphen, line)
    return _CONTROLS.sub("", line)


def _hyphen(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    digits = start > 0 and end < len(text) and text[start - 1].isdigit() and text[end].isdigit()
    return "-" if digits else "\xad"
