"""CC528: an Act of an impossible or wrong year, or whose chapter is not that of the address beside it."""

from collections.abc import Iterator

from citecheck.compiled.legal import ACTS
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.legal.printed import Cited, cited
from citecheck.text.patterns import pattern

_ADDRESS = pattern(r"legislation\.gov\.uk/(?:id/)?ukpga/(?P<year>1[89]\d\d|20\d\d)/(?P<chapter>\d{1,3})(?!\d)")
_ELSEWHERE = pattern(
    r"\b(?:Ireland|[Ii]rish|Australia|Canad|Zealand|India|Hong Kong|Singapore|South Africa|Ghana|Kenya|Nigeria|Malta"
    r"|Jersey|Guernsey|Isle of Man|Gibraltar|Bermuda|Cayman|U\.?S\.?(?:C|A)?\b|United States|Cth|NSW|Vic|Qld|Tas)"
    r"|\((?:WA|SA|NZ|ACT)\)|\bAct of 1[89]\d\d"
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each Act that was not passed in the year it is cited under."""
    this_year = int(context.today[:4] or 9999)
    addressed: dict[int, list[Cited]] = {}
    found = [each for each in cited(document, context, "statute", "instrument") if each.citation.title]
    foreign = {each.citation.value for each in found if _ELSEWHERE.search(each.text)}
    for each in found:
        citation = each.citation
        if citation.value in foreign:
            continue
        year = int(citation.year)
        if year < 1235 or year > this_year + 1:
            yield finding("impossible-year", each.span(), each.words(), block=each.note.block, year=citation.year)
        elif citation.kind == "statute":
            addressed.setdefault(each.note.order, []).append(each)
            years = ACTS.get(citation.title)
            if years and year not in years:
                right = _listed([f"{citation.title} {other}" for other in years])
                yield finding("wrong-year", each.span(), each.words(), block=each.note.block, right=right)
    for acts in addressed.values():
        if len({each.citation.value for each in acts}) == 1:
            yield from _against_address(acts[0])


def _listed(titles: list[str]) -> str:
    """One title in full, of several the years."""
    if len(titles) == 1:
        return f'"{titles[0]}"'
    return f'"{titles[0]}", ' + ", ".join(title[-4:] for title in titles[1:])


def _against_address(act: Cited) -> Iterator[Finding]:
    addresses = list(_ADDRESS.finditer(act.text))
    if len({found[0] for found in addresses}) != 1:
        return
    year, chapter = addresses[0]["year"], int(addresses[0]["chapter"])
    due = ACTS.get(act.citation.title, {}).get(int(act.citation.year), 0)
    if year != act.citation.year or (due and due != chapter):
        address = f"ukpga/{year}/{chapter}"
        yield finding("address", act.span(), act.words(), block=act.note.block, address=address)
