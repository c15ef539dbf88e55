"""Definitions of commands by the author: what a use of them prints or cites, as far as that can be told.

Nothing is expanded by TeX's rules. A definition is looked at once: does it print plain words, cite its argument, wrap
it in a note, open an environment, or hide it?
"""

import re
from typing import Literal

from citecheck.readers.latex.names import CITING, MUTED, REFERENCES
from citecheck.readers.latex.plain_words import plain_words
from citecheck.text.record import NamedTuple

Use = Literal["text", "muted", "key", "note", "endnote"]

_PARAMETER = re.compile(r"(?:\\([A-Za-z]+)\*?(?:\[[^\[\]{}]{0,60}\]){0,2}\{[^{}#]{0,60})?#([1-9])")
_CITATION = re.compile(r"\\([A-Za-z]{1,40})\*?(?:\[[^\[\]{}]{0,60}\]){0,2}\{([^{}#\\]{1,400})\}")
_ENVIRONMENT = re.compile(r"\s*\\(begin|end)\s*\{([^{}\\#]{1,40})\}\s*")
_CONTROL = re.compile(r"\\([A-Za-z]+)\*?")
_UNPRINTED = re.compile(r"\\(?:xspace|ensuremath|protect|relax|leavevmode|unskip|ignorespaces)(?![A-Za-z])")
_LONGEST = 400
_HIDING = frozenset({*MUTED, *REFERENCES, "url", "nolinkurl", "path", "input", "include", "nocite", "bibliography"})


class Macro(NamedTuple):
    """A command of the author.

    ``uses`` tells what becomes of each argument, ``optional`` whether the first one stands in square brackets,
    ``words`` what is printed beside the arguments, ``keys`` what the definition cites by itself, ``environment`` the
    begin or end of an environment that it stands for, ``how`` the citing command that its argument goes to.
    """

    uses: tuple[Use, ...] = ()
    optional: bool = False
    words: str = ""
    keys: tuple[str, ...] = ()
    environment: tuple[str, str] = ("", "")
    how: str = "plain"


def define(body: str, count: int, *, optional: bool, known: dict[str, Macro]) -> Macro:
    """Return what the definition ``body`` with ``count`` arguments does; ``known`` are the definitions before it."""
    body = body[:_LONGEST]
    if match := _ENVIRONMENT.match(body):
        return Macro(environment=(match[1], match[2]))
    keys = tuple(
        key.strip()
        for match in _CITATION.finditer(body)
        if match[1] in CITING
        for key in match[2].split(",")
        if key.strip()
    )
    uses: list[Use] = ["muted"] * count
    how = "plain"
    for match in _PARAMETER.finditer(body):
        place = int(match[2]) - 1
        if place < count:
            use = _use(match[1] or "", known)
            if use == "key":
                how = CITING.get(match[1], "plain")
            if uses[place] == "muted":
                uses[place] = use
    words = "" if keys or set(uses) - {"muted"} else _printed(body, known)
    return Macro(tuple(uses), optional, words, keys, how=how)


def _use(command: str, known: dict[str, Macro]) -> Use:
    if command in CITING:
        return "key"
    if command in ("footnote", "thanks", "sidenote", "marginpar", "marginnote"):
        return "note"
    if command == "endnote":
        return "endnote"
    if command in _HIDING:
        return "muted"
    macro = known.get(command)
    return macro.uses[0] if macro is not None and macro.uses else "text"


def _printed(body: str, known: dict[str, Macro]) -> str:
    if "#" in body:
        body = re.sub(r"\\([A-Za-z]+)\s?\{[^{}#]{0,60}#\d[^{}]{0,60}\}|#\d", "", body)
    body = _UNPRINTED.sub("", body)
    body = _CONTROL.sub(lambda match: _expanded(match, known), body, count=20)
    return "" if "\\begin" in body or "@" in body else plain_words(body)[:_LONGEST]


def _expanded(match: re.Match[str], known: dict[str, Macro]) -> str:
    macro = known.get(match[1])
    return macro.words if macro is not None and macro.words else match[0]
