"""What the text tells of notes: the labels of the markers seen in it, and where."""

from bisect import bisect_left
from itertools import accumulate

from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import SUPERSCRIPTS, key_of
from citecheck.text.patterns import pattern

_BRACKETS = pattern(r"\[(\d[\d,;–\- ]{0,40})\]")
_PARENTHESES = pattern(r"\((\d{1,3}(?:[,–-] ?\d{1,3}){0,8})\)")
_RAISED = pattern(r"[⁰¹²³⁴-⁹]{1,4}")
_SYMBOLS = pattern(r"(?<=[\w.,;:!?\"'”’)])([*†‡§¶]{1,3})(?![\w*†‡§¶])")
_DIGITS = pattern(r"\d{1,4}")
_LONGEST_EMPHASIS = 80
_UNREAD = frozenset(("code", "furniture", "contents"))


class Evidence:
    """The labels of what looks like a marker, with the indexes of their blocks, family by family."""

    def __init__(self, drafts: list[BlockDraft]) -> None:
        """Look through the texts of ``drafts``, each family when it is first asked for."""
        self._drafts = drafts
        self._families: dict[str, dict[str, list[int]]] = {}
        self._lengths: list[int] = []

    def before(self, form: str, key: str, low: int, high: int) -> bool:
        """Return whether a marker for the label ``key`` stands before the blocks ``low``..``high``."""
        places = self._places(form).get(key)
        return bool(places) and places is not None and places[0] < low

    def outside(self, form: str, key: str, low: int, high: int) -> bool:
        """Return whether a marker for the label ``key`` stands outside the blocks ``low``..``high``."""
        places = self._places(form).get(key)
        if not places:
            return False
        return places[0] < low or places[-1] > high

    def count_inside(self, low: int, high: int) -> int:
        """Return how many markers in brackets or raised stand in the blocks ``low``..``high``."""
        found = 0
        for places in self._places("dot").values():
            found += bisect_left(places, high + 1) - bisect_left(places, low)
        return found

    def covers_most(self, low: int, high: int) -> bool:
        """Return whether ``low``..``high`` hold most of the words, as in judgments with paragraphs ``[1]``."""
        if not self._lengths:
            self._lengths = [0, *accumulate(draft.text.length for draft in self._drafts)]
        return (self._lengths[high + 1] - self._lengths[low]) * 2 > self._lengths[-1]

    def _places(self, form: str) -> dict[str, list[int]]:
        family = form if form in ("parentheses", "symbol") else "number"
        if family not in self._families:
            places: dict[str, list[int]] = {}
            for index, draft in enumerate(self._drafts):
                if draft.text.length and draft.kind not in _UNREAD:
                    for key in _labels(draft, family):
                        places.setdefault(key, []).append(index)
            self._families[family] = places
        return self._families[family]


def is_emphasis(text: str, at: int) -> bool:
    """Return whether the asterisk at ``at`` closes ``*words*`` rather than pointing at a note."""
    if text[at] != "*":
        return False
    opening = text.rfind("*", max(0, at - _LONGEST_EMPHASIS), at)
    return opening >= 0 and not text[opening + 1].isspace() and (opening == 0 or not text[opening - 1].isalnum())


def _labels(draft: BlockDraft, family: str) -> list[str]:
    text = draft.text.plain()
    if family == "symbol":
        return [match[1] for match in _SYMBOLS.finditer(text) if not is_emphasis(text, match.start())]
    if family == "parentheses":
        groups = [match[1] for match in _PARENTHESES.finditer(text) if match.start()]
        return [key_of(digits) for group in groups for digits in _DIGITS.findall(group)]
    found = [item.key for marker in draft.markers for item in marker.items]
    if "[" in text:
        groups = [match[1] for match in _BRACKETS.finditer(text) if match.start() or match.end() == len(text)]
        found += [key_of(digits) for group in groups for digits in _DIGITS.findall(group)]
    if not text.isascii():
        found += [key_of(m[0].translate(SUPERSCRIPTS)) for m in _RAISED.finditer(text) if m.start()]
    return found
