"""The settings of a run: what the configuration file and the command line say, in one immutable value."""

from collections.abc import Mapping

from citecheck.model.finding import Severity
from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple


class Layer(NamedTuple):
    """What one source of settings says about rules: a configuration file, an override in it, or the command line.

    ``select`` replaces what lower layers select (None: keep it), ``extend_select`` adds to it, ``ignore`` takes away.
    The names are rule ids, rule names, blocks such as ``CC1``, groups, or ``ALL``. ``severity`` maps such names to
    ``error``, ``warning``, ``info`` or ``off``; ``rules`` maps rule names to options. ``claims`` and ``sources`` are
    the tables of these names.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = {}
    claims: Mapping[str, Any] = {}
    sources: Mapping[str, Any] = {}


class Override(NamedTuple):
    """A layer for the files whose path, relative to the configuration file, fits one of ``paths``."""

    paths: tuple[str, ...]
    layer: Layer


class FileFormat(NamedTuple):
    """The markup language (``text``, ``markdown``, ``html``) and dialect of files that fit ``pattern``.

    An empty one is detected.
    """

    pattern: str
    language: str = ""
    dialect: str = ""


class ConfiguredSuppression(NamedTuple):
    """A ``[[suppress]]`` entry: findings of ``rules`` in files that fit ``path`` are silenced, with a reason.

    ``words`` narrows it to findings about exactly these words; ``until`` (ISO 8601 date) is its last day.
    """

    rules: tuple[str, ...]
    path: str
    words: str = ""
    until: str = ""
    reason: str = ""


class Settings(NamedTuple):
    """All settings. The defaults are those of a run without configuration.

    ``source`` is the configuration file, ``root`` its folder: patterns are relative to it. ``today`` (ISO 8601) is
    the date that expiry dates are held against. ``max_size`` is the largest file that is read, in megabytes.
    """

    root: str = ""
    source: str = ""
    config: Layer = Layer()
    overrides: tuple[Override, ...] = ()
    command: Layer = Layer()
    fail_on: Severity = "warning"
    exclude: tuple[str, ...] = ()
    format: str = "full"
    language: str = ""
    dialect: str = ""
    files: tuple[FileFormat, ...] = ()
    suppress: tuple[ConfiguredSuppression, ...] = ()
    sources: tuple[str, ...] = ()
    baseline: str = ""
    today: str = ""
    max_size: int = 64
