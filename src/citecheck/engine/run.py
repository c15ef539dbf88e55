"""One document through the rules: findings in, diagnostics out."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module

from citecheck.catalogue.load import Rule
from citecheck.engine.features import features
from citecheck.linking.link import link
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, Severity
from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple


class Selection(NamedTuple):
    """Which rules run and how: rules with their severity, their options, today's date (ISO 8601), and the settings.

    ``claims`` and ``sources`` are the tables ``[claims]`` and ``[sources]`` of the configuration. ``known`` is
    what rules are told besides the document (see :class:`Context`).
    """

    rules: tuple[tuple[Rule, Severity], ...]
    options: Mapping[str, Mapping[str, Any]]
    claims: Mapping[str, Any]
    today: str
    sources: Mapping[str, Any] = {}
    known: Mapping[str, Any] = {}


class RuleFinding(NamedTuple):
    """A finding and the rule that made it."""

    rule: Rule
    severity: Severity
    finding: Finding


def run_rules(document: Document, selection: Selection) -> list[RuleFinding]:
    """Return what the selected rules find in ``document``, in order of place, then rule id; duplicates once.

    A rule's module is imported only when the document has the features that the rule needs.
    """
    links = link(document)
    has = features(document, links) | {f"known-{name}" for name in selection.known}
    context = Context(links, {}, selection.claims, selection.today, None, selection.sources, selection.known)
    found: list[RuleFinding] = []
    for rule, severity in selection.rules:
        if has.issuperset(rule.needs):
            options = {**rule.options, **selection.options.get(rule.name, {})}
            found.extend(
                RuleFinding(rule, severity, each) for each in _check(rule, document, context.with_options(options))
            )
    found.sort(key=place)
    return _distinct(found)


def _check(rule: Rule, document: Document, context: Context) -> Iterator[Finding]:
    return _function(rule.name)(document, context)


@cache
def _function(name: str) -> Callable[[Document, Context], Iterator[Finding]]:
    function: Callable[[Document, Context], Iterator[Finding]]
    function = import_module("citecheck.rules." + name.replace("-", "_")).check
    return function


def place(found: RuleFinding) -> tuple[str, int, int, str, str]:
    """Return the key that puts findings in order of place."""
    span = found.finding.span
    return span.part, span.start, span.end, found.rule.id, found.finding.message


def _distinct(found: list[RuleFinding]) -> list[RuleFinding]:
    kept: list[RuleFinding] = []
    for each in found:
        if not kept or place(kept[-1]) != place(each) or kept[-1].finding.words != each.finding.words:
            kept.append(each)
    return kept


def message_of(found: RuleFinding) -> str:
    """Return the words of a finding: its template with its data, and its own ``{words}``, filled in."""
    data = {"words": found.finding.words, **dict(found.finding.data)}
    return found.rule.messages[found.finding.message].format_map(data)
