"""Law reports, applications to the European Court of Human Rights, and ECLI.

ECLI: Council conclusions 2011/C 127/01 and 2019/C 360/01 (country, court of up to seven characters, year, number of up
to 25 letters, digits and stops).
"""

import re
from collections.abc import Iterator

from citecheck.compiled.legal import BARE_REPORTS, ECLI_COUNTRIES, ECLI_COURTS, REPORTS
from citecheck.sources.legal.citation import LegalCitation, LegalFault
from citecheck.text.patterns import pattern

_SERIES = "|".join(re.escape(each) for each in REPORTS).replace(r"\ ", r"[ \u00a0]")
_REPORT = pattern(
    r"(?:\[(?P<square>1[4-9]\d\d|20\d\d)(?:[-/\u2013]\d\d(?:\d\d)?)?\]"
    r"|\((?P<round>1[4-9]\d\d|20\d\d)(?:[-/\u2013]\d\d(?:\d\d)?)?\))"
    r"[ \u00a0,]{0,2}(?:(?P<volume>\d{1,3})[ \u00a0]{1,2})?"
    rf"(?P<series>{_SERIES})[ \u00a0]{{0,2}}(?P<page>[DA]?\d{{1,5}}|\([A-Z][a-z]{{2}}\)[ ]?\d{{1,5}})(?![\d/])"
)
_BARE_SERIES = "|".join(re.escape(each) for each in BARE_REPORTS).replace(r"\ ", r"[ \u00a0]")
_BARE = pattern(
    r"(?<![\d\[(/-])(?P<year>1[89]\d\d|20\d\d)[ \u00a0](?:(?P<volume>\d)[ \u00a0])?"
    rf"(?P<series>{_BARE_SERIES})[ \u00a0](?P<page>\d{{1,4}})(?![\d/])"
)
_APPLICATION = pattern(
    r"(?i:\bapp(?:lication|n|l)?s?\b\.?)(?:[ \u00a0]{0,2}(?i:nos?|numbers?)\b\.?)?:?[ \u00a0]{0,2}"
    r"(?P<numbers>\d{1,6}/\d\d(?:(?:,| and|, and| &|;)[ \u00a0]\d{1,6}/\d\d){0,20})(?!\d)"
)
_EACH = pattern(r"\d{1,6}/\d\d")
_ECLI = pattern(r"(?i)\bECLI[ \u00a0]?:[ \u00a0]?[A-Za-z0-9.:_-]{1,80}")
_WELL_FORMED_NUMBER = pattern(r"[A-Z0-9.]{1,25}")


def find_reports(text: str) -> Iterator[LegalCitation]:
    """Yield the citations of law reports: the year in brackets, or bare in Scottish series."""
    for found in _REPORT.finditer(text):
        year = found["square"] or found["round"]
        sign = f"[{year}]" if found["square"] else f"({year})"
        yield _report(found, sign, year)
    if "SC" in text or "SLT" in text or "JC" in text or "GWD" in text or "LR" in text:
        for found in _BARE.finditer(text):
            yield _report(found, found["year"], found["year"])


def _report(found: re.Match[str], sign: str, year: str) -> LegalCitation:
    series = found["series"].replace("\u00a0", " ")
    volume, page = found["volume"] or "", found["page"]
    value = " ".join(each for each in (sign, volume, series, page) if each)
    return LegalCitation("law-report", value, found.start(), found.end(), year, series, "", page, volume)


def find_applications(text: str) -> Iterator[LegalCitation]:
    """Yield the numbers of applications to the European Court of Human Rights, each by itself."""
    for found in _APPLICATION.finditer(text):
        for each in _EACH.finditer(text, found.start("numbers"), found.end("numbers")):
            yield LegalCitation("application", each[0], each.start(), each.end(), court="ECtHR", number=each[0])


def find_ecli(text: str) -> Iterator[LegalCitation]:
    """Yield the European Case Law Identifiers."""
    for found in _ECLI.finditer(text):
        words = found[0].rstrip(".:-_")
        parts = [part.strip() for part in words.upper().split(":")]
        year, court = (parts[3], parts[2]) if len(parts) > 3 else ("", "")
        start = found.start()
        yield LegalCitation(
            "ecli", ":".join(parts), start, start + len(words), year, court, number=parts[-1], fault=_ecli_fault(parts)
        )


def _ecli_fault(parts: list[str]) -> LegalFault:
    if len(parts) != 5:
        return "parts"
    _, country, court, year, number = parts
    if country not in ECLI_COUNTRIES:
        return "country"
    if not 1 <= len(court) <= 7 or (country in ECLI_COURTS and court not in ECLI_COURTS[country]):
        return "court"
    if len(year) != 4 or not year.isdecimal():
        return "year"
    return "" if _WELL_FORMED_NUMBER.fullmatch(number) else "number"
