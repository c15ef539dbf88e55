"""PDF drafts by their text layer: page and place instead of line, paragraphs and notes as far as the layout tells."""

from citecheck.model.document import Document, Part, ProblemKind, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.pdf.glyphs import MissingExtra, Pages, Unreadable, pages_of
from citecheck.readers.pdf.layout import body_size, furniture_of, paragraphs_of
from citecheck.readers.pdf.lines import lines_of
from citecheck.readers.pdf.writer import PageWriter, text_of
from citecheck.readers.raised import as_printed

_REASONS = {
    "extra": "to read PDF install the extra: pip install 'citecheck-linter[pdf]'",
    "password": "the document is protected by a password: save it without one",
    "broken": "the file is no PDF, or too broken to be opened",
    "pictures": "the pages hold pictures of text, not text: have the text recognised (OCR) first",
    "empty": "the document has no text",
}


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a PDF. Never raises for content.

    Each page is a part ("page 3"), whose text is what was extracted of it: positions are code points of that text.
    ``dialect`` is not used.
    """
    try:
        pages = pages_of(data)
    except MissingExtra:
        return _unread(path, dialect, "extra")
    except Unreadable as error:
        return _unread(path, dialect, str(error))
    lines = [lines_of(glyphs) for glyphs in pages.glyphs]
    if not any(lines):
        return _unread(path, dialect, "pictures" if pages.total else "empty")
    furniture, body = furniture_of(lines), body_size(lines)
    laid = [paragraphs_of(each, furniture, body) for each in lines]
    names = [f"page {number}" for number in range(1, len(laid) + 1)]
    parts = tuple(Part(name, path, text_of(each), "pdf") for name, each in zip(names, laid, strict=True))
    builder = DocumentBuilder(SourceFile(path, "pdf", parts, dialect), names[0])
    for name, paragraphs in zip(names, laid, strict=True):
        PageWriter(builder, name).write(paragraphs)
    _report(builder, pages)
    builder.part = names[-1]
    return as_printed(builder.finish(len(parts[-1].text)))


def _unread(path: str, dialect: str, reason: str) -> Document:
    builder = DocumentBuilder(SourceFile(path, "pdf", (Part("", path, "", "pdf"),), dialect))
    builder.problem("unreadable", _REASONS[reason], 0, 0)
    return builder.finish(0)


def _report(builder: DocumentBuilder, pages: Pages) -> None:
    """Say which pages were not read; pages without text are told of where they are many."""
    empty = [number for number, glyphs in enumerate(pages.glyphs, 1) if not glyphs and number not in pages.broken]
    if len(empty) * 4 > len(pages.glyphs):
        _problem(
            builder, "unreadable", f"{_named(empty)} without text, perhaps pictures of text: have it recognised (OCR)"
        )
    if pages.broken:
        _problem(builder, "damaged", f"{_named(pages.broken)} broken and not read")
    if len(pages.glyphs) < pages.total:
        message = f"the document has {pages.total} pages, of which the first {len(pages.glyphs)} were read"
        _problem(builder, "limit", message)


def _problem(builder: DocumentBuilder, kind: ProblemKind, message: str) -> None:
    builder.part = builder.source.parts[0].name
    builder.problem(kind, message, 0, 0)


def _named(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (" and more" if len(numbers) > 10 else "")
    return f"page {shown} is" if len(numbers) == 1 else f"pages {shown} are"
