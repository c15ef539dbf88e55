"""The options of a check, and what they mean."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from citecheck.api import Layer, Options, UsageError
from citecheck.cli.run import Request
from citecheck.readers.detect import NAMES
from citecheck.report.render import FORMS

F = TypeVar("F", bound=Callable[..., Any])
_LEVELS = ("error", "warning", "info")

_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    click.option(
        "-s",
        "--select",
        multiple=True,
        metavar="RULES",
        help="Run these rules only: ids, names, blocks (CC1), groups, or ALL.",
    ),
    click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules besides the others."),
    click.option("-i", "--ignore", multiple=True, metavar="RULES", help="Do not run these rules."),
    click.option(
        "--severity", multiple=True, metavar="RULE=LEVEL", help="Set a severity: error, warning, info or off."
    ),
    click.option("--fail-on", type=click.Choice(_LEVELS), help="Lowest severity that gives exit code 1."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out paths in folders, as in .gitignore."),
    click.option("--config", metavar="FILE", help="Use this configuration file for all documents."),
    click.option("--no-config", is_flag=True, help="Use no configuration file."),
    click.option("-f", "--format", "form", type=click.Choice(tuple(FORMS)), help="Form of the report."),
    click.option("-o", "--output", metavar="FILE", help="Write the report to a file."),
    click.option("--stats", is_flag=True, help="Show how many claims have a citation, by document and section."),
    click.option("-q", "--quiet", is_flag=True, help="No summary and no progress."),
    click.option("--since", metavar="REV", help="Only findings on lines changed since this git revision."),
    click.option("--stdin-filename", metavar="PATH", help="The name of the document on standard input (-)."),
    click.option("--language", type=click.Choice(NAMES), help="Markup language of all documents."),
    click.option("--dialect", type=click.Choice(("gfm", "pandoc", "commonmark")), help="Dialect of Markdown."),
    click.option(
        "--claims",
        multiple=True,
        metavar="MODE|LEVEL|KEY=VALUE",
        help="off, rules or full; strict, normal or quiet; or a key of [claims], as in scope=sentence.",
    ),
    click.option("--explain-claims", is_flag=True, help="Show score and cues of every sentence instead of findings."),
    click.option("--baseline", metavar="FILE", help="Leave out the findings that this baseline accepts."),
    click.option("--no-baseline", is_flag=True, help="Use no baseline."),
    click.option("-j", "--jobs", type=click.IntRange(0, 256), default=0, help="Processes to use (default: as fits)."),
    click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour."),
)


_FIX_OPTIONS = (
    click.option("--fix", is_flag=True, help="Make the safe fixes in the files, then report what is left."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also fixes that may change the sense."),
)


def fix_options(command: F) -> F:
    """Give ``command`` the options for fixes."""
    for option in reversed(_FIX_OPTIONS):
        command = option(command)
    return command


def check_options(command: F) -> F:
    """Give ``command`` the paths and options of a check."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def request_of(values: Mapping[str, Any]) -> Request:
    """Return what the parsed options ask for. Raises :class:`UsageError` for values that cannot be used."""
    options = Options(
        config=_config(values),
        no_config=values["no_config"],
        layer=_layer(values),
        fail_on=values["fail_on"],
        exclude=values["exclude"],
        language=values["language"] or "",
        dialect=values["dialect"] or "",
        baseline=values["baseline"] or "",
        no_baseline=values["no_baseline"],
        since=values["since"] or "",
        jobs=values["jobs"],
        stats=values["stats"],
        stdin_name=values["stdin_filename"] or "",
    )
    return Request(
        values["paths"] or (".",),
        options,
        values["form"] or "",
        values["output"] or "",
        values["color"],
        values["quiet"],
        values["stats"],
        values["exit_zero"],
        _fixing(values),
        values.get("unsafe_fixes", False),
    )


def _fixing(values: Mapping[str, Any]) -> str:
    fix, diff = values.get("fix", False), values.get("diff", False)
    if fix and diff:
        raise UsageError("--fix and --diff contradict each other: --diff changes nothing")
    if values.get("unsafe_fixes") and not (fix or diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if diff and values["form"]:
        raise UsageError("--diff prints a diff: --format does not go with it")
    if (fix or diff) and "-" in values["paths"] and len(values["paths"]) > 1:
        raise UsageError("- (standard input) is fixed alone: name no other paths with it")
    return "fix" if fix else "diff" if diff else ""


def _config(values: Mapping[str, Any]) -> str:
    path = values["config"] or ""
    if path and values["no_config"]:
        raise UsageError("--config and --no-config contradict each other")
    return str(path)


def _layer(values: Mapping[str, Any]) -> Layer:
    return Layer(
        tuple(_split(values["select"])) if values["select"] else None,
        tuple(_split(values["extend_select"])),
        tuple(_split(values["ignore"])),
        tuple(_severity(each) for each in _split(values["severity"])),
        {},
        claim_settings(values["claims"]),
    )


def _split(values: Iterable[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _severity(text: str) -> tuple[str, str]:
    name, equals, level = text.partition("=")
    if not equals or level not in (*_LEVELS, "off"):
        raise UsageError(f'--severity "{text}" cannot be read: write RULE=LEVEL with error, warning, info or off')
    return name.strip(), level


_MODES = ("off", "rules", "full")
_CLAIM_LEVELS = ("strict", "normal", "quiet")


def claim_settings(values: Iterable[str]) -> dict[str, Any]:
    """Return what the values of ``--claims`` set in the table ``[claims]``. Raises :class:`UsageError`."""
    return dict(_claim(each) for each in values)


def _claim(text: str) -> tuple[str, Any]:
    from citecheck.config.load import config_faults

    key, equals, value = text.partition("=")
    if text in _MODES or text in _CLAIM_LEVELS:
        return "mode" if text in _MODES else "level", text
    if not equals:
        words = ", ".join(_MODES + _CLAIM_LEVELS)
        raise UsageError(f'--claims "{text}" cannot be read: write {words}, or KEY=VALUE, as in scope=sentence')
    read = _value(value.strip())
    if fault := next(iter(config_faults({"claims": {key.strip(): read}})), None):
        raise UsageError(f'--claims: "{key.strip()}" {fault.message}')
    return key.strip(), read


def _value(text: str) -> Any:
    """Read a value as TOML would, words without quotes as a string."""
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, KeyError):
        return text
