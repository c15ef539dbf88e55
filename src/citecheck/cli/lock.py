"""``citecheck lock``: write down which copies of the sources a report rests on, and hold them against that."""

from typing import Any

import click

from citecheck.cli.app import cli


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", is_flag=True, help="Write nothing: exit with 1 when a copy changed or is missing.")
@click.option("--frozen", is_flag=True, help="As --check, and also when the lock lacks what the documents cite.")
@click.option("--sums", "with_sums", is_flag=True, help="Also write SHA256SUMS, for `sha256sum -c`.")
@click.option("--config", metavar="FILE", help="Use this configuration file.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out documents, as in .gitignore.")
@click.option("-j", "--jobs", type=click.IntRange(0, 256), default=0, help="Processes to use (default: as fits).")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no progress.")
def lock(**values: Any) -> int:
    """Write sources.lock: the copies in the evidence folder, their hashes, and what PATHS cite them for.

    The folder is the one of the configuration: copies = "evidence" in the table [sources].

    \b
      citecheck lock report.md      write the lock
      citecheck lock --check        are the copies still the same?
      citecheck lock --frozen .     also: does the lock hold all copies that are cited?
      citecheck lock --sums         also write SHA256SUMS
    """
    from citecheck.cli.locking import run_lock  # reads copies, which no other command does

    return run_lock(values)
