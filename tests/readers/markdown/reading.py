"""Short ways to ask what the Markdown reader saw."""

import os
import sys

from citecheck.model.document import Document
from citecheck.readers.markdown.reader import read

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from contract import check_contract  # noqa: E402


def document(text: str, dialect: str = "gfm", path: str = "report.md") -> Document:
    """Read ``text`` and hold the Document to the contract of the model."""
    found = read(text.encode("utf-8", "surrogatepass"), path, dialect)
    check_contract(found)
    return found


def raws(text: str, dialect: str = "gfm") -> list[str]:
    return [marker.raw for marker in document(text, dialect).markers]


def places(text: str, dialect: str = "gfm") -> list[tuple[str, str, int]]:
    """Return style, source words and offset in the prose of each marker."""
    found = document(text, dialect)
    return [(marker.style, found.words_at(marker.span), marker.start) for marker in found.markers]


def notes(text: str, dialect: str = "gfm") -> list[tuple[str, str]]:
    return [(note.label, note.text.text) for note in document(text, dialect).notes]


def blocks(text: str, dialect: str = "gfm") -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document(text, dialect).blocks]


def prose(text: str, dialect: str = "gfm") -> str:
    """Return the words of the first block that has any."""
    return next(block.text.text for block in document(text, dialect).blocks if block.text.text)
