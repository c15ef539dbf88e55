"""How people name rules: by id, by name, by block (``CC1``, ``CC1xx``, ``CC40``), by group, or ``ALL``.

A rule's own id or name is stronger than a block, a longer block than a shorter one, a block than a group, and a group
than ``ALL``.
"""

from functools import lru_cache

from citecheck.catalogue.load import CATALOGUE, Rule

_EXACT, _GROUP, _ALL = 9, 1, 0


def strength(name: str, rule: Rule) -> int:
    """Return how exactly ``name`` names ``rule``: 9 for its id or name down to 0 for ``ALL``; -1: not at all."""
    upper = name.upper()
    if upper == rule.id or name.lower() == rule.name:
        return _EXACT
    if upper == "ALL":
        return _ALL
    if block := _block(upper):
        return len(block) if rule.id.startswith(block) else -1
    return _GROUP if name.lower() == rule.group else -1


@lru_cache(maxsize=256)
def _block(name: str) -> str:
    """Return the common start of the ids of a block: ``CC1`` for ``CC1`` and ``CC1xx``; ``""``: no block."""
    if not name.startswith("CC"):
        return ""
    digits = name[2:].rstrip("X")
    return f"CC{digits}" if len(name) <= 5 and len(digits) <= 2 and (not digits or digits.isdecimal()) else ""


def unknown_name(name: str) -> str:
    """Return a message when ``name`` names no rule, else ``""``."""
    if known(name):
        return ""
    close = closest(name)
    return f'names no rule: "{name[:60]}"; ' + (f'did you mean "{close}"?' if close else "`citecheck rules` lists them")


def known(name: str) -> bool:
    """Return whether ``name`` names at least one rule."""
    return any(strength(name, rule) >= 0 for rule in CATALOGUE)


def closest(name: str) -> str:
    """Return the name of a rule or group that is closest to ``name``, or ``""`` where none is close."""
    from citecheck.errors import closest_name

    names = [rule.name for rule in CATALOGUE] + [rule.id for rule in CATALOGUE]
    return closest_name(name, [*names, *sorted({rule.group for rule in CATALOGUE}), "ALL"])
