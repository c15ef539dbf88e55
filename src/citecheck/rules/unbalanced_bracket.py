"""CC502: a bracket in a note that is closed by another kind, or not at all."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.brackets import CLOSED_BY, BracketFault, bracket_fault

_MESSAGES = ("unopened", "unclosed", "mismatched")
"""As ``BracketFault.kind`` names them."""
_AROUND = 24


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield at most one finding for each note."""
    for note in document.notes:
        if note.fields or note.block < 0:
            continue
        fault = bracket_fault(note.text.text)
        if fault and (years := _wrong_years(document, context).get(note.order)):
            fault = bracket_fault(note.text.text, years)
        if fault and fault.kind in _MESSAGES:
            yield _finding(note, fault)


def _wrong_years(document: Document, context: Context) -> dict[int, list[tuple[int, int]]]:
    """Return by note the neutral citations with wrong brackets around the year: bad-neutral-citation reports them."""
    from citecheck.sources.legal.printed import cited  # few documents have such a bracket

    def find() -> dict[int, list[tuple[int, int]]]:
        places: dict[int, list[tuple[int, int]]] = {}
        for each in cited(document, context, "neutral"):
            if each.citation.fault == "brackets":
                places.setdefault(each.note.order, []).append((each.citation.start, each.citation.end))
        return places

    return context.once("citations-with-wrong-years", find)


def _finding(note: Note, fault: BracketFault) -> Finding:
    message, opened, closed = fault
    text = note.text.text
    at = opened if opened >= 0 else closed
    start, end = at, (closed + 1 if message == "mismatched" else at + 1)
    span = note.text.to_source(start, end)
    around = text[max(0, start - _AROUND) : end + _AROUND].strip()
    fixes: tuple[Fix, ...] = ()
    if message == "mismatched" and text[closed] == "}" and text[opened] != "{":
        brace = note.text.to_source(opened, opened + 1)
        fixes = (Fix('write "{"', True, (Edit(brace, "{"),)),)
    elif message == "mismatched":
        right = CLOSED_BY[text[opened]]
        fixes = (Fix(f'write "{right}"', False, (Edit(note.text.to_source(closed, closed + 1), right),)),)
    return finding(
        message, span, text[start:end], block=note.block, fixes=fixes, around=around, label=note.label, sign=text[at]
    )
