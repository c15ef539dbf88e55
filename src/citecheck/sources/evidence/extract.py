"""Copies read from the disk: their hash, and their text through the cache, with several processes where it pays."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from citecheck.sources.copies.model import CopyProblem, CopyText
from citecheck.sources.copies.read import MAX_BYTES, load, text_of
from citecheck.sources.evidence.cache import cache_folder, is_usable, keep, place_of, recall
from citecheck.sources.lock.lock_file import sha256_of_file, sha256_of_text
from citecheck.text.record import NamedTuple

Progress = Callable[[str], None]
"""Is told the path of each copy that was read."""

_WORTHWHILE = 2_000_000
"""Bytes of copies below which starting processes costs more than it saves."""
_CRASHED = "the program that reads it broke down: keep the copy in another form, such as text"


class Extract(NamedTuple):
    """What reading one copy gave: hash of its bytes (``""``: unreadable), of its text, what made it, pages, problem."""

    sha256: str
    text_sha256: str = ""
    extractor: str = ""
    pages: int = 0
    problem: CopyProblem | None = None


def hash_of(path: str) -> str:
    """Return the SHA-256 of the file ``path``, ``""`` where it cannot be read."""
    try:
        return sha256_of_file(path)
    except OSError:
        return ""


def hashes(paths: Sequence[str], progress: Progress | None = None) -> dict[str, str]:
    """Return the SHA-256 of each file, ``""`` for one that cannot be read; with as many threads as processors."""
    found: dict[str, str] = {}
    with ThreadPoolExecutor(_processors()) as pool:
        for path, sha256 in zip(paths, pool.map(hash_of, paths), strict=True):
            found[path] = sha256
            if progress is not None:
                progress(path)
    return found


def read_text(path: str, sha256: str) -> CopyText | CopyProblem:
    """Return the text of the copy ``path`` that has the hash ``sha256``: from the cache, or read now and kept there.

    A file that is too large is refused by its size.
    """
    folder = cache_folder()
    try:
        if not sha256 or not folder or os.stat(path).st_size > MAX_BYTES:
            return load(path)
        place = place_of(folder, sha256, path)
        if (known := recall(place)) is not None:
            return known
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return load(path)
    found = text_of(path, data)
    if _is_of(data, sha256):
        keep(place, found)
    return found


def _is_of(data: bytes, sha256: str) -> bool:
    """The file may have changed since it was hashed."""
    import hashlib

    return hashlib.sha256(data).hexdigest() == sha256


def extract(path: str, sha256: str) -> Extract:
    """Return what the lock keeps of the copy ``path`` with the hash ``sha256``; its text goes to the cache."""
    found = read_text(path, sha256)
    if isinstance(found, CopyProblem):
        return Extract(sha256, problem=found)
    return Extract(sha256, sha256_of_text(found.text), found.extractor, len(found.pages))


def extract_all(copies: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[Extract]:
    """Return the extracts of ``copies`` (path and hash), in order; copies that are not in the cache in parallel.

    A copy that crashes its reader spoils nothing but itself.
    """
    cold = [each for each in copies if _is_cold(*each)]
    if not _pays(cold):
        return [_told(extract(*each), each[0], progress) for each in copies]
    done = dict(zip(cold, _in_processes(cold, progress), strict=True))
    return [done[each] if each in done else _told(extract(*each), each[0], progress) for each in copies]


def _told(result: Extract, path: str, progress: Progress | None) -> Extract:
    if progress is not None:
        progress(path)
    return result


def _in_processes(copies: Sequence[tuple[str, str]], progress: Progress | None) -> Iterator[Extract]:
    """Yield the extracts in order; the largest copies are begun first."""
    results: dict[tuple[str, str], Extract] = {}
    with ProcessPoolExecutor(min(_processors(), len(copies))) as pool:
        waiting = {each: pool.submit(extract, *each) for each in sorted(copies, key=_size, reverse=True)}
        for each, future in waiting.items():
            try:
                results[each] = _told(future.result(), each[0], progress)
            except BrokenProcessPool:
                break
    for each in copies:
        if each not in results:
            results[each] = _told(_alone(each), each[0], progress)
        yield results[each]


def _alone(copy: tuple[str, str]) -> Extract:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(extract, *copy).result()
        except BrokenProcessPool:
            return Extract(copy[1], problem=CopyProblem("damaged", _CRASHED))


def _is_cold(path: str, sha256: str) -> bool:
    folder = cache_folder()
    return not folder or not sha256 or not os.path.exists(place_of(folder, sha256, path))


def _size(copy: tuple[str, str]) -> int:
    try:
        size = os.path.getsize(copy[0])
    except OSError:
        return 0
    return size if size <= MAX_BYTES else 0


def _is_worker() -> bool:
    import multiprocessing

    return multiprocessing.parent_process() is not None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def warm(copies: Sequence[tuple[str, str]], progress: Progress | None = None) -> None:
    """Bring the text of ``copies`` (path and hash) into the cache, where several processes do that sooner."""
    cold = [each for each in copies if _is_cold(*each)]
    if _pays(cold) and is_usable(cache_folder()):
        extract_all(cold, progress)


def _pays(cold: Sequence[tuple[str, str]]) -> bool:
    return _processors() > 1 and len(cold) > 1 and sum(map(_size, cold)) >= _WORTHWHILE and not _is_worker()
