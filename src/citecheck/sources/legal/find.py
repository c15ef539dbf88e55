"""Find the legal and parliamentary citations of one text."""

from citecheck.sources.legal.cases import find_applications, find_ecli, find_reports
from citecheck.sources.legal.citation import LegalCitation
from citecheck.sources.legal.neutral import find_neutral
from citecheck.sources.legal.parliament import find_hansard, find_papers
from citecheck.sources.legal.statutes import find_instruments, find_statutes
from citecheck.sources.legal.union import find_union


def find_legal(text: str) -> list[LegalCitation]:
    """Return the citations of ``text`` by place, without overlaps; a text without any costs a few look-ups.

    Never raises.
    """
    found: list[LegalCitation] = []
    if "]" in text or ")" in text or _names_court(text):
        found += find_reports(text)
        found += find_neutral(text)
    if "Act" in text or "A " in text or "Order" in text or "Rules" in text or "Regulations" in text:
        found += find_statutes(text)
    if "/" in text:
        found += _numbered(text)
    elif "OJ" in text:
        found += find_union(text)
    house = "HC" in text or "HL" in text
    if house or "Hansard" in text or "H.C" in text or "H.L" in text or "Official R" in text:
        found += find_hansard(text)
    if house or "C" in text and _names_paper(text):
        found += find_papers(text)
    if "S" in text and ("SI" in text or "S.I" in text or "S. I" in text or "SR" in text):
        found += find_instruments(text)
    if "ECLI" in text or "ecli" in text:
        found += find_ecli(text)
    return _apart(found) if len(found) > 1 else found


def _names_court(text: str) -> bool:
    """Courts and Scottish reports are cited without brackets too."""
    if not (" 20" in text or " 19" in text or " 18" in text or text[:1].isdecimal()):
        return False
    return (
        "UK" in text or "EW" in text or "SC" in text or "CS" in text or "NI" in text or "AC" in text or "SLT" in text
        or "HCJ" in text or "LR" in text or "GWD" in text or "JC" in text or "ER" in text or "EHRR" in text
    )  # fmt: skip


def _names_paper(text: str) -> bool:
    return "Cm" in text or "Cd" in text or "CP " in text or "C." in text or "C " in text or "H.C" in text


def _numbered(text: str) -> list[LegalCitation]:
    """Find what is numbered with a slash: EU acts, their journal, applications to the Court of Human Rights."""
    found: list[LegalCitation] = []
    if "Directive" in text or "Decision" in text or "Regulation" in text or "OJ" in text or "Recommendation" in text:
        found += find_union(text)
    if "pp" in text:
        found += find_applications(text)
    return found


def _apart(found: list[LegalCitation]) -> list[LegalCitation]:
    """Sort by place and drop what lies inside a longer citation, such as a paper inside a Hansard reference."""
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[LegalCitation] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept
