"""The command ``sources``: what citecheck understood of the notes, and the sources as data."""

import json

import click

from citecheck.api import Options, UsageError, read_document
from citecheck.cli.app import cli
from citecheck.cli.guard import CLEAN
from citecheck.cli.run import write_out
from citecheck.readers.detect import NAMES

_FORMS = ("table", "json", "csl", "bibtex")


@cli.command()
@click.argument("file")
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), default="table", help="Form of the list.")
@click.option("--by-claims", is_flag=True, help="List the sources by how much rests on them.")
@click.option("--unused", is_flag=True, help="List the notes and sources that nothing cites.")
@click.option("--profile", metavar="NAME", help="Read the notes in this house style; without it the best is taken.")
@click.option("--language", type=click.Choice(NAMES), help="Markup language of the document.")
def sources(file: str, form: str, by_claims: bool, unused: bool, profile: str | None, language: str | None) -> int:
    """Show how the notes of FILE were understood, or write its sources.

    \b
      citecheck sources report.md               each note with its parts
      citecheck sources report.md --by-claims   the sources on which most rests first
      citecheck sources report.md --unused      what nothing cites
      citecheck sources report.md -f csl        the cited sources as CSL-JSON; bibtex: as BibTeX
    """
    from citecheck.report import sources as tables
    from citecheck.sources.places.inventory import cited

    if by_claims and unused:
        raise UsageError("--by-claims and --unused ask for two lists: give one of them")
    document, context = read_document(file, Options(language=language or ""), {"profile": profile} if profile else {})
    if form == "json":
        write_out(json.dumps(tables.sources_json(document, context), indent=2, ensure_ascii=False) + "\n", raw=True)
    elif form == "csl":
        from citecheck.sources.export.csl import to_csl

        items = to_csl(cited(document, context))
        write_out(json.dumps(items, indent=2, ensure_ascii=False) + "\n", raw=True)
    elif form == "bibtex":
        from citecheck.sources.export.bibtex import to_bibtex

        write_out(to_bibtex(cited(document, context)), raw=True)
    else:
        show = tables.claims_table if by_claims else tables.unused_table if unused else tables.notes_table
        write_out(show(document, context), raw=False)
    return CLEAN
