"""``citecheck coverage``: how many claims of each document and section have a citation."""

from typing import Any

import click

from citecheck.api import Layer, Options, Run, UsageError
from citecheck.cli.app import cli
from citecheck.cli.guard import CLEAN, FINDINGS, USAGE, say
from citecheck.cli.options import claim_settings
from citecheck.cli.run import Request, incomplete, run_checks, write_out
from citecheck.readers.detect import NAMES
from citecheck.report import coverage as report


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json", "markdown", "svg")), default="text")
@click.option("-o", "--output", metavar="FILE", help="Write to a file.")
@click.option("--compare", metavar="FILE", help="Show the change since a JSON that was written earlier.")
@click.option("--fail-under", type=click.FloatRange(0, 100), help="Exit with 1 when a document has a lower share.")
@click.option("--section-fail-under", type=click.FloatRange(0, 100), help="The same for each section.")
@click.option(
    "--claims", multiple=True, metavar="KEY=VALUE", help="As for check: full, rules, strict, quiet, KEY=VALUE."
)
@click.option("--config", metavar="FILE", help="Use this configuration file for all documents.")
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out paths in folders, as in .gitignore.")
@click.option("--language", type=click.Choice(NAMES), help="Markup language of all documents.")
@click.option("-j", "--jobs", type=click.IntRange(0, 256), default=0, help="Processes to use (default: as fits).")
def coverage(**values: Any) -> int:
    """Show how many claims of PATHS have a citation, by document and section."""
    run = run_checks(Request(values["paths"] or (".",), _options(values), quiet=True))
    text = _rendered(run, values["form"], _earlier(values["compare"]) if values["compare"] else None)
    if values["output"]:
        from citecheck.cli.files import write_atomically

        write_atomically(values["output"], text)
    else:
        write_out(text, raw=values["form"] != "text")
    low = _too_low(run, values["fail_under"] or 0, values["section_fail_under"] or 0)
    return USAGE if incomplete(run) else FINDINGS if low else CLEAN


def _rendered(run: Run, form: str, before: report.Earlier | None) -> str:
    if form == "json":
        return report.as_json(run)
    if form == "svg":
        return report.as_badge(run)
    return report.as_markdown(run, before) if form == "markdown" else report.as_text(run, before)


def _options(values: dict[str, Any]) -> Options:
    if values["config"] and values["no_config"]:
        raise UsageError("--config and --no-config contradict each other")
    return Options(
        config=values["config"] or "",
        no_config=values["no_config"],
        layer=Layer(select=(), claims=claim_settings(values["claims"])),
        exclude=values["exclude"],
        language=values["language"] or "",
        no_baseline=True,
        jobs=values["jobs"],
        stats=True,
    )


def _earlier(path: str) -> report.Earlier:
    try:
        with open(path, encoding="utf-8") as file:
            return report.earlier(file.read(), path)
    except UnicodeDecodeError:
        return report.earlier("", path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None


def _too_low(run: Run, document: float, section: float) -> bool:
    """Say which documents and sections fall short on standard error, and return whether any does."""
    found = False
    for file in run.files:
        rows = [(file.path, file.stats.claims, file.stats.cited, document)]
        rows += [(f"{file.path}:{s.line}: {s.title}", s.claims, s.cited, section) for s in file.stats.sections]
        for what, claims, cited, least in rows:
            share = report.share_of(cited, claims)
            if share is not None and share < least:
                say(f"{what}: {share:g}% of the claims have a citation, fewer than {least:g}%")
                found = True
    return found
