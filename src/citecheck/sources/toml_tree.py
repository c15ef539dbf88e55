"""TOML to a tree with the places of its tables and keys.

:mod:`tomllib` reads the values but tells no places; a pass over the lines supplies them, in the order of the file.
"""

import re
from typing import Any

from citecheck.sources.tree import Broken, Mapping, Node, Scalar, Sequence
from citecheck.text.patterns import pattern

_LINE = pattern(
    r"^[ \t]*(?:\[{1,2}[ \t]*(?P<table>[^\]\n]{1,200}?)[ \t]*\]{1,2}"
    r"|(?P<key>\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|[\w-]{1,200})[ \t]*=[ \t]*(?P<value>[^\n]*))",
    re.MULTILINE,
)
_AT = pattern(r"line (\d+), column (\d+)")


def parse_toml(text: str) -> Node:
    """Return the tree of a TOML text. Raises :class:`Broken` with the offset of the first fault."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Broken(f"this is not TOML: {error}", _offset(text, str(error))) from None
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _LINE.finditer(text):
        group = "table" if match["table"] is not None else "key"
        name = match[group].split(".")[-1].strip().strip("\"'")
        places.setdefault(name, []).append((match.start(group), match.end(group)))
        if group == "key" and (value := match["value"].strip()):
            start = match.start("value")
            places.setdefault("=" + value.strip("\"'"), []).append((start, start + len(value)))
    for found in places.values():
        found.reverse()
    return _node(data, places, 0)


def _offset(text: str, message: str) -> int:
    match = _AT.search(message)
    if not match:
        return len(text)
    lines = text.split("\n")
    return min(sum(len(line) + 1 for line in lines[: int(match[1]) - 1]) + int(match[2]) - 1, len(text))


def _node(value: Any, places: dict[str, list[tuple[int, int]]], at: int) -> Node:
    if isinstance(value, dict):
        pairs = []
        for name, inner in value.items():
            start, end = places[name].pop() if places.get(name) else (at, at)
            pairs.append((Scalar(name, start, end), _node(inner, places, end)))
        return Mapping(tuple(pairs), at, at)
    if isinstance(value, list):
        return Sequence(tuple(_node(inner, places, at) for inner in value), at, at)
    found = places.get(f"={value}")
    start, end = found.pop() if found else (at, at)
    quotes = (end - start - len(str(value))) // 2
    return Scalar(str(value), start + quotes, end - quotes) if quotes in (0, 1, 3) else Scalar(str(value), start, end)
