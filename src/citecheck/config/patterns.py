"""Path patterns, written as in ``.gitignore`` and relative to the folder of the configuration file."""

import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any


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
    from pathspec import GitIgnoreSpec  # dear to import; only configurations with patterns need it

    return GitIgnoreSpec.from_lines(patterns)


def fits(patterns: Iterable[str], path: str) -> bool:
    """Return whether the relative ``path`` fits one of ``patterns`` (``docs/``, ``*.inc``, ``a/**/b.md``, ``!x``)."""
    wanted = tuple(patterns)
    return bool(wanted) and bool(_spec(wanted).match_file(path))
