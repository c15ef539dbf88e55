"""A lock held against the disk: what changed, what is missing, what it does not know."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.evidence.extract import Progress, extract, hashes
from citecheck.sources.lock.lock_file import LockedCopy
from citecheck.sources.lock.make import Cited, all_copies
from citecheck.text.record import NamedTuple

FaultKind = Literal["changed", "missing", "not-locked", "text", "entries"]


class Fault(NamedTuple):
    """What is wrong with one copy, as shown, and a sentence that says so."""

    kind: FaultKind
    copy: str
    message: str


def verify(evidence: Evidence, progress: Progress | None = None) -> list[Fault]:
    """Return what is wrong with the lock of ``evidence``, by path.

    All bytes are read. Text is taken from them again only where another version of the extractor is at work.
    """
    present = {copy.shown: copy for copy in evidence.copies()}
    rows = [(row, _copy_of(row, present, evidence)) for row in evidence.rows.values()]
    there = [(row, copy) for row, copy in rows if copy is not None and _size(copy) == row.size]
    known = hashes([copy.path for _, copy in there], progress)
    found = [fault for row, copy in rows if (fault := _fault(row, copy, known)) is not None]
    locked = set(evidence.rows)
    found += [not_locked(shown) for shown in present if shown not in locked]
    return sorted(found, key=lambda each: each.copy)


def stale(evidence: Evidence, cited: Cited) -> Iterator[Fault]:
    """Yield what the documents cite and the lock does not have: copies outside the folder, names of sources."""
    inside = {copy.path for copy in evidence.copies()}
    for copy in all_copies(evidence, cited):
        row = evidence.locked(copy)
        if row is None and copy.path not in inside:
            yield not_locked(copy.shown)
        elif row is not None and (missing := sorted(set(cited.get(copy.path, ())) - set(row.entries))):
            yield Fault(
                "entries", copy.shown, f"it is cited as {_quoted(missing)} and the lock does not say so: {_AGAIN}"
            )


_AGAIN = "run `citecheck lock`"
_MOST_NAMES = 3


def _quoted(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(f'"{name}"' for name in names[:_MOST_NAMES]) + more


def not_locked(shown: str) -> Fault:
    """Return the fault of a copy that the lock does not know."""
    return Fault("not-locked", shown, f"the copy is not in the lock: {_AGAIN}")


def _copy_of(row: LockedCopy, present: dict[str, Copy], evidence: Evidence) -> Copy | None:
    """Return the copy of ``row``; the explicit map may name copies outside the folder."""
    if row.path in present:
        return present[row.path]
    copy = evidence.copy_at(os.path.join(os.path.dirname(evidence.places.lock), *row.path.split("/")))
    return copy if evidence.exists(copy) else None


def _size(copy: Copy) -> int:
    try:
        return os.path.getsize(copy.path)
    except OSError:
        return -1


def _fault(row: LockedCopy, copy: Copy | None, known: dict[str, str]) -> Fault | None:
    if copy is None:
        return Fault("missing", row.path, f"the copy is missing: put it back, or {_AGAIN} without it")
    sha256 = known.get(copy.path, "")
    if sha256 == row.sha256:
        return _text_fault(row, copy)
    size = _size(copy)
    what = f"it had {row.size:,} bytes and has {size:,}" if size != row.size else "the size is the same"
    return Fault("changed", row.path, f"the copy is not the one that was locked ({what}): {_LOOK}")


_LOOK = f"put the old file back, or look at the new one and {_AGAIN}"


def _text_fault(row: LockedCopy, copy: Copy) -> Fault | None:
    if not row.extractor or is_current(row.extractor):
        return None
    found = extract(copy.path, row.sha256)
    if found.extractor == row.extractor or found.text_sha256 == row.text_sha256:
        return None
    if found.problem is not None and found.problem.reason == "extra-missing":
        return None  # the bytes are the same; the text cannot be judged on this machine
    now = found.extractor or (found.problem.message if found.problem else "nothing")
    return Fault("text", row.path, f"the same file gives another text ({row.extractor} then, {now} now): {_AGAIN}")


def is_current(extractor: str) -> bool:
    """Return whether ``extractor`` names a version that is at work now; no copy has to be read for that."""
    return extractor in _current(extractor.partition(" ")[0], extractor)


def _current(program: str, extractor: str) -> Iterable[str]:
    if program == "pypdfium2":
        try:
            import pypdfium2
        except ImportError:
            return ()
        return (f"pypdfium2 {pypdfium2.version.PYPDFIUM_INFO}",)
    return (extractor,) if extractor == "citecheck text" or f" {_own_version()} " in extractor else ()


def _own_version() -> str:
    from importlib import metadata

    try:
        return metadata.version("citecheck-linter")
    except metadata.PackageNotFoundError:
        return "0"
