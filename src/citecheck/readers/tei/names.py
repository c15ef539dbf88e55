"""What the elements of TEI P5 are."""

from citecheck.readers.xml.writer import Role

SKIPPED = (
    "teiHeader xenoData facsimile sourceDoc fw figDesc graphic media index gap del orig interp interpGrp spanGrp "
    "linkGrp joinGrp timeline certainty respons listPrefixDef"
)
BLOCKS = (
    "TEI teiCorpus text front body back group floatingText div titlePage listBibl noteGrp standOff castList sp lg "
    "row argument epigraph opener closer postscript figure docImprint listAnnotation annotation listPerson "
    "listPlace listOrg listEvent performance set"
)
PARAGRAPHS = (
    "p ab l byline dateline salute signed trailer stage speaker titlePart docAuthor docDate docTitle imprimatur "
    "bibl biblStruct biblFull castItem address person place org event"
)
NAMES: dict[str, Role] = {
    **dict.fromkeys(SKIPPED.split(), "skip"),
    **dict.fromkeys(BLOCKS.split(), "block"),
    **dict.fromkeys((f"div{depth}" for depth in range(8)), "block"),
    **dict.fromkeys(PARAGRAPHS.split(), "paragraph"),
    **dict.fromkeys(("eg", "egXML"), "code"),
    **dict.fromkeys(("code", "formula", "idno", "gi", "att", "val", "tag"), "verbatim"),
    **dict.fromkeys(("ref", "ptr"), "reference"),
    "head": "heading",
    "list": "list",
    "item": "item",
    "table": "table",
    "cell": "cell",
    "lb": "break",
    "note": "note",
}
ENTRIES = ("bibl", "biblStruct", "biblFull")
_STRUCTURES = (
    "TEI text front body back group div listBibl noteGrp standOff list listAnnotation annotation floatingText "
    "div0 div1 div2 div3 div4 div5 div6 div7 argument epigraph opener closer lg sp figure table row notesStmt"
)
STRUCTURES = frozenset(_STRUCTURES.split())
"""Elements that hold blocks: a note directly inside them stands at no word of the text."""
ASIDE = frozenset(
    ("inline", "display", "block", "interlinear", "above", "below", "opposite", "overleaf", "left", "right", "top")
)
FIELDS = {
    "publisher": "publisher",
    "pubPlace": "publisher-place",
    "edition": "edition",
    "date": "issued",
    "meeting": "event-title",
}
PERSONS = {"author": "author", "editor": "editor"}
SCOPES = {
    "volume": "volume",
    "vol": "volume",
    "issue": "issue",
    "page": "page",
    "pp": "page",
    "pages": "page",
    "chapter": "chapter-number",
}
IDENTIFIERS = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "uri": "URL",
    "arxiv": "arXiv",
    "pmid": "PMID",
}
