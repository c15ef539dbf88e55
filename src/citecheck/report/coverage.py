"""Citation coverage as text, JSON, Markdown or an SVG badge, with the trend against an earlier JSON."""

import json
from collections.abc import Mapping
from typing import Any

from citecheck.errors import UsageError
from citecheck.model.result import FileStats, Run
from citecheck.report.terminal import safe

VERSION = 1
_NO_HEADING = "(before the first heading)"
# From so many per cent on the badge has this colour.
_COLOURS = ((90, "#2e7d32"), (75, "#7a8b00"), (50, "#b26a00"), (0, "#c62828"))

Earlier = Mapping[str, tuple[int, int]]
"""Claims and cited claims of an earlier run by path; ``""`` stands for all documents together."""


def share_of(cited: int, claims: int) -> float | None:
    """Return the share of cited claims in per cent, to one place; None where there is no claim."""
    return round(100 * cited / claims, 1) if claims else None


def totals(run: Run) -> tuple[int, int]:
    """Return the claims and the cited claims of all documents of ``run``."""
    return sum(file.stats.claims for file in run.files), sum(file.stats.cited for file in run.files)


def as_json(run: Run) -> str:
    """Return the figures as JSON, which :func:`earlier` reads again."""
    claims, cited = totals(run)
    data = {"version": VERSION, **_figures(claims, cited), "documents": [_document(f.path, f.stats) for f in run.files]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _figures(claims: int, cited: int) -> dict[str, Any]:
    return {"claims": claims, "cited": cited, "share": share_of(cited, claims)}


def _document(path: str, stats: FileStats) -> dict[str, Any]:
    sections = [
        {"title": each.title, "line": each.line, **_figures(each.claims, each.cited)}
        for each in stats.sections
        if each.claims
    ]
    return {"path": path, **_figures(stats.claims, stats.cited), "sections": sections}


def earlier(text: str, path: str) -> Earlier:
    """Return the figures in the JSON ``text`` of the file ``path``. Raises :class:`UsageError` for anything else."""
    try:
        data = json.loads(text)
        rows = {str(each["path"]): (int(each["claims"]), int(each["cited"])) for each in data["documents"]}
        return {**rows, "": (int(data["claims"]), int(data["cited"]))}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f"{path}: is no JSON that `citecheck coverage --format json` wrote") from None


def as_text(run: Run, before: Earlier | None = None) -> str:
    """Return a table for people: each document, its sections, and all together."""
    rows = [(_cell(*each[1:3]), _count(*each[1:3]), _change(each, before), each[0], each[3]) for each in _rows(run)]
    if not rows:
        return "no document was read\n"
    width = max(len("claims"), *(len(row[1]) for row in rows))
    lines = [f" cited  {'claims':<{width}}" + ("  change" if before is not None else "") + "  document, section"]
    for shown, count, change, _, title in rows:
        trend = f"  {change:>6}" if before is not None else ""
        lines.append(f"{shown:>6}  {count:<{width}}{trend}  {safe(title)}")
    return "\n".join(lines) + "\n"


def as_markdown(run: Run, before: Earlier | None = None) -> str:
    """Return the same as a Markdown table, for a summary of a build or a comment."""
    head, rule = "| document | cited | claims |", "| --- | ---: | ---: |"
    if before is not None:
        head, rule = head + " change |", rule + " ---: |"
    lines = ["# Citation coverage", "", head, rule]
    for row in _rows(run):
        name = _plain(row[3].strip())
        title = f"**{name}**" if row[0] is not None else f"&nbsp;&nbsp;{name}"
        trend = f" {_change(row, before)} |" if before is not None else ""
        lines.append(f"| {title} | {_cell(row[1], row[2])} | {row[2]}/{row[1]} |{trend}")
    return "\n".join(lines) + "\n"


Line = tuple[str | None, int, int, str]
"""A line of the table: path (None: a section; ``""``: all), claims, cited claims, and what it is about."""


def _rows(run: Run) -> list[Line]:
    rows: list[Line] = []
    for file in run.files:
        rows.append((file.path, file.stats.claims, file.stats.cited, file.path))
        if len(file.stats.sections) > 1:
            rows += [
                (None, each.claims, each.cited, f"  line {each.line}: {each.title[:70].strip() or _NO_HEADING}")
                for each in file.stats.sections
                if each.claims
            ]
    if len(run.files) > 1:
        rows.append(("", *totals(run), f"all {len(run.files)} documents"))
    return rows


def _cell(claims: int, cited: int) -> str:
    share = share_of(cited, claims)
    return "-" if share is None else f"{share:.0f}%"


def _count(claims: int, cited: int) -> str:
    return f"{cited}/{claims}"


def _change(row: Line, before: Earlier | None) -> str:
    """Return the change in percentage points since ``before``; ``new`` for a document that it does not have."""
    path, claims, cited, _ = row
    if before is None or path is None:
        return ""
    if path not in before:
        return "new"
    now, then = share_of(cited, claims), share_of(before[path][1], before[path][0])
    return "-" if now is None or then is None else f"{now - then:+.1f}"


def _plain(text: str) -> str:
    """Return ``text`` with what means something in a Markdown table escaped."""
    text = " ".join(safe(text).split())
    for sign in "\\|*_`[]<>&":
        text = text.replace(sign, "\\" + sign)
    return text


def as_badge(run: Run) -> str:
    """Return an SVG badge with the share of cited claims of all documents."""
    claims, cited = totals(run)
    share = share_of(cited, claims)
    words = "no claims" if share is None else f"{int(share)}%"
    colour = "#616161" if share is None else next(colour for least, colour in _COLOURS if share >= least)
    right = 12 + 7 * len(words)
    width = 84 + right
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
        f'aria-label="claims cited: {words}"><title>claims cited: {words}</title>'
        f'<rect width="84" height="20" fill="#424242"/><rect x="84" width="{right}" height="20" fill="{colour}"/>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="42" y="14">claims cited</text><text x="{84 + right / 2:g}" y="14">{words}</text></g></svg>\n'
    )
