"""From a configuration file to :class:`Settings`."""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citecheck.config.lines import line_of
from citecheck.config.settings import ConfiguredSuppression, FileFormat, Layer, Override, Settings
from citecheck.config.validate import Fault, faults, key_text
from citecheck.errors import ConfigError

_SOURCE_PATHS = ("schemas", "copies", "lock")
UNUSABLE = 'is no pattern that can be used: "{}"; write it as in .gitignore, with at most three * in a name'


def load(path: str) -> Settings:
    """Return the settings of the configuration file ``path``.

    Raises :class:`ConfigError` for a file that cannot be read, is not TOML, or says something that is not known; the
    error names file, line and key.
    """
    text = _read(path)
    table = _parse(text, path)
    prefix: tuple[str, ...] = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "citecheck")
        tool = table.get("tool", {})
        table = tool.get("citecheck", {}) if isinstance(tool, dict) else {}
    if fault := next(config_faults(table), None):
        where = key_text((*prefix, *fault.path)) if prefix else key_text(fault.path)
        subject = f'"{where}" ' if where else ""
        raise ConfigError(path, subject + fault.message, line_of(text, (*prefix, *fault.path)))
    return settings_of(table, path)


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise ConfigError(path, "is not UTF-8 text; save it as UTF-8") from None


def _parse(text: str, path: str) -> dict[str, Any]:
    import tomllib  # only runs with a configuration pay for it

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = str(error)
        line = 0
        if "(at line " in message:
            line = int(message.partition("(at line ")[2].partition(",")[0])
        elif "(at end of document)" in message:
            line = text.count("\n") + 1
        reason = message.partition(" (at ")[0] if isinstance(error, tomllib.TOMLDecodeError) else "is nested too deep"
        raise ConfigError(path, f"is not valid TOML: {reason[:1].lower()}{reason[1:]}", line) from None


def config_faults(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield every :class:`Fault` of a parsed configuration: against the schema, then names and options of rules."""
    from citecheck.compiled.config_schema import SCHEMA

    yield from faults(table, SCHEMA)
    yield from _pattern_faults(table)
    yield from _rule_faults(table, ())
    for place, override in enumerate(table.get("overrides", ())):
        yield from _rule_faults(override, ("overrides", place))
    for place, entry in enumerate(table.get("suppress", ())):
        names = entry["rule"] if isinstance(entry["rule"], list) else [entry["rule"]]
        yield from _name_faults(names, ("suppress", place, "rule"))


def _pattern_faults(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each path pattern that cannot be used."""
    from citecheck.config.patterns import usable

    wanted: list[tuple[tuple[str | int, ...], str]] = [
        (("exclude", place), each) for place, each in enumerate(table.get("exclude", ()))
    ]
    wanted += [(("files", each), each) for each in table.get("files", {})]
    wanted += [(("suppress", place, "path"), each["path"]) for place, each in enumerate(table.get("suppress", ()))]
    for place, override in enumerate(table.get("overrides", ())):
        wanted += [(("overrides", place, "paths", at), each) for at, each in enumerate(override["paths"])]
    yield from (Fault(path, UNUSABLE.format(each)) for path, each in wanted if not usable(each))


def _rule_faults(table: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    for key in ("select", "extend-select", "ignore", "severity"):
        yield from _name_faults(table.get(key, ()), (*path, key))
    for name, options in table.get("rules", {}).items():
        yield from _option_faults(name, options, (*path, "rules", name))


def _name_faults(names: Iterable[str], path: tuple[str | int, ...]) -> Iterator[Fault]:
    from citecheck.catalogue.names import unknown_name

    for place, name in enumerate(names):
        if message := unknown_name(name):
            step: tuple[str | int, ...] = (name,) if path[-1] == "severity" else (place,)
            yield Fault((*path, *step), message)


def _option_faults(name: str, options: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    from citecheck.compiled.rule_docs import DOCS
    from citecheck.errors import did_you_mean

    if name not in DOCS:
        yield Fault(path, f"is no rule name{did_you_mean(name, tuple(DOCS))}")
        return
    known = DOCS[name]["options"]
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {option: entry["schema"] for option, entry in known.items()},
    }
    if options and not known:
        yield Fault((*path, next(iter(options))), f'is no known key: the rule "{name}" has no options')
        return
    for fault in faults(options, schema):
        yield Fault((*path, *fault.path), fault.message)


def settings_of(table: Mapping[str, Any], path: str) -> Settings:
    """Return the settings that the checked ``table`` of the configuration file ``path`` stands for."""
    folder = os.path.dirname(os.path.abspath(path))
    plain = Settings()
    return plain._replace(
        root=folder,
        source=path,
        config=_layer(table, folder),
        overrides=tuple(Override(tuple(each["paths"]), _layer(each, folder)) for each in table.get("overrides", ())),
        fail_on=table.get("fail-on", plain.fail_on),
        exclude=(*table.get("exclude", ()), *_copies_folder(table.get("sources", ()), folder)),
        format=table.get("format", plain.format),
        language=table.get("language", ""),
        dialect=table.get("dialect", ""),
        files=tuple(_file_format(pattern, each) for pattern, each in table.get("files", {}).items()),
        suppress=tuple(_suppression(each) for each in table.get("suppress", ())),
        sources=tuple(_from_here(os.path.join(folder, each)) for each in _files(table.get("sources", ()))),
        baseline=os.path.join(folder, table["baseline"]) if "baseline" in table else "",
        max_size=int(table.get("max-size", plain.max_size)),
    )


def _from_here(path: str) -> str:
    """Return ``path`` as reports show it: relative to the current folder where it lies in it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive, on Windows
        return path
    return path if relative.startswith(os.pardir) else relative.replace(os.sep, "/")


def _files(sources: Mapping[str, Any] | list[str]) -> list[str]:
    files: list[str] = sources.get("files", []) if isinstance(sources, Mapping) else sources
    return files


def _sources(sources: Mapping[str, Any] | list[str], folder: str) -> Mapping[str, Any]:
    """Return the table ``[sources]`` with its paths made absolute; its files are read elsewhere."""
    if not isinstance(sources, Mapping):
        return {}
    settings = {key: value for key, value in sources.items() if key != "files"}
    if "profiles" in settings:
        settings["profiles"] = [os.path.join(folder, each) for each in settings["profiles"]]
    for key in _SOURCE_PATHS:
        if key in settings:
            settings[key] = os.path.join(folder, settings[key])
    if "copy-map" in settings:
        settings["copy-map"] = {name: os.path.join(folder, each) for name, each in settings["copy-map"].items()}
    return settings


def _copies_folder(sources: Mapping[str, Any] | list[str], folder: str) -> tuple[str, ...]:
    """Return the pattern of the folder of copies: what lies in it is evidence, no report."""
    if not isinstance(sources, Mapping) or "copies" not in sources:
        return ()
    try:
        inside = os.path.relpath(os.path.join(folder, sources["copies"]), folder).replace(os.sep, "/")
    except ValueError:  # another drive, on Windows
        return ()
    if inside == os.curdir or inside.startswith(os.pardir):
        return ()
    return ("/" + "".join("\\" + char if char in "*?[]!#\\ " else char for char in inside) + "/",)


def _layer(table: Mapping[str, Any], folder: str) -> Layer:
    return Layer(
        tuple(table["select"]) if "select" in table else None,
        tuple(table.get("extend-select", ())),
        tuple(table.get("ignore", ())),
        tuple(table.get("severity", {}).items()),
        table.get("rules", {}),
        table.get("claims", {}),
        _sources(table.get("sources", {}), folder),
    )


def _file_format(pattern: str, value: str | Mapping[str, str]) -> FileFormat:
    if isinstance(value, str):
        return FileFormat(pattern, value)
    return FileFormat(pattern, value.get("language", ""), value.get("dialect", ""))


def _suppression(entry: Mapping[str, Any]) -> ConfiguredSuppression:
    rules = entry["rule"] if isinstance(entry["rule"], list) else [entry["rule"]]
    words = " ".join(entry.get("words", "").split())
    return ConfiguredSuppression(tuple(rules), entry["path"], words, entry.get("until", ""), entry["reason"])
