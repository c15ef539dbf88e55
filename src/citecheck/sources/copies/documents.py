"""The text of copies in formats that have a reader: the words of every block, nothing left out."""

from importlib import metadata

from citecheck.model.document import Block, Document
from citecheck.readers.read import read
from citecheck.sources.copies.model import Aside, AsideKind, CopyProblem, CopyText

_CELL_END = "\t"


def of_document(data: bytes, path: str, format_name: str) -> CopyText | CopyProblem:
    """Return the text of ``data`` in any format with a reader: blocks apart by an empty line, cells by a tab.

    Boilerplate stays, since a quotation may stand in it; notes and page furniture are marked as asides.
    """
    document = read(data, path, format_name)
    pieces, asides = _pieces(document)
    text = "".join(pieces)
    faults = [problem for problem in document.problems if problem.kind in ("unreadable", "truncated", "limit")]
    if not text.strip():
        return _without_text(faults[0].message if faults else "")
    return CopyText(
        text,
        format_name,
        f"citecheck {_version()} {format_name}",
        asides=tuple(asides),
        notes=tuple(dict.fromkeys(fault.message for fault in faults)),
        title=document.metadata.title,
    )


def _without_text(message: str) -> CopyProblem:
    if "password" in message:
        return CopyProblem("password", f"the copy cannot be read: {message}")
    return CopyProblem("damaged", f"the copy cannot be read: {message}") if message else EMPTY


EMPTY = CopyProblem("empty", "the copy holds no text: fetch it again")


def _version() -> str:
    try:
        return metadata.version("citecheck-linter")
    except metadata.PackageNotFoundError:
        return "0"


def _pieces(document: Document) -> tuple[list[str], list[Aside]]:
    pieces: list[str] = []
    asides: list[Aside] = []
    at = 0
    for block in document.blocks:
        words = f"{block.number} {block.text.text}".strip() if block.number else block.text.text
        if not words.strip():
            continue
        pieces.append(words + (_CELL_END if block.kind == "cell" else "\n\n"))
        if kind := _aside_kind(document, block):
            asides.append(Aside(at, at + len(words), kind))
        at += len(pieces[-1])
    return pieces, asides


def _aside_kind(document: Document, block: Block) -> AsideKind | None:
    if block.kind == "furniture":
        return "furniture"
    return "note" if document.inside_note(block.order) >= 0 else None
