"""What rules are told besides the document: what its ibids stood for by the baseline, and the copies of its sources."""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from citecheck.config.settings import Settings
from citecheck.engine.select import select
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.result import CitedCopy

if TYPE_CHECKING:
    from citecheck.engine.check_files import Progress
    from citecheck.sources.evidence.evidence import Evidence


def known(settings: Settings, path: str, sources: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is known of the document at ``path``, by the names of :class:`Context`.

    ``sources`` is the table ``[sources]`` that holds for it. Raises :class:`citecheck.errors.UsageError` for a lock
    file that cannot be read.
    """
    found: dict[str, Any] = {}
    if settings.baseline and (ibids := _recorded_ibids(settings.baseline, path)):
        found["ibids"] = ibids
    if sources.get("copies"):
        found["evidence"] = evidence_of(settings, sources)
    return found


def _recorded_ibids(baseline: str, path: str) -> Mapping[str, Any]:
    from citecheck.engine.baseline import key_of

    try:
        state = os.stat(baseline)
    except OSError:
        return {}  # said where the baseline is applied
    recorded: Mapping[str, Any] = _ibids(baseline, state.st_mtime_ns, state.st_size).get(key_of(path, baseline), {})
    return recorded


def evidence_of(settings: Settings, sources: Mapping[str, Any], progress: "Progress | None" = None) -> "Evidence":
    """Return the copies that the table ``sources`` names, read anew only when a file changed.

    ``progress`` is told the paths of copies as they are read. Raises :class:`citecheck.errors.UsageError` for a lock
    file that cannot be read.
    """
    from citecheck.engine.check_files import watching
    from citecheck.sources.evidence.evidence import Evidence, Places
    from citecheck.sources.evidence.folder import copy_files
    from citecheck.sources.lock.lock_file import NAME, load

    lock = os.path.normpath(sources.get("lock") or os.path.join(os.path.abspath(settings.root), NAME))
    places = Places(
        os.path.normpath(sources["copies"]), lock, tuple(sources.get("copy-map", {}).items()), "lock" in sources
    )
    try:
        state = os.stat(lock)
        stamp = (state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        stamp = (0, -1)
    files = copy_files(places.folder, lock)
    if _last[0] != (places, stamp, files):
        rows = load(lock) if stamp[1] >= 0 else None
        _last[:] = (places, stamp, files), Evidence(places, files, rows, progress or watching())
    evidence: Evidence = _last[1]
    return evidence


_last: list[Any] = [None, None]
"""The evidence of the last document and what it was made of: most documents of a run share it."""


@lru_cache(maxsize=4)
def _ibids(path: str, _changed: int, _size: int) -> Mapping[str, Any]:
    from citecheck.engine.baseline import load_ibids

    return load_ibids(path)


def ibids_of(document: Document, settings: Settings, path: str) -> tuple[tuple[str, str, str], ...]:
    """Return the ibids of ``document`` as a baseline keeps them: mark, source, printed words."""
    from citecheck.linking.link import link
    from citecheck.sources.places.ibid_record import record

    context = Context(link(document), sources=select(settings, path).sources, today=settings.today)
    return tuple(dict.fromkeys((each.mark, each.source, each.words) for _, each in record(document, context)))


def copies_of(document: Document, settings: Settings, path: str) -> tuple[CitedCopy, ...]:
    """Return the local copies of the sources that ``document`` cites; nothing where no folder of copies is set."""
    sources = select(settings, path).sources
    if not sources.get("copies"):
        return ()
    from citecheck.linking.link import link
    from citecheck.sources.evidence.uses import address_in, name_of, uses

    evidence = evidence_of(settings, sources)
    context = Context(link(document), sources=sources, today=settings.today, known={"evidence": evidence})
    found = (
        CitedCopy(use.copy.path, name_of(use, document), address_in(use, document))
        for use in uses(document, context)
        if use.copy is not None
    )
    return tuple(dict.fromkeys(found))
