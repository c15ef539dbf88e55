"""One file from bytes to diagnostics: read, attach its sources, run the rules, say where and what."""

import os
from typing import NamedTuple

from citecheck.config.settings import Settings
from citecheck.engine.fingerprint import fingerprints
from citecheck.engine.locate import Locator
from citecheck.engine.run import RuleFinding, Selection, message_of, run_rules
from citecheck.engine.select import select
from citecheck.model.document import Document
from citecheck.model.finding import Diagnostic, RelatedLocation
from citecheck.readers.read import read
from citecheck.sources.attach import attach, load, wanted_registers


class FileResult(NamedTuple):
    """What checking one file gave: the document as read and its diagnostics in order of place."""

    path: str
    document: Document
    diagnostics: tuple[Diagnostic, ...]


def check_file(data: bytes, path: str, format_name: str, settings: Settings, dialect: str = "") -> FileResult:
    """Check the bytes of the file ``path``, read as ``format_name``. Raises nothing on content."""
    document = with_sources(read(data, path, format_name, dialect), settings)
    chosen = select(settings, path)
    found = run_rules(document, Selection(chosen.rules, chosen.options, chosen.claims, settings.today))
    return FileResult(path, document, diagnostics_of(document, found))


def with_sources(document: Document, settings: Settings) -> Document:
    """Return ``document`` joined to the sources beside it, in its front matter and in the configuration."""
    wanted = wanted_registers(document, settings.sources, os.path.isfile)
    return attach(document, [load(each, _read_bytes) for each in wanted]) if wanted else document


def _read_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def diagnostics_of(document: Document, found: list[RuleFinding]) -> tuple[Diagnostic, ...]:
    """Give each finding its message, place, excerpt and fingerprint; in order of place."""
    if not found:
        return ()
    locator = Locator(document.source)
    prints = fingerprints(document, [(each.rule.id, each.finding) for each in found])
    return tuple(_diagnostic(each, locator, mark) for each, mark in zip(found, prints, strict=True))


def _diagnostic(found: RuleFinding, locator: Locator, mark: str) -> Diagnostic:
    rule, finding = found.rule, found.finding
    location = locator.location(finding.span)
    related = tuple(RelatedLocation(locator.location(each.span), each.message) for each in finding.related)
    excerpt, _ = locator.excerpt(location)
    return Diagnostic(
        rule.id, rule.name, finding.message, message_of(found), found.severity, rule.confidence, location,
        finding.words, mark, excerpt, related, finding.data,
    )  # fmt: skip
