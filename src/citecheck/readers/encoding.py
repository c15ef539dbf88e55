"""What a reader says of the encoding of its file."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.text.decode import Decoded


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
