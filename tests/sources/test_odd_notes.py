"""Fixes of odd characters and missing stops: the mended document has no finding, and nothing else is touched."""

import pytest

from citecheck.catalogue.load import BY_NAME
from citecheck.engine.run import Selection, run_rules
from citecheck.model.finding import Finding
from citecheck.readers.read import read


def findings(text: str, rule: str, format_name: str = "markdown") -> list[Finding]:
    document = read(text.encode(), "report", format_name)
    chosen = BY_NAME[rule]
    options = {"missing-end-punctuation": {"least": 2, "share": 0.5}}.get(rule, {})
    return [
        each.finding
        for each in run_rules(document, Selection(((chosen, chosen.severity),), {rule: options}, {}, "2026-11-22"))
    ]


def mended(text: str, found: list[Finding]) -> str:
    edits = sorted((edit for each in found for edit in each.fixes[0].edits), key=lambda edit: -edit.span.start)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


ODD = [
    ("HOM00\u00ad3340", "HOM003340", True),
    ("https://example.org/ro\u200bof", "https://example.org/roof", True),
    ("Rep\u043ert", "Report", True),
    ("\u0421ouncil", "Council", True),
    ("4 June 2O19", "4 June 2019", False),
    ("4 June l998", "4 June 1998", False),
    ("4 June 20l2", "4 June 2012", False),
]


@pytest.mark.parametrize(("odd", "right", "safe"), ODD)
def test_odd_characters_are_mended(odd: str, right: str, safe: bool) -> None:
    text = f"One.[^a]\n\n[^a]: Survey, {odd}, page 4.\n"
    found = findings(text, "odd-character")
    assert [each.fixes[0].safe for each in found] == [safe]
    assert mended(text, found) == text.replace(odd, right)
    assert findings(mended(text, found), "odd-character") == []


def test_what_stands_as_an_entity_is_left_to_the_editor() -> None:
    text = '<p>One.<a href="#a" id="r">[1]</a></p><ol><li id="a">HOM00&shy;3340. <a href="#r">back</a></li></ol>'
    (found,) = findings(text, "odd-character", "html")
    assert found.fixes == ()


@pytest.mark.parametrize("end", ["page 4", "{Day262/101:4}", "(4 May 2019)", "the Survey Act 2019"])
def test_a_missing_stop_is_added(end: str) -> None:
    notes = "".join(f"[^{name}]: Letter, 3 May 2019.\n\n" for name in "abc")
    text = f"One.[^a] Two.[^b] Three.[^c] Four.[^d]\n\n{notes}[^d]: Survey, {end}\n"
    found = findings(text, "missing-end-punctuation")
    assert mended(text, found) == text.replace(end, end + ".")
    assert findings(mended(text, found), "missing-end-punctuation") == []
