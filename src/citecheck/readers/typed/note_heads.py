"""The heads of typed notes: ``[1] ``, ``1. ``, ``(1) ``, ``¹ ``, ``* ``, ``[RFC2119] ``, ``[Footnote 1: ``."""

import re
from bisect import bisect_left

from citecheck.readers.draft import BlockDraft, LabelForm
from citecheck.readers.labels import SUPERSCRIPTS, key_of
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_FOOTNOTE = pattern(r"\[(?:foot)?note ([\w*†‡]{1,5})[:.]\s*", re.IGNORECASE)
_NUMBER = pattern(r"\[\^?(\d{1,4})\](?:(?::\s*|\s+|$)|(?=[^\W\d_]|[\"“‘_<*']))")
_KEY = pattern(r"\[([A-Za-z][\w.:/+ -]{0,59})\](?::\s*|\s+|$)")
_CARET_LABEL = pattern(r"\[\^([\w-]{1,40})\]:\s*")
_WAY_BACK = pattern(r"[\^↑]\s+(?:[a-z]\s+){0,30}")
_RST = pattern(r"\.\.\s\[([\w#*][\w.:#*-]{0,59})\](?:\s+|$)")
_DIGITS = pattern(r"(\d{1,4})(?:(\.)(?:\s+|(?=[A-Z]))|(\))\s+|\s+(?=[^\W\d_]|[\"“‘'(<*]))")
_FULL = pattern(r"\((\d{1,4})\)\s+")
_RAISED = pattern(r"([⁰¹²³⁴-⁹]{1,4})\s*(?=\S)")
_CARET = pattern(r"\^\s?(\d{1,4})\s+")
_SYMBOL = pattern(r"([*†‡§¶]{1,3})\s*(?=[^\s*†‡§¶\d])")
_NEAR = 10
_LIST = 3
_LONGEST_EMPHASIS = 80

STRONG: frozenset[str] = frozenset(("bracket", "superscript"))
"""Forms that no ordinary numbered paragraph has."""


class EntryHead(NamedTuple):
    """The head of an entry in the draft text of a block.

    ``start`` is where it begins, ``low``..``high`` where the label stands and ``body`` where the words begin.
    ``span`` is the place of the label in the source; ``closing`` tells that the note ends with a bracket.
    """

    form: LabelForm
    label: str
    key: str
    start: int
    low: int
    high: int
    body: int
    span: Span | None = None
    closing: bool = False

    @property
    def number(self) -> int:
        """The label as a number, or -1."""
        return int(self.key) if self.key.isdecimal() else -1


def entry_head(text: str, at: int = 0) -> EntryHead | None:
    """Return the head of an entry that stands at ``at`` of the draft ``text``."""
    first = text[at : at + 1]
    if first == "[":
        if match := _FOOTNOTE.match(text, at):
            return _head("bracket", match)._replace(closing=True)
        if match := _NUMBER.match(text, at):
            return _head("bracket", match)
        if match := _CARET_LABEL.match(text, at):
            return _head("bracket", match)
        match = _KEY.match(text, at)
        return _head("key", match) if match else None
    if first.isdecimal() and first.isascii():
        return _digits(text, at)
    if first == "(" and (match := _FULL.match(text, at)):
        return _head("parentheses", match)
    if first and first in "⁰¹²³⁴⁵⁶⁷⁸⁹" and (match := _RAISED.match(text, at)):
        label = match[1].translate(SUPERSCRIPTS)
        return _head("superscript", match)._replace(label=label, key=key_of(label))
    if first == "^" and (match := _CARET.match(text, at)):
        return _head("superscript", match)
    if first == "." and (match := _RST.match(text, at)):
        return _head("bracket" if match[1].isdecimal() or match[1][0] in "#*" else "key", match)
    if first and first in "*†‡§¶" and (match := _SYMBOL.match(text, at)):
        emphasis = first == "*" and "*" in text[match.end() : match.end() + _LONGEST_EMPHASIS]
        return None if emphasis else _head("symbol", match)
    return None


def _digits(text: str, at: int) -> EntryHead | None:
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    return _head("dot" if match[2] else "parenthesis" if match[3] else "plain", match)


def _head(form: LabelForm, match: re.Match[str]) -> EntryHead:
    body = _skip_way_back(match.string, match.end())
    return EntryHead(form, match[1], key_of(match[1]), match.start(), match.start(1), match.end(1), body)


def _skip_way_back(text: str, at: int) -> int:
    """Encyclopedias print a caret, and letters for several uses, before the words of a note: ``1. ^ a b Smith``."""
    if text[at : at + 1] not in ("^", "↑"):
        return at
    match = _WAY_BACK.match(text, at)
    return match.end() if match else at


def heads_in(draft: BlockDraft) -> list[EntryHead]:
    """Return the heads of the entries that a block holds: at its beginning, and then at the beginning of its lines.

    A printed number that the reader has cut off counts as the head at the beginning.
    """
    text = draft.text.plain()
    if draft.number:
        head = _numbered(draft, text)
        return [head] if head else []
    first = entry_head(text)
    covered = _covered(draft)
    if first is None or _is_masked(covered, first) or text.startswith("=", first.body):
        return []
    heads = [first]
    at = text.find("\n") if not first.closing else -1
    while at >= 0:
        head = entry_head(text, at + 1)
        if head is None or head.form != first.form or _is_masked(covered, head):
            pass
        elif is_near(heads[-1], head) or _is_misplaced(heads, head, text[max(0, at - 80) : at].rstrip()):
            heads.append(head)
        at = text.find("\n", at + 1)
    return heads


def _is_misplaced(heads: list[EntryHead], head: EntryHead, before: str) -> bool:
    """Return whether ``head``, far from its neighbours in number, is an entry at the wrong place of a list.

    Only in a list of brackets or raised numbers, and after a line that does not break off in a sentence.
    """
    if head.form not in STRONG or len(heads) < _LIST or not 1 < head.number < 1000:
        return False
    return not (before[-1:].isalpha() or before[-1:] in (",", "-"))


def _numbered(draft: BlockDraft, text: str) -> EntryHead | None:
    if not draft.number.isdecimal():
        return None
    span = draft.number_span or Span(draft.text.part, draft.start, draft.start)
    form: LabelForm = "parentheses" if draft.number_span and draft.number_span.start > draft.start else "dot"
    return EntryHead(form, draft.number, key_of(draft.number), 0, 0, 0, _skip_way_back(text, 0), span)


def _covered(draft: BlockDraft) -> list[tuple[int, int]]:
    """Return the ranges of a block that hold no head: code, escapes, markers that the markup declares."""
    if not draft.masks and not draft.markers:
        return []
    return sorted(draft.masks + [(marker.start, marker.end) for marker in draft.markers])


def _is_masked(covered: list[tuple[int, int]], head: EntryHead) -> bool:
    at = bisect_left(covered, (head.body, 0)) - 1
    return at >= 0 and covered[at][1] > head.start


def is_near(before: EntryHead, head: EntryHead) -> bool:
    """Return whether ``head`` may follow ``before`` in one list: gaps and swaps do, restarts and years do not."""
    if before.number < 0 or head.number < 0:
        return "#" in (before.label[:1], head.label[:1]) or (before.number < 0) == (head.number < 0)
    if head.number == 1 and before.number > 2:
        return False
    return abs(head.number - before.number) <= _NEAR
