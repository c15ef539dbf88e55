"""``citecheck verify``: do the sources say what the report says they do?"""

import json
import os
from typing import Any

import click

from citecheck.api import Options, UsageError, find_documents, read_document
from citecheck.cli.app import cli
from citecheck.cli.guard import CLEAN, FINDINGS, USAGE, say
from citecheck.cli.run import wants_color, write_out


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("-f", "--format", "form", type=click.Choice(("table", "json")), default="table", help="Form of the list.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file.")
@click.option("--copies", metavar="FOLDER", help="The folder of copies, instead of the one of the configuration.")
@click.option("--config", metavar="FILE", help="Use this configuration file for all documents.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out documents, as in .gitignore.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour in the table.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out what is verified and what could not be checked.")
def verify(**values: Any) -> int:
    """Hold the quotations, figures and names of PATHS against the copies of their sources.

    \b
      verified    the copy has these words, or the figure near the passage
      differs     the copy has other words; they are shown
      not-found   nothing in the copy is like it
      elsewhere   the copy has it on another page than the cited one
      ambiguous   the copy has it on several pages, and none is cited
      unchecked   nothing can be said, for the reason given: no copy, a scan...

    Exit code 1: a quotation or figure differs, is not found, or stands elsewhere.
    """
    from citecheck.report import verification as report

    options = Options(config=values["config"] or "", exclude=values["exclude"], no_baseline=True)
    documents, failed = _documents(values["paths"] or (".",), options, values["copies"] or "")
    if values["form"] == "json":
        text = json.dumps(report.as_json(documents), indent=2, ensure_ascii=False) + "\n"
    else:
        color = not values["output"] and wants_color(values["color"])
        text = report.as_table(documents, quiet=values["quiet"], color=color)
    if values["output"]:
        from citecheck.cli.files import write_atomically

        write_atomically(values["output"], text)
    else:
        write_out(text, raw=values["form"] == "json")
    return USAGE if failed else FINDINGS if report.failed(documents) else CLEAN


def _documents(paths: tuple[str, ...], options: Options, copies: str) -> tuple[list[Any], bool]:
    """Verify the documents of ``paths``, those in a folder of copies left out; tell whether any could not be used."""
    from citecheck.report.verification import Verified
    from citecheck.verification.verify import verifications

    if "-" in paths:
        raise UsageError("standard input has no sources beside it: name a file")
    files, notices = find_documents(paths, options)
    for notice in notices:
        say(f"{notice.path}: {notice.message}")
    if copies and not os.path.isdir(copies):
        raise UsageError(f"{copies}: there is no such folder of copies")
    table = {"copies": os.path.abspath(copies)} if copies else {}
    found: list[Verified] = []
    without = 0
    for path in files:
        document, context = read_document(path, options, table, evidence=True)
        if "evidence" not in context.known:
            without += 1
        elif not _is_below(path, str(context.sources["copies"])):
            found.append(Verified(document, context, verifications(document, context)))
    if without and not found:
        raise UsageError(
            'no folder of copies is set: write copies = "evidence" into the table [sources], or use --copies'
        )
    return found, bool(notices)


def _is_below(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(os.path.normpath(folder), ""))
