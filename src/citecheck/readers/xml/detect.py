"""Which XML vocabulary a file is in, told by the beginning of its text."""

import re

_SKIP = re.compile(r"\s+|<!--(?:[^-]++|-(?!->))*+-->|<\?(?:[^?]++|\?(?!>))*+\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w:.-]{1,60})([^\[>]{0,400})")
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]{0,60})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)")
_TAG = re.compile(r"<([A-Za-z][\w.-]{0,40})")
_NAMESPACES = (("http://www.tei-c.org/ns/", "tei"), ("http://docbook.org/ns/docbook", "docbook"))
_PUBLIC = (
    ("DTD DocBook", "docbook"),
    ("//NLM//DTD", "jats"),
    ("//NLM/DTD", "jats"),
    ("DTD JATS", "jats"),
    ("DTD Journal", "jats"),
    ("//TEI", "tei"),
    ("rfc2629", "rfcxml"),
    ("docbookx", "docbook"),
    ("JATS-", "jats"),
)
_ROOTS = {"TEI": "tei", "teiCorpus": "tei", "TEI.2": "tei", "rfc": "rfcxml"}
_JATS_NAMES = (
    "front journal-meta article-meta front-stub sub-article ref-list mixed-citation element-citation sec "
    "book-meta book-part book-body std-meta iso-meta named-book-part-body nlm-citation xref"
)
_DOCBOOK_NAMES = (
    "para simpara sect1 bookinfo articleinfo chapterinfo biblioentry bibliomixed itemizedlist ulink section info "
    "refnamediv bibliodiv programlisting"
)
_SIGNS = {
    "jats": frozenset(_JATS_NAMES.split()),
    "docbook": frozenset(_DOCBOOK_NAMES.split()),
}
_ARTICLES = frozenset(("article", "sub-article", "response", "standard", "book-part", "pmc-articleset"))
_PIECES_NAMES = (
    "article book set part chapter appendix preface section sect1 sect2 refentry bibliography bibliolist glossary"
)
_PIECES = frozenset(_PIECES_NAMES.split())
_JATS_ONLY = re.compile(r"\s(?:ref-type|fn-type|contrib-type|pub-id-type)\s*=")
"""Attributes that no other vocabulary has: excerpts of articles stand in all sorts of wrappers."""
_MOST = 8192


def xml_format(head: bytes) -> str:
    """Return ``jats``, ``tei``, ``docbook`` or ``rfcxml`` for a file that begins with ``head``, or ``""``.

    The namespace of the root element tells, then the document type, then the name of the root together with the first
    elements inside it, since journals, DocBook and others all begin with ``article`` or ``book``. At most the first
    8,192 bytes are looked at.
    """
    text = _decoded(head[:_MOST])
    at = _skip(text, 0)
    public = ""
    if doctype := _DOCTYPE.match(text, at):
        public = doctype[2]
        at = _skip(text, _after_doctype(text, doctype.end()))
    root = _ROOT.match(text, at)
    if root is None:
        return _by_public(public)
    name = root[1].rpartition(":")[2]
    for namespace, found in _NAMESPACES:
        if namespace in root[2]:
            return found
    return _ROOTS.get(name) or _by_public(public) or _by_inside(name, text, root.end())


def _decoded(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").lstrip("\ufeff")
    return head.decode("utf-8", "replace").lstrip("\ufeff")


def _skip(text: str, at: int) -> int:
    while match := _SKIP.match(text, at):
        at = match.end()
    return at


def _after_doctype(text: str, at: int) -> int:
    """Return the end of a document type declaration, its internal subset left aside."""
    if text[at : at + 1] == "[":
        close = re.compile(r"\]\s*>").search(text, at)
        return close.end() if close else len(text)
    return at + 1


def _by_public(public: str) -> str:
    return next((found for sign, found in _PUBLIC if sign in public), "")


def _by_inside(name: str, text: str, at: int) -> str:
    if name not in _ARTICLES and name not in _PIECES:
        return "jats" if _JATS_ONLY.search(text, at) else ""
    inside = set(_TAG.findall(text, at))
    counts = {found: len(inside & signs) for found, signs in _SIGNS.items()}
    if name in _ARTICLES and counts["jats"] >= counts["docbook"] and counts["jats"]:
        return "jats"
    if name == "book" and inside & {"book-meta", "book-part", "book-body"}:
        return "jats"
    return "docbook" if name in _PIECES and counts["docbook"] else ""
