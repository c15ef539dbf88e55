"""Explicit markup, the blocks that begin with two dots: notes, citations, targets, directives, comments."""

import re
from typing import NamedTuple

from citecheck.readers.rst.inline import LABEL
from citecheck.readers.rst.lines import Line

_NOTE = re.compile(rf"\[({LABEL})\](?:[ \t]+|$)")
_TARGET = re.compile(r"_(?:`([^`\n]{1,300})`|(?![ _])((?:[^:\\\n]|\\.){1,300})):(?:[ \t]+(\S.*))?$")
_SUBSTITUTION = re.compile(r"\|(?! )([^|\n]{1,200}?)\|[ \t]+([A-Za-z][\w.+:-]{0,60})[ \t]?::[ \t]*(.*)$")
_DIRECTIVE = re.compile(r"([A-Za-z][\w.+:-]{0,80}?)[ \t]?::(?:[ \t]+|$)")


class Explicit(NamedTuple):
    """What stands behind two dots.

    ``kind`` is ``note``, ``target``, ``substitution``, ``directive`` or ``comment``; ``name`` the label or name of it
    at ``name_at``; ``value`` what it is set to (targets and substitutions); ``rest`` where content on the line begins.
    """

    kind: str
    name: str
    name_at: int
    value: str
    rest: int


def explicit_at(text: str, start: int, end: int) -> Explicit:
    """Read the explicit markup whose two dots stand at ``start`` of a line that ends at ``end``."""
    at = start + 2
    while at < end and text[at] in " \t":
        at += 1
    first = text[at : at + 1]
    if first == "[" and (match := _NOTE.match(text, at, end)):
        return Explicit("note", match[1], match.start(1), "", match.end())
    if first == "_" and (match := _TARGET.match(text, at, end)):
        name = match[1] or match[2]
        return Explicit("target", name, match.start(1 if match[1] else 2), match[3] or "", end)
    if first == "|" and (match := _SUBSTITUTION.match(text, at, end)):
        words = match[3] if match[2] == "replace" else ""
        return Explicit("substitution", match[1], match.start(1), words, match.start(3))
    if match := _DIRECTIVE.match(text, at, end):
        return Explicit("directive", match[1], match.start(1), "", match.end())
    return Explicit("comment", "", at, "", at)


def block_end(lines: list[Line], at: int, floor: int) -> int:
    """Return the index after the last line that belongs to the markup on line ``at`` which begins at ``floor``."""
    end = at + 1
    place = end
    while place < len(lines):
        line = lines[place]
        if line.end > line.start:
            if line.column <= floor:
                break
            end = place + 1
        place += 1
    return end


def substitutions_of(text: str, lines: list[Line]) -> dict[str, str]:
    """Return the replacement texts that ``text`` defines, by name; those of images are empty."""
    found: dict[str, str] = {}
    if ".. |" not in text:
        return found
    for at, line in enumerate(lines):
        if text.startswith(".. |", line.start):
            explicit = explicit_at(text, line.start, line.end)
            if explicit.kind == "substitution":
                words = [explicit.value]
                last = block_end(lines, at, line.column) if explicit.value else at + 1
                words += [text[each.start : each.end] for each in lines[at + 1 : last]]
                found.setdefault(" ".join(explicit.name.split()).casefold(), " ".join(" ".join(words).split()))
    return found


def repeated_targets(text: str, lines: list[Line]) -> frozenset[str]:
    """Return the names of link targets that are defined more than once, with different addresses."""
    seen: dict[str, str] = {}
    repeated: set[str] = set()
    if ".. _" not in text:
        return frozenset()
    for line in lines:
        if text.startswith(".. _", line.start):
            explicit = explicit_at(text, line.start, line.end)
            if explicit.kind == "target" and explicit.value and not explicit.value.endswith("_"):
                name = " ".join(explicit.name.replace("\\", "").split()).casefold()
                if seen.setdefault(name, explicit.value) != explicit.value:
                    repeated.add(name)
    return frozenset(repeated)
