"""From the paths of the command line to the files that are checked."""

import os
from collections.abc import Callable, Iterable, Iterator

from citecheck.readers.detect import BY_CONTENT, FORMATS, HEAD, detect_format
from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
"""Folders of other people's files; they are not searched (hidden folders are not either)."""

Excluded = Callable[[str], bool]


class Trouble(NamedTuple):
    """A path that cannot be used, and why, in words for the editor."""

    path: str
    message: str


class Found(NamedTuple):
    """The files to check, sorted by the bytes of their paths, and the paths that cannot be used."""

    files: tuple[str, ...]
    troubles: tuple[Trouble, ...]


def discover(paths: Iterable[str], excluded: Excluded, known: Excluded, *, forced: bool = False) -> Found:
    """Return the files that ``paths`` stand for.

    A file is always taken, when its format can be told. A folder stands for the documents in it and below it that
    neither ``.gitignore`` files nor ``excluded`` leave out; ``known`` tells whether the configuration names the format
    of a file, ``forced`` that the format of all files named is given. ``-`` is standard input.
    """
    files: dict[str, None] = {}
    troubles: list[Trouble] = []
    for path in paths:
        if path == "-":
            files[path] = None
        elif os.path.isdir(path):
            inside = sorted(walk(path, excluded, known, troubles))
            files.update(dict.fromkeys(inside))
            if not inside:
                troubles.append(Trouble(path, f"no documents in this folder (searched for {_endings()})"))
        elif problem := _refusal(path, known, forced=forced):
            troubles.append(Trouble(path, problem))
        else:
            files[_shown(path)] = None
    return Found(tuple(sorted(files, key=os.fsencode)), tuple(troubles))


def _endings() -> str:
    return ", ".join(f"*{ending}" for ending in (*FORMATS, *BY_CONTENT))


def _shown(path: str) -> str:
    """Return ``path`` as reports show it: without ``./`` and doubled separators, with ``/`` on every system."""
    path = os.path.normpath(path)
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _refusal(path: str, known: Excluded, *, forced: bool) -> str:
    """Return why the file ``path`` cannot be checked, or ``""``."""
    if not os.path.exists(path):
        return "broken symbolic link" if os.path.islink(path) else "no such file or folder"
    if not os.path.isfile(path):
        return "neither a file nor a folder"
    if forced or os.path.splitext(path)[1].lower() in FORMATS or known(path) or detect_format(path, _head(path)):
        return ""
    return f"unknown format: its name ends in none of {_endings()}; say which it is with --language"


def _head(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def walk(folder: str, excluded: Excluded, known: Excluded, troubles: list[Trouble]) -> Iterator[str]:
    """Yield the documents in ``folder`` and below, as paths that begin with it; links to folders are not followed."""
    pending = [(folder, _ignores_above(folder))]
    while pending:
        current, ignores = pending.pop()
        try:
            with os.scandir(current) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            troubles.append(Trouble(_shown(current), f"cannot be searched: {(error.strerror or '').lower()}"))
            continue
        if any(entry.name == ".gitignore" for entry in entries):
            ignores = _with_patterns(ignores, os.path.abspath(current), os.path.join(current, ".gitignore"))
        beside = sidecars([entry.name for entry in entries])
        for entry in entries:
            path = _shown(entry.path)
            if entry.name.startswith(".") or entry.name in beside or _left_out(entry, path, ignores, excluded):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, ignores))
            elif entry.is_file() and (_is_document(path) or known(path)):
                yield path


def _is_document(path: str) -> bool:
    ending = os.path.splitext(path)[1].lower()
    return ending in FORMATS or (ending in BY_CONTENT and bool(detect_format(path, _head(path))))


def sidecars(names: Iterable[str]) -> set[str]:
    """Return those of the file ``names`` of one folder that hold the notes or sources of a document beside them.

    ``report.notes.txt`` belongs to ``report.md``; it is no document of its own while that one is there.
    """
    known = {os.path.splitext(name)[0] for name in names if os.path.splitext(name)[1].lower() in FORMATS}
    found = set()
    for name in names:
        stem, kind = os.path.splitext(os.path.splitext(name)[0])
        if kind in (".notes", ".sources") and stem in known:
            found.add(name)
    return found


def _left_out(entry: "os.DirEntry[str]", path: str, ignores: "Ignores", excluded: Excluded) -> bool:
    folder = entry.is_dir(follow_symlinks=False)
    if folder and entry.name in SKIPPED:
        return True
    name = path + "/" if folder else path
    return excluded(name) or (bool(ignores) and _is_ignored(os.path.abspath(entry.path), folder, ignores))


Ignores = tuple[tuple[str, Any], ...]
"""The ``.gitignore`` files that hold in a folder, the nearest last: the folder of each and its patterns."""


def _is_ignored(path: str, folder: bool, ignores: Ignores) -> bool:
    for base, spec in reversed(ignores):
        relative = os.path.relpath(path, base).replace(os.sep, "/") + ("/" if folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return bool(verdict)
    return False


def _ignores_above(folder: str) -> Ignores:
    """Return what holds in ``folder`` from the folders above it, up to the top of its repository.

    A folder that is itself ignored was named on purpose: then nothing from above holds.
    """
    folder = os.path.abspath(folder)
    above: list[str] = []
    current = folder
    while not os.path.exists(os.path.join(current, ".git")):
        parent = os.path.dirname(current)
        if parent == current:
            return ()
        current = parent
        above.append(current)
    ignores = _exclude_file(above[-1] if above else folder)
    for each in reversed(above):
        ignores = _with_patterns(ignores, each, os.path.join(each, ".gitignore"))
    return () if ignores and above and _ignored_on_the_way(folder, above[-1], ignores) else ignores


def _ignored_on_the_way(folder: str, top: str, ignores: Ignores) -> bool:
    while folder != top:
        if _is_ignored(folder, True, ignores):
            return True
        folder = os.path.dirname(folder)
    return False


def _exclude_file(top: str) -> Ignores:
    return _with_patterns((), top, os.path.join(top, ".git", "info", "exclude"))


def _with_patterns(ignores: Ignores, base: str, path: str) -> Ignores:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [line for line in file.read().splitlines() if line.strip() and not line.startswith("#")]
    except OSError:
        return ignores
    if not lines:
        return ignores
    from citecheck.config.patterns import compiled

    return (*ignores, (base, compiled(lines)))
