"""Citations as pandoc writes them: ``[see @doe, p. 3; -@roe]``, ``@doe``, ``@doe [p. 3]``, ``@{https://a.b/}``.

Grammar: the pandoc manual, "Citation syntax". Works on masked source (see ``markdown_scan``): NUL stands for whatever
is not running text.
"""

import re
from collections.abc import Iterator

from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_KEY = r"(?:\{[^{}\s\0]{1,200}\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w)){0,200})"
_CITED = pattern(rf"(?<![\w@.:/\\-])(-?)@({_KEY})")
_NOWHERE = (1 << 62, 1 << 62)
_GROUP_END = pattern(r"[\[\]]")
_LOCATOR_AFTER = pattern(r" \[([^\[\]@\0\n\r]{1,120})\](?![(\[:{])")
_TERM = (
    r"(?:art(?:icles?|\.)?|bk\.?|books?|ch(?:ap)?s?\.|chapters?|col(?:umn)?s?\.?|fig(?:ure)?s?\.?|fol(?:io)?s?\.?|ll?\.|lines?|nn?\.|"
    r"notes?|nos?\.|numbers?|op\.|pp?\.?|pages?|para(?:graph)?s?\.?|pts?\.|parts?|r(?:ule)?\.|secs?\.|sections?|"
    r"vv?\.|verses?|vols?\.?|volumes?|§{1,2}|¶{1,2})"
)
_NUMBERS = r"[\dA-Za-z]{0,3}\d[\w.:/]{0,20}(?:\s?[,&–-]{1,2}\s?\d[\w.:/]{0,20}){0,20}"
_LOCATOR = pattern(
    rf"(?:{_TERM}\s?(?:{_NUMBERS}|[ivxlc]{{1,8}}\b(?:\s?[–-]\s?[ivxlc]{{1,8}}\b)?)|{_NUMBERS})", re.IGNORECASE
)
_CROSS_REFERENCE = pattern(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau|tab|vid|apx)[-:]"
)


class Cited(NamedTuple):
    """One key of a citation with the words around it; ``start`` and ``end`` are the place of the key."""

    key: str
    start: int
    end: int
    prefix: str
    locator: str
    suffix: str


class Citation(NamedTuple):
    """One citation. ``narrative`` ones are part of the sentence; one without keys is a cross-reference."""

    start: int
    end: int
    cited: tuple[Cited, ...]
    narrative: bool


def find_citations(masked: str) -> list[Citation]:
    """Return the citations in the masked source of a block, in source order; offsets count from its start."""
    found: list[Citation] = []
    matches = [match for match in _CITED.finditer(masked) if match[2].strip("{}")]
    groups = iter(_brackets(masked) if matches and "[" in masked else ())
    start, end = next(groups, _NOWHERE)
    place = 0
    while place < len(matches):
        at = matches[place].start()
        while end <= at:
            start, end = next(groups, _NOWHERE)
        if at < start:
            found.append(_narrative(masked, matches[place]))
            place += 1
            continue
        inside = []
        while place < len(matches) and matches[place].start() < end:
            inside.append(matches[place])
            place += 1
        found.append(_group(masked, start, end, inside))
    return found


def _brackets(masked: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the brackets without brackets inside that hold an ``@`` and are no inline notes."""
    begin = -1
    for match in _GROUP_END.finditer(masked):
        if match[0] == "[":
            begin = match.start()
        elif begin >= 0:
            if masked.find("@", begin, match.start()) >= 0 and masked[max(begin - 1, 0)] != "^":
                yield begin, match.end()
            begin = -1


def _narrative(masked: str, match: re.Match[str]) -> Citation:
    key, start, end = _key(match)
    if _CROSS_REFERENCE.match(key):
        return Citation(match.start(), match.end(), (), True)
    locator = suffix = ""
    last = match.end()
    if after := _LOCATOR_AFTER.match(masked, last):
        locator, suffix = _locator(after[1])
        if locator:
            last = after.end()
        else:
            suffix = ""
    return Citation(match.start(), last, (Cited(key, start, end, "", locator, suffix),), True)


def _group(masked: str, start: int, end: int, inside: list[re.Match[str]]) -> Citation:
    cited = []
    last = start + 1
    for place, match in enumerate(inside):
        stop = inside[place + 1].start() if place + 1 < len(inside) else end - 1
        # What stands before the last semicolon belongs to this key, what follows it to the next one.
        cut = masked.rfind(";", match.end(), stop) if place + 1 < len(inside) else stop
        cut = stop if cut < 0 else cut
        key, key_start, key_end = _key(match)
        locator, suffix = _locator(masked[match.end() : cut])
        if not _CROSS_REFERENCE.match(key):
            cited.append(Cited(key, key_start, key_end, _words(masked[last : match.start()]), locator, suffix))
        last = min(cut + 1, stop)
    return Citation(start, end, tuple(cited), False)


def _key(match: re.Match[str]) -> tuple[str, int, int]:
    start, end = match.span(2)
    if match[2].startswith("{"):
        return match[2][1:-1], start + 1, end - 1
    return match[2], start, end


def _locator(after: str) -> tuple[str, str]:
    """Split what follows a key into the locator and the other words: ``, p. 3, and passim``."""
    words = _words(after)
    words = words[1:].strip() if words.startswith(",") else words
    if words.startswith("{") and "}" in words:
        inner, _, rest = words[1:].partition("}")
        return inner.strip(), rest.strip(" ,")
    match = _LOCATOR.match(words)
    if match and (match.end() == len(words) or not words[match.end()].isalnum()):
        return match[0].strip(), words[match.end() :].strip(" ,")
    return "", words


def _words(masked: str) -> str:
    return " ".join(masked.replace("\0", "").split())
