"""Acts of the European Union and the Official Journal.

Forms: Interinstitutional style guide of the EU, 1.2.2 (numbering of acts) and 3.1 (references to the Official Journal).
"""

from collections.abc import Iterator

from citecheck.sources.legal.citation import LegalCitation
from citecheck.text.patterns import pattern

_ACT = pattern(
    r"\b(?P<kind>(?:(?:Council|Commission|Framework|Implementing|Delegated)[ \u00a0]){0,3}"
    r"(?:Directive|Regulation|Decision|Recommendation))"
    r"[ \u00a0]{1,2}(?:\((?P<body>EC|EU|EEC|CFSP|Euratom|ECSC)(?:,[ ]?Euratom)?\)[ \u00a0]{0,2})?"
    r"(?:No\.?[ \u00a0]{0,2})?"
    r"(?P<number>\d{2,4}/\d{1,5}(?:/(?:EC|EEC|EU|JHA|CFSP|Euratom|ECSC))?)(?![\w/])"
)
_JOURNAL = pattern(
    r"(?:\[(?P<year>19[5-9]\d|20\d\d)\][ \u00a0])?\bOJ[ \u00a0]?(?P<series>[LC])?[ \u00a0]?(?P<number>\d{1,4}[A-Z]?)"
    r"(?:[/,][ \u00a0]?(?:p\.?[ \u00a0]?)?\d{1,4}(?!\d)(?![./]\d))?"
    r"(?:[ \u00a0,]{1,3}(?P<date>\d{1,2}[./]\d{1,2}[./]\d{4}))?(?:[ \u00a0,]{1,3}pp?\.?[ \u00a0]?(?P<page>\d{1,4}))?"
)


def find_union(text: str) -> Iterator[LegalCitation]:
    """Yield directives, regulations and decisions by number, and places of the Official Journal."""
    for found in _ACT.finditer(text):
        kind = " ".join(found["kind"].split())
        body = f" ({found['body']})" if found["body"] else ""
        value = f"{kind}{body} {found['number']}"
        year = _year(found["number"], kind)
        yield LegalCitation("eu-act", value, found.start(), found.end(), year, number=found["number"])
    for found in _JOURNAL.finditer(text):
        year = found["year"] or (found["date"] or "")[-4:]
        value = f"OJ {found['series'] or ''}{found['number']}" + (f" p {found['page']}" if found["page"] else "")
        yield LegalCitation(
            "official-journal",
            value,
            found.start(),
            found.end(),
            year,
            number=found["number"],
            date=found["date"] or "",
        )


def _year(number: str, kind: str) -> str:
    """The year stands first in directives and decisions, and in regulations since 2015."""
    first, second = number.split("/")[:2]
    for each in (first, second) if "Regulation" not in kind else (second, first):
        if len(each) == 4 and each[:2] in ("19", "20"):
            return each
    return f"19{first}" if len(first) == 2 and "Regulation" not in kind else ""
