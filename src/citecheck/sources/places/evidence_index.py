"""Evidence codes: what the index beside a report holds, and what its notes cite."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.parsed_note import CitePart
from citecheck.sources.grammar.notes import parsed_notes


def evidence_index(document: Document) -> dict[str, Note]:
    """Return the entries of the evidence index by their codes, case folded; the first of several."""
    index: dict[str, Note] = {}
    for note in document.notes:
        if note.block < 0:
            for field in note.fields:
                if field.name == "code":
                    index.setdefault(field.value.casefold(), note)
    return index


def cited_codes(document: Document, context: Context) -> Iterator[tuple[Note, CitePart]]:
    """Yield each code that a note cites, with the note."""
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        for cite in parsed.cites if not note.fields else ():
            for part in cite.all("code"):
                yield note, part
