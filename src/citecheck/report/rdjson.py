"""The Reviewdog Diagnostic Format (rdjson), for review comments."""

import json
from typing import Any

from citecheck.model.finding import Diagnostic, Location, Severity
from citecheck.model.result import Run
from citecheck.report.fixes import offers
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
    if suggestions := _suggestions(diagnostic):
        result["suggestions"] = suggestions
    if diagnostic.related:
        result["relatedLocations"] = [
            {"message": each.message, "location": {"path": each.location.path, "range": _range(each.location)}}
            for each in diagnostic.related
        ]
    return result


def _suggestions(diagnostic: Diagnostic) -> list[dict[str, Any]]:
    """Return the best fix as one replacement; none where its line is not at hand as a whole up to its end."""
    location, text = diagnostic.location, diagnostic.excerpt
    offer = next(iter(offers(diagnostic)), None)
    if offer is None or diagnostic.excerpt_column != 1:
        return []
    low, high = offer.places[0], offer.places[-1]
    if not low.line == high.end_line == location.line or high.end_column - 1 > len(text):
        return []
    first, last = low.column - 1, high.end_column - 1
    words, at = "", first
    for place, edit in offer.edits():
        words += text[at : place.column - 1] + edit.text
        at = place.end_column - 1
    start = len(text[:first].encode("utf-8", "replace")) + 1
    end = start + len(text[first:last].encode("utf-8", "replace"))
    return [{"range": _range(location, (start, end)), "text": words}]


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
