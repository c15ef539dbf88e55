"""Every rule against its folder of documents.

``tests/rules/<rule>/`` holds documents named ``bad-*`` (with findings), ``good-*`` (near misses without), ``miss-*``
(known misses: what should be found and is not yet) and ``fp-*`` (known false positives: found and should not be).
``expected.toml`` gives for each bad, miss and fp document the findings as ``"line:column words"``, and options of the
rule where they are not the defaults::

    ["bad-simple.md"]
    finds = ["3:14 [^7]"]
    options = { each = true }

``claims`` and ``sources`` hold these tables of the configuration (paths in the folder of the rule), ``ibids`` what a
baseline recorded.
"""

import os
import tomllib
from typing import Any

import pytest

from citecheck.catalogue.load import BY_NAME
from citecheck.config.load import settings_of
from citecheck.config.settings import Settings
from citecheck.engine.check import check_document, with_sources
from citecheck.engine.known import evidence_of
from citecheck.engine.run import Selection, run_rules
from citecheck.readers.detect import detect_format
from citecheck.readers.read import read
from citecheck.sources.places.ibid_record import KnownIbid
from citecheck.text.lines import LineIndex

HERE = os.path.dirname(os.path.abspath(__file__))
TODAY = "2026-11-22"


def _cases() -> list[tuple[str, str]]:
    cases = []
    for rule in sorted(os.listdir(HERE)):
        folder = os.path.join(HERE, rule)
        if os.path.isdir(folder) and not rule.startswith("__"):
            cases += [(rule, name) for name in sorted(os.listdir(folder)) if not _beside(folder, name)]
    return cases


def _beside(folder: str, name: str) -> bool:
    """Return whether a file only accompanies a document."""
    if os.path.isdir(os.path.join(folder, name)) or name.endswith(".lock"):
        return True
    return name == "expected.toml" or ".notes." in name or ".sources." in name or name.startswith("__")


def _sources(entry: dict[str, Any], folder: str) -> dict[str, Any]:
    """Return the table ``[sources]`` of a fixture as a configuration file in its folder would give it."""
    return dict(
        settings_of({"sources": entry.get("sources", {})}, os.path.join(folder, "citecheck.toml")).config.sources
    )


def _expected(rule: str, name: str) -> dict[str, Any]:
    path = os.path.join(HERE, rule, "expected.toml")
    if not os.path.exists(path):
        return {}
    with open(path, "rb") as file:
        entry: dict[str, Any] = tomllib.load(file).get(name, {})
    return entry


def found_in(rule_name: str, path: str, entry: dict[str, Any]) -> list[str]:
    """Return the findings of one rule in the file at ``path`` as ``"line:column words"``."""
    with open(path, "rb") as file:
        data = file.read()
    document = with_sources(read(data, path, detect_format(path, data)), Settings())
    rule = BY_NAME[rule_name]
    if rule_name == "unused-suppression":  # it is about the others, so they have to run too
        everything = check_document(document, Settings(today=TODAY), path)
        places = [(each.location.line, each.location.column, each.words) for each in everything if each.id == rule.id]
        return [f"{line}:{column} {words}" for line, column, words in places]
    ibids = {each["mark"]: KnownIbid(**each) for each in entry.get("ibids", ())}
    known: dict[str, Any] = {"ibids": ibids} if ibids else {}
    sources = _sources(entry, os.path.dirname(path))
    if "copies" in sources:
        known["evidence"] = evidence_of(Settings(root=os.path.dirname(path)), sources)
    options = {rule.name: entry.get("options", {})}
    selection = Selection(((rule, rule.severity),), options, entry.get("claims", {}), TODAY, sources, known)
    lines = {part.name: LineIndex(part.text) for part in document.source.parts}
    found = []
    for each in run_rules(document, selection):
        assert each.finding.message in rule.messages
        position = lines[each.finding.span.part].position(each.finding.span.start)
        beside = os.path.basename(each.finding.span.part) + ":" if each.finding.span.part else ""
        found.append(f"{beside}{position.line}:{position.column} {each.finding.words}")
    return found


@pytest.mark.parametrize(("rule", "name"), _cases())
def test_fixture(rule: str, name: str) -> None:
    entry = _expected(rule, name)
    found = found_in(rule, os.path.join(HERE, rule, name), entry)
    kind = name.split("-")[0]
    if kind == "good":
        assert found == []
    elif kind == "miss":
        missed = entry["finds"]
        assert missed
        assert not set(missed) & set(found), "found now: rename it to bad-"
    else:
        assert kind in ("bad", "fp")
        assert entry["finds"]
        assert found == entry["finds"]
