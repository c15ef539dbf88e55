"""Acts, statutory instruments and their provisions.

Forms: OSCOLA (4th edition), 2.4 and 2.5; legislation.gov.uk for numbers of instruments (UK, Scottish, Welsh and
Northern Irish).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from citecheck.sources.legal.citation import LegalCitation, LegalKind, Provision
from citecheck.sources.legal.titles import title_start
from citecheck.text.patterns import pattern

_YEAR = r"(?P<year>1[2-9]\d\d|2\d\d\d|\d{5}|\d{3})(?![\d/])"
_ACT = pattern(rf"\bAct(?:[ \u00a0]\((?:Northern Ireland|Scotland|Wales)\))?,?[ \u00a0]{{0,2}}(?P<open>\()?{_YEAR}")
_ORDER = pattern(
    r"\b(?:Order|Regulations?|Rules|Scheme|Directions)(?:[ \u00a0]\((?:Northern Ireland|Scotland|Wales)\))?"
    r"[ \u00a0]{1,2}(?P<year>1[89]\d\d|20\d\d)(?![\d/])"
)
_NUMBER = pattern(
    r"(?:\bSI|\bS\.[ ]?I\.|\bSSI|\bS\.S\.I\.|\bWSI|\bSR|\bNISR)[ \u00a0]?(?:No\.?[ \u00a0]?)?"
    r"(?P<year>1[89]\d\d|20\d\d)(?:/|[ \u00a0,]{1,2}(?i:No)\.?[ \u00a0]?)(?P<number>\d{1,4})(?!\d)"
)
_SHORT = pattern(r"\b(?P<short>HRA|DPA|FOIA|RIPA|PACE|FSMA|PIDA|PPERA|LASPO)[ \u00a0](?P<year>1[89]\d\d|20\d\d)\b")
_SHORT_TITLES = {
    "HRA": "Human Rights Act",
    "DPA": "Data Protection Act",
    "FOIA": "Freedom of Information Act",
    "RIPA": "Regulation of Investigatory Powers Act",
    "PACE": "Police and Criminal Evidence Act",
    "FSMA": "Financial Services and Markets Act",
    "PIDA": "Public Interest Disclosure Act",
    "PPERA": "Political Parties, Elections and Referendums Act",
    "LASPO": "Legal Aid, Sentencing and Punishment of Offenders Act",
}
_UNITS = {
    "s": "section", "ss": "section", "sch": "schedule", "art": "article", "arts": "article", "reg": "regulation",
    "regs": "regulation", "r": "rule", "rr": "rule", "para": "paragraph", "paras": "paragraph", "cl": "clause",
    "pt": "part", "ch": "chapter",
}  # fmt: skip
_PLACE = r"\d{1,4}[A-Z]{0,3}(?:\([0-9A-Za-z]{1,5}\)){0,6}"
_PROVISION = pattern(
    r"(?<![\w-])(?P<unit>(?i:sections?|schedules?|articles?|regulations?|rules?|paragraphs?|paras?|clauses?|chapter|sch"
    r"|arts?|regs?|cl)"
    r"|(?i:ss?)(?=\.?[ \u00a0]?\d)|Parts?|Pt|rr?(?=\.? \d))\.?[ \u00a0]{0,2}"
    rf"(?P<first>{_PLACE}|(?<=[Ppar]t[ ])[IVX]{{1,6}}\b)"
    rf"(?:[ \u00a0]?[-\u2013][ \u00a0]?(?P<last>{_PLACE}|(?:\([0-9A-Za-z]{{1,5}}\)){{1,4}}))?"
    r"(?P<more>(?i: et seq\.?| ff\.?))?(?!\w)"
)
_ALSO = pattern(rf"(?:,| and| or|, and| &)[ \u00a0](?P<first>{_PLACE}|(?:\([0-9A-Za-z]{{1,5}}\)){{1,4}})(?![\w/.])")
_GLUE = pattern(
    r"[ \u00a0,]{0,3}(?:(?:of|to|in|under|and|or)\b)?[ \u00a0]{0,2}(?:the\b)?[ \u00a0]{0,2}[\u2018\u201c\"']?"
)
_BEHIND = pattern(r"(?:[ \u00a0]\([A-Z][\w ]{1,30}\))?[ \u00a0,]{1,3}(?:(?:at|and)\b[ \u00a0]?)?")


def find_statutes(text: str) -> Iterator[LegalCitation]:
    """Yield Acts with a year and orders, regulations and rules with one, each with the provisions beside it."""
    found = [*_titled(text, _ORDER, years=True), *_titled(text, _ACT, years=False), *_abbreviated(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    provisions: list[Provision] | None = None
    last = 0
    for each in found:
        if each.start >= last:  # the Act inside the title of an order is no citation of its own
            last = each.end
            if provisions is None:
                provisions = _provisions(text)
            yield each._replace(provisions=_beside(text, provisions, each)) if provisions else each


def _titled(text: str, form: "re.Pattern[str]", years: bool) -> Iterator[LegalCitation]:
    for found in form.finditer(text):
        if years and _is_rule_number(text, found):
            continue
        start = title_start(text, found.start(), years=years)
        if start >= found.start() or _other_order(text[start : found.start("year")]):
            continue
        head = text[start : found.start("year")].rstrip(" \u00a0(,")
        title = " ".join(head.split()).strip("\u2018\u2019'\u201c\u201d\"")
        value = f"{title} {found['year']}"
        kind: LegalKind = "instrument" if years else "statute"
        yield LegalCitation(kind, value, start, found.end("year"), found["year"], title=title)


def _abbreviated(text: str) -> Iterator[LegalCitation]:
    for found in _SHORT.finditer(text):
        title = _SHORT_TITLES[found["short"]]
        value = f"{title} {found['year']}"
        yield LegalCitation("statute", value, found.start(), found.end(), found["year"], title=title)


def _other_order(title: str) -> bool:
    """Orders of other kinds are numbered, not dated: Executive Order 1952 is one of 1914."""
    return any(name in title for name in ("Executive Order", "General Order", "Standing Order", "Military Order"))


def _is_rule_number(text: str, found: "re.Match[str]") -> bool:
    """EU regulations are numbered, not dated: Regulation 2016/679, Regulation (EC) 1049/2001."""
    return text.startswith("/", found.end()) or found[0].startswith("Regulation ")


def find_instruments(text: str) -> Iterator[LegalCitation]:
    """Yield statutory instruments by number: SI 2003/1550, S.I. 2003 No. 1550, SSI 2005/18."""
    for found in _NUMBER.finditer(text):
        series = "".join(char for char in found[0].split(found["year"])[0] if char.isupper()).removesuffix("N") or "SI"
        number = f"{found['year']}/{found['number']}"
        yield LegalCitation(
            "instrument", f"{series} {number}", found.start(), found.end(), found["year"], series, number=number
        )


def _provisions(text: str) -> list[Provision]:
    found: list[Provision] = []
    for match in _PROVISION.finditer(text):
        unit = _unit(match["unit"])
        last = "" if match["more"] else match["last"] or match["first"]
        found.append(Provision(unit, match["first"], last, match.start(), match.end()))
        at = match.end()
        while more := _ALSO.match(text, at):
            found.append(Provision(unit, more["first"], more["first"], more.start("first"), more.end()))
            at = more.end()
    return found


def _unit(words: str) -> str:
    word = words.lower()
    return _UNITS.get(word, word.removesuffix("s"))


def _beside(text: str, provisions: list[Provision], act: LegalCitation) -> tuple[Provision, ...]:
    """Return the provisions that touch ``act``: "s 55 of the X Act 1998", "X Act 1998, s 55"."""
    first = bisect_left(provisions, act.start, key=_start)
    place, at = first - 1, act.start
    while place >= 0 and at - provisions[place].end <= 12 and _GLUE.fullmatch(text, provisions[place].end, at):
        at = provisions[place].start
        place -= 1
    if place + 1 < first:
        return tuple(provisions[place + 1 : first])
    first = bisect_left(provisions, act.end, key=_start)
    place, at = first, act.end
    while place < len(provisions) and _BEHIND.fullmatch(text, at, min(provisions[place].start, at + 41)):
        if provisions[place].start - at > 40:
            break
        at = provisions[place].end
        place += 1
    return tuple(provisions[first:place])


def _start(provision: Provision) -> int:
    return provision.start
