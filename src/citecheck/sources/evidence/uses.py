"""Which source of a document is cited where, and which copy it has: what rules and the lock ask."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.parsed_note import Cite, ParsedNote, PartName
from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.evidence.wanted import Wanted
from citecheck.sources.grammar.notes import parsed_notes
from citecheck.sources.places.back_references import identity, sources_of
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_MOST_WORDS = 80
_PLACED: tuple[PartName, ...] = ("code", "file", "citation", "identifier", "url", "title", "parties")


class Use(NamedTuple):
    """The first place that names a source: the note (by index), the source in it (None: the entry as a whole).

    ``copy`` is its copy (None: none was found), ``name`` that by which it was found. ``span`` and ``words`` are where
    and how it is named.
    """

    note: int
    cite: Cite | None
    copy: Copy | None
    name: Wanted | None
    span: Span
    words: str


def evidence_in(context: Context) -> Evidence:
    """Return the evidence that the engine gave to the rules."""
    evidence: Evidence = context.known["evidence"]
    return evidence


def uses(document: Document, context: Context) -> tuple[Use, ...]:
    """Return each source of ``document`` once, at the first note that names it; computed once per document."""
    return context.once("copy-uses", lambda: tuple(_uses(document, context)))


def copies_used(document: Document, context: Context) -> tuple[tuple[Use, Copy], ...]:
    """Return the first use of each copy, in document order."""
    first: dict[str, tuple[Use, Copy]] = {}
    for use in uses(document, context):
        if use.copy is not None:
            first.setdefault(use.copy.path, (use, use.copy))
    return tuple(first.values())


def texts_used(document: Document, context: Context) -> Iterator[tuple[Use, Copy, CopyText | CopyProblem]]:
    """Yield the first use of each copy that is there and as it was locked, and its text.

    What is wrong with the text of a changed copy is part of what is said about the change.
    """
    changed = {copy.path for _, copy in changed_copies(document, context)}
    evidence = evidence_in(context)
    for use, copy in copies_used(document, context):
        if evidence.exists(copy) and copy.path not in changed:
            yield use, copy, evidence.text(copy)


def changed_copies(document: Document, context: Context) -> tuple[tuple[Use, Copy], ...]:
    """Return the first use of each copy that has other bytes than the lock says."""
    return context.once("changed-copies", lambda: tuple(_changed(document, context)))


def _changed(document: Document, context: Context) -> Iterator[tuple[Use, Copy]]:
    evidence = evidence_in(context)
    used = [(use, copy) for use, copy in copies_used(document, context) if evidence.exists(copy)]
    evidence.prepare(tuple(copy for _, copy in used))
    for use, copy in used:
        if evidence.changed(copy):
            yield use, copy


def name_of(use: Use, document: Document) -> str:
    """Return the name of a source as the lock keeps it: its code, key or identifier; the words where it has none."""
    if use.name is not None:
        return use.name.value
    return document.notes[use.note].label or use.words


def address_in(use: Use, document: Document) -> str:
    """Return the URL that is given for a source, ``""`` where there is none."""
    if use.cite is not None and (part := use.cite.part("url")) is not None:
        return part.value
    fields = document.notes[use.note].fields
    return next((field.value for field in fields if field.name == "URL"), "")


def _uses(document: Document, context: Context) -> Iterator[Use]:
    evidence = evidence_in(context)
    seen: set[str] = set()
    for parsed in parsed_notes(document, context):
        note = document.notes[parsed.note]
        if note.block < 0 and note.fields and not context.links.cited_by[note.order]:
            continue  # a row of the evidence index: the notes that cite its code are the uses
        for cite in _sources(note, parsed):
            name = identity(cite) if cite is not None else f"entry:{note.key or note.order}"
            if name in seen:
                continue
            seen.add(name)
            yield _use(document, note, cite, evidence)


def _sources(note: Note, parsed: ParsedNote) -> tuple[Cite | None, ...]:
    if note.fields:
        return (None,)
    return sources_of(parsed) or ((None,) if note.kind == "entry" and parsed.form in ("sources", "unknown") else ())


def _use(document: Document, note: Note, cite: Cite | None, evidence: Evidence) -> Use:
    match = evidence.match(note, cite)
    part = match.name.part if match is not None else None
    if part is None and cite is not None and (match is None or note.kind != "entry"):
        part = next((found for name in _PLACED if (found := cite.part(name)) is not None), None)
    start, end = (part.start, part.end) if part is not None else (cite.start, cite.end) if cite is not None else (0, 0)
    words = note.text.text[start:end].strip()
    if not words or (part is None and note.label_span.end > note.label_span.start):
        span = note.label_span if note.label_span.end > note.label_span.start else note.span
        words = note.label or note.key
    else:
        start += note.text.text[start:end].index(words)
        words = words[:_MOST_WORDS].rstrip()
        span = note.text.to_source(start, start + len(words))
    return Use(note.order, cite, match.copy if match else None, match.name if match else None, span, words)
