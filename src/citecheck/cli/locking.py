"""The work of ``citecheck lock``: what is written, what is compared, and the words for it."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from citecheck.api import Layer, Options, Run, Settings, UsageError
from citecheck.cli.guard import CLEAN, FINDINGS, USAGE
from citecheck.cli.run import Progress, Request, incomplete, run_checks, write_out
from citecheck.config.resolve import Resolver
from citecheck.engine.known import evidence_of
from citecheck.engine.select import select
from citecheck.report.terminal import safe
from citecheck.sources.evidence.evidence import Evidence
from citecheck.sources.lock.lock_file import LockedCopy, dump, sums
from citecheck.sources.lock.make import lock_rows
from citecheck.sources.lock.verify import Fault, stale, verify

_SUMS = "SHA256SUMS"
_RULES = {"changed": "CC802 copy-changed", "missing": "CC803 copy-missing"}
_OUT_OF_DATE = "CC804 lock-out-of-date"


def run_lock(values: Mapping[str, Any]) -> int:
    """Write or check the lock as the options ``values`` of the command ask; return the exit code."""
    if values["with_sums"] and (values["check"] or values["frozen"]):
        raise UsageError("--sums writes a file and --check writes none: give one of them")
    options = Options(
        config=values["config"] or "",
        layer=Layer(select=()),
        exclude=values["exclude"],
        no_baseline=True,
        jobs=values["jobs"],
        record=True,
    )
    quiet: bool = values["quiet"]
    progress = None if quiet or sys.stderr is None or not sys.stderr.isatty() else Progress()
    request = Request(values["paths"] or (".",), options, quiet=quiet)
    try:
        if values["check"] and not values["frozen"]:
            return _check(_evidence(options, progress), [], progress, quiet=quiet)
        run = run_checks(request)
        evidence = _evidence(options, progress)
        if incomplete(run):
            return USAGE
        if values["frozen"]:
            return _check(evidence, list(stale(evidence, _cited(run))), progress, quiet=quiet)
        return _write(evidence, run, progress, with_sums=values["with_sums"], quiet=quiet)
    finally:
        if progress is not None:
            progress.clear()


def _evidence(options: Options, progress: Progress | None) -> Evidence:
    settings: Settings = Resolver(options).of_folder(os.curdir)
    sources = select(settings, os.path.join(settings.root or os.curdir, "-")).sources
    if not sources.get("copies"):
        raise UsageError('no folder of copies is set: write copies = "evidence" into the table [sources]')
    if not os.path.isdir(sources["copies"]):
        raise UsageError(f"{_near(sources['copies'])}: there is no such folder of copies")
    return evidence_of(settings, sources, progress)


def _cited(run: Run) -> dict[str, dict[str, str]]:
    """Return the names and addresses by which the documents cite each copy."""
    cited: dict[str, dict[str, str]] = {}
    for report in run.files:
        for copy in report.copies:
            names = cited.setdefault(copy.path, {})
            names[copy.name] = names.get(copy.name, "") or copy.url
    return cited


def _check(evidence: Evidence, more: list[Fault], progress: Progress | None, *, quiet: bool) -> int:
    path = _near(evidence.places.lock)
    if not evidence.has_lock:
        raise UsageError(f"{path}: there is no such lock: make one with `citecheck lock`")
    found = [*verify(evidence, progress), *more]
    if progress is not None:
        progress.clear()
    base = os.path.dirname(path)
    lines = [f"{safe(os.path.join(base, each.copy))}: {_rule(each)}: {safe(each.message)}\n" for each in found]
    if not quiet:
        size = sum(row.size for row in evidence.rows.values())
        wrong = (
            f"{_count(len({each.copy for each in found}), 'copy', 'copies')} not as locked"
            if found
            else "all as locked"
        )
        lines.append(f"{safe(path)}: {_count(len(evidence.rows), 'copy', 'copies')}, {_bytes(size)}: {wrong}\n")
    write_out("".join(lines), raw=False)
    return FINDINGS if found else CLEAN


def _rule(fault: Fault) -> str:
    return _RULES.get(fault.kind, _OUT_OF_DATE)


def _write(evidence: Evidence, run: Run, progress: Progress | None, *, with_sums: bool, quiet: bool) -> int:
    from citecheck.cli.files import write_atomically

    rows = lock_rows(evidence, _cited(run), progress)
    if progress is not None:
        progress.clear()
    path = _near(evidence.places.lock)
    write_atomically(path, dump(rows))
    lines = list(_changes(evidence, rows))
    lines.append(f"wrote {safe(path)}: {_summary(rows)}\n")
    if with_sums:
        beside = os.path.join(os.path.dirname(path), _SUMS)
        write_atomically(beside, sums(rows))
        lines.append(f"wrote {safe(beside)}\n")
    if not quiet:
        write_out("".join(lines), raw=False)
    return CLEAN


def _changes(evidence: Evidence, rows: list[LockedCopy]) -> Iterator[str]:
    """Yield what is different from the lock that was there: nobody should lock a change without seeing it."""
    if not evidence.has_lock:
        return
    now = {row.path: row for row in rows}
    for shown in sorted(now.keys() | evidence.rows.keys()):
        old, new = evidence.rows.get(shown), now.get(shown)
        if new is None:
            yield f"  gone     {safe(shown)}\n"
        elif old is None:
            yield f"  new      {safe(shown)}\n"
        elif old.sha256 != new.sha256:
            yield f"  changed  {safe(shown)}\n"
        elif old.text_sha256 != new.text_sha256:
            yield f"  reread   {safe(shown)}\n"


def _summary(rows: list[LockedCopy]) -> str:
    cited = sum(bool(row.entries) for row in rows)
    mute = sum(not row.text_sha256 for row in rows)
    size = _bytes(sum(row.size for row in rows))
    without = f", {mute} without text" if mute else ""
    return f"{_count(len(rows), 'copy', 'copies')} ({size}), {cited} of them cited{without}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _bytes(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


def _near(path: str) -> str:
    """Return ``path`` relative to the working folder where it lies in it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith(os.pardir) else relative
