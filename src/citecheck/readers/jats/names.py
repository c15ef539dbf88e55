"""What the elements of JATS (and of its forerunner, the NLM DTD) are."""

from citecheck.readers.xml.writer import Role

_SKIPPED = (
    "journal-meta article-id article-categories pub-date history copyright-statement copyright-year "
    "copyright-holder funding-group kwd-group subj-group counts custom-meta-group custom-meta related-article "
    "related-object volume issue fpage lpage elocation-id object-id graphic media inline-graphic self-uri "
    "front-stub processing-meta conference isbn issn product supplement volume-id issue-id issue-title alt-title "
    "trans-title-group contract-num contract-sponsor alt-text long-desc tex-math annotation publisher label role "
    "email colgroup col page-range pub-history article-version"
)
_BLOCKS = (
    "article front article-meta title-group body back sec app app-group ack bio boxed-text fig fig-group "
    "table-wrap table-wrap-group supplementary-material statement glossary ref-list fn-group table-wrap-foot "
    "floats-group sub-article response notes def-item thead tbody tfoot tr author-notes contrib-group "
    "alternatives verse-group speech array abstract trans-abstract root disp-formula-group sig-block question "
    "answer license"
)
_VERBATIM = "monospace inline-formula disp-formula math chem-struct chem-struct-wrap sub"
NAMES: dict[str, Role] = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    **dict.fromkeys(_BLOCKS.split(), "block"),
    **dict.fromkeys(("p", "verse-line", "attrib", "sig", "def"), "paragraph"),
    **dict.fromkeys(("title", "article-title", "subtitle"), "heading"),
    **dict.fromkeys(("contrib", "aff", "corresp", "on-behalf-of", "author-comment"), "furniture"),
    **dict.fromkeys(("preformat", "code"), "code"),
    **dict.fromkeys(("ext-link", "uri"), "address"),
    **dict.fromkeys(_VERBATIM.split(), "verbatim"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("list", "def-list"), "list"),
    "list-item": "item",
    "term": "term",
    "caption": "caption",
    "disp-quote": "quote",
    "table": "table",
    "sup": "raised",
    "break": "break",
    "xref": "reference",
    "fn": "note",
    "ref": "entry",
}
FIELDS = {
    "volume": "volume", "issue": "issue", "edition": "edition", "publisher-name": "publisher",
    "series": "collection-title", "publisher-loc": "publisher-place", "elocation-id": "number", "isbn": "ISBN",
    "issn": "ISSN", "conf-name": "event-title", "conf-loc": "event-place", "date-in-citation": "accessed",
    "year": "issued", "patent": "number", "page-range": "page", "chapter-title": "title", "version": "version",
    "trans-title": "original-title", "data-title": "title", "part-title": "title",
}  # fmt: skip
"""Elements of a citation and the names of their fields in CSL-JSON."""

IDENTIFIERS = {
    "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN", "issn": "ISSN", "arxiv": "arXiv",
    "accession": "number", "uri": "URL",
}  # fmt: skip
PERSONS = {"author": "author", "editor": "editor", "translator": "translator", "compiler": "compiler"}
CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation", "citation-alternatives")
