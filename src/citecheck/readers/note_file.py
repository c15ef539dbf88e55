"""A list of notes kept in a file of its own, read by the reader of its format."""

import re

from citecheck.model.document import Note, Part
from citecheck.readers.read import read
from citecheck.text.patterns import pattern
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap

_HEADS = pattern(r"^[ \t]{0,3}[\[(]?(\d{1,4})[\]).:]", re.MULTILINE)


def notes_of_file(part: Part, format_name: str) -> list[Note]:
    """Return the notes that the text of ``part`` lists, with spans in that part.

    In a document a list is known by its heading and by the markers in the text. A file that holds nothing but the list
    gets both put before it for the reader, and their length is taken off the places afterwards.
    """
    labels = dict.fromkeys(_HEADS.findall(part.text))
    before = "Cited here: " + " ".join(f"[{label}]" for label in labels) + ".\n\n"
    heading = "# Notes\n\n" if format_name == "markdown" else "Notes\n\n"
    return _read(part, format_name, before) or _read(part, format_name, before + heading)


def _read(part: Part, format_name: str, before: str) -> list[Note]:
    document = read((before + part.text).encode("utf-8", "surrogatepass"), part.path, format_name)
    return [_moved(note, len(before), part.name) for note in document.notes]


def _moved(note: Note, shift: int, part: str) -> Note:
    text = TextMap(
        note.text.text,
        (
            segment._replace(source_start=segment.source_start - shift, source_end=segment.source_end - shift)
            for segment in note.text.segments
        ),
        part,
    )
    return note._replace(
        order=-1, block=-1, listed=-1, text=text, span=_span(note.span, shift, part),
        label_span=_span(note.label_span, shift, part), anchors=(), backlinks=(),
    )  # fmt: skip


def _span(span: Span, shift: int, part: str) -> Span:
    return Span(part, max(span.start - shift, 0), max(span.end - shift, 0))
