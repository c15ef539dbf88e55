"""The report as JSON lines: one finding a line, in the form of the JSON report's findings."""

import json

from citecheck.model.result import Run
from citecheck.report.json_report import finding_object
from citecheck.report.render import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    """Return one line for each reported finding; a clean run gives an empty text."""
    return "".join(json.dumps(finding_object(each), ensure_ascii=False) + "\n" for each in run.reported())
