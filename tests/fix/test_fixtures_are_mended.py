"""Every rule that says it has a fix, on its own fixtures: the fix holds, and a second run finds nothing to do."""

import os

import pytest
from rules.test_fixtures import _beside, _expected, _sources

from citecheck.catalogue.load import CATALOGUE, Rule
from citecheck.config.resolve import Options
from citecheck.config.settings import Layer, Settings
from citecheck.fix.choose import BY_HAND
from citecheck.fix.document import Mended, Subject, mend
from citecheck.fix.store import Store
from citecheck.readers.detect import detect_format

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules")
FIXING = [rule for rule in CATALOGUE if rule.fix != "none"]


def _documents(rule: Rule) -> list[str]:
    folder = os.path.join(FOLDER, rule.name)
    names = sorted(name for name in os.listdir(folder) if name.startswith(("bad-", "fp-")))
    return [name for name in names if not _beside(folder, name) and detect_format(name) not in BY_HAND]


def _mended(rule: Rule, name: str, store: Store) -> Mended:
    entry = _expected(rule.name, name)
    # The suppressions of a document are judged only when the rules that they name have run.
    select = (rule.name,) if rule.name != "unused-suppression" else None
    folder = os.path.join(FOLDER, rule.name)
    layer = Layer(
        select=select,
        rules={rule.name: entry.get("options", {})},
        claims=entry.get("claims", {}),
        sources=_sources(entry, folder),
    )
    settings = Settings(root=folder, command=layer, today="2026-11-22")
    return mend(Subject(os.path.join(folder, name), settings, Options(), {}, True), store)


@pytest.mark.parametrize("rule", FIXING, ids=lambda rule: rule.name)
def test_the_fixes_of_a_rule_hold(rule: Rule) -> None:
    made = 0
    for name in _documents(rule):
        store = Store()
        first = _mended(rule, name, store)
        assert [
            (each.diagnostic.words, each.reason) for each in first.refusals if each.diagnostic.rule == rule.name
        ] == []
        made += sum(count for _, count in first.fixed)
        assert _mended(rule, name, store).fixed == ()
    if "known-ibids" not in rule.needs:  # that rule compares with a baseline, and fixtures have none beside them
        assert made, f"{rule.name} says that it has a fix, and none of its fixtures shows one"
