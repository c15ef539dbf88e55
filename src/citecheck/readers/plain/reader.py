"""Plain text: dumps of web pages and typed reports, hard-wrapped or with one line for each paragraph.

There is no grammar of plain text; what a paragraph, a heading or a list is follows from blank lines, indentation and
the heads of lines, as a reader of a typescript sees them.
"""

from citecheck.model.document import Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.plain.chunks import Chunk, PageSetup, chunks_of
from citecheck.readers.plain.lines import mark_furniture, split_lines
from citecheck.readers.plain.writer import PlainWriter
from citecheck.text.decode import decode


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a plain text. ``dialect`` is not used. Never raises."""
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "text", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        lines = split_lines(text)
        mark_furniture(lines)
        setup = PageSetup(lines, text)
        writer = PlainWriter(builder, text, setup)
        previous: Chunk | None = None
        for chunk in chunks_of(lines, setup):
            if previous is not None:
                writer.write(previous, chunk)
            previous = chunk
        if previous is not None:
            writer.write(previous, None)
        writer.close()
    return builder.finish(len(text))
