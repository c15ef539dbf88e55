"""What the grammar of notes makes of one note: its sources, each with its parts, all with their places.

Offsets are half-open code points in ``Note.text.text`` (``note.text.to_source`` turns them into places of the file).
"""

from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple

NoteForm = Literal[
    "sources",  # names at least one source of its own
    "back-reference",  # only "ibid", "op cit", "(n 4)"...: its source stands in another note
    "cross-reference",  # only points into this document: "See paragraph 4.59 above"
    "explanatory",  # says something and names no source
    "unknown",  # looks as if it named a source in a form that is not known
    "empty",
]

CiteKind = Literal[
    "document",  # evidence document, mostly with a code
    "transcript",
    "statement",  # witness statement
    "exhibit",
    "statute",
    "instrument",  # statutory instrument: order, regulations, rules
    "eu-act",
    "case",
    "law-report",
    "hansard",
    "command-paper",
    "parliamentary-paper",
    "newspaper",
    "broadcast",
    "book",
    "chapter",
    "article",
    "report",
    "web-page",
    "letter",
    "minute",
    "telegram",
    "e-mail",
    "personal-communication",
    "rfc",
    "back-reference",
    "cross-reference",
    "explanatory",
    "unknown",
]

PartName = Literal[
    "signal",  # "see", "see for example", "compare", "cf"
    "speaker",  # who says it: the witness, the member who spoke
    "author",
    "title",
    "publisher",
    "container",  # the journal, newspaper, series or book that it stands in
    "place",
    "date",  # of the source or the hearing; value in ISO 8601 with its precision: 2017, 2017-02, 2017-02-03
    "accessed",  # value as for date
    "code",  # evidence code as normalised: HOM003340
    "file",  # name of a file: Witness-Statement-of-X.pdf
    "parties",  # of a case
    "citation",  # neutral citation or law report, as normalised: [2021] EWCA Crim 577
    "identifier",  # DOI, ISBN...; value "doi:10.1000/1"
    "url",
    "ordinal",  # number of a statement: "3rd" has the value "3"
    "volume",
    "issue",
    "number",  # of a paper, an instrument, an application...: "Cm 3782" has the value "Cm 3782"
    "house",  # "HC" or "HL"
    "back-reference",  # value: ibid, id, op-cit, loc-cit, supra, infra, note
    "note-number",  # in "(n 4)", "supra note 4": the value is "4"
    "direction",  # value: above, below
    "absence",  # "undated", "untitled", "[name redacted]", "not published", "[sic]"
    "medium",
    "comment",
    "quotation",
]


class CitePart(NamedTuple):
    """One recognised part: its name, its normalised value, its place in the text of the note."""

    name: PartName
    value: str
    start: int
    end: int


class Locator(NamedTuple):
    """A place within a source.

    ``units`` names what is counted, from the outside in: ``("page", "line")``; ``first`` and ``last`` hold one printed
    value for each unit and are equal for a single place: ``34/1-5`` is page 34, lines 1 to 5: units ``page`` and
    ``line``, first ``("34", "1")``, last ``("34", "5")``. A place that ends in an unknown way (``et seq``, ``ff``) has
    a last of empty strings. ``code`` tells that it is printed inside a code (``{CLG00019243/7-8}``, ``HOM003340_017``).
    Units: day, page, line, paragraph, column, question, section, subsection, clause, article, regulation, schedule,
    chapter, part, volume, table, row, figure, diagram, footnote, recommendation, annex, appendix, bullet, heading,
    point, time, passim.
    """

    units: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    start: int
    end: int
    code: bool = False


class Cite(NamedTuple):
    """One source in a note, or one reference to another note or to a place of this document.

    ``parts`` and ``locators`` stand in the order of the text. ``carried`` are parts that are understood from the source
    before it ("Mascall 9/11-12; 9/18-20": the speaker), with the place where they are printed.
    """

    kind: CiteKind
    start: int
    end: int
    parts: tuple[CitePart, ...] = ()
    locators: tuple[Locator, ...] = ()
    carried: tuple[CitePart, ...] = ()

    def part(self, name: PartName) -> CitePart | None:
        """Return the first part called ``name``, carried ones last; None where there is none."""
        for each in self.parts:
            if each.name == name:
                return each
        for each in self.carried:
            if each.name == name:
                return each
        return None

    def all(self, name: PartName) -> list[CitePart]:
        """Return the printed parts called ``name``, in order."""
        return [each for each in self.parts if each.name == name]


class ParsedNote(NamedTuple):
    """One note as parsed. ``note`` indexes ``Document.notes``; ``unread`` are the ranges that nothing recognised."""

    note: int
    form: NoteForm
    cites: tuple[Cite, ...]
    unread: tuple[tuple[int, int], ...] = ()
