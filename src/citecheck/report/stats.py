"""The table of figures: how many claims of each document and section have a citation."""

from citecheck.model.result import FileStats, Run
from citecheck.report.summary import count
from citecheck.report.terminal import safe


def share(cited: int, claims: int) -> str:
    """Return the share of cited claims in per cent, ``-`` where there is no claim."""
    return f"{cited * 100 // claims}%" if claims else "-"


def stats_text(run: Run) -> str:
    """Return the citation coverage of each document and its sections, and of all documents."""
    lines = ["citation coverage (claims with a citation / claims)"]
    for file in run.files:
        stats = file.stats
        lines.append(f"  {_figures(stats.cited, stats.claims)}  {safe(file.path)}{_also(stats)}")
        if len(stats.sections) > 1:
            for each in stats.sections:
                if each.claims:
                    title = safe(each.title[:70]) or "(before the first heading)"
                    lines.append(f"    {_figures(each.cited, each.claims)}  line {each.line}: {title}")
    claims, cited = sum(file.stats.claims for file in run.files), sum(file.stats.cited for file in run.files)
    if len(run.files) > 1:
        lines.append(f"  {_figures(cited, claims)}  all {len(run.files)} files")
    return "\n".join(lines) + "\n"


def _figures(cited: int, claims: int) -> str:
    return f"{share(cited, claims):>4}  {cited}/{claims}"


def _also(stats: FileStats) -> str:
    return f" ({count(stats.markers, 'marker')}, {count(stats.notes, 'note')})"
