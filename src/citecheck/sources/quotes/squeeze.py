"""Text reduced to what a quotation must not change: letters, digits, signs with a meaning, and where numbers part.

White space, quotation marks, dashes, stops and hyphens go, since typesetting and extraction change them; so do raised
digits, which are the marks of notes. Letters are in small case (unless ``keep_case``) and compatibility forms
(ligatures, full-width letters) are written out. Numbers stay apart: between two digits that are not neighbours stands
a mark that tells how they are parted, so that "1.5" is not "15" and "10 15" is not "1015".
"""

import re
from collections.abc import Sequence
from unicodedata import combining, decomposition, normalize

from citecheck.text.patterns import pattern

SIGNS = "%‰°£$€¥&@#+<>=±×÷−§"
"""Signs that mean something: they must be the same in the quotation and in the source."""
_NARROW_SPACES = "\xa0\u2009\u202f"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SPACE_MARK = "\ue005"
"""Stands between two numbers that white space parts."""

_MARKS = {".": "\ue000", "·": "\ue000", ",": "\ue001", ":": "\ue002", "/": "\ue003", "⁄": "\ue003"}
_DASH_MARK = "\ue004"
_NARROW = "\x1f"  # stands for the spaces that part the thousands of a number
_GROUPING = frozenset(",'" + _NARROW)
_TYPED = (
    *(("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("−", "-"), ("‐", "-"), ("\u2011", "-")),
    *(("…", ";"), ("•", ";"), ("\xa0", _NARROW), ("\u2009", _NARROW), ("\u202f", _NARROW), ("\xad", ";"), ("_", " ")),
)
_DELETED = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in SIGNS}
_DASHES = frozenset("-‒―")
# Characters that fold one to one; text of others only is folded character by character.
_PLAIN = pattern(
    "[\\x00-\\x7f\xa0-\xa7\xa9\xab-\xae\xb0\xb1\xb6\xb7\xbb\xbf-\xff\u0100-\u012f\u0131\u0134-\u013e\u0141-\u0148"
    "\u014a-\u017e\u0391-\u03a1\u03a4-\u03a9\u03b1-\u03c9\u0400-\u0481\u048a-\u052f\u2010\u2012-\u2016\u2018-\u2023"
    "\u2027-\u202e\u2030\u2032\u2039\u203a\u20ac\u2190-\u2193\u2212\u2713\u3001-\u3003\u4e00-\u9fff\u25a0-\u25cf\ufffd]*"
)
_RAISED = pattern("[⁰¹²³⁴-⁹]{1,100}")
_NEGATIVE = pattern(r"-(?=[0-9])(?<![\w)\]]-)")
_GAP = pattern(rf"[0-9]([^\w{SIGNS}]{{1,400}})(?=[0-9])")
_DROPPED = pattern(rf"[^\w{SIGNS}\ue000-\ue005]{{1,400}}")
_CUT = pattern(rf"(?<=[0-9])([^\w{SIGNS}]{{1,400}})(?=[0-9])|[^\w{SIGNS}\ue000-\ue005]{{1,400}}")


def squeeze(text: str, *, keep_case: bool = False) -> str:
    """Return what is left of ``text``. Linear in its length."""
    text = _RAISED.sub("", text)
    if _PLAIN.fullmatch(text) is not None:
        folded = text if keep_case else text.lower()
    else:
        folded = "".join(_unit(each, keep_case) for each in _units(text))
    flat = _flat(folded)
    if flat.isascii():
        marked = _GAP.sub(_digit_and_gap, flat)
        return marked.translate(_DELETED) if marked.isascii() else _DROPPED.sub("", marked)
    return _DROPPED.sub("", _GAP.sub(_digit_and_gap, flat))


def squeeze_with_places(text: str, *, keep_case: bool = False) -> tuple[str, list[int]]:
    """Return what :func:`squeeze` does, and for each character of it the offset in ``text`` that it comes from."""
    folded, origins = _folded_with_origins(text, keep_case)
    flat = _flat(folded)
    kept: list[str] = []
    places: list[int] = []
    last = 0
    for match in _CUT.finditer(flat):
        mark = _gap(match[1], flat, match.end()) if match[1] else ""
        kept += [flat[last : match.start()], mark]
        places += origins[last : match.start()]
        if mark:
            places.append(origins[match.start()])
        last = match.end()
    kept.append(flat[last:])
    places += origins[last:]
    return "".join(kept), places


def _folded_with_origins(text: str, keep_case: bool) -> tuple[str, Sequence[int]]:
    if _PLAIN.fullmatch(text) is not None:
        return (text if keep_case else text.lower()), range(len(text))
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    if _PLAIN.fullmatch(_RAISED.sub("", text)) is not None:
        for match in _RAISED.finditer(text):
            pieces.append(text[at : match.start()])
            origins += range(at, match.start())
            at = match.end()
        plain = "".join((*pieces, text[at:]))
        return (plain if keep_case else plain.lower()), [*origins, *range(at, len(text))]
    for unit in _units(text):
        folded = _unit(unit, keep_case)
        pieces.append(folded)
        origins += [at] * len(folded)
        at += len(unit)
    return "".join(pieces), origins


def _units(text: str) -> list[str]:
    """Return the characters of ``text``, each with the accents that follow it."""
    units: list[str] = []
    for char in text:
        if units and char > "\u02ff" and combining(char):
            units[-1] += char
        else:
            units.append(char)
    return units


def _unit(unit: str, keep_case: bool) -> str:
    if unit < "\x80":
        return unit if keep_case else unit.lower()
    if unit in RAISED:
        return ""
    if unit in _NARROW_SPACES:
        return unit
    if decomposition(unit[0]).startswith("<fraction>"):
        return unit[0]
    folded = normalize("NFKC", unit)
    return folded if keep_case else folded.lower()


def _flat(folded: str) -> str:
    """Return the text with signs that look alike made the same, one for one."""
    for sign, same in _TYPED:
        if sign in folded:
            folded = folded.replace(sign, same)
    return _NEGATIVE.sub("−", folded) if "-" in folded else folded


def _digit_and_gap(match: re.Match[str]) -> str:
    return match[0][0] + _gap(match[1], match.string, match.end())


def _gap(gap: str, text: str, end: int) -> str:
    """Return the mark for what parts two digits of ``text``; nothing parts the thousands of one number."""
    if len(gap) == 1:
        if gap in _GROUPING and _is_thousands(text, end - 1, end):
            return ""
        if gap in _MARKS:
            return _MARKS[gap]
    return _DASH_MARK if _DASHES.intersection(gap) else SPACE_MARK


def _is_thousands(text: str, start: int, end: int) -> bool:
    """Return whether one to three digits stand before ``start`` and exactly three after ``end``."""
    after = text[end : end + 4]
    before = text[max(start - 4, 0) : start]
    return after[:3].isdecimal() and len(after) >= 3 and not after[3:].isdecimal() and not before[:-3].isdecimal()
