"""Plain text: dumps of web pages and typed reports, hard-wrapped or with one line for each paragraph.

There is no grammar of plain text; what a paragraph, a heading or a list is follows from blank lines, indentation and
the heads of lines, as a reader of a typescript sees them.
"""

from citecheck.model.document import Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.plain_chunks import Chunk, PageSetup, chunks_of
from citecheck.readers.plain_lines import mark_furniture, split_lines
from citecheck.readers.plain_writer import PlainWriter
from citecheck.text.decode import Decoded, decode


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


def report_encoding(builder: DocumentBuilder, decoded: Decoded) -> None:
    """Add to the document what was odd about the bytes of its file."""
    at = min(decoded.at, max(len(decoded.text) - 1, 0))
    after = min(at + 1, len(decoded.text))
    if decoded.note == "binary":
        builder.problem("unreadable", "this is not a text file; nothing was read", at, after)
    elif decoded.note == "fallback":
        builder.problem("encoding", "the file is not UTF-8; it was read as Windows-1252", at, after)
    elif decoded.note == "declared-wrong":
        builder.problem(
            "encoding", f'the declared encoding does not fit; it was read as "{decoded.encoding}"', at, after
        )
    elif decoded.note == "damaged":
        builder.problem("damaged", f'bytes that "{decoded.encoding}" does not know; save the file again', at, after)
