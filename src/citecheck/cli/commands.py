"""The commands besides ``check``."""

import json
import os
import sys
from typing import Any

import click

from citecheck.api import Options, UsageError
from citecheck.cli.app import cli
from citecheck.cli.guard import CLEAN, FINDINGS, USAGE
from citecheck.cli.options import check_options, request_of
from citecheck.cli.run import Request, incomplete, run_checks, write_out
from citecheck.readers.detect import NAMES

_DEFAULT_BASELINE = "citecheck-baseline.json"


@cli.command()
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text", help="Form of the list.")
def rules(form: str) -> None:
    """List the rules: id, name, severity, and what they report."""
    from citecheck.catalogue.load import CATALOGUE

    if form == "json":
        rows: list[dict[str, Any]] = [
            {key: value for key, value in rule._asdict().items() if key not in ("needs", "messages")}
            for rule in CATALOGUE
        ]
        write_out(json.dumps(rows, indent=2) + "\n", raw=True)
        return
    wide = max(len(rule.name) for rule in CATALOGUE)
    lines = []
    for rule in CATALOGUE:
        level = rule.severity if rule.default else f"{rule.severity}, off"
        lines.append(f"{rule.id}  {rule.name:<{wide}}  {level:<12}  {rule.summary}\n")
    write_out("".join(lines), raw=False)


@cli.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say why RULE (an id or a name) is there, what to do about its findings, and show examples."""
    from citecheck.catalogue.load import CATALOGUE
    from citecheck.catalogue.names import unknown_name
    from citecheck.cli.explain import explanation

    for each in CATALOGUE:
        if rule.upper() == each.id or rule.lower() == each.name:
            write_out(explanation(each), raw=False)
            return
    raise UsageError(unknown_name(rule) or f'"{rule}" names several rules; explain takes one id or name')


@cli.command()
@click.argument("file")
@click.option("--stdin-filename", metavar="PATH", help="The name of the document on standard input (-).")
@click.option("--language", type=click.Choice(NAMES), help="Markup language of the document.")
@click.option("--dialect", type=click.Choice(("gfm", "pandoc", "commonmark")), help="Dialect of Markdown.")
def dump(file: str, stdin_filename: str | None, language: str | None, dialect: str | None) -> None:
    """Show FILE as citecheck reads it: blocks, markers and notes with their places, as JSON."""
    from citecheck.readers.detect import detect_format
    from citecheck.readers.read import read
    from citecheck.report.dump import dump_text

    data = sys.stdin.buffer.read() if file == "-" else _bytes_of(file)
    name = (stdin_filename or file) if file == "-" else file
    form = language or detect_format(name, data)
    if not form:
        raise UsageError(f"{name}: unknown format: say which it is with --language")
    write_out(dump_text(read(data, name, form, dialect or "")), raw=True)


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None


@cli.group()
def baseline() -> None:
    """Accept the findings of today, so that only new ones are reported.

    The file is the one that --baseline names, else the one of the configuration, else citecheck-baseline.json.
    """


def _prepare(values: dict[str, Any]) -> tuple[Request, str]:
    """Return the request and the baseline file that it is about."""
    from citecheck.config.resolve import Resolver

    request = request_of(values)
    settings = Resolver(request.options).of_folder(os.curdir)
    path = settings.baseline or _DEFAULT_BASELINE
    return request, os.path.relpath(path) if os.path.isabs(path) else path


def _with(request: Request, **changes: Any) -> Request:
    options: Options = request.options._replace(**changes)
    return request._replace(options=options)


@baseline.command()
@check_options
def create(**values: Any) -> int:
    """Write a baseline with everything that is found now; an old one is replaced."""
    from citecheck.cli.files import write_atomically
    from citecheck.engine.baseline import dump as dump_baseline
    from citecheck.engine.baseline import entries_of, ibids_of

    request, path = _prepare(values)
    run = run_checks(_with(request, baseline="", no_baseline=True, record=True))
    entries = entries_of(run, path)
    write_atomically(path, dump_baseline(entries, ibids_of(run, path)))
    documents = sum(bool(rows) for rows in entries.values())
    write_out(f"wrote {path}: {sum(1 for _ in run.reported())} findings in {documents} documents\n", raw=False)
    return USAGE if incomplete(run) else CLEAN


@baseline.command()
@check_options
def prune(**values: Any) -> int:
    """Take out of the baseline what is no longer found."""
    from citecheck.cli.files import write_atomically
    from citecheck.engine import baseline as store

    request, path = _prepare(values)
    entries = store.load(path)
    run = run_checks(_with(request, baseline=path, no_baseline=False))
    stale = store.compare(run, entries, path).stale
    if stale:
        write_atomically(path, store.dump(store.prune(entries, stale), store.load_ibids(path)))
    write_out(f"{path}: took out {sum(each.times for _, each in stale)} findings\n", raw=False)
    return USAGE if incomplete(run) else CLEAN


@baseline.command(name="check")
@check_options
def check_baseline(**values: Any) -> int:
    """Tell whether the baseline fits: exit with 1 when there are new findings, or accepted ones that are gone."""
    from citecheck.engine import baseline as store
    from citecheck.report.render import ReportOptions, render
    from citecheck.report.terminal import safe

    request, path = _prepare(values)
    run = run_checks(_with(request, baseline=path, no_baseline=False))
    result = store.compare(run, store.load(path), path)
    lines = []
    for document, entry in result.stale:
        lines.append(
            f'{safe(document)}: {entry.id} {entry.rule} "{safe(entry.words)}" is gone: run `citecheck baseline prune`\n'
        )
    lines.append(f"{path}: {len(result.new)} new findings, {len(result.stale)} that are gone\n")
    write_out(render("concise", run, ReportOptions(quiet=True)) + "".join(lines), raw=False)
    return USAGE if incomplete(run) else FINDINGS if result.new or result.stale else CLEAN


@cli.group(invoke_without_command=True)
@click.pass_context
def config(context: click.Context, /) -> None:
    """Show, check or describe the configuration; without a command: show."""
    if context.invoked_subcommand is None:
        context.invoke(show)


@config.command()
@click.argument("path", default=".")
def show(path: str = ".") -> None:
    """Show the settings that hold for PATH, and the rules that run on it."""
    from citecheck.cli.show import settings_text

    write_out(settings_text(path), raw=False)


@config.command()
@click.argument("file", required=False)
def validate(file: str | None) -> None:
    """Check a configuration FILE (default: the one that holds here)."""
    from citecheck.cli.show import validated

    write_out(validated(file) + "\n", raw=False)


@config.command()
def schema() -> None:
    """Print the JSON Schema of the configuration."""
    from citecheck.compiled.config_schema import SCHEMA

    write_out(json.dumps(SCHEMA, indent=2) + "\n", raw=True)
