"""A list of notes kept in a file of its own, read by the reader of its format."""

from citecheck.model.document import Note, Part
from citecheck.readers.read import read
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap


def notes_of_file(part: Part, format_name: str) -> list[Note]:
    """Return the notes that the text of ``part`` lists, with spans in that part.

    The list needs no heading: where the text has none, one is put before it for the reader, and taken off the places.
    """
    notes = _read(part, format_name, "")
    return notes or _read(part, format_name, "Notes\n\n")


def _read(part: Part, format_name: str, heading: str) -> list[Note]:
    if heading and format_name == "markdown":
        heading = "# " + heading
    document = read((heading + part.text).encode("utf-8", "surrogatepass"), part.path, format_name)
    shift = len(heading)
    return [_moved(note, shift, part.name) for note in document.notes]


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
