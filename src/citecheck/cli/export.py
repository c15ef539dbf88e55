"""``citecheck export``: report, sources and what was verified, in the forms of archives and other programs."""

import json
import os
from typing import Any

import click

from citecheck.api import Options, UsageError, read_document
from citecheck.cli.app import cli
from citecheck.cli.guard import CLEAN
from citecheck.cli.run import write_out

_FORMS = ("webanno", "prov", "ro-crate", "csl")


@cli.command()
@click.argument("file")
@click.option("-f", "--format", "form", type=click.Choice(_FORMS), required=True, help="Form of the export.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file; paths are relative to its folder.")
@click.option("--copies", metavar="FOLDER", help="The folder of copies, instead of the one of the configuration.")
@click.option("--config", metavar="FILE", help="Use this configuration file.")
def export(file: str, form: str, output: str | None, copies: str | None, config: str | None) -> int:
    """Write what FILE rests on, and what of it was verified, as JSON.

    \b
      webanno   each verified quotation as a W3C Web Annotation of its source
      prov      report, quotations, copies and check as W3C PROV (PROV-JSON)
      ro-crate  the evidence pack as RO-Crate 1.2: write it to ro-crate-metadata.json
      csl       the cited sources as CSL-JSON
    """
    options = Options(config=config or "", no_baseline=True)
    if copies and not os.path.isdir(copies):
        raise UsageError(f"{copies}: there is no such folder of copies")
    table = {"copies": os.path.abspath(copies)} if copies else {}
    folder = os.path.dirname(os.path.abspath(output or file))
    text = json.dumps(_made(file, form, options, table, folder), indent=2, ensure_ascii=False) + "\n"
    if output:
        from citecheck.cli.files import write_atomically

        write_atomically(output, text)
    else:
        write_out(text, raw=True)
    return CLEAN


def _made(file: str, form: str, options: Options, table: dict[str, Any], folder: str) -> Any:
    document, context = read_document(file, options, table, evidence=form != "csl")
    if form == "csl":
        from citecheck.sources.export.csl import to_csl
        from citecheck.sources.places.inventory import cited

        return to_csl(cited(document, context))
    from citecheck.export.pack import pack_of

    pack = pack_of(document, context, folder)
    if form == "webanno":
        from citecheck.export.webanno import to_webanno

        return to_webanno(pack)
    if form == "prov":
        from citecheck.export.prov import to_prov

        return to_prov(pack)
    from citecheck.export.ro_crate import to_ro_crate

    return to_ro_crate(pack)
