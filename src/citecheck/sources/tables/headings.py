"""What the columns of a table of sources are called, and which field each of them holds."""

from collections.abc import Sequence

from citecheck.sources.tables.cells import Row

CODES = ("code", "evidence code", "document code", "document reference", "document ref", "doc ref", "doc id",
         "document id", "document number", "document no", "doc no", "reference number", "ref number", "ref no",
         "reference no", "reference", "ref", "evidence reference", "evidence ref", "evidence id", "evidence number",
         "evidence no", "urn", "unique reference number", "unique reference", "relativity id", "exhibit number",
         "exhibit no", "exhibit ref", "exhibit reference", "exhibit", "inquiry reference", "bates", "bates number",
         "inq reference")  # fmt: skip
"""Headings of the column with the evidence code, the most telling first."""
KEYS = ("key", "id", "citation key", "cite key", "citekey", "label", "source id")
NUMBERS = ("number", "no", "nr", "#", "note", "note number", "footnote", "item", "item no", "item number", "serial",
           "s/n", "row")  # fmt: skip
_OTHERS = {
    "title": ("title", "document title", "description", "document", "document name", "name", "subject",
              "name of document",
              "document description", "source", "details", "evidence", "file name", "filename"),
    "issued": ("date", "document date", "doc date", "date of document", "issued", "dated", "year", "date created",
               "created"),
    "author": ("author", "authors", "author(s)", "from", "by", "witness", "witness name", "creator", "originator",
               "written by", "document author"),
    "number-of-pages": ("pages", "number of pages", "no of pages", "page count", "pp", "extent", "total pages",
                        "no pages", "num pages"),
    "status": ("status", "publication status", "published", "disclosure status", "published/withheld", "withheld",
               "disclosure", "published?", "availability", "redaction status"),
    "type": ("type", "document type", "doc type", "kind", "category"),
    "publisher": ("publisher", "organisation", "organization", "provider", "supplied by", "core participant",
                  "document provider", "body"),
    "recipient": ("to", "recipient", "recipients", "addressee"),
    "URL": ("url", "link", "web address", "address", "hyperlink"),
    "accessed": ("accessed", "date accessed", "access date"),
    "published-on": ("date published", "published on", "publication date", "date uploaded", "upload date"),
    "DOI": ("doi",), "ISBN": ("isbn",), "note": ("notes", "comment", "comments", "remarks"),
    "container-title": ("journal", "newspaper", "publication", "container title"),
}  # fmt: skip
_NAMES = {alias: field for field, aliases in _OTHERS.items() for alias in aliases}
_LOOKED_AT = 30


def folded(words: str) -> str:
    """Return a heading as it is compared: case, dots, colons and underscores do not count."""
    plain = words.casefold().replace("_", " ").replace(".", " ").replace(":", " ").replace("-", " ")
    return " ".join(plain.split())


class Columns:
    """Which column holds what: the ``label`` column (or -1) and the field of each other one.

    ``evidence`` tells whether the label is an evidence code, so that the table is the index of an inquiry.
    """

    __slots__ = ("evidence", "label", "names")

    def __init__(self, headings: Sequence[str]) -> None:
        """Recognise ``headings``; unknown ones keep their own words as the name of the field."""
        plain = [folded(each) for each in headings]
        self.label = _first(plain, KEYS)
        code = _first(plain, CODES)
        self.evidence = code >= 0 and self.label < 0
        if self.evidence:
            self.label = code
        elif self.label < 0:
            self.label = _first(plain, NUMBERS)
        self.names: list[str] = []
        for place, each in enumerate(plain):
            name = (
                "" if place == self.label and not self.evidence else "code" if place == code else _NAMES.get(each, each)
            )
            self.names.append("" if name and name in self.names and name != each else name)

    @property
    def known(self) -> int:
        """How many of the headings are known."""
        return (self.label >= 0) + sum(name in _OTHERS for name in self.names)


def _first(headings: list[str], wanted: tuple[str, ...]) -> int:
    return next((headings.index(each) for each in wanted if each in headings), -1)


def heading_row(table: Sequence[Row]) -> tuple[int, Columns] | None:
    """Return which of the first rows is that of the headings, None where none names a code or title and one thing more.

    Inquiries put their name and a date above it.
    """
    best: tuple[int, Columns] | None = None
    for place, row in enumerate(table[:_LOOKED_AT]):
        columns = Columns([cell.text for cell in row])
        if columns.known > (best[1].known if best else 1) and (columns.label >= 0 or "title" in columns.names):
            best = place, columns
    return best
