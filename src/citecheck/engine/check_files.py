"""Reading files and checking them one by one. What goes wrong with one file never stops the others."""

import os
from collections.abc import Callable, Iterable

from citecheck.config.resolve import Options, Resolver
from citecheck.config.settings import Settings
from citecheck.engine.check import FileResult, ReadBytes, check_file
from citecheck.errors import ConfigError, UsageError
from citecheck.linking.listed import aliases_of
from citecheck.model.document import Document
from citecheck.model.finding import Diagnostic
from citecheck.model.result import FileReport, FileStats, Notice, NoticeKind, SectionCoverage
from citecheck.readers.detect import NAMES, detect_format
from citecheck.text.record import NamedTuple

_MEGABYTE = 1_000_000

Progress = Callable[[str], None]


class Outcome(NamedTuple):
    """What became of one file: a report, or a notice that says why there is none."""

    report: FileReport | None
    notice: Notice | None = None


def check_serially(paths: Iterable[str], options: Options, progress: Progress | None = None) -> list[Outcome]:
    """Check the files ``paths`` in their order; ``progress`` is told each path before it is read."""
    resolver = Resolver(options)
    outcomes = []
    _watching.append(progress)
    try:
        for path in paths:
            if progress is not None:
                progress(path)
            outcomes.append(check_one(path, resolver))
    finally:
        _watching.pop()
    return outcomes


_watching: list[Progress | None] = []


def watching() -> Progress | None:
    """Return what is to be told of slow steps of the check that is under way, None where nobody looks."""
    return _watching[-1] if _watching else None


def check_one(path: str, resolver: Resolver) -> Outcome:
    """Read and check one file; ``-`` is standard input."""
    shown = resolver.options.stdin_name or path if path == "-" else path
    try:
        settings = resolver.of_file(shown)
        data = resolver.options.stdin if path == "-" else _read(path, settings)
        return Outcome(_report(data, shown, settings, resolver.options))
    except ConfigError as error:
        return _not_checked("usage", "", str(error))
    except UsageError as error:
        return _not_checked("usage", shown, str(error))
    except OSError as error:
        return _not_checked("usage", shown, f"cannot be read: {(error.strerror or str(error)).lower()}")
    except Exception as error:
        if os.environ.get("CITECHECK_DEBUG"):
            raise
        return _not_checked("internal", shown, _excuse(error))


def _not_checked(kind: NoticeKind, path: str, message: str) -> Outcome:
    return Outcome(None, Notice(kind, path, message, 1))


def _excuse(error: Exception) -> str:
    what = f"{type(error).__name__}: {str(error)[:200]}" if str(error) else type(error).__name__
    return f"citecheck itself failed on this file ({what}); please report it; CITECHECK_DEBUG=1 shows where"


def _read(path: str, settings: Settings) -> bytes:
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > settings.max_size * _MEGABYTE:
            raise UsageError(
                f"is {size / _MEGABYTE:.0f} MB, more than the limit of {settings.max_size} MB: "
                'set "max-size" in the configuration to check it'
            )
        return file.read()


def checked(
    data: bytes, path: str, settings: Settings, options: Options, read_bytes: ReadBytes | None = None
) -> FileResult:
    """Check ``data``, the bytes of ``path``, and keep the findings that ``options`` ask for.

    ``read_bytes`` gives the bytes of the sources beside it (None: those on the disk). Raises :class:`UsageError` for a
    file of an unknown format.
    """
    name = settings.language or detect_format(path, data)
    if not name:
        raise UsageError(f"unknown format: say which it is with --language ({', '.join(sorted(NAMES))})")
    result = check_file(data, path, name, settings, settings.dialect, read_bytes)
    if options.since:
        return result._replace(diagnostics=_on_changed_lines(result.diagnostics, options.since))
    return result


def _report(data: bytes, path: str, settings: Settings, options: Options) -> FileReport:
    result = checked(data, path, settings, options)
    document = result.document
    stats = _stats(result, settings) if options.stats else FileStats()
    report = FileReport(path, document.source.format, result.diagnostics, settings.fail_on, stats, _shared(document))
    if options.record:
        from citecheck.engine.known import copies_of, ibids_of

        report = report._replace(ibids=ibids_of(document, settings, path), copies=copies_of(document, settings, path))
    return report


def _shared(document: Document) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the document cites of each register that it shares with others."""
    found = []
    for listing in document.note_lists:
        if listing.origin == "shared":
            cited = {item.key for marker in document.markers for item in marker.items}
            held = {
                note.key
                for note in document.notes
                if note.listed == listing.order and (note.key in cited or not cited.isdisjoint(aliases_of(note)))
            }
            found.append((document.source.part(listing.span.part).path, tuple(sorted(held))))
    return tuple(found)


def _on_changed_lines(diagnostics: tuple[Diagnostic, ...], revision: str) -> tuple[Diagnostic, ...]:
    """Keep what stands on lines changed since ``revision``, in the document or in the notes beside it."""
    from citecheck.workspace.gitdiff import changes_since

    paths = {each.location.path for each in diagnostics}
    changes = {path: changes_since(revision, path) for path in sorted(paths)}
    return tuple(
        each for each in diagnostics if changes[each.location.path].touches(each.location.line, each.location.end_line)
    )


def _stats(result: FileResult, settings: Settings) -> FileStats:
    from citecheck.claims.gate import coverage_in
    from citecheck.engine.paragraphs import locator_of
    from citecheck.engine.select import select
    from citecheck.linking.link import link
    from citecheck.model.context import Context

    document = result.document
    chosen = select(settings, result.path)
    locator = locator_of(document)
    sections = []
    for each in coverage_in(document, Context(link(document), claims=chosen.claims, sources=chosen.sources)):
        heading = document.blocks[each.heading] if each.heading >= 0 else None
        line = locator.location(heading.span).line if heading is not None else 1
        title = heading.text.text if heading is not None else ""
        sections.append(SectionCoverage(title, line, each.claims, each.cited))
    claims, cited = sum(each.claims for each in sections), sum(each.cited for each in sections)
    return FileStats(len(document.markers), len(document.notes), claims, cited, tuple(sections))
