"""Read any supported file: pick the reader, hand over a Document."""

from collections.abc import Callable
from importlib import import_module

from citecheck.model.document import Document

Reader = Callable[[bytes, str, str], Document]

_MODULES = {"text": "plain", "markdown": "markdown", "html": "html"}


def read(data: bytes, path: str, format_name: str, dialect: str = "") -> Document:
    """Return the Document of ``data``; ``format_name`` is ``text``, ``markdown`` or ``html``.

    ``dialect`` narrows the format (``gfm``, ``pandoc``, ``commonmark`` for Markdown; ``""``: detected). The reader's
    module is imported only here, so that a run pays for the formats that it meets. Raises ``KeyError`` for an unknown
    format and never for content.
    """
    reader: Reader = import_module(f"citecheck.readers.{_MODULES[format_name]}").read
    return reader(data, path, dialect)
