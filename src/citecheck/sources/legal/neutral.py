"""Neutral citations of the courts and tribunals of the United Kingdom, well formed or nearly so.

Form: Practice Direction (Judgments: Form and Citation) [2001] 1 WLR 194 and its successors; codes and places of the
divisions are the table rules/legal/courts.toml.
"""

import re
from collections.abc import Iterator

from citecheck.compiled.legal import COURTS, FOREIGN_COURTS, REPORTS
from citecheck.sources.legal.citation import LegalCitation, LegalFault
from citecheck.text.patterns import pattern

_SHORT = ("CAT", "EAT", "SAC", "HCJ", "ECHR")
"""Codes that are also words or names: they count in capitals and after a bracketed year only."""
_LONG = "|".join(sorted((code for code in COURTS if code not in _SHORT), key=len, reverse=True))
_NUMBER = r"(?P<number>[BCJ] ?\d{1,4}|(?:IPT[_/-])?\d{1,6}(?:[/_][\dA-Z_/]{1,20})?)(?![\d/])"
_CITATION = pattern(
    r"(?:(?P<open>[\[({])\s?)?(?<![\d/.-])(?P<year>1[6-9]\d\d|20\d\d)\s?(?P<close>[\])}])?[ \u00a0,]{0,3}"
    rf"(?P<court>(?i:{_LONG})|(?<=[\])][ ])(?:{'|'.join(_SHORT)})|(?<=[\])])(?:{'|'.join(_SHORT)}))"
    r"[ \u00a0]{0,2}(?P<mid>\([A-Za-z0-9 ]{1,12}\)|(?![BCJ] ?\d)[A-Z][A-Za-z]{0,9})?[ \u00a0]{0,2}"
    + _NUMBER
    + r"(?P<after>[ \u00a0,]{0,2}\((?P<round>[A-Za-z0-9]{1,12})\)|[ \u00a0]{1,2}(?P<plain>[A-Z][A-Za-z0-9]{0,9})\b)?"
)
_UNKNOWN = pattern(
    r"\[(?P<year>20\d\d|19\d\d)\][ \u00a0]{0,2}(?P<court>[A-Z][A-Za-z]{3,7})[ \u00a0]{1,2}"
    r"(?P<mid>(?:Civ|Crim)[ \u00a0])?(?P<number>\d{1,5})(?![\d/])(?:[ \u00a0]?\((?P<round>[A-Za-z0-9]{1,12})\))?"
)
_CODES = {code.casefold(): code for code in COURTS}
_SAME = {
    "qbd": "QB", "kbd": "KB", "chd": "Ch", "chancery": "Ch", "civil": "Civ", "criminal": "Crim", "adm": "Admin",
    "administrative": "Admin", "admn": "Admin", "family": "Fam", "commercial": "Comm", "comml": "Comm",
    "admiralty": "Admlty", "cr": "Crim", "ci": "Civ",
}  # fmt: skip
_NAMES = ("EWHC", "EWCA", "EWFC", "EWCOP", "EWCC", "EWCR", "UKSC", "UKHL", "UKPC", "UKUT", "UKFTT", "UKEAT", "UKAIT")


def find_neutral(text: str) -> Iterator[LegalCitation]:
    """Yield the neutral citations of ``text``; a fault tells how one departs from the form, ``value`` is the form."""
    known: list[tuple[int, int]] = []
    for found in _CITATION.finditer(text):
        if _in_address(text, found):
            continue
        known.append(found.span())
        yield _citation(text, found)
    for found in _UNKNOWN.finditer(text):
        name = found["court"]
        if not any(start < found.end() and found.start() < end for start, end in known) and (code := _slip_of(name)):
            yield _of_unknown(found, code)


def canonical(year: str, court: str, number: str, division: str) -> str:
    """Return the citation in the form of its court."""
    place = COURTS[court][1]
    if not division:
        return f"[{year}] {court} {number}"
    if place.startswith("before"):
        return f"[{year}] {court} {f'({division})' if place == 'before-bracketed' else division} {number}"
    return f"[{year}] {court} {number} ({division})"


def _citation(text: str, found: re.Match[str]) -> LegalCitation:
    court = _CODES[found["court"].casefold()]
    number = found["number"].replace(" ", "")
    inside = (found["mid"] or "").strip("() ")
    division, near = division_of(court, inside)
    trailing = found["round"] or found["plain"] or ""
    end = found.end()
    if trailing:
        behind, near_behind = division_of(court, trailing)
        if division or not behind:
            end = found.start("after")
            trailing = ""
        else:
            division, near = behind, near_behind
    if inside and not division:
        end = found.end("number")
    value = canonical(found["year"], court, number, division)
    words = " ".join(text[found.start() : end].split())
    fault = _fault(found, court, division, near, bool(trailing), words == value)
    if not fault and found.start() and text[found.start() - 1].isalnum():
        fault = "spacing"
    return LegalCitation("neutral", value, found.start(), end, found["year"], court, division, number, fault=fault)


def _fault(
    found: re.Match[str], court: str, division: str, near: bool, behind: bool, same: bool
) -> LegalFault:  # fmt: skip
    _, place, required, since, *_ = COURTS[court]
    if int(found["year"]) < since and found["open"] == "[" and found["court"] == court:
        return ""  # numbers that BAILII gave to older judgments, in forms of its own: [1854] EWHC Exch J70
    if not division and required and not found["mid"]:
        return "division-missing"
    if same:
        return ""
    if division and behind != place.startswith("after"):
        return "division-place"
    if near:
        return "unknown-division"
    if found["open"] != "[" or found["close"] != "]":
        return "brackets"
    if division and _wrong_brackets(found, place, behind):
        return "division-brackets"
    return "spacing" if found["court"] == court and division in found[0] else "case"


def _wrong_brackets(found: re.Match[str], place: str, behind: bool) -> bool:
    if behind:
        return found["round"] is None
    return found["mid"].startswith("(") != (place == "before-bracketed")


def division_of(court: str, words: str) -> tuple[str, bool]:
    """Return the division of ``court`` that ``words`` name (``""``: none) and whether they are only near its code."""
    divisions = COURTS[court][6]
    if not words or not divisions:
        return "", False
    if words in divisions:
        return words, False
    folded = words.casefold()
    for code in divisions:
        if code.casefold() == folded:
            return code, False
    same = _SAME.get(folded, "")
    return (same, True) if same in divisions else ("", False)


def _of_unknown(found: re.Match[str], code: str) -> LegalCitation:
    middle, _ = division_of(code, (found["mid"] or "").strip())
    division = middle or division_of(code, found["round"] or "")[0]
    end = found.end() if not found["round"] or division else found.end("number")
    value = canonical(found["year"], code, found["number"], division)
    return LegalCitation(
        "neutral", value, found.start(), end, found["year"], code, division, found["number"], fault="unknown-court"
    )


def _slip_of(name: str) -> str:
    """Return the court whose code differs from ``name`` by one letter or by two that changed places; or ``""``."""
    if name in REPORTS or name.upper() in FOREIGN_COURTS or name.casefold() in _CODES:
        return ""
    upper = name.upper()
    near = [code for code in _NAMES if _one_slip(upper, code)]
    return near[0] if len(near) == 1 else ""


def _one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:] or (
        swapped == other[at:]
    )  # fmt: skip


def _in_address(text: str, found: re.Match[str]) -> bool:
    """A year without brackets inside a path or a file name is no citation."""
    before = text[found.start() - 1 : found.start()] if found.start() else ""
    if before in ("/", "_", "-", "=", "%"):
        return bool(before)
    return not found["open"] and (text[found.end() : found.end() + 1] in ("/", "_", "-") or before not in "(;,. \u00a0")
