"""What the elements of the xml2rfc vocabularies (RFC 2629, 7749, 7991) are."""

from citecheck.readers.xml.writer import Role

SKIPPED = (
    "author area workgroup keyword date seriesInfo iref displayreference format facsimile phone email uri "
    "address organization postal street city region code country boilerplate toc link stream"
)
NAMES: dict[str, Role] = {
    **dict.fromkeys(SKIPPED.split(), "skip"),
    **dict.fromkeys(
        (
            "rfc", "front", "middle", "back", "section", "abstract", "note", "references", "referencegroup", "figure",
            "aside", "thead", "tbody", "tfoot", "tr", "preamble", "postamble", "artset",
        ),
        "block",
    ),
    **dict.fromkeys(("t", "annotation", "refcontent"), "paragraph"),
    **dict.fromkeys(("title", "name"), "heading"),
    **dict.fromkeys(("artwork", "sourcecode"), "code"),
    **dict.fromkeys(("ul", "ol", "dl", "list"), "list"),
    **dict.fromkeys(("li", "dd"), "item"),
    **dict.fromkeys(("td", "th", "c", "ttcol"), "cell"),
    **dict.fromkeys(("table", "texttable"), "table"),
    **dict.fromkeys(("tt", "u"), "verbatim"),
    **dict.fromkeys(("xref", "relref"), "reference"),
    "dt": "term",
    "blockquote": "quote",
    "br": "break",
    "vspace": "break",
    "sup": "raised",
    "reference": "entry",
}  # fmt: skip
SERIES = {"DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN"}
