"""Workflow commands that GitHub Actions shows as annotations.

The grammar is that of the workflow commands ``error``, ``warning`` and ``notice``: per cent signs and line ends are
percent-encoded, in properties colons and commas too.
"""

from citecheck.model.finding import Severity
from citecheck.model.result import Run
from citecheck.report.render import ReportOptions

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def escape(text: str) -> str:
    """Return ``text`` as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return ``text`` as the value of a property of a workflow command."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")


def render(run: Run, options: ReportOptions) -> str:
    """Return one workflow command for each finding."""
    return "".join(
        f"::{_COMMANDS[each.severity]} file={escape_property(each.location.path)},line={each.location.line},"
        f"col={each.location.column},endLine={each.location.end_line},endColumn={each.location.end_column},"
        f"title={escape_property(f'{each.id} {each.rule}')}::{escape(each.message)}\n"
        for each in run.reported()
    )
