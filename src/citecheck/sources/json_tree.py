"""JSON (RFC 8259) to a tree with places, without recursion."""

import re
from typing import Any

from citecheck.sources.tree import MAX_DEPTH, MAX_NODES, Broken, Mapping, Node, Scalar, Sequence
from citecheck.text.patterns import pattern

_TOKEN = pattern(r'\s*(?:("(?:[^"\\\x00-\x1f]|\\.)*")|(-?\d[\d.eE+-]*|true|false|null)|([\[\]{},:]))')
_ESCAPE = pattern(r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


MAX_TOKENS = 3 * MAX_NODES


class _Open:
    """A container that is being read."""

    __slots__ = ("items", "key", "kind", "start")

    def __init__(self, kind: str, start: int) -> None:
        self.kind, self.start = kind, start
        self.items: list[Any] = []
        self.key: Scalar | None = None


def parse_json(text: str) -> Node:
    """Return the tree of a JSON text. Raises :class:`Broken` with the offset of the first fault.

    :mod:`json` judges the text; the pass over its tokens here only finds the places.
    """
    import json

    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise Broken(f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}", error.pos) from None
    except RecursionError:
        raise Broken("nested too deeply for a list of sources", 0) from None
    stack: list[_Open] = []
    at = count = 0
    while True:
        count += 1
        if count > MAX_TOKENS:
            raise Broken("it holds more values than a list of sources needs", at)
        match = _TOKEN.match(text, at)
        if not match:
            raise Broken("this is not JSON from here on", _skip(text, at))
        at = match.end()
        node = _take(match, stack)
        if node is None:
            continue
        if not stack:
            if text[at:].strip():
                raise Broken("text after the end of the JSON value", _skip(text, at))
            return node
        _add(stack[-1], node, text, at)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return min(at, len(text))


def _take(match: re.Match[str], stack: list[_Open]) -> Node | None:
    """Return the value that a token completes, or None."""
    string, bare, sign = match.groups()
    if string is not None:
        return Scalar(_unescape(string[1:-1]), match.start(1) + 1, match.end(1) - 1)
    if bare is not None:
        return Scalar("" if bare == "null" else bare, match.start(2), match.end(2))
    if sign in "[{":
        if len(stack) >= MAX_DEPTH:
            raise Broken("nested too deeply for a list of sources", match.start(3))
        stack.append(_Open(sign, match.start(3)))
        return None
    if sign in "]}":
        if not stack or (stack[-1].kind == "[") != (sign == "]") or stack[-1].key is not None:
            raise Broken(f'"{sign}" does not belong here', match.start(3))
        done = stack.pop()
        kind = Sequence if sign == "]" else Mapping
        return kind(tuple(done.items), done.start, match.end(3))
    if not stack:
        raise Broken(f'"{sign}" does not belong here', match.start(3))
    return None


def _add(container: _Open, node: Node, text: str, at: int) -> None:
    if container.kind == "[":
        container.items.append(node)
    elif container.key is not None:
        container.items.append((container.key, node))
        container.key = None
    elif isinstance(node, Scalar) and text[_skip(text, at) : _skip(text, at) + 1] == ":":
        container.key = node
    else:
        raise Broken('a key in quotes and ":" is missing here', node.start)


def _unescape(body: str) -> str:
    if "\\" not in body:
        return body
    return _ESCAPE.sub(_char, body)


def _char(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "u" and len(code) == 11:
        high, low = int(code[1:5], 16), int(code[7:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if code[0] == "u" and len(code) == 5:
        return chr(int(code[1:], 16))
    return _SIMPLE.get(code, code)
