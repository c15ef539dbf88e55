"""Brackets in the words of a note: the first that is closed by another kind, or not at all."""

from collections.abc import Sequence

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
"""The closing bracket of each opening one."""

_BRACKET = pattern(r"[(\[{)\]}]")
# "a)", "(iv" of a list of points, smileys, code and formulas are no slips of a source.
_POINT = pattern(r"(?:^|[\s(,;])(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})$")
_OTHER = pattern(r"[\\^_=<>|$]|\.\.\.|://|[:;]-?$")
_CODE = ("$", "\\", "`", "</", "=>", "==", "();", "{{", "}}")


class BracketFault(NamedTuple):
    """What is wrong: ``unopened``, ``unclosed`` or ``mismatched``, and the offsets of the brackets (-1: none)."""

    kind: str
    opened: int
    closed: int

    def within(self, start: int, end: int) -> bool:
        """Return whether the brackets stand between two offsets."""
        return all(start <= at < end for at in (self.opened, self.closed) if at >= 0)


def bracket_fault(text: str, ignored: Sequence[tuple[int, int]] = ()) -> BracketFault | None:
    """Return the first fault in ``text``, None where there is none or where it is code.

    Brackets in the ranges ``ignored`` are taken for letters.
    """
    if not _BRACKET.search(text) or any(sign in text for sign in _CODE):
        return None
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, sign = match.start(), match[0]
        if any(start <= at < end for start, end in ignored):
            continue
        if sign in CLOSED_BY:
            stack.append(at)
        elif not stack:
            if not _is_meant(text, at, sign):
                return BracketFault("unopened", -1, at)
        elif CLOSED_BY[text[stack[-1]]] == sign:
            stack.pop()
        elif len(stack) > 1 and CLOSED_BY[text[stack[-2]]] == sign:
            return BracketFault("unclosed", stack[-1], -1)
        else:
            return BracketFault("mismatched", stack[-1], at)
    return BracketFault("unclosed", stack[-1], -1) if stack else None


def _is_meant(text: str, at: int, sign: str) -> bool:
    """Return whether a closing bracket needs no opening one: ``a)``, "lemma] reading" in a critical apparatus."""
    if sign == "]" and text[at + 1 :].strip(" ."):
        return True
    return bool(_POINT.search(text[max(0, at - 8) : at]) or _OTHER.search(text[max(0, at - 2) : at]))
