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
    return f"{text}: {_findings(run, color=color)}{_silenced(run)}{_fixes(run)}"


def _fixes(run: Run) -> str:
    """Tell how many findings fixes have mended, or could mend."""
    done = f"; fixed {count(run.fixed, 'finding')}" if run.fixed is not None else ""
    fixable = [each for each in run.reported() if each.fixes]
    if not fixable:
        return done
    from citecheck.report.fixes import offers

    offered = [[offer.fix.safe for offer in offers(each)] for each in fixable]
    safe = sum(any(each) for each in offered)
    others = sum(bool(each) and not any(each) for each in offered)
    options = [(safe, "--fix"), (others, "--fix --unsafe-fixes")]
    parts = [f"{number} can be fixed with {option}" for number, option in options if number]
    return done + ("; " + ", ".join(parts) if parts else "")


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
