"""Read any supported file: pick the reader, hand over a Document."""

from collections.abc import Callable
from importlib import import_module

from citecheck.model.document import Document
from citecheck.readers.detect import NAMES

Reader = Callable[[bytes, str, str], Document]

_MODULES = {"text": "plain", "markdown": "markdown", "html": "html"}
"""The modules of the readers that are not a package called as their format, with a module ``reader``."""


def read(data: bytes, path: str, format_name: str, dialect: str = "") -> Document:
    """Return the Document of ``data``; ``format_name`` is one of ``readers.detect.NAMES``.

    ``dialect`` narrows the format (``gfm``, ``pandoc``, ``commonmark`` for Markdown; ``""``: detected). The reader's
    module is imported only here, so that a run pays for the formats that it meets. Raises ``KeyError`` for an unknown
    format and never for content.
    """
    if format_name not in NAMES:
        raise KeyError(format_name)
    module = _MODULES.get(format_name, f"{format_name}.reader")
    reader: Reader = import_module(f"citecheck.readers.{module}").read
    return reader(data, path, dialect)
