"""The effective configuration as text."""

import json
import os

from citecheck.config.resolve import Options, Resolver
from citecheck.config.settings import Settings
from citecheck.engine.select import select
from citecheck.errors import UsageError


def settings_text(path: str) -> str:
    """Return, as TOML, the settings that hold for the file or folder ``path``, and the rules that run there."""
    resolver = Resolver(Options())
    settings = resolver.of_folder(path) if os.path.isdir(path) else resolver.of_file(path)
    source = settings.source or "no configuration file; these are the defaults"
    lines = [f"# {source}", *_plain(settings), ""]
    chosen = select(settings, path)
    lines += ["# rules that run, with their severity", "[severity]"]
    lines += [f"{rule.name} = {json.dumps(severity)}  # {rule.id}" for rule, severity in chosen.rules]
    for name, options in chosen.options.items():
        lines += ["", f"[rules.{name}]", *(f"{key} = {json.dumps(value)}" for key, value in options.items())]
    if chosen.claims:
        lines += ["", "[claims]", *(f"{key} = {json.dumps(value)}" for key, value in chosen.claims.items())]
    return "\n".join(lines) + "\n"


def _plain(settings: Settings) -> list[str]:
    pairs = {
        "fail-on": settings.fail_on,
        "format": settings.format,
        "exclude": list(settings.exclude),
        "max-size": settings.max_size,
    }
    optional = {
        "language": settings.language,
        "dialect": settings.dialect,
        "sources": list(settings.sources),
        "baseline": settings.baseline,
    }
    pairs.update({key: value for key, value in optional.items() if value})
    return [f"{key} = {json.dumps(value)}" for key, value in pairs.items()]


def validated(path: str | None) -> str:
    """Return a sentence about the configuration file ``path`` (None: the one that holds in the working folder).

    Raises :class:`citecheck.errors.ConfigError` with the first fault, :class:`UsageError` when there is no file.
    """
    settings = Resolver(Options(config=path or "")).of_folder(os.curdir)
    if not settings.source:
        raise UsageError("there is no configuration file here: the defaults hold")
    return f"{settings.source}: no faults"
