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
}
"""File name endings and the formats that they stand for."""


def detect_format(path: str, data: bytes = b"") -> str:
    """Return the format of the file ``path`` that begins with ``data``, or ``""`` where nothing tells."""
    ending = os.path.splitext(path)[1].lower()
    if ending in FORMATS:
        return FORMATS[ending]
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return ""
