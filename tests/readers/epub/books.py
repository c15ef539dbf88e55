"""Small books made in memory, and short ways to ask what the EPUB reader saw of them."""

import io
import os
import sys
import zipfile
from collections.abc import Mapping, Sequence

from citecheck.config.settings import Settings
from citecheck.engine.check import check_document
from citecheck.linking.link import link
from citecheck.model.document import Document
from citecheck.readers.epub.reader import read

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from contract import check_contract  # noqa: E402

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def package(names: Sequence[str], *, extra: str = "", spine: Sequence[str] | None = None, language: str = "en") -> str:
    """Return a package document whose spine are the files ``names`` (or ``spine`` of them)."""
    items = "".join(f'<item id="i-{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    turns = "".join(f'<itemref idref="i-{name}"/>' for name in (names if spine is None else spine))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The &amp; Report</dc:title>'
        f"<dc:language>{language}</dc:language></metadata><manifest>{items}{extra}</manifest>"
        f"<spine>{turns}</spine></package>"
    )


def xhtml(body: str) -> str:
    """Return a page with ``body``."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head>\n<body>\n{body}\n</body></html>\n'
    )


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of ``members``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def members(pages: Mapping[str, str], opf: str = "") -> dict[str, str | bytes]:
    """Return the members of a book whose ``pages`` map names to the content of their body."""
    return {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf or package(list(pages)),
        **{f"OPS/{name}": xhtml(body) for name, body in pages.items()},
    }


def book(pages: Mapping[str, str], opf: str = "") -> Document:
    """Read a book and hold the Document to the contract of the model."""
    return checked(packed(members(pages, opf)))


def checked(data: bytes) -> Document:
    """Read ``data`` as ``book.epub`` and hold the Document to the contract."""
    document = read(data, "book.epub", "")
    check_contract(document)
    return document


def findings(document: Document) -> list[tuple[str, str, str]]:
    """Return rule, part and quoted words of all findings but claims."""
    found = check_document(document, Settings(), "book.epub")
    return [(each.id, each.location.part, each.words) for each in found if not each.id.startswith("CC4")]


def cites(document: Document) -> list[str]:
    """Return for each marker its words and the first words of the note that it resolves to."""
    links = link(document)
    return [
        f"{marker.raw} {document.notes[each.note].text.text.split(' ')[0] if each.note >= 0 else each.by}"
        for marker in document.markers
        for each in links.of_marker[marker.order]
    ]
