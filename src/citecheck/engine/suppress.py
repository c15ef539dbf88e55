"""Which findings a comment silences, and which comments silence nothing.

Reach of a comment: ``ignore`` inside a block covers that block (inside a note, the whole note), between blocks the next
block with all that it holds; ``ignore-next-line`` covers the line after the comment, ``ignore-file`` the whole
document, ``ignore-start`` everything up to ``ignore-end`` or the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heappop, heappush

from citecheck.catalogue.load import CATALOGUE, Rule
from citecheck.catalogue.names import strength
from citecheck.engine.locate import Locator
from citecheck.engine.run import RuleFinding, place
from citecheck.model.directives import Ignore, parse
from citecheck.model.document import Block, Directive, Document
from citecheck.model.finding import Finding, Severity
from citecheck.rules.unused_suppression import unused_comment, unused_name
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

UNUSED = "unused-suppression"
_ABOUT_SUPPRESSIONS = ("CC003", "CC004", "CC005", "CC006")


class Suppression(NamedTuple):
    """A comment that is in force: its words, its place, and what it covers (None: the whole document)."""

    ignore: Ignore
    directive: Directive
    reach: Span | None


class Suppressed(NamedTuple):
    """A finding and the suppression that silences it (None: it is reported)."""

    found: RuleFinding
    by: Suppression | None


def suppressions(document: Document, locator: Locator, today: str) -> list[Suppression]:
    """Return the suppressions of ``document`` that can be read and have not expired on ``today`` (ISO 8601)."""
    result: list[Suppression] = []
    ends: dict[str, int] = {}
    for directive in reversed(document.directives):
        ignore = parse(directive.text)
        if ignore.command == "ignore-end" and not ignore.fault:
            ends[directive.span.part] = directive.span.start
        elif not (ignore.fault or (ignore.until and today and ignore.until < today)):
            result.append(Suppression(ignore, directive, _reach(document, directive, ignore, locator, ends)))
    return result[::-1]


def _reach(
    document: Document, directive: Directive, ignore: Ignore, locator: Locator, ends: dict[str, int]
) -> Span | None:
    """Return what a comment covers; ``ends`` holds by part where the next ``ignore-end`` stands."""
    part, end = directive.span.part, directive.span.end
    if ignore.command == "ignore-file":
        return None
    if ignore.command == "ignore-next-line":
        lines = locator.lines(part)
        line = lines.position(end).line + 1
        return Span(part, *lines.line_span(line)) if line <= lines.line_count else Span(part, end, end)
    if ignore.command == "ignore-start":
        return Span(part, end, ends.get(part, len(locator.lines(part).text)))
    block = _block_of(document, directive)
    return block.span if block is not None else Span(part, end, end)


def _block_of(document: Document, directive: Directive) -> Block | None:
    if directive.block >= 0:
        block = document.blocks[directive.block]
        return next((outer for outer in document.ancestors(directive.block) if outer.kind == "note"), block)
    low, high = 0, len(document.blocks)
    while low < high:
        middle = (low + high) // 2
        if document.blocks[middle].span.start < directive.span.end:
            low = middle + 1
        else:
            high = middle
    return document.blocks[low] if low < len(document.blocks) else None


def apply(found: Sequence[RuleFinding], active: Sequence[Suppression]) -> list[Suppressed]:
    """Return each finding, in order of place, with the first suppression that silences it.

    One sweep for each rule, so that many comments and many findings together stay cheap.
    """
    ordered = sorted(found, key=place)
    sweeps: dict[tuple[str, str], _Sweep] = {}
    results = []
    for each in ordered:
        key = (each.rule.id, each.finding.span.part)
        if key not in sweeps:
            sweeps[key] = _Sweep(one for one in active if _may_silence(one, each.rule, key[1]))
        results.append(Suppressed(each, sweeps[key].at(each.finding.span.start)))
    return results


def _may_silence(suppression: Suppression, rule: Rule, part: str) -> bool:
    if suppression.reach is not None and suppression.reach.part != part:
        return False
    names = suppression.ignore.names
    if not names:  # a comment without names must not hide what is wrong with comments
        return rule.id not in _ABOUT_SUPPRESSIONS
    return any(strength(name, rule) >= 0 for name in names)


class _Sweep:
    """Gives the first suppression that covers an offset; the offsets that are asked for must not fall."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._all = list(suppressions)
        waiting = ((one.reach.start if one.reach else 0, order) for order, one in enumerate(self._all))
        self._waiting = sorted(waiting, reverse=True)
        self._open: list[int] = []

    def at(self, offset: int) -> Suppression | None:
        while self._waiting and self._waiting[-1][0] <= offset:
            heappush(self._open, self._waiting.pop()[1])
        while self._open:
            one = self._all[self._open[0]]
            if one.reach is None or offset <= one.reach.end:
                return one
            heappop(self._open)
        return None


def unused(
    document: Document,
    active: Sequence[Suppression],
    results: Sequence[Suppressed],
    rules: Sequence[tuple[Rule, Severity]],
) -> Iterator[Finding]:
    """Yield a finding for each suppression, or each name in it, that silenced nothing.

    A name is judged only when one of its rules ran; a comment without names only when all default rules ran.
    """
    running = {rule.id for rule, _ in rules}
    complete = all(rule.id in running for rule in CATALOGUE if rule.default)
    used: dict[int, set[str]] = {}
    for each in results:
        if each.by is not None:
            used.setdefault(id(each.by), set()).add(each.found.rule.id)
    for one in active:
        silenced = used.get(id(one), set())
        if not one.ignore.names:
            if complete and not silenced:
                yield unused_comment(document, one.directive, one.ignore.command)
            continue
        for name in one.ignore.names:
            meant = _meant(name)
            if not meant.isdisjoint(running) and meant.isdisjoint(silenced):
                yield unused_name(document, one.directive, name)


@lru_cache(maxsize=1024)
def _meant(name: str) -> frozenset[str]:
    return frozenset(rule.id for rule in CATALOGUE if strength(name, rule) >= 0)


def silence(
    document: Document,
    found: Sequence[RuleFinding],
    rules: Sequence[tuple[Rule, Severity]],
    locator: Locator,
    today: str,
) -> list[tuple[RuleFinding, str, str]]:
    """Return each finding with ``comment`` and the reason when a comment silences it, else with empty words.

    Findings about comments that silence nothing are added; the result is in order of place.
    """
    active = suppressions(document, locator, today)
    results = apply(found, active)
    rule = next(((each, level) for each, level in rules if each.name == UNUSED), None)
    if rule is not None:
        results += apply([RuleFinding(*rule, each) for each in unused(document, active, results, rules)], active)
        results.sort(key=lambda each: place(each.found))
    return [(each.found, "comment" if each.by else "", each.by.ignore.reason if each.by else "") for each in results]
