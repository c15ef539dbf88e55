"""Hansard, command papers, and papers of both Houses.

Forms: OSCOLA (4th edition), 3.4.3 and 3.4.4; the older form "315 HC Official Report (6th series) col 536"; series of
command papers: rules/legal/papers.toml.
"""

import re
from collections.abc import Iterator

from citecheck.sources.legal.citation import LegalCitation
from citecheck.text.patterns import pattern

_ANCHOR = pattern(r"\bHansard\b|\bOfficial Report\b|\bH[CL] Debs?\b|\bH[CL] Debates\b")
_HOUSE_BEFORE = pattern(
    r"(?:(?P<volume>\d{1,4})[ \u00a0])?(?P<house>\bH\.?[CL]\.?|\bHouse of (?:Commons|Lords)|\bCommons|\bLords)"
    r"[ \u00a0,(]{0,3}(?:Debates?,?[ \u00a0])?$"
)
_HOUSE_BEHIND = pattern(r"(?P<house>\bH\.?[CL]\.?(?=[ \u00a0,)])|\bHouse of (?:Commons|Lords)|\b(?:Commons|Lords)\b)")
_VOLUME = pattern(r"\b[Vv]ol(?:ume|\.)?[ \u00a0]{0,2}(?P<volume>\d{1,4})\b")
_COLUMN = pattern(
    r"\b(?:[Cc]ol(?:umn)?s?\b\.?|cc?\b\.?(?=[ \u00a0]?\d)|cc?(?=\d)|[Vv]ol(?:ume|\.)?[ \u00a0]?\d{1,4},)[ \u00a0]{0,2}"
    r"(?P<columns>\d{1,5}[A-Z]{0,3}(?:[ \u00a0]?[-\u2013][ \u00a0]?\d{1,5}[A-Z]{0,3})?)\b"
)
_DATE = pattern(
    r"\b\d{1,2}[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[ \u00a0,]{1,2}(?:1[89]|20)\d\d\b"
)
_ENDS = pattern(r";|\bhttps?:|\bwww\.|\.[ \u00a0](?=[A-Z])|\bHansard\b|\bH[CL] Deb|[\r\n]{2}")
_REACH = 160
_COMMAND = pattern(
    r"(?<![\w.-])(?:(?P<series>Cmnd|Cmd|Cm|Cd)\.?[ \u00a0]?|(?P<new>CP)[ \u00a0]|(?<=[\[(])(?P<old>C)\.?[ \u00a0])"
    r"(?P<number>\d{1,5})(?P<part>-[IVX]{1,5})?(?![\w/]|\.\d|[ \u00a0]?(?:%|cm\b))"
)
_PAPER = pattern(
    r"\b(?P<house>HC|HL|H\.C\.|H\.L\.)[ \u00a0](?:(?P<paper>Papers?)[ \u00a0])?(?:\(\d{4}[-\u2013]\d{2,4}\)[ \u00a0])?"
    r"(?P<number>\d{1,4}(?:[- ]?[ivxIVX]{1,5}\b)?)(?![\w/.]\d|[\w])"
)


def find_hansard(text: str) -> Iterator[LegalCitation]:
    """Yield reports of debates; ``court`` is HC or HL, ``number`` the columns, each empty where it is not printed."""
    last = 0
    for found in _ANCHOR.finditer(text):
        if found.start() < last:
            continue
        each = _hansard(text, found)
        last = each.end
        if found[0] != "Official Report" or each.court or each.number:
            yield each


def _hansard(text: str, found: "re.Match[str]") -> LegalCitation:
    before = _HOUSE_BEFORE.search(text, max(0, found.start() - 40), found.start())
    stop = _ENDS.search(text, found.end(), found.end() + _REACH)
    high = stop.start() if stop else min(len(text), found.end() + _REACH)
    house = "HC" if found[0].startswith("HC") else "HL" if found[0].startswith("HL") else ""
    start = before.start() if before else found.start()
    volume, column, date = (form.search(text, found.end(), high) for form in (_VOLUME, _COLUMN, _DATE))
    behind = None if before or house else _HOUSE_BEHIND.search(text, found.end(), high)
    if named := before or behind:
        house = "HL" if "L" in named["house"] else "HC"
    pieces = [each.end() for each in (volume, column, date, behind) if each]
    number = column["columns"] if column else ""
    in_volume = volume["volume"] if volume else (before["volume"] or "" if before else "")
    year = date[0][-4:] if date else ""
    words = [f"{house} Deb", date[0] if date else "", in_volume and f"vol {in_volume}", number and f"col {number}"]
    value = " ".join(each for each in words if each).strip()
    end = max([found.end(), *pieces])
    return LegalCitation(
        "hansard", value, start, end, year, house, number=number, volume=in_volume, date=date[0] if date else ""
    )


def find_papers(text: str) -> Iterator[LegalCitation]:
    """Yield command papers (``court`` is the series) and papers of the House of Commons and the House of Lords."""
    for found in _COMMAND.finditer(text):
        series = found["series"] or found["new"] or found["old"]
        number = found["number"] + (found["part"] or "")
        yield LegalCitation(
            "command-paper", f"{series} {number}", found.start(), found.end(), court=series, number=number
        )
    if "HC" in text or "HL" in text or "H.C" in text or "H.L" in text:
        for found in _PAPER.finditer(text):
            house = found["house"].replace(".", "")
            value = f"{house} {'Paper ' if house == 'HL' else ''}{found['number']}"
            yield LegalCitation(
                "parliamentary-paper", value, found.start(), found.end(), court=house, number=found["number"]
            )
