"""Read any supported file: pick the reader, hand over a Document."""

from collections.abc import Callable
from importlib import import_module

from citecheck.model.document import Document
from citecheck.readers.detect import NAMES

Reader = Callable[[bytes, str, str], Document]

_PACKAGES = {"text": "plain"}
"""The packages that are not called as their format."""


def read(data: bytes, path: str, format_name: str, dialect: str = "") -> Document:
    """Return the Document of ``data``; ``format_name`` is one of ``readers.detect.NAMES``.

    ``dialect`` narrows the format (``gfm``, ``pandoc``, ``commonmark`` for Markdown; ``""``: detected). The reader's
    module is imported only here, so that a run pays for the formats that it meets. Raises ``KeyError`` for an unknown
    format and never for content.
    """
    if format_name not in NAMES:
        raise KeyError(format_name)
    package = _PACKAGES.get(format_name, format_name)
    reader: Reader = import_module(f"citecheck.readers.{package}.reader").read
    return reader(data, path, dialect)
