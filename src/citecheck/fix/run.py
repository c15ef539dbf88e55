"""Fixing the documents of a run, one after the other."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from citecheck.config.resolve import Resolver
from citecheck.fix.choose import BY_HAND, wanted_fix
from citecheck.fix.document import Refusal, Subject, mend
from citecheck.fix.encoding import Refused
from citecheck.fix.store import Change, Store
from citecheck.model.result import Notice, Run
from citecheck.text.record import NamedTuple

if TYPE_CHECKING:
    from citecheck.engine.baseline import Entries

_LINES = 5
"""So many lines are named where fixes were not made."""


class Fixes(NamedTuple):
    """What fixing gave: the changed files by path, how many findings that mended, and what there is to say."""

    changes: tuple[Change, ...] = ()
    fixed: int = 0
    notices: tuple[Notice, ...] = ()


def fix_run(run: Run, resolver: Resolver, *, unsafe: bool, write: bool) -> Fixes:
    """Make the fixes that the findings of ``run`` carry; ``unsafe`` ones only when asked for.

    With ``write`` the files are changed, each in one step; without it, and for standard input, only in memory. A file
    that cannot be fixed or written becomes a notice and does not stop the others.
    """
    fixer = _Fixer(resolver, unsafe=unsafe, write=write)
    for report in run.files:
        if any(wanted_fix(each, unsafe=unsafe) for each in report.diagnostics):
            fixer.fix(report.path, report.format)
    return Fixes(tuple(fixer.store.changes()), fixer.fixed, tuple(fixer.notices))


class _Fixer:
    """Fixes documents and keeps what they share."""

    def __init__(self, resolver: Resolver, *, unsafe: bool, write: bool) -> None:
        self.resolver, self.unsafe, self.write = resolver, unsafe, write
        self.store = Store()
        self.fixed = 0
        self.notices: list[Notice] = []
        self._baselines: dict[str, Entries] = {}
        self._piped = (resolver.options.stdin_name or "-") if resolver.options.stdin else ""
        if self._piped:
            self.store.seed(self._piped, resolver.options.stdin)

    def fix(self, path: str, form: str) -> None:
        options = self.resolver.options
        settings = self.resolver.of_file(path)
        subject = Subject(path, settings, options, self._baseline(settings.baseline), self.unsafe, path == self._piped)
        try:
            mended = mend(subject, self.store)
        except OSError as error:
            self.notices.append(Notice("usage", path, f"cannot be fixed: {(error.strerror or str(error)).lower()}"))
            return
        except Exception as error:
            if os.environ.get("CITECHECK_DEBUG"):
                raise
            what = f"{type(error).__name__}: {str(error)[:200]}"
            self.notices.append(
                Notice("internal", path, f"citecheck itself failed to fix this file ({what}); report it")
            )
            return
        for name, count in mended.fixed:
            if self._written(name):
                self.fixed += count
        self.notices += _remarks(path, form, mended.refusals)

    def _baseline(self, path: str) -> "Entries":
        if not path:
            return {}
        if path not in self._baselines:
            from citecheck.engine.baseline import load

            self._baselines[path] = load(path)
        return self._baselines[path]

    def _written(self, path: str) -> bool:
        if not self.write or path == self._piped:
            return True
        try:
            self.store.write(path)
        except Refused as refusal:
            self.store.forget(path)
            self.notices.append(Notice("usage", path, str(refusal)))
            return False
        return True


def _remarks(path: str, form: str, refusals: Iterable[Refusal]) -> Iterator[Notice]:
    """Yield a remark for each reason and rule, with the lines."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for each in refusals:
        found = each.diagnostic
        rule = "" if form in BY_HAND else found.id
        groups.setdefault((found.location.path, rule, each.reason), []).append(found.location.line)
    for (place, rule, reason), lines in groups.items():
        if form in BY_HAND:
            yield Notice("warning", path, f"{_count(len(lines), 'finding')} not fixed: {reason}")
        else:
            what = f"the fix of {rule}" if len(lines) == 1 else f"{len(lines)} fixes of {rule}"
            were = "was" if len(lines) == 1 else "were"
            yield Notice("warning", place, f"{what} ({_lines(lines)}) {were} not made: {reason}")


def _lines(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    shown = ", ".join(map(str, sorted(lines)[:_LINES]))
    return f"lines {shown}" + (" and more" if len(lines) > _LINES else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
