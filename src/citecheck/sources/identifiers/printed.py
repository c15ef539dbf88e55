"""The identifiers of all notes and source entries of a document, with their places in the source."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Field, Note
from citecheck.model.finding import Edit, Fix
from citecheck.sources.identifiers.fields import of_field
from citecheck.sources.identifiers.find import find_identifiers
from citecheck.sources.identifiers.identifier import Identifier, IdentifierKind
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span


class Printed(NamedTuple):
    """An identifier as it stands in a note, or in one field of a structured entry: ``text`` is the text around it."""

    note: Note
    identifier: Identifier
    text: str
    field: Field | None = None
    lead: int = -1
    """So many signs stand before the value of ``field`` in its place (a brace in BibTeX); -1: written otherwise."""

    def span(self, start: int = -1, end: int = -1) -> Span:
        """Return the place of ``start``..``end`` in ``text``; of the identifier where they are left out."""
        if start < 0:
            start, end = self.identifier.start, self.identifier.end
        if self.field is None:
            return self.note.text.to_source(start, end)
        whole = self.field.span
        if self.lead < 0:
            return whole
        return Span(whole.part, whole.start + self.lead + start, whole.start + self.lead + end)

    def words(self) -> str:
        """Return the exact words."""
        return self.text[self.identifier.start : self.identifier.end]

    def fixes(
        self, document: Document, title: str, start: int, end: int, new: str, *, safe: bool = True
    ) -> tuple[Fix, ...]:
        """Return the fix that writes ``new`` for ``start``..``end``; none where the source is written otherwise."""
        span = self.span(start, end)
        if document.source.part(span.part).text[span.start : span.end] != self.text[start:end]:
            return ()
        return (Fix(title, safe=safe, edits=(Edit(span, new),)),)


def printed(document: Document, context: Context, *kinds: IdentifierKind) -> Iterator[Printed]:
    """Yield the identifiers of ``kinds``, by note. They are looked for once in a document, whatever rules ask."""

    def find() -> list[Printed]:
        return [each for note in document.notes for each in _of_note(document, note)]

    for each in context.once("identifiers", find):
        if each.identifier.kind in kinds:
            yield each


def _of_note(document: Document, note: Note) -> Iterator[Printed]:
    taken: list[Span] = []
    known: set[tuple[str, str]] = set()
    for field in note.fields:
        for identifier in of_field(field):
            if (identifier.kind, identifier.value) in known:
                continue
            span = field.span
            lead = document.source.part(span.part).text[span.start : span.end].find(field.value)
            yield Printed(note, identifier, field.value, field, lead)
            taken.append(field.span)
            known.add((identifier.kind, identifier.value))
    text = note.text.text
    for identifier in find_identifiers(text):
        if (identifier.kind, identifier.value) in known:
            continue
        place = note.text.to_source(identifier.start, identifier.end)
        if not any(span.part == place.part and span.start < place.end and place.start < span.end for span in taken):
            yield Printed(note, identifier, text)
