"""The report for reading: every finding with its line and carets under the exact words."""

from citecheck.model.finding import Diagnostic, Location
from citecheck.model.result import Run
from citecheck.report.render import ReportOptions
from citecheck.report.summary import summary
from citecheck.report.terminal import paint, safe, width

_RELATED = 12
"""At most so many related places are listed; the other forms list all."""


def render(run: Run, options: ReportOptions) -> str:
    """Return the findings of ``run`` with excerpts, then the figures if asked for, then the summary."""
    parts = [finding_text(each, color=options.color) for each in run.reported()]
    if options.stats:
        from citecheck.report.stats import stats_text

        parts.append(stats_text(run))
    if not options.quiet:
        parts.append(summary(run, color=options.color) + "\n")
    return "\n".join(parts)


def place(location: Location) -> str:
    """Return ``path:line:column``, or path and address where a line means nothing, harmless to print."""
    if location.address:
        return f"{safe(location.path)}: {safe(location.address)}"
    return f"{safe(location.path)}:{location.line}:{location.column}"


def finding_text(diagnostic: Diagnostic, *, color: bool) -> str:
    """Return one finding: place, rule and message, the line with carets, and the places that belong to it."""
    severity = paint(diagnostic.severity, diagnostic.severity, color=color)
    head = f"{paint(place(diagnostic.location), 'path', color=color)}: {severity} {diagnostic.id} {diagnostic.rule}"
    lines = [head, "  " + safe(diagnostic.message)]
    margin = " " * len(str(diagnostic.location.line))
    if diagnostic.excerpt:
        before, marked, after = split_excerpt(diagnostic)
        bar = paint("|", "dim", color=color)
        carets = paint("^" * max(width(marked), 1), "caret", color=color)
        lines.append(
            f"  {paint(str(diagnostic.location.line), 'dim', color=color)} {bar} {before}{marked}{after}".rstrip()
        )
        lines.append(f"  {margin} {bar} {' ' * width(before)}{carets}")
    lines += _related(diagnostic, margin)
    if diagnostic.fixes:
        lines += _offered(diagnostic, margin)
    return "\n".join(lines) + "\n"


def _offered(diagnostic: Diagnostic, margin: str) -> list[str]:
    """Return a line about the best fix that can be made."""
    from citecheck.report.fixes import offers

    offer = next(iter(offers(diagnostic)), None)
    if offer is None:
        return []
    needed = "" if offer.fix.safe else " (needs --unsafe-fixes)"
    return [f"  {margin} = fix available{needed}: {safe(offer.fix.title)}"]


def split_excerpt(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the excerpt in three pieces, harmless to print: before, under and after the carets.

    Dots stand for what was left out of a long line. A finding of several lines is marked to the end of its first.
    """
    location, text = diagnostic.location, diagnostic.excerpt
    start = min(max(location.column - diagnostic.excerpt_column, 0), len(text))
    last = start + location.end_column - location.column if location.end_line == location.line else len(text)
    end = min(max(last, start), len(text))
    before, marked, after = safe(text[:start]), safe(text[start:end]), safe(text[end:])
    after += " …" if diagnostic.excerpt_cut else ""
    before = "… " + before if diagnostic.excerpt_column > 1 else before.lstrip()
    return before, marked, after


def _related(diagnostic: Diagnostic, margin: str) -> list[str]:
    related = diagnostic.related
    lines = [f"  {margin} = {place(each.location)}: {safe(each.message)}" for each in related[:_RELATED]]
    if len(related) > _RELATED:
        lines.append(f"  {margin} = and {len(related) - _RELATED} more places")
    return lines
