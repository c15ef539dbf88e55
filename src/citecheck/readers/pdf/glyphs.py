"""The characters of PDF pages with their places, by PDFium. The only module that needs the extra ``pdf``."""

import ctypes
from typing import Any

from citecheck.text.record import NamedTuple

MAX_PAGES = 3000
"""Further pages are not read."""
MAX_CHARS = 5_000_000
"""No further page is read once this many characters were."""


class Glyph(NamedTuple):
    """A character with its box and baseline in points, the origin at the lower left; ``size`` is its height."""

    char: str
    left: float
    right: float
    base: float
    size: float


class Pages(NamedTuple):
    """The glyphs of each page, the number of pages, and the numbers (from 1) of those that could not be read."""

    glyphs: list[list[Glyph]]
    total: int
    broken: list[int]


class MissingExtra(Exception):
    """PDFium is not installed."""


class Unreadable(Exception):
    """The file cannot be opened: the reason is ``password`` or ``broken``."""


def pages_of(data: bytes) -> Pages:
    """Return the glyphs of the pages of a PDF. Raises ``MissingExtra`` and ``Unreadable``."""
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise MissingExtra from error
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("password" if "password" in str(error).lower() else "broken") from error
    try:
        return _read(document, pdfium)
    finally:
        document.close()


def _read(document: Any, pdfium: Any) -> Pages:
    count = len(document)
    found: list[list[Glyph]] = []
    broken: list[int] = []
    total = 0
    for number in range(min(count, MAX_PAGES)):
        glyphs: list[Glyph] = []
        try:
            page = document[number]
            text = page.get_textpage()
            glyphs = _glyphs(text, pdfium.raw, MAX_CHARS - total)
            text.close()
            page.close()
        except pdfium.PdfiumError:
            broken.append(number + 1)
        found.append(glyphs)
        total += len(glyphs)
        if total >= MAX_CHARS:
            break
    return Pages(found, count, broken)


def _glyphs(text: Any, raw: Any, most: int) -> list[Glyph]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    found: list[Glyph] = []
    handle = text.raw
    unicode, loose, origin = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    for index in range(min(text.count_chars(), most)):
        code = unicode(handle, index)
        if not loose(handle, index, at_box) or not origin(handle, index, at_x, at_y):
            continue
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            found.append(Glyph(chr(code), box.left, box.right, y.value, box.top - box.bottom))
    return found
