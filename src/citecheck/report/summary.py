"""The last line of a report for people: what was checked and what was found."""

from citecheck.model.result import Run
from citecheck.report.terminal import paint


def count(number: int, noun: str) -> str:
    """Return ``3 errors``, ``1 error``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(run: Run, *, color: bool) -> str:
    """Return the summary of ``run`` in one line; a clean run has one too, and files that were not checked are named."""
    text = f"checked {count(len(run.files), 'file')}"
    if left := run.not_checked():
        text += f", {left} not checked"
    return f"{text}: {_findings(run, color=color)}{_silenced(run)}"


def _findings(run: Run, *, color: bool) -> str:
    counts = run.counts()
    names = {"error": "error", "warning": "warning", "info": "remark"}
    parts = [paint(count(counts[key], noun), key, color=color) for key, noun in names.items() if counts[key]]
    return ", ".join(parts) if parts else "no findings"


def _silenced(run: Run) -> str:
    by = {"comment": 0, "configuration": 0, "baseline": 0}
    for each in run.suppressed():
        by[each.suppressed] += 1
    words = {"comment": "by comments", "configuration": "by the configuration", "baseline": "by the baseline"}
    parts = [f"{number} {words[kind]}" for kind, number in by.items() if number]
    return f" (suppressed: {', '.join(parts)})" if parts else ""
