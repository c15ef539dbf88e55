"""Interpreted text: ``:role:`text```, and the citing roles of sphinxcontrib-bibtex."""

import re
from typing import NamedTuple

from citecheck.model.document import CitedItem
from citecheck.readers.labels import key_of
from citecheck.text.span import Span

_KEY = re.compile(r"(?:\{([^{}]{0,200})\})?\s{0,20}([^,{}\s]{1,200})\s{0,20}(?:\{([^{}]{0,200})\})?")
_CITING = re.compile(r"(?:foot)?cite(?::[a-z]{1,12}){0,2}|full(?:foot)?cite|(?:foot)?cite[tp]s?", re.IGNORECASE)
_EXPLICIT = re.compile(r"<[^<>]{0,1000}>$")
_PLAIN = frozenset(
    ("ref", "doc", "term", "numref", "any", "emphasis", "strong", "title", "title-reference", "t", "dfn", "abbr",
     "guilabel", "menuselection", "download", "subscript", "sub", "std:ref", "std:doc", "std:term", "external")
)  # fmt: skip
_RAISED = frozenset(("sup", "superscript"))
_NAMED = {"pep": "PEP", "pep-reference": "PEP", "rfc": "RFC", "rfc-reference": "RFC", "cve": "CVE-", "cwe": "CWE-"}


class Shown(NamedTuple):
    """What is printed for interpreted text: ``kind`` is ``text``, ``verbatim``, ``raised`` or ``named``."""

    kind: str
    start: int
    end: int
    prefix: str = ""


def is_citing(role: str) -> bool:
    """Return whether the role cites entries of a bibliography."""
    return bool(_CITING.fullmatch(role))


def is_narrative(role: str) -> bool:
    """Return whether the citation is part of its sentence, as in ``:cite:t:`` ("Smith [1] found")."""
    last = role.lower().rpartition(":")[2]
    return last in ("t", "ct", "ts", "cts", "text", "author", "citet")


def cited_keys(text: str, start: int, end: int) -> tuple[CitedItem, ...]:
    """Return the keys in ``text[start:end]``, the content of a citing role: ``{see}key{p. 3}, other``."""
    items = []
    for match in _KEY.finditer(text, start, end):
        items.append(
            CitedItem(
                match[2], key_of(match[2]), Span("", *match.span(2)),
                prefix=(match[1] or "").strip(), locator=(match[3] or "").strip(),
            )
        )  # fmt: skip
    return tuple(items)


def shown(role: str, text: str, start: int, end: int) -> Shown:
    """Return what is printed of the content ``text[start:end]`` of ``role`` (``""``: the default role)."""
    name = role.lower()
    if name in _RAISED:
        return Shown("raised", start, end)
    if name in _NAMED:
        return Shown("named", start, end, _NAMED[name])
    if name in _PLAIN:
        return Shown("text", start, without_target(text, start, end))
    return Shown("verbatim", start, without_target(text, start, end) if role else end)


def without_target(text: str, start: int, end: int) -> int:
    """Return the end of the words in ``words <target>``."""
    if text[end - 1 : end] != ">":
        return end
    match = _EXPLICIT.search(text, max(start, text.rfind("<", start, end)), end)
    if match is None or match.start() == start:
        return end
    stop = match.start()
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop
