"""Joins pieces of a note that were cut at a semicolon or a stop and belong to one source all the same.

"HC Hansard, ..., col 918; see also columns 922, 941": further places of the source before. "pp1-4, paras 1-13; p5,
Witness-Statement.pdf": places of the source behind, in reports that print the place first.
"""

from citecheck.sources.grammar.segments import Segment

_PLACED = frozenset(("place", "and", "signal", "nature"))
_NAMES = frozenset(("code", "file", "url", "citation", "act", "hansard", "back", "docket", "spoken", "archive"))
_MOST = 100
_OF_REPORT = frozenset(("part", "chapter", "day"))


def joined(text: str, segments: list[Segment], locator_first: bool) -> list[Segment]:
    """Return ``segments`` with those joined that hold only places of a source before or behind them."""
    result: list[Segment] = []
    waiting: Segment | None = None
    for segment in segments:
        if waiting is not None:
            if _takes_before(text, segment, locator_first, waiting):
                waiting.tokens.extend(segment.tokens)
                segment = Segment(waiting.start, segment.end, waiting.tokens, waiting.by)
            else:
                result.append(waiting)
            waiting = None
        before = result[-1] if result else None
        if before is not None and segment.by == ";" and _more_of(text, before, segment):
            before.tokens.extend(segment.tokens)
            result[-1] = Segment(before.start, segment.end, before.tokens, before.by)
        elif locator_first and _lacks_source(segment) or (segment.by != "." and _only_places(text, segment)):
            waiting = segment
        else:
            result.append(segment)
    return result if waiting is None else [*result, waiting]


def _names_source(segment: Segment) -> bool:
    return any(token[0] in _NAMES for token in segment.tokens)


def _lacks_source(segment: Segment) -> bool:
    """Return whether a segment begins with a page and does not say of what."""
    tokens = segment.tokens
    if not tokens or tokens[0][0] != "place" or tokens[0][1] > segment.start + 1:
        return False
    return tokens[0][3].units[0] == "page" and all(token[0] in _PLACED for token in tokens)


def _takes_before(text: str, segment: Segment, locator_first: bool, waiting: Segment) -> bool:
    """Return whether the places of ``waiting`` belong to ``segment`` behind it."""
    if len(waiting.tokens) > _MOST:
        return False
    if segment.by == ".":
        return _begins_with_name(segment) and not _only_places(text, waiting)
    if segment.by != ";":
        return False
    if _only_places(text, waiting):
        places_first = bool(segment.tokens) and segment.tokens[0][0] == "place"
        if _names_source(segment):
            return places_first or locator_first
        return places_first and _only_places(text, segment)
    return _begins_with_name(segment)


def _begins_with_name(segment: Segment) -> bool:
    tokens = segment.tokens
    return bool(tokens) and tokens[0][0] in ("file", "url") and tokens[0][1] == segment.start


def _more_of(text: str, before: Segment, segment: Segment) -> bool:
    """Return whether ``segment`` holds further places of the source ``before``, which has its places at the end."""
    tokens = segment.tokens
    if not _names_source(before) or not tokens:
        return False
    if before.tokens[-1][0] == "place" and before.tokens[0][0] != "place" and _only_places(text, segment):
        return True
    also = tokens[0][0] == "signal" and tokens[0][3].startswith(("see also", "and see")) and len(tokens) > 1
    return also and tokens[1][0] == "place" and tokens[1][3].units[0] == "page" and not _names_source(segment)


def _only_places(text: str, segment: Segment) -> bool:
    """Return whether a segment holds pages, lines, columns... and nothing else that matters."""
    read, placed = 0, False
    for kind, start, end, value in segment.tokens:
        if kind not in _PLACED:
            return False
        if kind == "place":
            if "/" in text[start:end] or value.units[0] in _OF_REPORT or text[start] in "sS{":
                return False
            placed = True
        read += end - start
    return placed and segment.end - segment.start - read < 8
