"""CC530: a command paper whose series does not fit its year or its number."""

from collections.abc import Iterator

from citecheck.compiled.legal import PAPERS
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.legal.printed import Cited, cited
from citecheck.text.patterns import pattern

_YEAR_BEHIND = pattern(r"[\])]?,?[ \u00a0]?\(?(?P<year>1[89]\d\d|20\d\d)(?=[),.;:]|$)")
_YEAR_BEFORE = pattern(r"(?P<year>1[89]\d\d|20\d\d),?[ \u00a0]\(?$|\((?P<inside>1[89]\d\d|20\d\d),?[ \u00a0]$")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each command paper that its series cannot hold.

    CP with an earlier year is left alone: consultation papers have the same letters.
    """
    for each in cited(document, context, "command-paper"):
        series = each.citation.court
        number = int("".join(char for char in each.citation.number.partition("-")[0] if char.isdecimal()))
        table = PAPERS[series]
        highest = table.get("numbers", 0)
        year = _year(each)
        if highest and number > highest:
            yield finding(
                "number", each.span(), each.words(), block=each.note.block, series=series, highest=highest
            )  # fmt: skip
        elif year and series != "CP" and not table["first"] - 1 <= year <= table.get("last", 9999) + 1:
            right = _series_of(year)
            yield finding(
                "year", each.span(), each.words(), block=each.note.block, series=series, year=year, right=right,
                first=table["first"], last=table.get("last", "today"),
            )  # fmt: skip


def _year(each: Cited) -> int:
    """Return the year printed beside the paper, 0 where there is none."""
    behind = _YEAR_BEHIND.match(each.text, each.citation.end)
    if behind:
        return int(behind["year"])
    start = each.citation.start
    before = _YEAR_BEFORE.search(each.text, max(0, start - 8), start)
    return int(before["year"] or before["inside"]) if before else 0


def _series_of(year: int) -> str:
    names = [name for name, table in PAPERS.items() if table["first"] <= year <= table.get("last", 9999)]
    return " or ".join(names)
