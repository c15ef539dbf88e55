"""What rules ask of note lists."""

from citecheck.model.document import Document, Note
from citecheck.model.links import Links


def lists_without_markers(document: Document, links: Links) -> set[int]:
    """Return the orders of the lists that no marker outside the list itself points into.

    A marker whose link is dead still points into the list that has its label.
    """
    used: set[int] = set()
    dead = {
        document.markers[link.marker].items[link.item].key
        for link in links.unresolved()
        if document.markers[link.marker].target
    }
    for note in document.notes:
        if note.listed in used or note.listed < 0:
            continue
        if note.key in dead:
            used.add(note.listed)
            continue
        for order in links.cited_by[note.order]:
            if document.inside_note(document.markers[order].block) < 0:
                used.add(note.listed)
                break
    return {listing.order for listing in document.note_lists} - used


def declared_sources(document: Document) -> set[int]:
    """Return the orders of the lists that declare sources by key: registers, and ``references`` in front matter."""
    keyed = {note.listed for note in document.notes if note.block < 0 and note.listed >= 0}
    return {listing.order for listing in document.note_lists if listing.origin != "document" or listing.order in keyed}


def aliases_of(note: Note) -> list[str]:
    """Return the further keys under which a source entry may be cited (the field ``ids`` of biblatex), case folded."""
    return [key.strip().casefold() for field in note.fields if field.name == "ids" for key in field.value.split(",")]


def registers_failed(document: Document) -> bool:
    """Return whether a declared file of sources or a part of the document was lost: labels may be defined there.

    A flaw in a register loses none of its entries.
    """
    if document.metadata.partial:
        return True
    registers = {part.name for part in document.source.parts if part.register}
    return any(problem.span.part in registers and problem.kind != "flaw" for problem in document.problems)
