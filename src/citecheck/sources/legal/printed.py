"""The legal citations of all notes of a document, with their places in the source."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Fix
from citecheck.sources.legal.citation import LegalCitation, LegalKind
from citecheck.sources.legal.find import find_legal
from citecheck.sources.legal.neutral import division_of
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_ADDRESS = pattern(
    r"(?i)(?:bailii\.org/ew/cases/(?P<court>EWHC|EWCA)/ ?(?P<division>\w{2,10})/(?P<year>\d{4})/(?P<number>B?\d{1,5})\."
    r"|caselaw\.nationalarchives\.gov\.uk/(?:id/)?(?P<court2>ewhc|ewca|ukut|ukftt)"
    r"/(?P<division2>\w{2,10})/(?P<year2>\d{4})/(?P<number2>\d{1,5}))"
)


class Cited(NamedTuple):
    """A legal citation as it stands in a note: ``text`` is that of the note."""

    note: Note
    citation: LegalCitation
    text: str

    def span(self) -> Span:
        """Return the place of the citation in the source."""
        return self.note.text.to_source(self.citation.start, self.citation.end)

    def words(self) -> str:
        """Return the exact words."""
        return self.text[self.citation.start : self.citation.end]

    def glued(self) -> bool:
        """Return whether the citation stands right after a letter or digit."""
        return self.citation.start > 0 and self.text[self.citation.start - 1].isalnum()

    def fixes(self, document: Document, title: str, new: str, *, safe: bool) -> tuple[Fix, ...]:
        """Return the fix that writes ``new`` for the citation; none where the source is written otherwise."""
        span = self.span()
        if document.source.part(span.part).text[span.start : span.end] != self.words():
            return ()
        return (Fix(title, safe=safe, edits=(Edit(span, new),)),)


def cited(document: Document, context: Context, *kinds: LegalKind) -> Iterator[Cited]:
    """Yield the citations of ``kinds``, by note. They are looked for once in a document, whatever rules ask."""

    def find() -> list[Cited]:
        return [
            Cited(note, citation, text)
            for note in document.notes
            if (text := note.text.text)
            for citation in find_legal(text)
        ]

    for each in context.once("legal", find):
        if each.citation.kind in kinds:
            yield each


def divisions_known(document: Document, context: Context) -> dict[tuple[str, str, str], set[str]]:
    """Return the divisions that other citations and addresses of the document give, by court, year and number."""
    known: dict[tuple[str, str, str], set[str]] = {}
    for each in cited(document, context, "neutral"):
        citation = each.citation
        if citation.division:
            known.setdefault((citation.court, citation.year, citation.number), set()).add(citation.division)
    for note in document.notes:
        text = note.text.text
        if "bailii" in text or "caselaw" in text:
            for found in _ADDRESS.finditer(text):
                court = (found["court"] or found["court2"]).upper()
                division, _ = division_of(court, found["division"] or found["division2"])
                if division:
                    case = (court, found["year"] or found["year2"], found["number"] or found["number2"])
                    known.setdefault(case, set()).add(division)
    return known
