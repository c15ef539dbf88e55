"""CC502: a bracket in a note that is closed by another kind, or not at all."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern

_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
_HINT = pattern(r"[(\[{)\]}]")
# "a)", "(iv" of a list of points, smileys, code and formulas are no slips of a source.
_POINT = pattern(r"(?:^|[\s(,;])(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})$")
_OTHER = pattern(r"[\\^_=<>|$]|\.\.\.|://|[:;]-?$")
_AROUND = 24


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield at most one finding for each note."""
    for note in document.notes:
        text = note.text.text
        if note.fields or note.block < 0 or not _HINT.search(text) or _is_code(text):
            continue
        fault = _fault(text)
        if fault:
            message, opened, at = fault
            yield _finding(note, message, opened, at)


def _is_code(text: str) -> bool:
    return any(sign in text for sign in ("$", "\\", "`", "</", "=>", "==", "();", "{{", "}}"))


def _fault(text: str) -> tuple[str, int, int] | None:
    """Return the first fault: its message, the place of the opening bracket and that of the closing one (-1: none)."""
    stack: list[int] = []
    for match in _HINT.finditer(text):
        at, sign = match.start(), match[0]
        if sign in _CLOSED_BY:
            stack.append(at)
        elif not stack:
            if sign == "]" and text[at + 1 :].strip(" ."):
                continue  # "lemma] reading" in a critical apparatus
            if not _POINT.search(text[max(0, at - 8) : at]) and not _OTHER.search(text[max(0, at - 2) : at]):
                return "unopened", -1, at
        elif _CLOSED_BY[text[stack[-1]]] == sign:
            stack.pop()
        elif len(stack) > 1 and _CLOSED_BY[text[stack[-2]]] == sign:
            return "unclosed", stack[-1], -1
        else:
            return "mismatched", stack[-1], at
    return ("unclosed", stack[-1], -1) if stack else None


def _finding(note: Note, message: str, opened: int, closed: int) -> Finding:
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
        right = _CLOSED_BY[text[opened]]
        fixes = (Fix(f'write "{right}"', False, (Edit(note.text.to_source(closed, closed + 1), right),)),)
    return finding(
        message, span, text[start:end], block=note.block, fixes=fixes, around=around, label=note.label, sign=text[at]
    )
