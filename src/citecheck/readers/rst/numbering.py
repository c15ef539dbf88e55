"""Footnotes that reStructuredText numbers itself: ``[#]_``, ``[#name]_`` and ``[*]_``.

Source of the rules: docutils, reStructuredText Markup Specification, "Auto-Numbered Footnotes" and "Auto-Symbol
Footnotes". Notes take the free numbers in their own order; references without a name take the notes without a name in
order.
"""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.draft import MarkerDraft, NoteDraft
from citecheck.readers.labels import key_of
from citecheck.text.span import Span

_SYMBOLS = "*†‡§¶#♠♥♦♣"
_DEFINED = re.compile(r"^[ \t]*\.\.[ \t]{1,20}\[(\d{1,9})\](?:[ \t]|\r?$)", re.MULTILINE)
_CITED = re.compile(r"(?<![\w.,;!?)\]])\[(\d{1,9})\]_(?!\w)")


def style_of(label: str) -> MarkerStyle:
    """Return how the marker with ``label`` is shown."""
    if label.isdecimal():
        return "bracket"
    if label == "*":
        return "symbol"
    return "footnote" if label[0] == "#" else "key"


def unlinked_numbers(text: str) -> frozenset[str]:
    """Return the numbers of notes that no reference names.

    A plain ``[1]`` in the text is no reference to such a note: that is what is wrong with it.
    """
    if ".. [" not in text:
        return frozenset()
    return frozenset(map(key_of, _DEFINED.findall(text))) - frozenset(map(key_of, _CITED.findall(text)))


class Numbering:
    """Collects notes and references in source order; :meth:`settle` gives them their numbers and symbols."""

    def __init__(self) -> None:
        """Start without any."""
        self._notes: list[NoteDraft] = []
        self._markers: list[MarkerDraft] = []
        self._taken: set[str] = set()

    def note(self, note: NoteDraft) -> None:
        """Add a note."""
        if note.label[:1] in ("#", "*"):
            self._notes.append(note)
        else:
            self._taken.add(note.key)

    def marker(self, marker: MarkerDraft) -> None:
        """Add a reference ``[#]_`` or ``[*]_``."""
        self._markers.append(marker)

    def settle(self) -> None:
        """Number the notes, then join the references to them in order; one too many keeps its sign as its label."""
        numbers: list[str] = []
        symbols: list[str] = []
        number = 0
        for note in self._notes:
            if note.label == "*":
                turn, place = divmod(len(symbols), len(_SYMBOLS))
                note.label = note.key = _SYMBOLS[place] * (min(turn, 20) + 1)
                symbols.append(note.label)
                continue
            number += 1
            while str(number) in self._taken:
                number += 1
            if note.label == "#":
                note.label = note.key = str(number)
                numbers.append(note.label)
        self._join(numbers, symbols)

    def _join(self, numbers: list[str], symbols: list[str]) -> None:
        waiting = {"#": iter(numbers), "*": iter(symbols)}
        for marker in self._markers:
            item = marker.items[0]
            label = next(waiting[item.label], "")
            # One too many gets a key that no note has.
            marker.items = (CitedItem(label or item.label, label or f"[{item.label}]", item.span),)


def label_span(start: int, label: str) -> Span:
    """Return the place of a ``label`` that begins at ``start``."""
    return Span("", start, start + len(label))
