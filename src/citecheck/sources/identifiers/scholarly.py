"""DOI, arXiv, PMID, PMCID, RFC and OCLC numbers.

DOI: ISO 26324 and the DOI Handbook, 2.2 (a prefix "10." with a registrant code, a slash, any printable suffix). arXiv:
https://info.arxiv.org/help/arxiv_identifier.html (archive/YYMMNNN until March 2007, YYMM.NNNN from April 2007, five
digits from January 2015).
"""

import re
from collections.abc import Iterator

from citecheck.sources.identifiers.identifier import Identifier, IdentifierFault, IdentifierKind
from citecheck.sources.identifiers.urls import trimmed
from citecheck.text.patterns import pattern

# A DOI in the path of a publisher's address is part of that address; behind the resolver it is the DOI.
_DOI = pattern(
    r"(?<![\d.])(?:(?<!/)|(?<=doi\.org/))10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s\"<>\u201c\u201d{}|\\^\[\]`]{1,300}"
)
_BAD_DOI = pattern(
    r"(?i)(?:\bdoi:\s{0,2}|\bdoi\.org/)(?:doi:\s?)?(?!10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s])"
    r"([\d.]{2,20}/?[^\s,;<>\"]{0,80})"
)
_ARXIV = pattern(
    r"(?i)(?:\barXiv(?:\.org/(?:abs|pdf|html|format|e-print)/| ?: ?| (?=\d{4}\.|[a-z-]{2,10}(?:\.[a-z-]{2,10})?/\d)))"
    r"([a-z-]{2,20}(?:\.[a-z-]{2,10})?/\d{5,8}(?:v\d{1,3})?|\d{2,6}\.\d{3,6}(?:v\d{1,3})?)(?![\w/])"
)
_NEW = pattern(r"(\d\d)(\d\d)\.(\d{4,5})(?:v\d{1,3})?")
_OLD = pattern(r"(?i)([a-z-]{2,20})(?:\.[a-z-]{2,10})?/(\d\d)(\d\d)(\d{3})(?:v\d{1,3})?")
_ARCHIVES = (
    " acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga "
    "funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph "
    "q-alg q-bio quant-ph solv-int supr-con "
)
_COUNTED: tuple[tuple[IdentifierKind, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "pmid",
        ("PMID", "pmid", "pubmed", "Pubmed", "PubMed"),
        pattern(r"(?i)(?:\bPMID(?:\s?:\s?|\s)|\bpubmed\.ncbi\.nlm\.nih\.gov/|nih\.gov/pubmed/)(\d{1,12})(?!\w)"),
    ),
    ("pmcid", ("PMC",), pattern(r"\bPMC(?:ID:?\s?(?:PMC)?)?(\d{1,12})(?!\w)")),
    (
        "rfc",
        ("RFC", "rfc"),
        pattern(r"(?:\bRFC[ -]?|rfc-editor\.org/(?:rfc/rfc|info/rfc)|/html/rfc)(\d{1,6})(?![\w-])"),
    ),
    (
        "oclc",
        ("OCLC", "oclc", "OCoLC"),
        pattern(
            r"(?i)(?:\bOCLC(?:\s?(?:no|number|#)\.?)?[\s:]{1,3}|\(OCoLC\)\s?|worldcat\.org/oclc/)"
            r"(?:oc[mn])?(\d{1,14})(?!\w)"
        ),
    ),
)


def find_dois(text: str) -> Iterator[Identifier]:
    """Yield the DOIs of ``text``, with and without label or resolver, and what a label calls a DOI and is none."""
    for found in _DOI.finditer(text):
        words = trimmed(found[0])
        if not words.endswith("/") or words.count("/") > 1:
            yield Identifier("doi", words.lower(), found.start(), found.start() + len(words))
    if "doi" in text.lower():
        for found in _BAD_DOI.finditer(text):
            words = trimmed(found[1])
            fault: IdentifierFault = "registrant" if not words.startswith("10.") or "/" in words[:-1] else "suffix"
            yield Identifier("doi", words.lower(), found.start(1), found.start(1) + len(words), fault)


def find_arxiv(text: str) -> Iterator[Identifier]:
    """Yield the arXiv ids after their label or address."""
    for found in _ARXIV.finditer(text):
        yield Identifier("arxiv", found[1], found.start(1), found.end(1), arxiv_fault(found[1]))


def arxiv_fault(words: str) -> IdentifierFault:
    """Return what is wrong with the arXiv id ``words``, ``""`` when nothing is."""
    new = _NEW.fullmatch(words)
    if new:
        year, month, serial = int(new[1]), int(new[2]), len(new[3])
        if not 1 <= month <= 12:
            return "month"
        return "" if (year, month) >= (7, 4) and serial == (5 if year >= 15 else 4) else "form"
    old = _OLD.fullmatch(words)
    if not old:
        return "form"
    if f" {old[1].lower()} " not in _ARCHIVES:
        return "archive"
    if not 1 <= int(old[3]) <= 12:
        return "month"
    return "" if int(old[2]) >= 91 or (int(old[2]), int(old[3])) <= (7, 3) else "form"


def find_counted(text: str) -> Iterator[Identifier]:
    """Yield identifiers that are running numbers: PMID, PMCID, RFC, OCLC."""
    for kind, hints, form in _COUNTED:
        if any(hint in text for hint in hints):
            for found in form.finditer(text):
                yield Identifier(kind, found[1], found.start(1), found.end(1))
