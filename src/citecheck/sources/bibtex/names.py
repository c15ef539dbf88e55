"""Names of BibTeX and biblatex for fields and types, and what CSL calls them.

Sources: "BibTeXing" (O. Patashnik, 1988), the biblatex manual 3.20, section 2; the mapping is that of Zotero and of
pandoc's reader of biblatex.
"""

NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "title": "title", "shorttitle": "title-short", "journal": "container-title", "journaltitle": "container-title",
    "booktitle": "container-title", "maintitle": "volume-title", "shortjournal": "container-title-short",
    "eventtitle": "event-title", "venue": "event-place", "eventdate": "event-date", "origdate": "original-date",
    "date": "issued", "year": "issued", "month": "issued", "urldate": "accessed", "doi": "DOI", "url": "URL",
    "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "publisher": "publisher",
    "institution": "publisher", "school": "publisher", "organization": "publisher", "address": "publisher-place",
    "location": "publisher-place", "pages": "page", "pagetotal": "number-of-pages", "volume": "volume",
    "volumes": "number-of-volumes", "issue": "issue", "edition": "edition", "series": "collection-title",
    "note": "note",
    "abstract": "abstract", "chapter": "chapter-number", "howpublished": "medium", "eprint": "eprint",
    "langid": "language", "language": "language", "keywords": "keyword", "annotation": "annote", "annote": "annote",
    "pubstate": "status", "version": "version", "library": "call-number", "part": "part",
}  # fmt: skip
"""Fields by their names in lower case; what is not here keeps its name."""

ISSUED = frozenset(("article", "periodical", "suppperiodical", "review"))
"""Types of entries whose ``number`` is that of an issue."""
PEOPLE = frozenset(("author", "editor", "translator", "container-author"))
DATES = frozenset(("issued", "accessed", "event-date", "original-date"))
VERBATIM = frozenset(("DOI", "URL", "eprint", "file", "pdf", "crossref", "xref", "xdata", "ids", "related", "entryset"))
"""Fields (under their names in CSL) whose signs are taken word for word."""

KINDS = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet", "inbook": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "collection": "book", "mvcollection": "book",
    "incollection": "chapter", "suppcollection": "chapter", "proceedings": "book", "mvproceedings": "book",
    "inproceedings": "paper-conference", "conference": "paper-conference", "reference": "book", "mvreference": "book",
    "inreference": "entry-encyclopedia", "manual": "book", "misc": "document", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "patent": "patent", "periodical": "periodical", "report": "report",
    "techreport": "report", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "unpublished": "manuscript", "dataset": "dataset", "software": "software", "letter": "personal_communication",
    "legislation": "legislation", "legal": "legislation", "jurisdiction": "legal_case", "review": "review",
    "standard": "standard", "movie": "motion_picture", "video": "motion_picture", "music": "song", "audio": "song",
    "artwork": "graphic", "image": "figure", "performance": "performance", "newspaper": "article-newspaper",
}  # fmt: skip
"""Types of entries and the types of CSL that they come nearest to."""
