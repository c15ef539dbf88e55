"""The JSON report, described by ``rules/schema/report.schema.json`` and versioned apart from the program."""

import json
from typing import Any

from citecheck import __version__
from citecheck.model.finding import Diagnostic, Location
from citecheck.model.result import FileReport, FileStats, Run
from citecheck.report.fixes import fix_objects
from citecheck.report.render import ReportOptions

VERSION = 1


def render(run: Run, options: ReportOptions) -> str:
    """Return the whole run as one JSON object; figures of documents only with ``stats``."""
    counts = run.counts()
    data: dict[str, Any] = {
        "version": VERSION,
        "tool": {"name": "citecheck", "version": __version__},
        "summary": {
            "files": len(run.files),
            "not_checked": run.not_checked(),
            "errors": counts["error"],
            "warnings": counts["warning"],
            "infos": counts["info"],
            "suppressed": sum(1 for _ in run.suppressed()),
        },
        "findings": [finding_object(each) for each in run.reported()],
        "suppressed": [finding_object(each) for each in run.suppressed()],
        "notices": [{"kind": each.kind, "path": each.path, "message": each.message} for each in run.notices],
    }
    if run.fixed is not None:
        data["summary"]["fixed"] = run.fixed
    if options.stats:
        data["documents"] = [_document(file) for file in run.files]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def finding_object(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as an object of the schema."""
    result: dict[str, Any] = {
        "id": diagnostic.id,
        "rule": diagnostic.rule,
        "message_id": diagnostic.message_id,
        "message": diagnostic.message,
        "severity": diagnostic.severity,
        "confidence": diagnostic.confidence,
        **location_object(diagnostic.location),
        "words": diagnostic.words,
        "excerpt": diagnostic.excerpt,
        "excerpt_column": diagnostic.excerpt_column,
        "fingerprint": diagnostic.fingerprint,
        "data": dict(diagnostic.data),
        "related": [{**location_object(each.location), "message": each.message} for each in diagnostic.related],
        "fixes": fix_objects(diagnostic),
    }
    if diagnostic.suppressed:
        result["suppression"] = {"by": diagnostic.suppressed, "reason": diagnostic.reason}
    return result


def location_object(location: Location) -> dict[str, Any]:
    """Return a place: path, part where there is one, and both ends with offset, line and column in code points."""
    result: dict[str, Any] = {"path": location.path}
    if location.part:
        result["part"] = location.part
    result["start"] = {"offset": location.start, "line": location.line, "column": location.column}
    result["end"] = {"offset": location.end, "line": location.end_line, "column": location.end_column}
    if location.address:
        result["address"] = location.address
    return result


def _document(file: FileReport) -> dict[str, Any]:
    return {"path": file.path, "format": file.format, **_figures(file.stats)}


def _figures(stats: FileStats) -> dict[str, Any]:
    return {
        "markers": stats.markers,
        "notes": stats.notes,
        "claims": stats.claims,
        "cited": stats.cited,
        "sections": [each._asdict() for each in stats.sections],
    }
