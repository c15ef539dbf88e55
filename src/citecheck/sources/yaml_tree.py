"""YAML to a tree with places, by way of PyYAML's events; aliases, tags and several documents are not needed here."""

from typing import Any

from citecheck.sources.tree import MAX_DEPTH, MAX_NODES, Broken, Mapping, Node, Scalar, Sequence


def parse_yaml(text: str, offset: int = 0) -> Node:
    """Return the tree of a YAML text that stands at source ``offset``.

    Raises :class:`Broken` with the offset of the first fault; anchors and aliases are refused (they can grow without
    bound).
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    stack: list[tuple[str, int, list[Node]]] = []
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            if count > MAX_NODES:
                at = event.start_mark.index if event.start_mark else 0
                raise Broken("it holds more values than a list of sources needs", offset + at)
            node = _take(event, stack, offset, yaml)
            if node is not None and not stack:
                return node
            if node is not None:
                stack[-1][2].append(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Broken(f"this is not YAML: {error.problem}", offset + (mark.index if mark else 0)) from None
    except yaml.YAMLError as error:
        raise Broken(f"this is not YAML: {error}".splitlines()[0], offset) from None
    return Mapping((), offset, offset)


def _take(event: Any, stack: list[tuple[str, int, list[Node]]], offset: int, yaml: Any) -> Node | None:
    start, end = offset + event.start_mark.index, offset + event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        raise Broken("YAML aliases are not read in a list of sources", start)
    if isinstance(event, yaml.ScalarEvent):
        quoted = event.style in ("'", '"')
        return Scalar(event.value, start + quoted, end - quoted)
    if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
        if len(stack) >= MAX_DEPTH:
            raise Broken("nested too deeply for a list of sources", start)
        stack.append(("map" if isinstance(event, yaml.MappingStartEvent) else "list", start, []))
    elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        kind, begin, nodes = stack.pop()
        return Sequence(tuple(nodes), begin, end) if kind == "list" else _mapping(nodes, begin, end)
    return None


def _mapping(nodes: list[Node], start: int, end: int) -> Mapping:
    pairs = []
    for key, value in zip(nodes[::2], nodes[1::2], strict=False):
        if not isinstance(key, Scalar):
            raise Broken("a key must be a word or a number", key.start)
        pairs.append((key, value))
    return Mapping(tuple(pairs), start, end)
