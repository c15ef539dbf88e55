"""Cuts the strong parts of a note into sources as people separate them.

A semicolon and the end of a sentence separate; so does "and" between two sources, and a comma between two codes. A
comma joins parallel citations of one case, and nothing separates inside brackets and quotation marks.
"""

from citecheck.sources.grammar.lexing import Token
from citecheck.text.record import NamedTuple

ANCHORS = frozenset(("code", "file", "url", "citation", "act", "docket", "back", "hansard", "spoken", "archive"))
"""Parts of which one source has, as a rule, only one."""
_WEAK = frozenset(("and", "nature", "versus", "direction", "year", "medium"))
_BLANK = " ,\t\n\u00a0"


class Segment(NamedTuple):
    """A piece of a note that holds one source: its place, its strong parts, what separates it from the one before.

    ``by`` is ``;``, ``.``, ``and``, ``,`` or ``""`` for the first.
    """

    start: int
    end: int
    tokens: list[Token]
    by: str


def cut(text: str, tokens: list[Token]) -> list[Segment]:
    """Return the segments of the note ``text`` with the strong parts ``tokens``, in order; empty ones are left out."""
    segments: list[Segment] = []
    start, by, first, anchors = 0, "", 0, 0
    for index, token in enumerate(tokens):
        kind = token[0]
        if kind in ANCHORS:
            anchors += 1
        elif kind == "separator" or kind == "stop":
            _close(segments, text, start, token[1], tokens[first:index], by, anchors)
            start, by, first, anchors = token[2], ";" if kind == "separator" else ".", index + 1, 0
    if not first and anchors < 2 and not text[0].isspace() and tokens and tokens[0][0] != "and":
        return [Segment(0, len(text.rstrip(_BLANK)), tokens, "")]
    _close(segments, text, start, len(text), tokens[first:] if first else tokens, by, anchors)
    return segments


def _close(segments: list[Segment], text: str, start: int, end: int, tokens: list[Token], by: str, many: int) -> None:
    """Add the segment between two separators, cut again between its ``many`` anchors."""
    if many > 1:
        anchors = [index for index, token in enumerate(tokens) if token[0] in ANCHORS]
        done = 0
        for left, right in zip(anchors, anchors[1:], strict=False):
            place = _between(text, tokens, left, right)
            if place is not None:
                index, at, after, how = place
                _add(segments, text, start, at, tokens[done:index], by)
                start, by, done = after, how, index
        tokens = tokens[done:]
    _add(segments, text, start, end, tokens, by)


def _add(segments: list[Segment], text: str, start: int, end: int, tokens: list[Token], by: str) -> None:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if tokens and tokens[0][0] == "and" and tokens[0][1] <= start:
        start, tokens = tokens[0][2] + 1, tokens[1:]
    if start < end:
        segments.append(Segment(start, end, tokens, by))


def _between(text: str, tokens: list[Token], left: int, right: int) -> tuple[int, int, int, str] | None:
    """Return where two anchors part: index of the first token on the right, end of the left, start of the right."""
    first, second = tokens[left], tokens[right]
    if _one_source(text, first, second):
        return None
    for index in range(right - 1, left, -1):
        kind, start, end, _ = tokens[index]
        if kind == "and":
            return index + 1, start, end, "and"
        if kind == "signal":
            return index, start, start, "."
    index = left + 1
    while index < right and tokens[index][0] in ("place", "quote") and not _leads(text, tokens, index):
        index += 1
    cut_at = tokens[index - 1][2]
    while cut_at < second[1] and text[cut_at] in "]})":
        cut_at += 1
    return index, cut_at, cut_at, ","


def _leads(text: str, tokens: list[Token], index: int) -> bool:
    """Return whether a place behind an anchor belongs to the next one: "x.pdf, p3, y.pdf"."""
    before = tokens[index - 1]
    return before[0] in ("file", "url") and tokens[index][0] == "place"


def _one_source(text: str, first: Token, second: Token) -> bool:
    """Return whether two anchors are parts of one source."""
    kinds = first[0], second[0]
    between = text[first[2] : second[1]]
    if "spoken" in kinds:
        return kinds != ("spoken", "spoken") or not any(map(str.isupper, between))
    if kinds == ("citation", "citation"):
        return " v" not in between and len(between) < 60 and " and " not in between
    if kinds == ("act", "act"):
        return len(between) < 3 or (
            first[3] == "statute" and second[3] != "statute" and between.lstrip().startswith("(")
        )
    if kinds == ("back", "back"):
        return second[3][0] not in ("ibid", "id") and len(between) < 15
    if "back" in kinds:
        return (
            second[0] == "back"
            and second[3][0] in ("op-cit", "loc-cit", "note", "supra")
            and first[0] in ("hansard", "act")
        )
    if "hansard" in kinds:
        return kinds[0] == "hansard" and kinds[1] in ("url", "hansard") or kinds == ("url", "hansard")
    return "url" in kinds and kinds[0] not in ("url", "file") or kinds == ("docket", "docket") and False
