"""Registers that several documents share: judged once, when all documents of a run have been read."""

from collections.abc import Iterable, Iterator

from citecheck.catalogue.load import BY_NAME
from citecheck.config.resolve import Resolver
from citecheck.engine.check import diagnostics_of
from citecheck.engine.locate import Locator
from citecheck.engine.run import RuleFinding
from citecheck.engine.select import select
from citecheck.model.document import Document, Metadata, SourceFile
from citecheck.model.result import FileReport
from citecheck.rules.unused_source import uncited, unused_sources
from citecheck.sources.attach import Wanted, load


def once(reports: Iterable[FileReport]) -> Iterator[FileReport]:
    """Yield ``reports`` with what is wrong with a shared register told by the first document only."""
    told: set[tuple[str, str, str, int]] = set()
    for report in reports:
        kept = []
        for each in report.diagnostics:
            place = (each.location.path, each.location.part, each.id, each.location.start)
            if each.location.path == report.path or place not in told:
                kept.append(each)
            if each.location.path != report.path:
                told.add(place)
        yield report if len(kept) == len(report.diagnostics) else report._replace(diagnostics=tuple(kept))


def unused(reports: Iterable[FileReport], resolver: Resolver) -> Iterator[FileReport]:
    """Yield a report for each shared register that holds sources which none of the documents cites."""
    cited: dict[str, set[str]] = {}
    for report in reports:
        for path, keys in report.shared:
            cited.setdefault(path, set()).update(keys)
    rule = BY_NAME["unused-source"]
    for path in sorted(cited):
        settings = resolver.of_file(path)
        severity = next((level for each, level in select(settings, path).rules if each is rule), None)
        if severity is None:
            continue
        register = load(Wanted(path, True, True), _read)
        if register.optional:
            continue
        notes = [note._replace(order=order) for order, note in enumerate(register.notes)]
        left = uncited(notes, cited[path])
        findings = [
            RuleFinding(rule, severity, each) for each in unused_sources(left, len({note.key for note in notes}))
        ]
        source = SourceFile(path, "sources", (register.part, *register.more))
        document = Document(source, Metadata(), (), (), (), (), (), (), ())
        silenced = [(each, "", "") for each in findings]
        diagnostics = diagnostics_of(document, silenced, Locator(source))
        if diagnostics:
            yield FileReport(path, "sources", diagnostics, settings.fail_on)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
