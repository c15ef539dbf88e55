"""Short ways to ask what the HTML reader saw."""

import os
import sys

from citecheck.linking.link import link
from citecheck.model.document import Document
from citecheck.readers.html.reader import read

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from contract import check_contract  # noqa: E402


def page(text: str, path: str = "page.html") -> Document:
    """Read ``text`` and hold the Document to the contract of the model."""
    document = read(text.encode("utf-8", "surrogatepass"), path, "")
    check_contract(document)
    return document


def texts(text: str, kind: str = "") -> list[str]:
    """Return the texts of the blocks of ``kind``, or of all that have one."""
    return [block.text.text for block in page(text).blocks if block.text.text and kind in ("", block.kind)]


def kinds(text: str) -> list[str]:
    return [block.kind for block in page(text).blocks]


def raws(text: str) -> list[str]:
    return [marker.raw for marker in page(text).markers]


def marked(text: str) -> list[str]:
    """Return the source words of each marker."""
    document = page(text)
    return [document.words_at(marker.span) for marker in document.markers]


def unresolved(document: Document) -> list[str]:
    return [document.markers[each.marker].raw for each in link(document).unresolved()]


def unused(document: Document) -> list[str]:
    links = link(document)
    return [note.label or note.key for note in document.notes if not links.cited_by[note.order]]
