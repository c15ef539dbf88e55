"""Path patterns, written as in ``.gitignore`` and relative to the folder of the configuration file."""

import os
from collections.abc import Iterable
from functools import lru_cache

from citecheck.text.hints import Any

_MOST_STARS, _MOST_DEEP = 3, 4


def relative_to(root: str, path: str) -> str:
    """Return ``path`` relative to the folder ``root`` with ``/`` between its names; other drives: as it is."""
    if path == "-":
        return path
    try:
        relative = os.path.relpath(path, root or os.curdir)
    except ValueError:
        relative = path
    return relative.replace(os.sep, "/") if os.sep != "/" else relative


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> Any:
    return compiled(patterns)


def compiled(patterns: Iterable[str]) -> Any:
    """Return the ``GitIgnoreSpec`` of those of ``patterns`` that can be used."""
    import warnings

    from pathspec import GitIgnoreSpec  # dear to import; only configurations and folders with patterns need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines([each for each in patterns if usable(each)])


def usable(pattern: str) -> bool:
    """Return whether ``pattern`` can be matched, and in bounded time.

    Each ``*`` multiplies the time that a name of length n takes by about n, so their number in one name is limited.
    """
    names = pattern.split("/")
    if names.count("**") > _MOST_DEEP or any(name.count("*") > _MOST_STARS for name in names if name != "**"):
        return False
    import re
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):
            return False
    return True


def fits(patterns: Iterable[str], path: str) -> bool:
    """Return whether the relative ``path`` fits one of ``patterns`` (``docs/``, ``*.inc``, ``a/**/b.md``, ``!x``)."""
    wanted = tuple(patterns)
    return bool(wanted) and bool(_spec(wanted).match_file(path))
