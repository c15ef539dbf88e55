"""The examples of the catalogue are true: each bad one is found, each good one is not."""

from typing import Any

import pytest

from citecheck.catalogue.load import BY_NAME
from citecheck.compiled.rule_docs import DOCS
from citecheck.config.settings import Settings
from citecheck.engine.check import check_document, with_sources
from citecheck.engine.run import Selection, run_rules
from citecheck.readers.read import read

ENDING = {"markdown": "md", "text": "txt", "html": "html"}
UNPRINTABLE = ("unreadable-document", "legacy-encoding", "moved-ibid")
"""Rules about bytes that cannot stand in a catalogue of UTF-8 text, or about an earlier run; fixtures show them."""


def _cases() -> list[tuple[str, int]]:
    return [(name, place) for name, docs in DOCS.items() for place in range(len(docs["examples"]))]


@pytest.mark.parametrize(("name", "place"), _cases())
def test_example(name: str, place: int) -> None:
    example: dict[str, Any] = DOCS[name]["examples"][place]
    rule = BY_NAME[name]
    document = read(example["text"].encode(), "example." + ENDING[example["format"]], example["format"])
    options = {rule.name: example.get("options", {})}
    found = run_rules(
        with_sources(document, Settings()), Selection(((rule, rule.severity),), options, {}, "2026-11-22")
    )
    words = [each.finding.words for each in found]
    if name == "unused-suppression":  # it is about the others, so they have to run too
        everything = check_document(document, Settings(today="2026-11-22"), document.source.path)
        words = [each.words for each in everything if each.rule == name]
    if example["kind"] == "good":
        assert words == []
    elif name not in UNPRINTABLE and "known-evidence" not in rule.needs:  # an example has no copies beside it
        assert words == example["finds"]
