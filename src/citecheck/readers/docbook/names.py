"""What the elements of DocBook 4 and 5 are."""

from citecheck.readers.xml.writer import Role

_SKIPPED = (
    "indexterm index toc lot colspec spanspec revhistory legalnotice keywordset subjectset imageobject "
    "videoobject audioobject inlinemediaobject graphic inlinegraphic remark printhistory authorgroup author "
    "editor othercredit copyright pubdate date releaseinfo edition volumenum issuenum titleabbrev secondary "
    "primary areaspec alt corpauthor publisher authorinitials bibliosource cover itermset meta annotation"
)
_BLOCKS = (
    "set book part article chapter appendix preface section simplesect refsect1 refsect2 refsect3 refsection "
    "refentry refnamediv refsynopsisdiv bibliography bibliodiv bibliolist glossary glossdiv glosslist glossentry "
    "glossdef info bookinfo articleinfo chapterinfo sectioninfo abstract note tip important warning caution "
    "danger example procedure informalexample figure informalfigure mediaobject screenshot tgroup thead tbody "
    "tfoot row tr step substeps stepalternatives varlistentry qandaset qandadiv qandaentry question answer "
    "formalpara sidebar epigraph dedication colophon acknowledgements partintro reference equation "
    "informalequation msgset textobject topic"
)
_CODE = "programlisting screen literallayout synopsis cmdsynopsis funcsynopsis classsynopsis programlistingco screenco"
_VERBATIM = (
    "code literal computeroutput userinput filename command option parameter varname function envar constant "
    "email uri systemitem inlineequation mathphrase tag sgmltag replaceable prompt classname methodname type"
)
NAMES: dict[str, Role] = {
    **dict.fromkeys(_SKIPPED.split(), "skip"),
    **dict.fromkeys(_BLOCKS.split(), "block"),
    **dict.fromkeys((f"sect{depth}" for depth in range(1, 6)), "block"),
    **dict.fromkeys(("para", "simpara", "attribution", "member"), "paragraph"),
    **dict.fromkeys(("title", "subtitle", "bridgehead", "refname"), "heading"),
    **dict.fromkeys(_CODE.split(), "code"),
    **dict.fromkeys(_VERBATIM.split(), "verbatim"),
    **dict.fromkeys(("ulink", "link", "xref", "biblioref", "footnoteref", "citation", "olink"), "reference"),
    **dict.fromkeys(("itemizedlist", "orderedlist", "variablelist", "simplelist", "calloutlist"), "list"),
    **dict.fromkeys(("listitem", "callout"), "item"),
    **dict.fromkeys(("table", "informaltable"), "table"),
    **dict.fromkeys(("entry", "td", "th"), "cell"),
    **dict.fromkeys(("biblioentry", "bibliomixed"), "entry"),
    "caption": "caption",
    "term": "term",
    "blockquote": "quote",
    "superscript": "raised",
    "footnote": "note",
}
ROOTS = frozenset(("set", "book", "article"))
"""Documents that are whole; any other root is a piece whose bibliography may stand elsewhere."""

FIELDS = {
    "title": "title", "citetitle": "title", "publishername": "publisher", "volumenum": "volume", "issuenum": "issue",
    "pagenums": "page", "artpagenums": "page", "edition": "edition", "pubdate": "issued", "date": "issued",
    "year": "issued", "isbn": "ISBN", "issn": "ISSN", "confname": "event-title", "conftitle": "event-title",
    "seriesvolnums": "collection-number", "corpauthor": "author", "collabname": "author",
}  # fmt: skip
"""Elements of an entry and the names of their fields in CSL-JSON."""

IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "uri": "URL", "isrn": "number", "pubsnumber": "number"}
ENTRIES = ("biblioentry", "bibliomixed")
