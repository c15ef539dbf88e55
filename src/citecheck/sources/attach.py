"""Join registers to a document: its markers may then resolve to their entries."""

import os
from collections.abc import Callable, Container, Iterable

from citecheck.model.document import Document, Note, NoteList, Problem
from citecheck.sources.endings import BIBTEX, CFF, LISTS, TABLES, TAGGED, TREES
from citecheck.text.hints import TYPE_CHECKING, Literal
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

if TYPE_CHECKING:
    from citecheck.sources.registers.register import Register

Origin = Literal["sidecar", "shared"]
Reader = Callable[[str], bytes]


class Wanted(NamedTuple):
    """A register that a document is to use: its path, and whether it must exist (named) or may (found beside).

    A ``shared`` one is named in the configuration: what one document leaves uncited may be cited in another.
    """

    path: str
    named: bool
    shared: bool = False


def registers_beside(path: str) -> list[str]:
    """Return the paths that a register of the document at ``path`` may have: ``report.notes.txt`` for ``report.md``."""
    stem = os.path.splitext(path)[0]
    notes = [f"{stem}.notes{ending}" for ending in (*LISTS, *TREES)]
    return notes + [f"{stem}.sources{ending}" for ending in (*TREES, *LISTS, BIBTEX, *TAGGED, *TABLES, CFF)]


def wanted_registers(document: Document, configured: Iterable[str], exists: Callable[[str], bool]) -> list[Wanted]:
    """Return the registers of ``document``: beside it, named in its front matter, named in the configuration.

    ``exists`` tells whether there is a file at a path; paths in the front matter are relative to the document.
    """
    path = document.source.path
    folder = os.path.dirname(path)
    found = [Wanted(each, False) for each in registers_beside(path) if exists(each)]
    found += [Wanted(os.path.normpath(os.path.join(folder, name)), True) for name in document.metadata.source_files]
    found += [Wanted(name, True, True) for name in configured]
    distinct: dict[str, Wanted] = {}
    for wanted in found:
        distinct.setdefault(os.path.normpath(wanted.path), wanted)
    return list(distinct.values())


def attach(document: Document, registers: Iterable["Register"], shared: Container[str] = ()) -> Document:
    """Return ``document`` with the entries of ``registers`` as further notes, each register as one list.

    ``shared`` holds the paths of the registers that other documents cite too. The entries of a register of a workbook
    stand in several parts; its list is placed where the first of them stands.
    """
    parts, notes = list(document.source.parts), list(document.notes)
    lists, problems = list(document.note_lists), list(document.problems)
    # What one chapter leaves uncited may be cited in another, or in a part that could not be read.
    metadata = document.metadata
    optional = metadata.cites_all or metadata.fragment or metadata.partial
    for register in registers:
        parts.extend(part._replace(register=True) for part in (register.part, *register.more))
        problems.extend(register.problems)
        if not register.notes:
            continue
        order = len(lists)
        span = _extent(register.notes)
        origin: Origin = "shared" if register.part.path in shared else "sidecar"
        lists.append(NoteList(order, span, -1, optional or register.optional, origin))
        exact = document.metadata.exact_keys and register.part.path.lower().endswith(".bib")
        for note in register.notes:
            key = note.label if exact else note.key
            notes.append(note._replace(order=len(notes), listed=order, key=key))
    return document._replace(
        source=document.source._replace(parts=tuple(parts)),
        notes=tuple(notes),
        note_lists=tuple(lists),
        problems=tuple(problems),
    )


def _extent(notes: tuple[Note, ...]) -> Span:
    first = notes[0].span
    return Span(first.part, first.start, max(note.span.end for note in notes if note.span.part == first.part))


def load(wanted: Wanted, read_bytes: Reader) -> "Register":
    """Read one register with ``read_bytes``; one that cannot be read is an empty register with a problem."""
    from citecheck.sources.registers.read import read_register

    try:
        data = read_bytes(wanted.path)
    except OSError as error:
        return _missing(wanted.path, error.strerror or "it cannot be opened")
    if wanted.path.lower().endswith(".xml"):
        return _missing(wanted.path, "XML registers are not read by this version: not checked")
    return read_register(wanted.path, data, wanted.path)


def _missing(path: str, reason: str) -> "Register":
    from citecheck.model.document import Part
    from citecheck.sources.registers.register import Register

    problem = Problem("unreadable", f"the sources cannot be read: {reason}", Span(path, 0, 0))
    return Register(Part(path, path, "", "utf-8"), (), (problem,))
