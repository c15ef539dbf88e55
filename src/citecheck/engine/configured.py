"""Findings that the configuration accepts: the ``[[suppress]]`` entries."""

from collections.abc import Iterable, Sequence

from citecheck.catalogue.load import BY_NAME
from citecheck.catalogue.names import strength
from citecheck.config.patterns import fits, relative_to
from citecheck.config.settings import ConfiguredSuppression, Settings
from citecheck.engine.run import RuleFinding
from citecheck.model.finding import Diagnostic
from citecheck.model.result import FileReport, Notice

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


def left_over(settings: Settings, reports: Iterable[FileReport]) -> list[Notice]:
    """Return remarks on the ``[[suppress]]`` entries of ``settings`` that have expired or accept nothing any more.

    ``reports`` are the files checked under these settings. An entry for files that were not checked is not judged.
    """
    paths = [(relative_to(settings.root, report.path), report) for report in reports]
    notices = []
    for entry in settings.suppress:
        fitting = [report for relative, report in paths if fits((entry.path,), relative)]
        what = f'the suppression of "{", ".join(entry.rules)}" in "{entry.path}"'
        if fitting and not in_force(entry, settings.today):
            notices.append(Notice("warning", settings.source, f"{what} ended on {entry.until}"))
        elif fitting and not any(_accepts(entry, each) for report in fitting for each in report.diagnostics):
            notices.append(Notice("warning", settings.source, f"{what} suppresses nothing: remove it"))
    return notices


def _accepts(entry: ConfiguredSuppression, diagnostic: Diagnostic) -> bool:
    if diagnostic.suppressed != "configuration" or (entry.words and entry.words != diagnostic.words):
        return False
    return any(strength(name, BY_NAME[diagnostic.rule]) >= 0 for name in entry.rules)
