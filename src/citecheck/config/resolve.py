"""The settings of each file: the nearest configuration file, with the command line laid over it."""

import os
import time

from citecheck.config.find import nearest
from citecheck.config.patterns import fits, relative_to
from citecheck.config.settings import Layer, Settings
from citecheck.errors import ConfigError
from citecheck.model.finding import Severity
from citecheck.text.record import NamedTuple


class Options(NamedTuple):
    """What the command line, or a caller of the API, says over any configuration.

    ``config`` names the one configuration file to use; with ``no_config`` none is used. ``language`` is the markup
    language of all files. ``baseline`` names a baseline file; with ``no_baseline`` none is used. ``since`` is a git
    revision: only findings on lines changed since then are kept. ``jobs`` is the number of processes (0: as fits).
    ``stats`` asks for the figures of each document, ``record`` for what a baseline keeps besides findings.
    ``stdin_name`` names standard input; ``stdin`` holds its bytes.
    ``today`` is the date for expiry dates (ISO 8601).
    """

    config: str = ""
    no_config: bool = False
    layer: Layer = Layer()
    fail_on: Severity | None = None
    exclude: tuple[str, ...] = ()
    language: str = ""
    dialect: str = ""
    baseline: str = ""
    no_baseline: bool = False
    since: str = ""
    jobs: int = 0
    stats: bool = False
    record: bool = False
    stdin_name: str = ""
    stdin: bytes = b""
    today: str = ""


def current_date() -> str:
    """Return today's date in UTC as ISO 8601; SOURCE_DATE_EPOCH sets it, for runs that are to be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = float(epoch) if epoch.isdecimal() and len(epoch) < 12 else None
    return time.strftime("%Y-%m-%d", time.gmtime(moment))


class Resolver:
    """Gives the settings of files; every configuration file is looked for and read once."""

    def __init__(self, options: Options) -> None:
        """Resolve under ``options``."""
        self.options = options
        self._folders: dict[str, str] = {}
        self._loaded: dict[str, Settings | ConfigError] = {}

    def of_folder(self, folder: str) -> Settings:
        """Return the settings that hold in ``folder``. Raises :class:`ConfigError` for a faulty configuration."""
        source = self.options.config
        if not source and not self.options.no_config:
            source = nearest(os.path.abspath(folder), self._folders)
        if source not in self._loaded:
            try:
                self._loaded[source] = self._over(_load(source))
            except ConfigError as error:
                self._loaded[source] = error
        loaded = self._loaded[source]
        if isinstance(loaded, ConfigError):
            raise loaded
        return loaded

    def of_file(self, path: str) -> Settings:
        """Return the settings of the file ``path``, with its own markup language and dialect filled in."""
        settings = self.of_folder(os.path.dirname(path) or os.curdir)
        if not settings.files:
            return settings
        relative = relative_to(settings.root, path)
        for each in settings.files:
            if fits((each.pattern,), relative):
                settings = settings._replace(
                    language=self.options.language or each.language or settings.language,
                    dialect=self.options.dialect or each.dialect or settings.dialect,
                )
        return settings

    def _over(self, settings: Settings) -> Settings:
        options = self.options
        return settings._replace(
            command=options.layer,
            fail_on=options.fail_on or settings.fail_on,
            exclude=settings.exclude + options.exclude,
            language=options.language or settings.language,
            dialect=options.dialect or settings.dialect,
            baseline="" if options.no_baseline else options.baseline or settings.baseline,
            today=options.today or current_date(),
        )


def _load(source: str) -> Settings:
    if not source:
        return Settings()
    from citecheck.config.load import load

    return load(_shown(source))


def _shown(source: str) -> str:
    """Return ``source`` relative to the working folder where it lies below it: shorter to read, and to click on."""
    relative = relative_to("", source)
    return source if relative.startswith("..") else relative
