"""The code quality report of GitLab, a part of the Code Climate form."""

import json
from hashlib import blake2b
from typing import Any

from citecheck.model.finding import Diagnostic, Severity
from citecheck.model.result import Run
from citecheck.report.render import ReportOptions

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, options: ReportOptions) -> str:
    """Return the findings as a JSON array."""
    return json.dumps([_issue(each) for each in run.reported()], ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic) -> dict[str, Any]:
    location = diagnostic.location
    # GitLab compares fingerprints over the whole project, so the path has to be in them.
    mark = blake2b(f"{location.path}\0{diagnostic.fingerprint}".encode("utf-8", "backslashreplace"), digest_size=16)
    return {
        "type": "issue",
        "check_name": diagnostic.rule,
        "description": f"{diagnostic.id}: {diagnostic.message}",
        "severity": _SEVERITIES[diagnostic.severity],
        "categories": ["Style"],
        "fingerprint": mark.hexdigest(),
        "location": {
            "path": location.path,
            "lines": {"begin": location.line, "end": location.end_line},
        },
    }
