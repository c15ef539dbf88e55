"""Which rules run on a file, with which severity and options.

Every statement about a rule has a strength (see :mod:`citecheck.catalogue.names`). Of equally exact statements the
later layer wins (defaults, configuration, overrides in their order, command line), and within a layer ``ignore`` beats
``select``.
"""

from collections.abc import Iterator

from citecheck.catalogue.load import CATALOGUE, Rule
from citecheck.catalogue.names import strength
from citecheck.config.patterns import fits, relative_to
from citecheck.config.settings import Layer, Settings
from citecheck.model.finding import SEVERITIES, Severity
from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple

_LEVELS: dict[str, Severity] = {level: level for level in SEVERITIES}


class Selected(NamedTuple):
    """What runs on one file: rules with severities, options by rule name, the ``[claims]`` and ``[sources]`` tables."""

    rules: tuple[tuple[Rule, Severity], ...]
    options: dict[str, dict[str, Any]]
    claims: dict[str, Any]
    sources: dict[str, Any]


def layers(settings: Settings, path: str) -> Iterator[Layer]:
    """Yield the layers that apply to ``path``, the weakest first."""
    yield settings.config
    if settings.overrides:
        relative = relative_to(settings.root, path)
        for override in settings.overrides:
            if fits(override.paths, relative):
                yield override.layer
    yield settings.command


def select(settings: Settings, path: str) -> Selected:
    """Return what runs on the file ``path``."""
    applied = tuple(layers(settings, path))
    rules: list[tuple[Rule, Severity]] = []
    for rule in CATALOGUE:
        severity = _severity(rule, applied)
        if severity is not None and _runs(rule, applied):
            rules.append((rule, severity))
    options: dict[str, dict[str, Any]] = {}
    claims: dict[str, Any] = {}
    sources: dict[str, Any] = {}
    for layer in applied:
        for name, values in layer.rules.items():
            options[name] = {**options.get(name, {}), **values}
        claims.update(layer.claims)
        sources.update(layer.sources)
    return Selected(tuple(rules), options, claims, sources)


def _runs(rule: Rule, applied: tuple[Layer, ...]) -> bool:
    best = (-1, -1, False)
    runs = rule.default
    for place, layer in enumerate(applied):
        if layer.select is not None:
            if runs:
                best, runs = (-1, -1, False), False
            best, runs = _say(rule, layer.select, place, best, runs, on=True)
        best, runs = _say(rule, layer.extend_select, place, best, runs, on=True)
        best, runs = _say(rule, layer.ignore, place, best, runs, on=False)
    return runs


def _say(
    rule: Rule, names: tuple[str, ...], place: int, best: tuple[int, int, bool], runs: bool, *, on: bool
) -> tuple[tuple[int, int, bool], bool]:
    """Let ``names`` speak about ``rule``; return the strongest statement so far and whether the rule runs."""
    for name in names:
        exact = strength(name, rule)
        if exact >= 0 and (exact, place, not on) >= best:
            best, runs = (exact, place, not on), on
    return best, runs


def _severity(rule: Rule, applied: tuple[Layer, ...]) -> Severity | None:
    """Return the severity that the layers give ``rule``, None where they switch it off."""
    best: tuple[int, int] = (-1, -1)
    severity: Severity | None = rule.severity
    for place, layer in enumerate(applied):
        for name, value in layer.severity:
            exact = strength(name, rule)
            if exact >= 0 and (exact, place) >= best:
                best, severity = (exact, place), _LEVELS.get(value)
    return severity
