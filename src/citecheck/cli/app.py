"""The commands and their options, with click."""

import sys
from typing import Any

import click

from citecheck import __version__
from citecheck.cli import COMMANDS
from citecheck.cli.options import check_options, fix_options, request_of
from citecheck.cli.run import execute

_HELP = """Check the citations, footnotes and sources of reports.

\b
  citecheck seeds/                        check all documents in a folder
  citecheck report.md annex.html          check two files
  citecheck --select CC1,CC2 seeds/       only some rules: ids, names or blocks
  citecheck --format sarif -o out.sarif . write a report for a code host
  citecheck --since main docs/            only findings on lines changed since main
  citecheck --diff report.md              show what the safe fixes would change
  citecheck --fix report.md               make the safe fixes, then report what is left
  citecheck - --stdin-filename a.md       check standard input
  citecheck coverage docs/                how many claims have a citation
  citecheck verify report.md              do the copies of the sources say so?
  citecheck explain unresolved-marker     why a rule is there and what to do

"check" is the command when none is named; `citecheck check --help` shows its options. A folder that is called like a
command is checked with `citecheck check rules` or `citecheck ./rules`.

\b
Exit codes:
  0  nothing was found at or above --fail-on (default: warning); with --fix: nothing is left
  1  findings; with --diff: also when there is something to fix
  2  the call or the configuration is wrong, or a path cannot be used
  3  an error of citecheck itself

Settings are read from the nearest citecheck.toml, .citecheck.toml or pyproject.toml ([tool.citecheck]) above each file.
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(__version__, prog_name="citecheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Hold the commands; its help is the text above."""


@cli.command()
@check_options
@fix_options
def check(**values: Any) -> int:
    """Check PATHS (files, folders, or - for standard input; default: this folder)."""
    if values["explain_claims"]:
        from citecheck.cli.explain_claims import explain_claims

        return explain_claims(request_of(values))
    return execute(request_of(values))


def parse_and_run(arguments: list[str]) -> int:
    """Parse ``arguments`` and run the command; return the exit code."""
    # They add their commands to the group.
    from citecheck.cli import commands, coverage, export, lock, sources, verify  # noqa: F401

    first = arguments[0] if arguments else ""
    if first not in (*COMMANDS, "-h", "--help", "--version"):
        arguments = ["check", *arguments]
    try:
        result = cli.main(arguments, prog_name="citecheck", standalone_mode=False)
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return error.exit_code
    return result if isinstance(result, int) else 0
