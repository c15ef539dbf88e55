"""Where markers stand in the source, for edits that move them: with the markup that holds nothing else."""

import re

from citecheck.linking.clusters import Cluster
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Fix
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_TAGS = ("a", "sup", "superscript", "span", "small", "xref", "ref", "footnoteref", "eref")
_OPENING = pattern(r"<([A-Za-z][\w.:-]{0,40})(?:\s[^<>]{0,400})?>")
_CLOSING = pattern(r"</([A-Za-z][\w.:-]{0,40})\s{0,9}>")
_COMMAND = pattern(r"\\[A-Za-z@]{1,60}\*?$")
_BACK = pattern(
    r"\b(?:ib(?:id|\.)|ibidem|idem|id\.|ebd|ebenda|op\.? ?cit|loc\.? ?cit|supra|infra|above|below|same|previous"
    r"|preceding|next|following|siehe|oben|unten|nn?\.? ?[0-9]|notes? [0-9])",
    re.IGNORECASE,
)
_NEXT_NOTE = 500
"""How far after the second note words are looked for that may mean one of the two."""
_LONGEST_TAG = 450
_STOPS = ".,!?。，、！？…"
_SPACES = " \t\u00a0\u202f"
_QUOTES = ("”", "’", "»", '"', "'")


def with_tags(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range ``start``..``end`` of the source ``text`` with the inline tags that hold only it."""
    while start > 0 and text[start - 1] == ">" and text[end : end + 2] == "</":
        first = text.rfind("<", max(start - _LONGEST_TAG, 0), start)
        opening = _OPENING.fullmatch(text, first, start) if first >= 0 else None
        closing = _CLOSING.match(text, end)
        if opening is None or closing is None or opening[1] != closing[1] or opening[1].lower() not in _TAGS:
            break
        start, end = first, closing.end()
    return start, end


def without_space(document: Document, cluster: Cluster) -> tuple[Fix, ...]:
    """Return the fix that takes away the space before ``cluster``; none where it begins a line.

    In reStructuredText the space is part of the syntax.
    """
    part = cluster.span.part
    text = document.source.part(part).text
    start, _ = with_tags(text, cluster.span.start, cluster.span.end)
    space = _spaces_before(text, start)
    if document.source.format == "rst" or space == start or _begins_line(text, space) or text[space - 1] in "]!\\":
        return ()
    return (Fix("take away the space before the marker", True, (Edit(Span(part, space, start), ""),)),)


def across_stop(document: Document, cluster: Cluster, stands: str) -> tuple[Fix, ...]:
    """Return the fix that moves ``cluster`` to the other side of the stop beside it; none where that is not simple.

    ``stands`` is ``before`` or ``after``: the side of the stop where it stands now.
    """
    part = cluster.span.part
    text = document.source.part(part).text
    start, end = with_tags(text, cluster.span.start, cluster.span.end)
    if not _is_movable(text[start:end]):
        return ()
    if stands == "before":
        start = _spaces_before(text, start)  # reStructuredText needs the space; elsewhere another rule takes it away
        start -= text.endswith("\\", 0, start)
        target = _after_stops(text, end)
        if target == end or _begins_line(text, start) or _joins(text[target : target + 1]):
            return ()
    else:
        target = _before_stop(text, start)
        if target == start or _begins_line(text, target) or not _takes(text[target - 1], text[start:end]):
            return ()
    gone, come = Edit(Span(part, start, end), ""), Edit(Span(part, target, target), text[start:end])
    if stands == "before":
        return (Fix("move the marker after the punctuation", True, (gone, come)),)
    return (Fix("move the marker before the punctuation", True, (come, gone)),)


def exchanged_notes(document: Document, one: Note, other: Note) -> tuple[Fix, ...]:
    """Return the fix that lets two notes change places; none unless each has lines of its own.

    It is unsafe where a note says "ibid." or "above" here: it might then mean another one.
    """
    first, second = sorted((one.span, other.span))
    text = document.source.part(first.part).text
    if first.part != second.part or first.end > second.start:
        return ()
    edits = []
    for span, words in ((first, text[second.start : second.end]), (second, text[first.start : first.end])):
        held = text[span.start : span.end].rstrip()
        end = span.start + len(held)
        if not held or not _begins_line(text, span.start) or text[end : end + 1] not in ("", "\r", "\n"):
            return ()
        edits.append(Edit(Span(span.part, span.start, end), words.rstrip()))
    safe = not _BACK.search(text, first.start, min(second.end + _NEXT_NOTE, len(text)))
    return (Fix(f'let notes "{one.label}" and "{other.label}" change places', safe, tuple(edits)),)


def _is_movable(words: str) -> bool:
    """Bare digits would run into a number; a LaTeX command swallows the space that follows it elsewhere."""
    bare = words.isascii() and words.isalnum()
    return not bare and "\n" not in words and "\r" not in words and not _COMMAND.search(words)


def _joins(char: str) -> bool:
    return char.isalnum() or (char != "" and char in "([{:`_^~")


def _takes(char: str, marker: str) -> bool:
    """Return whether ``marker`` may stand right after ``char``: ten to the fourth is no note."""
    return char not in _STOPS + "]\\" and not (char.isdigit() and marker[:1].isdigit())


def _spaces_before(text: str, offset: int) -> int:
    while offset > 0 and text[offset - 1] in _SPACES:
        offset -= 1
    return offset


def _after_stops(text: str, offset: int) -> int:
    """Return the place after the stops at ``offset``, and after a quotation mark that they close."""
    end = offset
    while end < len(text) and text[end] in _STOPS:
        end += 1
    if end > offset and text[end : end + 1] in _QUOTES and text[end + 1 : end + 2].isspace():
        end += 1
    return end


def _before_stop(text: str, offset: int) -> int:
    """Return the place before the stop that ends at ``offset``, and before the space that French puts there."""
    if offset and text[offset - 1] in _STOPS:
        return _spaces_before(text, offset - 1)
    return offset


def _begins_line(text: str, offset: int) -> bool:
    """Return whether nothing but indentation and signs of quoting stands before ``offset`` on its line."""
    while offset > 0 and text[offset - 1] in _SPACES + ">":
        if text[offset - 1] == ">" and text.rfind("<", max(offset - _LONGEST_TAG, 0), offset) >= 0:
            return False
        offset -= 1
    return offset == 0 or text[offset - 1] in "\r\n"
