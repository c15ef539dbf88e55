"""Checking many files with several processes. The result is the same as with one, in the same order."""

import os
from collections.abc import Sequence

from citecheck.config.resolve import Options
from citecheck.engine.check_files import Outcome, Progress, check_serially

_WORTHWHILE = 4_000_000
"""Bytes of documents below which starting processes costs more than it saves."""

_CHUNKS = 16
"""Chunks for each process: small enough that none waits long for the last one."""


def processes_for(paths: Sequence[str], jobs: int) -> int:
    """Return how many processes to use; ``jobs`` of 0 leaves it to the number of processors and the amount of work."""
    if jobs:
        return min(jobs, max(len(paths), 1))
    if len(paths) < 2 or sum(_size(path) for path in paths) < _WORTHWHILE:
        return 1
    return min(_processors(), len(paths))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def check_all(paths: Sequence[str], options: Options, progress: Progress | None = None) -> list[Outcome]:
    """Check ``paths`` and return their outcomes in the same order."""
    count = processes_for(paths, options.jobs)
    if count < 2:
        return check_serially(paths, options, progress)
    from concurrent.futures import ProcessPoolExecutor  # dear to import; short runs do without
    from itertools import repeat

    pieces = chunks(paths, count * _CHUNKS)
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(count) as pool:
        for piece, done in zip(pieces, pool.map(check_serially, pieces, repeat(options)), strict=True):
            outcomes.extend(done)
            if progress is not None:
                progress(piece[-1])
    return outcomes


def chunks(paths: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """Split ``paths`` into at most about ``count`` runs of neighbours with about the same number of bytes each."""
    sizes = [_size(path) + 10_000 for path in paths]  # every file costs something, however small
    limit = max(sum(sizes) // count, 1)
    pieces: list[tuple[str, ...]] = []
    current: list[str] = []
    total = 0
    for path, size in zip(paths, sizes, strict=True):
        if current and total + size > limit:
            pieces.append(tuple(current))
            current, total = [], 0
        current.append(path)
        total += size
    return [*pieces, tuple(current)] if current else pieces
