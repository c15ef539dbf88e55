"""Findings that the configuration accepts: the ``[[suppress]]`` entries."""

from collections.abc import Sequence

from citecheck.catalogue.names import strength
from citecheck.config.patterns import fits, relative_to
from citecheck.config.settings import ConfiguredSuppression, Settings
from citecheck.engine.run import RuleFinding

Silenced = tuple[RuleFinding, str, str]


def silence_configured(found: Sequence[Silenced], settings: Settings, path: str) -> list[Silenced]:
    """Return ``found`` with those marked that a ``[[suppress]]`` entry of the configuration accepts for ``path``.

    Entries whose last day has passed accept nothing.
    """
    relative = relative_to(settings.root, path)
    entries = [each for each in settings.suppress if in_force(each, settings.today) and fits((each.path,), relative)]
    return [_marked(each, entries) for each in found] if entries else list(found)


def in_force(entry: ConfiguredSuppression, today: str) -> bool:
    """Return whether the last day of ``entry`` has not passed on ``today`` (ISO 8601; ``""``: not known)."""
    return not (entry.until and today and entry.until < today)


def _marked(silenced: Silenced, entries: Sequence[ConfiguredSuppression]) -> Silenced:
    found, by, _ = silenced
    if by:
        return silenced
    for entry in entries:
        if entry.words and entry.words != found.finding.words:
            continue
        if any(strength(name, found.rule) >= 0 for name in entry.rules):
            return found, "configuration", entry.reason
    return silenced
