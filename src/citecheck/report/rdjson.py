"""The Reviewdog Diagnostic Format (rdjson), for review comments."""

import json
from typing import Any

from citecheck.model.finding import Diagnostic, Location, Severity
from citecheck.model.result import Run
from citecheck.report.render import ReportOptions

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run, options: ReportOptions) -> str:
    """Return the findings as an rdjson object.

    Its columns count UTF-8 bytes. They are left out where the start of a long line is not at hand.
    """
    data = {"source": {"name": "citecheck"}, "diagnostics": [_diagnostic(each) for each in run.reported()]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "message": diagnostic.message,
        "location": {"path": diagnostic.location.path, "range": _range(diagnostic.location, _byte_columns(diagnostic))},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": f"{diagnostic.id} {diagnostic.rule}"},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"message": each.message, "location": {"path": each.location.path, "range": _range(each.location)}}
            for each in diagnostic.related
        ]
    return result


def _byte_columns(diagnostic: Diagnostic) -> tuple[int, int] | None:
    """Return the columns of both ends in bytes from 1, None where the excerpt is not the start of the line."""
    location, text = diagnostic.location, diagnostic.excerpt
    last = location.end_column - 1 if location.end_line == location.line else len(text) + 1
    if diagnostic.excerpt_column != 1 or location.end_line != location.line or last > len(text):
        return None
    start = len(text[: location.column - 1].encode("utf-8", "replace")) + 1
    return start, start + len(text[location.column - 1 : last].encode("utf-8", "replace"))


def _range(location: Location, columns: tuple[int, int] | None = None) -> dict[str, Any]:
    if columns is None:
        return {"start": {"line": location.line}, "end": {"line": location.end_line}}
    start, end = columns
    return {"start": {"line": location.line, "column": start}, "end": {"line": location.end_line, "column": end}}
