"""From the bytes of a register to its entries: which reader it is for is told by its name.

Forms: trees (:mod:`citecheck.sources.registers.entries`) in JSON, YAML or TOML; BibTeX; RIS and PubMed's nbib; tables
as CSV, TSV or XLSX; a list of notes as text or Markdown (``1. ...``, ``[1] ...``). The reader of a format is imported
when there is a register in it.
"""

import os

from citecheck.model.document import Part
from citecheck.sources.endings import BIBTEX, CFF, LISTS, READABLE, TABLES, TAGGED, TREES
from citecheck.sources.registers.register import MAX_ENTRIES, Fault, Register, problems_of, unreadable
from citecheck.sources.tree import Broken, Node
from citecheck.text.decode import decode

MAX_BYTES = 50_000_000
"""A register larger than this is refused."""
MAX_TREE = {".json": 25_000_000, ".yaml": 10_000_000, ".yml": 10_000_000, ".cff": 10_000_000, ".toml": 5_000_000}
"""Trees need many times their size in memory or long to read, so that less is taken of them."""


def read_register(path: str, data: bytes, name: str) -> Register:
    """Read the register at ``path``; its text becomes the part called ``name``. Never raises on content."""
    ending = os.path.splitext(path)[1].lower()
    limit = MAX_TREE.get(ending, MAX_BYTES)
    if len(data) > limit:
        sentence = (
            f"it is larger than {limit // 1_000_000} MB and was not read: split it or leave out what is not cited"
        )
        return unreadable(Part(name, path, "", "utf-8"), sentence)
    if ending == ".xlsx":
        from citecheck.sources.tables.workbook import workbook_register

        return workbook_register(path, data, name)
    decoded = decode(data)
    part = Part(name, path, decoded.text, decoded.encoding)
    if decoded.note == "binary":
        return unreadable(part, "it is not a text file")
    register = _of_text(part, ending)
    if len(register.notes) > MAX_ENTRIES:
        fault = Fault(f"it holds more than {MAX_ENTRIES} entries: the rest was not read", 0, 1)
        register = register._replace(
            notes=register.notes[:MAX_ENTRIES], problems=(*register.problems, *problems_of([fault], part))
        )
    return register


def _of_text(part: Part, ending: str) -> Register:
    if ending in TREES or ending == CFF:
        return _from_tree(part, TREES.get(ending, "yaml"))
    if ending == BIBTEX:
        from citecheck.sources.bibtex.register import bibtex_register

        return bibtex_register(part)
    if ending in TAGGED:
        from citecheck.sources.registers.tagged import tagged_register

        return tagged_register(part, TAGGED[ending])
    if ending in TABLES:
        from citecheck.sources.tables.register import table_register

        return table_register(part, "\t" if ending == ".tsv" else "")
    if ending in LISTS:
        return _from_list(part, ending)
    return unreadable(part, f'files ending in "{ending}" are not read as sources: use {READABLE}')


def _from_tree(part: Part, kind: str) -> Register:
    from citecheck.sources.registers.entries import entries_of, faults_of, is_cff

    try:
        node = parse_tree(part.text, kind)
    except Broken as error:
        return unreadable(part, str(error), error.offset)
    notes = tuple(entries_of(node, part.name))
    if not notes and part.text.strip() not in ("", "[]", "{}"):
        return unreadable(part, "it holds no list or map of sources")
    return Register(part, notes, tuple(problems_of(faults_of(node), part)), optional=is_cff(node))


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
        return unreadable(part, 'it holds no numbered notes such as "1. ..." or "[1] ..."')
    return Register(part, tuple(notes), ())
