"""The short report: one line for each finding."""

from citecheck.model.result import Run
from citecheck.report.full import place
from citecheck.report.render import ReportOptions
from citecheck.report.summary import summary
from citecheck.report.terminal import paint, safe


def render(run: Run, options: ReportOptions) -> str:
    """Return ``path:line:column: severity ID name message`` for each finding, then the summary."""
    lines = []
    for each in run.reported():
        where = paint(place(each.location), "path", color=options.color)
        severity = paint(each.severity, each.severity, color=options.color)
        lines.append(f"{where}: {severity} {each.id} {each.rule} {safe(each.message)}")
    if options.stats:
        from citecheck.report.stats import stats_text

        lines.append(stats_text(run).rstrip("\n"))
    if not options.quiet:
        lines.append(summary(run, color=options.color))
    return "".join(line + "\n" for line in lines)
