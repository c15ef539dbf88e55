"""The sources of a document: each one once, with the notes that name it and how much rests on it."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.parsed_note import Cite
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.back_references import ibids, identity, sources_of
from citecheck.sources.places.evidence_index import cited_codes, evidence_index
from citecheck.text.record import NamedTuple


class Source(NamedTuple):
    """One source: its words where it is first named, its kind, and the notes that name it or stand for it.

    ``notes`` are indexes of ``Document.notes`` in order. ``citations`` counts the markers that lead to them,
    ``paragraphs`` the blocks that these stand in: how much rests on the source.
    """

    words: str
    kind: str
    notes: tuple[int, ...]
    citations: int
    paragraphs: int


def inventory(document: Document, context: Context) -> list[Source]:
    """Return the sources of ``document`` in the order in which they are first named.

    A note that stands for another one by ibid counts for the source that it stands for, where that is clear.
    """
    found: dict[str, tuple[str, str, dict[int, None]]] = {}
    for name, words, kind, order in _uses(document, context):
        found.setdefault(name, (words, kind, {}))[2][order] = None
    return [_source(document, context, words, kind, tuple(notes)) for words, kind, notes in found.values()]


def _uses(document: Document, context: Context) -> Iterator[tuple[str, str, str, int]]:
    """Yield the identity, the words, the kind and the note of each use of a source, by note."""
    stands_for: dict[int, list[Cite]] = {}
    origins: dict[int, int] = {}
    for ibid in ibids(document, context):
        if len(ibid.sources) == 1 and ibid.origin >= 0:
            stands_for.setdefault(ibid.note, []).extend(ibid.sources)
            origins[ibid.note] = ibid.origin
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.fields:
            yield f"entry:{note.order}", _title(note), _kind(note), note.order
            continue
        own = sources_of(parsed)
        for cite in own:
            yield identity(cite), " ".join(note.text.text[cite.start : cite.end].split()), cite.kind, note.order
        if not own and parsed.form in ("sources", "unknown"):
            yield f"note:{note.order}", " ".join(note.text.text.split()), "unknown", note.order
        for cite in stands_for.get(note.order, ()):
            words = document.notes[origins[note.order]].text.text[cite.start : cite.end]
            yield identity(cite), " ".join(words.split()), cite.kind, note.order


def _title(note: Note) -> str:
    values = {field.name: field.value for field in reversed(note.fields)}
    return ". ".join(values[name] for name in ("author", "title", "issued") if name in values) or note.text.text


def _kind(note: Note) -> str:
    return next((field.value for field in note.fields if field.name == "type"), "document")


def _source(document: Document, context: Context, words: str, kind: str, notes: tuple[int, ...]) -> Source:
    markers = {marker for note in notes for marker in context.links.cited_by[note]}
    blocks = {document.markers[marker].block for marker in markers}
    return Source(words, kind, notes, len(markers), len(blocks))


def unused(document: Document, context: Context) -> list[Note]:
    """Return the notes and entries that no marker cites; a document of the evidence index may be cited by its code."""
    index = evidence_index(document)
    codes = {part.value.casefold() for _, part in cited_codes(document, context)} if index else set()
    by_code = {note.order for code, note in index.items() if code in codes}
    return [note for note in document.notes if not context.links.cited_by[note.order] and note.order not in by_code]


def cited(document: Document, context: Context) -> list[Note]:
    """Return the notes and entries that a marker cites, in document order."""
    return [note for note in document.notes if context.links.cited_by[note.order]]
