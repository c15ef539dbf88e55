"""The one door to citecheck for the command line, hooks, editors, notebooks and tests."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from citecheck.config.resolve import Options, Resolver
from citecheck.config.settings import Layer, Settings
from citecheck.engine.check import FileResult, check_file
from citecheck.engine.check_files import Outcome, Progress
from citecheck.engine.parallel import check_all
from citecheck.errors import CitecheckError, ConfigError, UsageError
from citecheck.model.finding import Diagnostic, Finding
from citecheck.model.result import FileReport, Notice, Run
from citecheck.readers.detect import detect_format
from citecheck.text.hints import TYPE_CHECKING, Any
from citecheck.workspace.discovery import Excluded, discover

if TYPE_CHECKING:
    from citecheck.engine.baseline import Entries
    from citecheck.fix.store import Change
    from citecheck.model.context import Context
    from citecheck.model.document import Document

__all__ = [
    "CitecheckError",
    "ConfigError",
    "Diagnostic",
    "FileReport",
    "FileResult",
    "Finding",
    "Layer",
    "Notice",
    "Options",
    "Run",
    "Settings",
    "UsageError",
    "check_bytes",
    "check_paths",
    "find_documents",
    "fix_paths",
    "read_document",
]


def check_bytes(data: bytes, path: str, settings: Settings | None = None, *, format_name: str = "") -> FileResult:
    """Check the bytes of a document and return what was found.

    ``path`` names the document in the result and tells its format, unless ``format_name`` (``text``, ``markdown``,
    ``html``) does; sources kept beside that path are used. Raises :class:`UsageError` when the format cannot be told;
    never for content.
    """
    name = format_name or detect_format(path, data)
    if not name:
        raise UsageError(f'"{path}" is in no format that citecheck reads: name one with --language')
    settings = settings or Settings()
    return check_file(data, path, name, settings, settings.dialect)


def find_documents(paths: Iterable[str], options: Options | None = None) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Return the documents that ``paths`` (files and folders) stand for, and a notice for each that cannot be used."""
    options = options or Options()
    resolver = Resolver(options)
    found = discover(paths, _excluded(resolver), _known(resolver), forced=bool(options.language))
    return found.files, tuple(Notice("usage", each.path, each.message) for each in found.troubles)


def read_document(
    path: str,
    options: Options | None = None,
    sources: Mapping[str, Any] | None = None,
    *,
    evidence: bool = False,
) -> "tuple[Document, Context]":
    """Read the document at ``path`` with its sources, and return it with what rules are given.

    ``sources`` is laid over the table ``[sources]`` of the configuration. With ``evidence`` the copies of the sources
    are among what is known. Raises :class:`UsageError` when the file cannot be read or its format cannot be told, and
    for a lock file that cannot be read.
    """
    from citecheck.engine.check import with_sources
    from citecheck.engine.select import select
    from citecheck.linking.link import link
    from citecheck.model.context import Context
    from citecheck.readers.read import read

    settings = Resolver(options or Options()).of_file(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    name = settings.language or detect_format(path, data)
    if not name:
        raise UsageError(f"{path}: unknown format: say which it is with --language")
    document = with_sources(read(data, path, name, settings.dialect), settings)
    chosen = select(settings, path)
    table = {**chosen.sources, **(sources or {})}
    told: Mapping[str, Any] = {}
    if evidence:
        from citecheck.engine.known import known

        told = known(settings, path, table)
    return document, Context(link(document), {}, chosen.claims, settings.today, None, table, told)


def check_paths(paths: Iterable[str], options: Options | None = None, progress: Progress | None = None) -> Run:
    """Check the files and folders ``paths`` and return the run, in order of path.

    Each file is checked under its nearest configuration file with ``options`` laid over it. A path that cannot be used
    and a file that cannot be checked become notices of the run. ``progress`` is told the paths as they are checked.
    Raises :class:`UsageError` only for options that no file can be checked with.
    """
    options, paths = options or Options(), tuple(paths)
    check_options(options)
    resolver = Resolver(options)
    found = discover(paths, _excluded(resolver), _known(resolver), forced=bool(options.language))
    outcomes = check_all(found.files, options, progress)
    notices = [Notice("usage", each.path, each.message) for each in found.troubles]
    notices += _merged(outcomes)
    if any(each.report is not None and _uses_others(each.report) for each in outcomes):
        outcomes = _with_shared(outcomes, resolver, whole=any(map(os.path.isdir, paths)) and not options.since)
    reports = tuple(_with_baselines(outcomes, resolver))
    if not options.since and options.layer.select is None:
        notices += _left_over(reports, resolver)
    return Run(reports, tuple(notices))


def fix_paths(
    paths: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    unsafe: bool = False,
    write: bool = True,
) -> tuple[Run, "tuple[Change, ...]"]:
    """Check ``paths`` and make the fixes of what is found; return what is left, and the files that were changed.

    Safe fixes are made, with ``unsafe`` the others too. Without ``write`` no file changes: the run then holds what was
    found before, the changes what would become of the files. Standard input is never written. What could not be fixed
    is in the notices of the run. Raises :class:`UsageError` as :func:`check_paths` does.
    """
    from citecheck.fix.run import fix_run

    options, paths = options or Options(), tuple(paths)
    run = check_paths(paths, options, progress)
    fixes = fix_run(run, Resolver(options), unsafe=unsafe, write=write)
    if write and fixes.changes:
        piped = next((each for each in fixes.changes if each.path == (options.stdin_name or "-")), None)
        if "-" in paths and piped is not None:
            options = options._replace(stdin=piped.after)
        run = check_paths(paths, options, progress)
    return run._replace(notices=(*run.notices, *fixes.notices), fixed=fixes.fixed), fixes.changes


def _uses_others(report: FileReport) -> bool:
    return bool(report.shared) or any(each.location.path != report.path for each in report.diagnostics)


def _with_shared(outcomes: Sequence[Outcome], resolver: Resolver, *, whole: bool) -> list[Outcome]:
    """Tell what is wrong with shared registers once; of a ``whole`` folder also what none of its documents cites."""
    from citecheck.engine.shared import once, unused

    reports = iter(list(once(each.report for each in outcomes if each.report is not None)))
    merged = [each if each.report is None else Outcome(next(reports), each.notice) for each in outcomes]
    if whole:
        found = unused((each.report for each in merged if each.report is not None), resolver)
        merged += [Outcome(report) for report in found]
    return sorted(merged, key=lambda each: os.fsencode(each.report.path) if each.report is not None else b"")


def check_options(options: Options) -> None:
    """Raise :class:`UsageError` for names of rules and revisions in ``options`` that do not exist."""
    layer = options.layer
    if layer != Layer():
        from citecheck.catalogue.names import unknown_name

        for name in (*(layer.select or ()), *layer.extend_select, *layer.ignore, *(each for each, _ in layer.severity)):
            if message := unknown_name(name):
                raise UsageError(f"the command line {message}")
    if options.exclude:
        from citecheck.config.patterns import usable

        if unusable := next((each for each in options.exclude if not usable(each)), ""):
            raise UsageError(f'--exclude: "{unusable}" is no pattern that can be used; write it as in .gitignore')
    if options.since:
        from citecheck.workspace.gitdiff import check_revision

        check_revision(options.since)


def _excluded(resolver: Resolver) -> Excluded:
    def excluded(path: str) -> bool:
        settings = _settings_or_none(resolver, os.path.dirname(path.rstrip("/")))
        if settings is None or not settings.exclude:
            return False
        from citecheck.config.patterns import fits, relative_to

        relative = relative_to(settings.root, path)
        return fits(settings.exclude, relative + "/" if path.endswith("/") else relative)

    return excluded


def _known(resolver: Resolver) -> Excluded:
    def known(path: str) -> bool:
        settings = _settings_or_none(resolver, os.path.dirname(path))
        return settings is not None and bool(settings.files) and bool(resolver.of_file(path).language)

    return known


def _settings_or_none(resolver: Resolver, folder: str) -> Settings | None:
    """Return the settings of ``folder``; a faulty configuration is reported when a file under it is checked."""
    try:
        return resolver.of_folder(folder or os.curdir)
    except ConfigError:
        return None


def _merged(outcomes: Iterable[Outcome]) -> list[Notice]:
    """Return the notices, one for each configuration fault however many files are under it."""
    merged: dict[tuple[str, str], Notice] = {}
    for notice in (each.notice for each in outcomes if each.notice is not None):
        key = ("", notice.message) if notice.kind == "usage" and notice.path == "" else (notice.path, notice.message)
        known = merged.get(key)
        merged[key] = notice if known is None else known._replace(files=known.files + notice.files)
    return list(merged.values())


def _left_over(reports: Iterable[FileReport], resolver: Resolver) -> Iterator[Notice]:
    """Yield remarks on entries of configuration files that suppress nothing any more."""
    under: dict[str, list[FileReport]] = {}
    known: dict[str, Settings] = {}
    for report in reports:
        settings = resolver.of_file(report.path)
        if settings.suppress:
            known[settings.source] = settings
            under.setdefault(settings.source, []).append(report)
    if known:
        from citecheck.engine.configured import left_over

        for source in sorted(known):
            yield from left_over(known[source], under[source])


def _with_baselines(outcomes: Iterable[Outcome], resolver: Resolver) -> Iterator[FileReport]:
    loaded: dict[str, Entries] = {}
    for report in (each.report for each in outcomes if each.report is not None):
        path = resolver.of_file(report.path).baseline
        if not path:
            yield report
            continue
        from citecheck.engine import baseline  # needs json, which most runs do without

        if path not in loaded:
            loaded[path] = baseline.load(path)
        yield baseline.apply(report, loaded[path], path)
