"""The rows of a lock: what lies in the evidence folder now, and what the documents cite it for."""

import os
from collections.abc import Iterable, Mapping

from citecheck.errors import UsageError
from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.evidence.extract import Extract, Progress, extract_all, hashes
from citecheck.sources.lock.lock_file import LockedCopy, is_lockable
from citecheck.sources.lock.media import media_type_at

Cited = Mapping[str, Mapping[str, str]]
"""By the path of a copy, the names that it is cited by, each with the address cited (``""``: none)."""


def lock_rows(evidence: Evidence, cited: Cited, progress: Progress | None = None) -> list[LockedCopy]:
    """Return a row for each copy that is there; what people added to a row (days, addresses) is kept.

    A copy that was renamed keeps them too. Raises :class:`UsageError` for copies that a lock cannot name or that
    cannot be read.
    """
    copies = all_copies(evidence, cited)
    for copy in copies:
        if not is_lockable(copy.shown):
            raise UsageError(_unlockable(copy, evidence.places.lock))
    known = hashes([copy.path for copy in copies], progress)
    for copy in copies:
        if not known[copy.path]:
            raise UsageError(f"{copy.shown}: the copy cannot be read")
    extracts = extract_all([(copy.path, known[copy.path]) for copy in copies], progress)
    moved = {row.sha256: row for row in evidence.rows.values()}
    rows = []
    for copy, found in zip(copies, extracts, strict=True):
        old = evidence.rows.get(copy.shown) or moved.get(found.sha256)
        rows.append(_row(copy, found, old, cited.get(copy.path, {})))
    return rows


def all_copies(evidence: Evidence, cited: Iterable[str]) -> list[Copy]:
    """Return the copies of the folder, and those of the paths ``cited`` that lie elsewhere, where the map says so."""
    known = {copy.path: copy for copy in evidence.copies()}
    elsewhere = (evidence.copy_at(path) for path in cited if path not in known)
    return [*known.values(), *(copy for copy in elsewhere if evidence.exists(copy))]


def _unlockable(copy: Copy, lock: str) -> str:
    if copy.shown.startswith("../") or os.path.isabs(copy.shown):
        return (
            f'the copy "{copy.shown}" does not lie below the folder of the lock "{os.path.basename(lock)}": '
            'set "lock" under [sources] to a file in a folder above the copies'
        )
    return f'the copy "{copy.shown}" has a name that not every system can have: rename it'


def _row(copy: Copy, found: Extract, old: LockedCopy | None, cited: Mapping[str, str]) -> LockedCopy:
    urls = sorted({url for url in cited.values() if url})
    return LockedCopy(
        copy.shown,
        found.sha256,
        found.text_sha256,
        found.extractor,
        os.path.getsize(copy.path),
        found.pages,
        media_type_at(copy.path),
        tuple(sorted(cited)),
        old.retrieved_at if old else "",
        (old.url if old else "") or (urls[0] if len(urls) == 1 else ""),
        old.archive_url if old else "",
    )
