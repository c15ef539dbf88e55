"""Checking parsed configuration against a JSON Schema, with messages for people.

The part of JSON Schema 2020-12 that the project's schemas use is done here, since importing jsonschema costs more than
a whole run on a small document. Tests hold both against each other.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from citecheck.errors import did_you_mean
from citecheck.text.record import NamedTuple

Schema = Mapping[str, Any]
Path = tuple[str | int, ...]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list, tuple),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
_ARTICLES = {
    "object": "a table",
    "array": "a list",
    "string": "a string",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


class Fault(NamedTuple):
    """One fault of a configuration: the path of keys that leads to it, and what is wrong."""

    path: Path
    message: str


def key_text(path: Path) -> str:
    """Return a path of keys as it is written in messages: ``overrides[2].select``."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def faults(value: object, schema: Schema, root: Schema | None = None, path: Path = ()) -> Iterator[Fault]:
    """Yield every fault of ``value``; ``root`` is the schema that ``$ref`` looks its definitions up in."""
    top = schema if root is None else root
    if "$ref" in schema:
        target = top["$defs"][schema["$ref"].rpartition("/")[2]]
        yield from faults(value, target, top, path)
    if "enum" in schema and not any(value == each and type(value) is type(each) for each in schema["enum"]):
        yield Fault(path, _not_in(value, schema["enum"]))
    if "type" in schema and not _is(value, schema["type"]):
        yield Fault(path, f"is {_shown(value)}, but must be {_ARTICLES[schema['type']]}")
        return
    if "anyOf" in schema:
        yield from _any_of(value, schema["anyOf"], top, path)
    yield from _sizes(value, schema, path)
    if isinstance(value, dict):
        yield from _table(value, schema, top, path)
    elif isinstance(value, list) and "items" in schema:
        for place, item in enumerate(value):
            yield from faults(item, schema["items"], top, (*path, place))


def _is(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[name])


def _any_of(value: object, choices: list[Schema], root: Schema, path: Path) -> Iterator[Fault]:
    failed = []
    for choice in choices:
        found = list(faults(value, choice, root, path))
        if not found:
            return
        failed.append(found)
    # The choice that failed deepest inside is the one that was meant.
    yield from max(failed, key=lambda found: max(len(each.path) for each in found))


def _sizes(value: object, schema: Schema, path: Path) -> Iterator[Fault]:
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield Fault(path, "must not be empty")
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            what = "a date as YYYY-MM-DD" if "{4}-" in schema["pattern"] else f"text of the form {schema['pattern']}"
            yield Fault(path, f'is "{value}", but must be {what}')
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield Fault(path, "must not be empty")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if value < schema.get("minimum", value):
            yield Fault(path, f"is {value}, but must be at least {schema['minimum']}")
        if value > schema.get("maximum", value):
            yield Fault(path, f"is {value}, but must be at most {schema['maximum']}")


def _table(value: Mapping[str, Any], schema: Schema, root: Schema, path: Path) -> Iterator[Fault]:
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", True)
    for key in schema.get("required", ()):
        if key not in value:
            yield Fault(path, f'lacks the key "{key}"')
    for key, item in value.items():
        if key in known:
            yield from faults(item, known[key], root, (*path, key))
        elif rest is False:
            yield Fault((*path, key), f"is no known key{did_you_mean(key, tuple(known))}")
        elif isinstance(rest, Mapping):
            yield from faults(item, rest, root, (*path, key))


def _not_in(value: object, choices: list[object]) -> str:
    names = [f'"{each}"' if isinstance(each, str) else str(each).lower() for each in choices]
    listed = ", ".join(names[:-1]) + f" or {names[-1]}" if len(names) > 1 else names[0]
    hint = did_you_mean(value, [str(each) for each in choices]) if isinstance(value, str) else ""
    return f"is {_shown(value)}, but must be {listed}{hint}"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value[:60]}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return str(value)
