"""Fixing one document, with the sources beside it: pass after pass, each judged before it holds."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from citecheck.config.resolve import Options
from citecheck.config.settings import Settings
from citecheck.engine.check_files import checked
from citecheck.fix.choose import Repair, comments_of, compatible, deletes_words, mark_of, repairs, why_not
from citecheck.fix.edits import Replacement
from citecheck.fix.encoding import Refused, encoded
from citecheck.fix.store import Store
from citecheck.fix.verdict import State, fault
from citecheck.model.finding import Diagnostic
from citecheck.model.result import FileReport
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

if TYPE_CHECKING:
    from citecheck.engine.baseline import Entries

PASSES = 10
"""A document is read and fixed at most so often; what is left then waits for the next run."""

_TRIES = 60
"""How often a document is read again to find the fixes that fail."""

_DELETES = "it would delete words"


class Subject(NamedTuple):
    """A document to fix: its path as shown, what holds for it, and the baseline that accepts findings in it.

    ``piped`` tells that it is standard input.
    """

    path: str
    settings: Settings
    options: Options
    baseline: "Entries" = {}
    unsafe: bool = False
    piped: bool = False


class Refusal(NamedTuple):
    """A finding whose fix was not made, and why."""

    diagnostic: Diagnostic
    reason: str


class Mended(NamedTuple):
    """What became of one document: how many findings were mended in which file, and what was refused."""

    fixed: tuple[tuple[str, int], ...]
    refusals: tuple[Refusal, ...]


class _Trial(NamedTuple):
    """Repairs made in memory: the state afterwards and, by part, the new bytes and the repairs."""

    state: State
    data: Mapping[str, bytes]
    repairs: tuple[Repair, ...]


def mend(subject: Subject, store: Store) -> Mended:
    """Fix the document ``subject`` in ``store`` until nothing changes. Raises ``OSError`` when it cannot be read."""
    return _Mender(subject, store).mend()


class _Mender:
    """Holds what is known of one document while it is fixed."""

    def __init__(self, subject: Subject, store: Store) -> None:
        self.subject, self.store = subject, store
        self.refusals: dict[tuple[str, str, str], Refusal] = {}
        self.fixed: dict[str, int] = {}
        self.tries = _TRIES

    def mend(self) -> Mended:
        state = self._state({})
        lines = _lines(state)
        seen = {_text(state)}
        for _ in range(PASSES):
            chosen = self._chosen(state)
            trial = self._settled(state, chosen) if chosen else None
            if trial is None:
                break
            if _text(trial.state) in seen:
                self._refuse(trial.repairs, "fixes undo each other")
                continue
            self._keep(state, trial)
            state = trial.state
            seen.add(_text(state))
            if self.subject.options.since and _lines(state) != lines:
                break  # the lines that changed since then have other numbers now
        return Mended(tuple(self.fixed.items()), tuple(self.refusals.values()))

    def _state(self, changed: Mapping[str, bytes]) -> State:
        """Read and check the document with the files ``changed`` (by true path) in place of those of the store."""

        def read_bytes(path: str) -> bytes:
            key = os.path.realpath(path)
            return changed[key] if key in changed else self.store.read(path)

        path, settings, options, baseline, *_ = self.subject
        result = checked(read_bytes(path), path, settings, options, read_bytes)
        if not baseline:
            return State(result.document, result.diagnostics)
        from citecheck.engine.baseline import apply

        report = FileReport(path, "", result.diagnostics)
        return State(result.document, apply(report, baseline, settings.baseline).diagnostics)

    def _chosen(self, state: State) -> list[Repair]:
        """Return the repairs of the next pass; what can never be made is refused."""
        usable = []
        comments = comments_of(state.document)
        for repair in repairs(state.diagnostics, unsafe=self.subject.unsafe, refused=self.refusals):
            reason = why_not(state.document, repair, piped=self.subject.piped) or self._unfit(state, repair, comments)
            if reason:
                self._refuse([repair], reason)
            else:
                usable.append(repair)
        return compatible(usable)

    def _unfit(self, state: State, repair: Repair, comments: Sequence[Span]) -> str:
        if repair.safe and deletes_words(state.document, repair, comments):
            return _DELETES
        part = state.document.source.part(repair.part)
        try:
            "".join(edit.text for edit in repair.edits).encode(part.encoding)
        except UnicodeEncodeError as error:
            char = error.object[error.start]
            return f'the encoding of the file ({part.encoding}) has no "{char}" (U+{ord(char):04X})'
        return ""

    def _settled(self, state: State, chosen: Sequence[Repair]) -> _Trial | None:
        """Make as many of ``chosen`` as do what they are to do, and refuse the others."""
        good: list[Repair] = []
        best: _Trial | None = None
        waiting = [tuple(chosen)]
        while waiting:
            some = waiting.pop()
            trial = self._tried(state, (*good, *some))
            if isinstance(trial, _Trial):
                good, best = list(trial.repairs), trial
            elif len(some) > 1:
                middle = len(some) // 2
                waiting += (some[middle:], some[:middle])
            else:
                self._refuse(some, trial)
        return best

    def _tried(self, state: State, some: tuple[Repair, ...]) -> _Trial | str:
        """Return the document with ``some`` made, or what is wrong with it."""
        if not self.tries:
            return "too many fixes of this document failed"
        self.tries -= 1
        changed: dict[str, bytes] = {}
        try:
            for name in dict.fromkeys(each.part for each in some):
                part = state.document.source.part(name)
                data = self.store.read(part.path)
                changed[os.path.realpath(part.path)] = encoded(data, part.text, part.encoding, _edits(some, name))
        except Refused as refusal:
            return str(refusal)
        after = self._state(changed)
        reason = fault(state, after, some)
        return f"taken back: {reason}" if reason else _Trial(after, changed, some)

    def _keep(self, state: State, trial: _Trial) -> None:
        for name in dict.fromkeys(each.part for each in trial.repairs):
            part = state.document.source.part(name)
            data = trial.data[os.path.realpath(part.path)]
            self.store.change(part.path, data, part.text, _edits(trial.repairs, name))
            mended = sum(len(each.mends) for each in trial.repairs if each.part == name)
            self.fixed[part.path] = self.fixed.get(part.path, 0) + mended

    def _refuse(self, some: Sequence[Repair], reason: str) -> None:
        for diagnostic in (each for repair in some for each in repair.mends):
            self.refusals[mark_of(diagnostic)] = Refusal(diagnostic, reason)


def _edits(some: Sequence[Repair], part: str) -> list[Replacement]:
    return sorted(edit for repair in some if repair.part == part for edit in repair.edits)


def _text(state: State) -> int:
    """Return what tells one state of the files from another."""
    return hash(tuple(part.text for part in state.document.source.parts))


def _lines(state: State) -> list[int]:
    return [part.text.count("\n") + part.text.count("\r") for part in state.document.source.parts]
