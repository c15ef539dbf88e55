"""The text of a copy on disk: a :class:`CopyText`, or the reason why there is none. Never an exception."""

import os

from citecheck.readers.detect import NAMES, detect_format
from citecheck.sources.copies.documents import EMPTY, of_document
from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.copies.web import error_page
from citecheck.text.decode import decode, looks_binary
from citecheck.text.patterns import pattern

MAX_BYTES = 512 * 1024 * 1024
"""Larger files are not read."""
MAX_MARKUP = 64 * 1024 * 1024
"""Larger files of other kinds than PDF and plain text are not read."""

_HEAD = 1024
_TAG = pattern(r"</?[A-Za-z_][^<>]{0,4000}>|<[?!][^<>]{0,2000}>")


def load(path: str) -> CopyText | CopyProblem:
    """Return the text of the file ``path``; its size is looked at before a byte is read."""
    try:
        size = os.stat(path).st_size
        if size > MAX_BYTES:
            return _too_large(size, MAX_BYTES)
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return CopyProblem("missing", f'the copy "{path}" cannot be opened: {(error.strerror or "error").lower()}')
    return text_of(path, data)


def text_of(path: str, data: bytes) -> CopyText | CopyProblem:
    """Return the text of the copy ``path`` that holds ``data``. Never raises for content.

    The format is told by the content, then by the name: a web page saved under the name of a PDF is a problem, not a
    copy. Formats: PDF (extra ``pdf``), all that citecheck reads as reports, and any other file that is text.
    """
    if not data.strip():
        return EMPTY
    if len(data) > MAX_BYTES:
        return _too_large(len(data), MAX_BYTES)
    ending = os.path.splitext(path)[1].lower()
    format_name = "pdf" if b"%PDF-" in data[:_HEAD] else detect_format(path, data)
    if format_name != "html" and _is_page(data):
        return _page_instead(path, data, ending)
    if format_name == "pdf":
        return _pdf(data)
    if format_name in NAMES and format_name != "text":
        if len(data) > MAX_MARKUP:
            return _too_large(len(data), MAX_MARKUP)
        copy = of_document(data, path, format_name)
        return (error_page(copy) or copy) if isinstance(copy, CopyText) else copy
    return _plain(data, ending)


def _too_large(size: int, limit: int) -> CopyProblem:
    mega = 1024 * 1024
    return CopyProblem(
        "too-large", f"the copy has {size // mega} MB and was not read: the limit for its kind is {limit // mega} MB"
    )


def _is_page(data: bytes) -> bool:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _page_instead(path: str, data: bytes, ending: str) -> CopyText | CopyProblem:
    """A web page where the name promises something else: an error page, or at least another file than was meant."""
    copy = of_document(data[:MAX_MARKUP], path, "html")
    if not isinstance(copy, CopyText) or ending in ("", ".xml", ".xhtml", ".php", ".asp", ".aspx", ".jsp"):
        return (error_page(copy) or copy) if isinstance(copy, CopyText) else copy
    if problem := error_page(copy):
        return problem
    title = " ".join((copy.title or copy.text[:80]).split())[:120]
    return CopyProblem(
        "web-page", f'the copy is a web page, "{title}", under the name of a {ending} file: fetch it again'
    )


def _pdf(data: bytes) -> CopyText | CopyProblem:
    from citecheck.sources.copies.paged import paged
    from citecheck.sources.copies.pdf import pages_of

    found = pages_of(data)
    if isinstance(found, CopyProblem):
        return found
    if not any(page.text.strip() for page in found.pages):
        return CopyProblem("no-text", "the pages of the copy hold pictures of text: have it recognised (OCR) first")
    notes = []
    if len(found.pages) < found.total:
        notes.append(f"the copy has {found.total} pages, of which the first {len(found.pages)} were read")
    copy = paged([page.text for page in found.pages], [page.sizes for page in found.pages], found.labels)
    return copy._replace(format="pdf", extractor=found.extractor, title=found.title, notes=tuple(notes))


def _plain(data: bytes, ending: str) -> CopyText | CopyProblem:
    from citecheck.sources.copies.paged import paged

    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or (looks_binary(data) and decode(data).note == "binary"):
        kind = f"files of the kind {ending}" if ending else "files of this kind"
        return CopyProblem("unsupported", f"{kind} cannot be read: keep the copy as PDF, HTML or text")
    text = decode(data, declared=ending == ".xml").text.replace("\r\n", "\n").replace("\r", "\n")
    if ending == ".xml" and text.lstrip().startswith("<"):
        text = _without_tags(text)
    if not text.strip():
        return EMPTY
    return paged(text.split("\f"), [], ())._replace(format="text", extractor="citecheck text")


def _without_tags(text: str) -> str:
    """XML of a kind without a reader: its words, a space for each tag."""
    import html

    first, *rest = text.split("<!--")
    pieces = [first, *(piece.partition("-->")[2] for piece in rest)]
    return html.unescape(_TAG.sub(" ", " ".join(pieces)))
