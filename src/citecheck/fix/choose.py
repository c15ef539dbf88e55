"""Which fixes are made together: one for each finding, none in the way of another."""

from bisect import bisect
from collections.abc import Container, Iterable, Sequence

from citecheck.fix.edits import Replacement, collide, ordered
from citecheck.model.document import Document
from citecheck.model.finding import Diagnostic, Fix
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

BY_HAND = {"docx": "Word", "odt": "OpenDocument", "epub": "EPUB", "pdf": "PDF"}
"""Formats whose files are never written, and what people call them."""


_WORD = pattern(r"\S+")
_LONGEST_WORD = 300


_WORKBOOKS = (".xlsx", ".ods", ".xls")


class Repair(NamedTuple):
    """A fix that is to be made: its edits in one part, by place, and the findings that it mends."""

    part: str
    edits: tuple[Replacement, ...]
    safe: bool
    mends: tuple[Diagnostic, ...]


def mark_of(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return what a finding is known by from one pass to the next."""
    return diagnostic.id, diagnostic.message_id, diagnostic.fingerprint


def wanted_fix(diagnostic: Diagnostic, *, unsafe: bool) -> Fix | None:
    """Return the fix to make: the best that is allowed, None where there is none or the finding is accepted."""
    if diagnostic.suppressed:
        return None
    return next((fix for fix in diagnostic.fixes if fix.edits and (fix.safe or unsafe)), None)


def repairs(
    diagnostics: Iterable[Diagnostic], *, unsafe: bool, refused: Container[tuple[str, str, str]] = ()
) -> list[Repair]:
    """Return the repairs for ``diagnostics`` by place; findings that ask for the very same edits share one."""
    found: dict[tuple[str, tuple[Replacement, ...]], Repair] = {}
    for diagnostic in diagnostics:
        fix = wanted_fix(diagnostic, unsafe=unsafe)
        if fix is None or mark_of(diagnostic) in refused:
            continue
        part = fix.edits[0].span.part
        edits = ordered(Replacement(each.span.start, each.span.end, each.text) for each in fix.edits)
        known = found.get((part, edits))
        mends = (*known.mends, diagnostic) if known else (diagnostic,)
        found[part, edits] = Repair(part, edits, fix.safe, mends)
    return sorted(found.values(), key=lambda each: (each.part, each.edits))


def compatible(candidates: Sequence[Repair]) -> list[Repair]:
    """Return those of ``candidates`` (by place) that can be made together: of two that collide, the first."""
    taken: dict[str, list[Replacement]] = {}
    kept = []
    for repair in candidates:
        others = taken.setdefault(repair.part, [])
        if not any(_collides(edit, others) for edit in repair.edits):
            kept.append(repair)
            for edit in repair.edits:
                others.insert(bisect(others, edit), edit)
    return kept


def _collides(edit: Replacement, others: list[Replacement]) -> bool:
    at = bisect(others, edit)
    return any(collide(edit, other) for other in others[max(at - 1, 0) : at + 1])


def why_not(document: Document, repair: Repair, *, piped: bool) -> str:
    """Return why the file that ``repair`` is about is not written, ``""`` where it may be.

    ``piped`` tells that the document is standard input: the files beside it then stay as they are.
    """
    source = document.source
    if source.format in BY_HAND:
        return f"fixes in {BY_HAND[source.format]} files must be made by hand"
    part = source.part(repair.part)
    if part.path.lower().endswith(_WORKBOOKS):
        return "fixes in spreadsheets must be made by hand"
    if repair.part and not part.register:
        return f"{part.path} is included here: name it on the command line to have it fixed"
    if repair.part and piped:
        return f"only the document itself is fixed on standard input, not {part.path}"
    return ""


def comments_of(document: Document) -> list[Span]:
    """Return the places of the comments to citecheck, by part and place."""
    return sorted(each.span for each in document.directives)


def deletes_words(document: Document, repair: Repair, comments: Sequence[Span]) -> bool:
    """Return whether ``repair`` takes whole words away and puts none in their place, outside ``comments``.

    A word runs from white space to white space and holds a letter or a digit; one of which something stays is changed,
    not deleted. ``comments`` are places by part and place.
    """
    text = document.source.part(repair.part).text
    if any(char.isalnum() for edit in repair.edits for char in edit.text):
        return False
    return any(
        _is_gone(text, edit, match.start(), match.end())
        for edit in repair.edits
        for match in _WORD.finditer(text, edit.start, edit.end)
        if not _is_inside(Span(repair.part, match.start(), match.end()), comments)
    )


def _is_inside(span: Span, comments: Sequence[Span]) -> bool:
    at = bisect(comments, (span.part, span.start + 1))
    return at > 0 and comments[at - 1].covers(span)


def _is_gone(text: str, edit: Replacement, start: int, end: int) -> bool:
    """Return whether nothing stays of the piece ``start``..``end`` of a word and of what is joined to it."""
    if not _has_letters(text[start:end]):
        return False
    before = text[max(start - _LONGEST_WORD, 0) : start].split()[-1:] if start == edit.start else []
    after = text[end : end + _LONGEST_WORD].split()[:1] if end == edit.end else []
    if text[max(start - 1, 0) : start].isspace():
        before = []
    if text[end : end + 1].isspace():
        after = []
    return not any(map(_has_letters, (*before, *after)))


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))
