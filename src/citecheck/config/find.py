"""Which configuration file a document belongs to: the nearest one upwards."""

import os

NAMES = ("citecheck.toml", ".citecheck.toml", "pyproject.toml")
"""The names of configuration files; in one folder the first counts. A ``pyproject.toml`` needs ``[tool.citecheck]``."""


def nearest(folder: str, cache: dict[str, str]) -> str:
    """Return the configuration file of the absolute ``folder`` or of the nearest folder above it, or ``""``.

    ``cache`` holds what is known of folders already and is added to.
    """
    passed: list[str] = []
    found = ""
    while folder not in cache:
        passed.append(folder)
        found = _in(folder)
        parent = os.path.dirname(folder)
        if found or parent == folder:
            break
        folder = parent
    else:
        found = cache[folder]
    cache.update(dict.fromkeys(passed, found))
    return found


def _in(folder: str) -> str:
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
            return path
    return ""


def _has_table(path: str) -> bool:
    """Look for the table by its bytes; reading TOML costs more than a small document does."""
    try:
        with open(path, "rb") as file:
            return b"tool.citecheck" in file.read(1_000_000)
    except OSError:
        return False
