"""Which format a file is in: by its name, then by its first bytes."""

import os

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".odt": "odt",
    ".fodt": "odt",
    ".epub": "epub",
    ".jats": "jats",
    ".nxml": "jats",
    ".tei": "tei",
    ".dbk": "docbook",
    ".docbook": "docbook",
    ".tex": "latex",
    ".ltx": "latex",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".wiki": "wikitext",
    ".mediawiki": "wikitext",
    ".wikitext": "wikitext",
    ".typ": "typst",
    ".org": "org",
}
"""File name endings and the formats that they stand for."""

ON_REQUEST = {".pdf": "pdf"}
"""Endings of files that are read when they are named, and not looked for in folders: evidence lies there as PDF."""

BY_CONTENT = (".xml",)
"""Endings of many formats: the beginning of the file tells which, and whether it is a document at all."""

NAMES = tuple(dict.fromkeys((*FORMATS.values(), *ON_REQUEST.values(), "rfcxml")))
"""The names of all formats."""

HEAD = 4096
"""How many bytes of a file are enough to tell its format."""


def detect_format(path: str, data: bytes = b"") -> str:
    """Return the format of the file ``path`` that begins with ``data``, or ``""`` where nothing tells."""
    ending = os.path.splitext(path)[1].lower()
    if ending in FORMATS or ending in ON_REQUEST:
        return FORMATS.get(ending) or ON_REQUEST[ending]
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return _archive(head)
    if head[:14].lower() == b"<!doctype html" or head[:5].lower() == b"<html":
        return "html"
    return _xml(head) if head.startswith(b"<") else ""


def _archive(head: bytes) -> str:
    """EPUB and OpenDocument say what they are in their first member; Word files hold a folder of that name."""
    if b"application/epub+zip" in head[:200]:
        return "epub"
    if b"application/vnd.oasis.opendocument.text" in head[:200]:
        return "odt"
    return "docx" if b"word/" in head else ""


def _xml(head: bytes) -> str:
    if b"<office:document" in head:
        return "odt"
    from citecheck.readers.xml.detect import xml_format

    return xml_format(head)
