"""The same report in four XML vocabularies gives the findings that it gives as plain text."""

import os
import re

import pytest
from parity.writing import Report, typed_text
from readers.xml import vocabularies
from readers.xml.checking import FORMATS, found

from citecheck.api import check_bytes

SOURCES = (
    ("1", "Return of the harbour office, March 2017."),
    ("2", "Letter to the keeper, 2 April 2017."),
    ("3", "Log of the pilot station, volume 4."),
    ("4", "Survey of the breakwater, May 2018, page 11."),
)
BLOCKS = (
    "# The light at the harbour",
    "In 2017 the number of landings fell by 30 per cent.{1} The keeper wrote to the office in April 2017.{2}",
    "The office said that it \u201cheld no log\u201d for that winter.{3}",
    "A survey in May 2018 found cracks in the wall.{4}",
)
CASES = {
    "sound": Report(BLOCKS, SOURCES),
    "note missing": Report(BLOCKS, SOURCES[:2] + SOURCES[3:]),
    "marker missing": Report((*BLOCKS[:2], BLOCKS[2].replace("{3}", ""), BLOCKS[3]), SOURCES),
    "both missing": Report((*BLOCKS[:2], BLOCKS[2].replace("{3}", ""), BLOCKS[3]), SOURCES[:2] + SOURCES[3:]),
    "empty note": Report(BLOCKS, (*SOURCES[:3], ("4", "TBC"))),
    "markers swapped": Report(
        (BLOCKS[0], BLOCKS[1].replace("1}", "9}").replace("2}", "1}").replace("9}", "2}"), *BLOCKS[2:]), SOURCES
    ),
    "uncited paragraph": Report(
        (*BLOCKS, "In 2018 the pilots counted 649 ships. The office told the town that 5 per cent had no light."),
        SOURCES,
    ),
    "uncited quotation": Report(
        (*BLOCKS, "It met in 2018.{4} The pilot said: \u201cWe never saw the lamp of the pier at all.\u201d"), SOURCES
    ),
    "list that its last item cites": Report(
        (*BLOCKS, "The pilots counted in 2018:", "- 40 ships in spring;", "- 12 in summer; and", "- 7 in autumn.{4}"),
        SOURCES,
    ),
    "several in one place": Report((*BLOCKS, "The log and the survey agree.{1, 3-4}"), SOURCES),
    "inner number of a range missing": Report(
        (BLOCKS[0], "In 2017 landings fell by 30 per cent.{1-4}"), SOURCES[:2] + SOURCES[3:]
    ),
}


def bare(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words without the brackets, which are the format's own, and ids without their letter."""
    return sorted((rule, re.sub(r"[\[\]^]|\b[nbrR](?=\d)", "", words)) for rule, words in pairs)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_a_report_gives_the_same_findings(name: str, format_name: str) -> None:
    report = CASES[name]
    if name in ("inner number of a range missing", "several in one place") and format_name != "jats":
        pytest.skip("the format has no ranges of links")
    if name == "both missing" and format_name == "rfcxml":
        pytest.skip("the format numbers its references itself")
    result = check_bytes(typed_text(report).encode(), "report.txt")
    plain = bare([(each.rule, each.words) for each in result.diagnostics])
    assert bare(found(getattr(vocabularies, format_name)(report), format_name, claims=True)) == plain
    assert bool(plain) == (name not in ("sound", "list that its last item cites", "several in one place"))


@pytest.mark.parametrize("format_name", ["jats", "tei", "docbook"])
@pytest.mark.parametrize("name", ["pep-0515", "pep-0581", "pep-3107"])
def test_renderings_of_real_documents_agree_with_markdown(corpus: str, name: str, format_name: str) -> None:
    folder = os.path.join(corpus, "derived")
    with open(os.path.join(folder, f"{name}.md"), "rb") as file:
        result = check_bytes(file.read(), f"{name}.md")
    with open(os.path.join(folder, f"{name}.{format_name}.xml"), "rb") as file:
        pairs = found(file.read(), format_name, claims=True)
    assert bare(pairs) == bare([(each.rule, each.words) for each in result.diagnostics])
