"""Registers of sources: files beside a document that say what its markers point to.

Forms: CSL-JSON (a list of items with ``id``), a map from label to words or fields, a list of entries with ``id``,
``key``, ``label`` or ``number``, a plain list (numbered from 1), each in JSON, YAML or TOML, at the top or under
``sources``, ``references`` or ``notes``; a list of notes as text or Markdown (``1. ...``, ``[1] ...``); BibTeX.
"""

import os

from citecheck.model.document import Note, Part, Problem
from citecheck.readers.labels import key_of
from citecheck.sources.endings import LISTS, TREES
from citecheck.sources.tree import Broken, Mapping, Node, Scalar, Sequence
from citecheck.text.decode import decode
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap, TextMapBuilder

_LABELS = ("id", "key", "citation-key", "label", "number")
_WORDS = ("text", "note", "citation", "raw", "title", "name", "url")
_WRAPPERS = ("sources", "references", "notes", "entries", "items")
MAX_BYTES = 50_000_000
"""A register larger than this is refused."""


class Register(NamedTuple):
    """A register as read: its text, its entries (orders and lists still to be given), what is wrong with it."""

    part: Part
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]


def read_register(path: str, data: bytes, name: str) -> Register:
    """Read the register at ``path``; its text becomes the part called ``name``. Never raises on content."""
    decoded = decode(data[:MAX_BYTES])
    part = Part(name, path, decoded.text, decoded.encoding)
    if len(data) > MAX_BYTES:
        return _broken(part, f"it is larger than {MAX_BYTES // 1_000_000} MB and was not read", 0)
    if decoded.note == "binary":
        return _broken(part, "it is not a text file", 0)
    ending = os.path.splitext(path)[1].lower()
    if ending in TREES:
        return _from_tree(part, TREES[ending])
    if ending == ".bib":
        from citecheck.sources.bibtex_register import bibtex_notes

        entries, problems = bibtex_notes(part)
        return Register(part, tuple(entries), tuple(problems))
    if ending in LISTS:
        return _from_list(part, ending)
    readable = ".bib, .json, .yaml, .toml, .txt or .md"
    return _broken(part, f'files ending in "{ending}" are not read as sources: use {readable}', 0)


def _broken(part: Part, sentence: str, offset: int) -> Register:
    end = min(offset + 1, len(part.text))
    return Register(part, (), (Problem("damaged", sentence, Span(part.name, min(offset, end), end)),))


def _from_tree(part: Part, kind: str) -> Register:
    try:
        node = parse_tree(part.text, kind)
    except Broken as error:
        return _broken(part, str(error), error.offset)
    notes = tuple(entries_of(node, part.name))
    if not notes and part.text.strip() not in ("", "[]", "{}"):
        return _broken(part, "it holds no list or map of sources", 0)
    return Register(part, notes, ())


def parse_tree(text: str, kind: str) -> Node:
    """Return the tree of ``text``, which is ``json``, ``yaml`` or ``toml``. Raises :class:`Broken`."""
    if kind == "json":
        from citecheck.sources.json_tree import parse_json

        return parse_json(text)
    if kind == "toml":
        from citecheck.sources.toml_tree import parse_toml

        return parse_toml(text)
    from citecheck.sources.yaml_tree import parse_yaml

    return parse_yaml(text)


def _from_list(part: Part, ending: str) -> Register:
    """Read a list of notes kept as text; without a heading the whole file is the list."""
    from citecheck.readers.note_file import notes_of_file

    notes = notes_of_file(part, "markdown" if ending == ".md" else "text")
    if not notes and part.text.strip():
        return _broken(part, 'it holds no numbered notes such as "1. ..." or "[1] ..."', 0)
    return Register(part, tuple(notes), ())


def entries_of(node: Node, part: str) -> list[Note]:
    """Return the entries of a tree as notes of kind ``entry`` in ``part``."""
    if isinstance(node, Mapping):
        wrapped = node.get(*_WRAPPERS)
        if wrapped is not None and not isinstance(wrapped, Scalar):
            return entries_of(wrapped, part)
        return [_entry(key, value, part) for key, value in node.pairs if key.text.strip()]
    if isinstance(node, Sequence):
        return [_listed(value, place, part) for place, value in enumerate(node.values, 1)]
    return []


def _listed(value: Node, place: int, part: str) -> Note:
    if isinstance(value, Mapping):
        label = value.get(*_LABELS)
        if isinstance(label, Scalar) and label.text.strip():
            return _entry(label, value, part)
    return _entry(Scalar(str(place), value.start, value.start), value, part)


def _entry(label: Scalar, value: Node, part: str) -> Note:
    end = max(value.end, label.end)
    span = Span(part, min(label.start, value.start) if value.start else label.start, end)
    text = _words(value, label, part)
    return Note(-1, "entry", label.text, key_of(label.text), text, span, Span(part, label.start, label.end), -1)


def _words(value: Node, label: Scalar, part: str) -> TextMap:
    if isinstance(value, Scalar):
        return _scalar_text(value, part)
    if isinstance(value, Mapping):
        chosen = value.get(*_WORDS)
        if isinstance(chosen, Scalar) and chosen.text.strip():
            return _scalar_text(chosen, part)
        for _, inner in value.pairs:
            if isinstance(inner, Scalar) and inner.text.strip() and inner.text != label.text:
                return _scalar_text(inner, part)
    return TextMap("", (), part)


def _scalar_text(value: Scalar, part: str) -> TextMap:
    builder = TextMapBuilder(part)
    text = " ".join(value.text.split())
    builder.replaced(text, value.start, value.end)
    return builder.build()
