"""The forms of a report by name."""

from collections.abc import Callable
from importlib import import_module

from citecheck.model.result import Run
from citecheck.text.record import NamedTuple

FORMS = {
    "full": "full",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
}
"""The names of the forms and the modules that render them."""

FOR_PEOPLE = ("full", "concise")
"""The forms that are read in a terminal; all others are read by programs."""


class ReportOptions(NamedTuple):
    """How to render: with colour, without summary (``quiet``), with the table of figures (``stats``)."""

    color: bool = False
    quiet: bool = False
    stats: bool = False


Renderer = Callable[[Run, ReportOptions], str]


def render(form: str, run: Run, options: ReportOptions | None = None) -> str:
    """Return the report of ``run`` in ``form``. Raises ``KeyError`` for an unknown form."""
    renderer: Renderer = import_module(f"citecheck.report.{FORMS[form]}").render
    return renderer(run, options or ReportOptions())
