"""One file from bytes to diagnostics: read, attach its sources, run the rules, silence, say where and what."""

import gc
import os
from collections.abc import Callable, Mapping, Sequence

from citecheck.catalogue.load import Rule
from citecheck.config.settings import Settings
from citecheck.engine.run import RuleFinding, Selection, message_of, run_rules
from citecheck.engine.select import select
from citecheck.model.document import Document
from citecheck.model.finding import Diagnostic, RelatedLocation, Severity
from citecheck.readers.read import read
from citecheck.sources.attach import attach, load, wanted_registers
from citecheck.text.hints import TYPE_CHECKING, Any
from citecheck.text.record import NamedTuple

if TYPE_CHECKING:
    from citecheck.engine.locate import Locator

ReadBytes = Callable[[str], bytes]
"""Gives the bytes of the file at a path; raises ``OSError``."""

Silenced = tuple[RuleFinding, str, str]
"""A finding, what silences it (``""``, ``comment``, ``configuration``), and the reason that was given."""


class FileResult(NamedTuple):
    """What checking one file gave: the document as read and its diagnostics, the suppressed ones too, by place."""

    path: str
    document: Document
    diagnostics: tuple[Diagnostic, ...]


def check_file(
    data: bytes,
    path: str,
    format_name: str,
    settings: Settings,
    dialect: str = "",
    read_bytes: ReadBytes | None = None,
) -> FileResult:
    """Check the bytes of the file ``path``, read as ``format_name``. Raises nothing on content.

    ``read_bytes`` gives the bytes of the sources beside it (None: those on the disk).
    """
    # A document is made of many small objects and no cycles: looking for cycles meanwhile costs a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        document = with_sources(read(data, path, format_name, dialect), settings, read_bytes)
        return FileResult(path, document, check_document(document, settings, path))
    finally:
        if collecting:
            gc.enable()


def check_document(document: Document, settings: Settings, path: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of ``document`` with the settings that hold for ``path``, suppressed ones included."""
    chosen = select(settings, path)
    told: Mapping[str, Any] = {}
    if settings.baseline or chosen.sources.get("copies"):
        from citecheck.engine.known import known

        told = known(settings, path, chosen.sources)
    selection = Selection(chosen.rules, chosen.options, chosen.claims, settings.today, chosen.sources, told)
    found = run_rules(document, selection)
    if not found and not document.directives and not settings.suppress:
        return ()
    from citecheck.engine.paragraphs import locator_of  # a clean file needs no places

    locator = locator_of(document)
    silenced = _silence(document, found, chosen.rules, locator, settings.today)
    if settings.suppress:
        from citecheck.engine.configured import silence_configured

        silenced = silence_configured(silenced, settings, path)
    rank = {part.name: number for number, part in enumerate(document.source.parts)}  # the order of a book's chapters
    silenced.sort(key=lambda each: rank[each[0].finding.span.part])
    return diagnostics_of(document, silenced, locator)


def _silence(
    document: Document, found: list[RuleFinding], rules: Sequence[tuple[Rule, Severity]], locator: "Locator", today: str
) -> list[Silenced]:
    if not document.directives:
        return [(each, "", "") for each in found]
    from citecheck.engine.suppress import silence

    return silence(document, found, rules, locator, today)


def with_sources(document: Document, settings: Settings, read_bytes: ReadBytes | None = None) -> Document:
    """Return ``document`` joined to the sources beside it, in its front matter and in the configuration."""
    wanted = wanted_registers(document, settings.sources, os.path.isfile)
    if not wanted:
        return document
    shared = {each.path for each in wanted if each.shared}
    return attach(document, [load(each, read_bytes or _read_bytes) for each in wanted], shared)


def _read_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def diagnostics_of(document: Document, found: Sequence[Silenced], locator: "Locator") -> tuple[Diagnostic, ...]:
    """Give each finding its message, place, excerpt and fingerprint; in the order given."""
    if not found:
        return ()
    from citecheck.engine.fingerprint import fingerprints

    prints = fingerprints(document, [(each.rule.id, each.finding) for each, _, _ in found])
    return tuple(_diagnostic(each, locator, mark) for each, mark in zip(found, prints, strict=True))


def _diagnostic(silenced: Silenced, locator: "Locator", mark: str) -> Diagnostic:
    found, by, reason = silenced
    rule, finding = found.rule, found.finding
    location = locator.location(finding.span)
    related = tuple(RelatedLocation(locator.location(each.span), each.message) for each in finding.related)
    excerpt, column, cut = locator.excerpt(location)
    places = tuple(tuple(locator.location(each.span) for each in fix.edits) for fix in finding.fixes)
    return Diagnostic(
        rule.id, rule.name, finding.message, message_of(found), found.severity, rule.confidence, location,
        finding.words, mark, excerpt, column, cut, related, finding.data, by, reason, finding.fixes, places,
    )  # fmt: skip
