"""Inline macros that cite: ``cite:[key(12)]``, cross-references to a bibliography, and the ends of their brackets."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.labels import key_of
from citecheck.text.span import Span

_KEY = re.compile(r"\s{0,20}([^\s,()\[\]]{1,200})\s{0,20}(?:\(([^()]{0,200})\))?")
_ANCHOR = re.compile(r"\[\[\[([^\s,\[\]]{1,200})(?:,\s{0,9}([^\[\]\n]{1,200}))?\]\]\]")
_IDS = re.compile(
    r"(?<!\[)\[\[([^\s,\[\]]{1,200})[\],]|\[#([\w:.-]{1,200})|\banchor:([\w:.-]{1,200})\[|,\s?id=\"?([\w:.-]{1,200})"
)
_BRACKET = re.compile(r"\\.|[\[\]]")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")
_CAPITALS = re.compile(r"[A-Z]+")


def cited_keys(text: str, part: str, start: int, end: int) -> tuple[CitedItem, ...]:
    """Return the keys in ``text[start:end]``: ``Lane12(59-61), Lane13``.."""
    items = []
    for match in _KEY.finditer(text, start, end):
        span = Span(part, *match.span(1))
        items.append(CitedItem(match[1], key_of(match[1]), span, locator=(match[2] or "").strip()))
    return tuple(items)


def anchors_of(text: str) -> dict[str, str]:
    """Return the entries of bibliographies in ``text``: their ids, with the labels that are printed for them."""
    if "[[[" not in text:
        return {}
    return {match[1]: match[2] or match[1] for match in _ANCHOR.finditer(text)}


def ids_of(text: str) -> set[str]:
    """Return the ids that the markup of ``text`` gives to blocks and places."""
    return {next(filter(None, match.groups())) for match in _IDS.finditer(text)}


def anchor_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the anchor of an entry that begins at ``start``: group 1 is its id, group 2 its label or None."""
    return _ANCHOR.match(text, start, end)


def shape(label: str) -> str:
    """Return the pattern of a label: ``Smith2019`` and ``Brown2020a`` look alike, ``ch_2`` does not."""
    return _DIGITS.sub("0", _LETTERS.sub("a", _CAPITALS.sub("A", label))).removesuffix("a")


def partners(text: str, start: int, end: int) -> dict[int, int]:
    """Return the places of the closing brackets of ``text[start:end]`` by those of their opening ones."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "[":
            open_at.append(match.start())
        elif match[0] == "]" and open_at:
            found[open_at.pop()] = match.start()
    return found
