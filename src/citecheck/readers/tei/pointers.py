"""Pointers of TEI: ``#id``, several of them, and ``#range(a,b)`` of the TEI XPointer schemes."""

import re

_RANGE = re.compile(r"#range\(([^()]*)\)")
_SCHEME = re.compile(r"#(?:xpath|left|right|string-range|string-index|match)\(")


def local_targets(value: str) -> tuple[str, ...]:
    """Return the ids in this document that a pointer attribute names; addresses and other schemes are left out.

    Both ends of a range are named, without the ``#`` that some encoders put before them.
    """
    found: list[str] = []
    for match in _RANGE.finditer(value):
        found += [end.strip().lstrip("#") for end in match[1].split(",")]
    for word in _RANGE.sub(" ", value).split():
        if len(word) > 1 and word[0] == "#" and not _SCHEME.match(word):
            found.append(word[1:])
    return tuple(filter(None, found))
