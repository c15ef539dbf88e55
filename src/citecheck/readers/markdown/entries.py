"""Numbered link definitions as a list of references: ``[1]: https://a.b "Title"``, cited as ``[1]``."""

import re

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.markdown.events import definitions
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_DEFINED = pattern(r"^[ \t>]{0,20}\[(\d{1,4})\]:[ \t]*(?:\r?\n[ \t]{0,12})?\S[^\r\n]*", re.MULTILINE)
_NUMBER = pattern(r"\[(\d{1,4})\]")
_TARGET = pattern(r"\s*(?:<([^<>\n]*)>|(\S+))\s*")


class Entry(NamedTuple):
    """A numbered definition: its label and its place (from the bracket to the end of the title)."""

    label: str
    start: int
    end: int


def numbered_entries(text: str, dialect: str) -> list[Entry]:
    """Return the definitions that serve as entries of a list, in source order.

    Numbered definitions do so where the text cites at least one of them as ``[1]``; one that only gives the target of
    a link with words of its own (``[report][1]``) is none. Second definitions of a label, which the parser drops, are
    among them. ``text`` is free of lone surrogates.
    """
    if not _DEFINED.search(text):
        return []
    honoured = [each for each in definitions(text, dialect) if each.label.isdecimal() and len(each.label) <= 4]
    labels = {each.label for each in honoured}
    cited, linked = _uses(text)
    if not cited & labels:
        return []
    wanted = {label for label in labels if label in cited or label not in linked}
    ends = {each.start: each.end for each in honoured}
    found = []
    for match in _DEFINED.finditer(text):
        start = match.start(1) - 1
        if match[1] in wanted:
            found.append(Entry(match[1], start, ends.get(start, match.end())))
    return found


def _uses(text: str) -> tuple[set[str], set[str]]:
    """Return the numbers that are cited as ``[1]`` and those that only name the target of a link, ``[words][1]``."""
    cited: set[str] = set()
    linked: set[str] = set()
    last = -1
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if text[end : end + 1] in (":", "("):
            continue
        if start and text[start - 1] == "]" and last != start:
            linked.add(match[1])
        else:
            cited.add(match[1])
            last = end
    return cited, linked


class EntryWriter:
    """Puts the entries where they stand between the blocks; one inside a block (code that shows one) is none."""

    def __init__(self, builder: DocumentBuilder, text: str, entries: list[Entry]) -> None:
        """Write ``entries`` (in source order) of ``text`` into ``builder``."""
        self.builder, self.text = builder, text
        self._waiting = entries[::-1]
        self._notes: list[BlockDraft] = []
        self._heading: BlockDraft | None = None

    def before(self, start: int) -> None:
        """Write the entries that stand before source offset ``start``."""
        while self._waiting and self._waiting[-1].start < start:
            self._write(self._waiting.pop())

    def inside(self, end: int) -> None:
        """Forget the entries up to source offset ``end``: they stand inside a block."""
        while self._waiting and self._waiting[-1].start < end:
            self._waiting.pop()

    def close(self) -> None:
        """Write what is left and declare the list."""
        self.before(len(self.text) + 1)
        self.builder.note_list(self._notes, self._heading)

    def _write(self, entry: Entry) -> None:
        builder = self.builder
        label_span = Span("", entry.start + 1, entry.start + 1 + len(entry.label))
        drafts = builder.drafts
        if not self._notes and drafts and drafts[-1].kind == "heading":
            self._heading = drafts[-1]
        note = builder.open_note("entry", entry.label, key_of(entry.label), entry.start, label_span)
        if note.note is not None:
            note.note.form = "bracket"
        self._notes.append(note)
        self._words(label_span.end + 2, entry.end)
        builder.close(entry.end)

    def _words(self, start: int, end: int) -> None:
        match = _TARGET.match(self.text, start, end)
        if match is None:
            return
        low, high = match.span(1 if match[1] is not None else 2)
        self.builder.begin("paragraph", low)
        self.builder.verbatim(self.text[low:high], low, high)
        title = self.text[match.end() : end]
        words = title.strip(" \t\r\n\"'()")
        if words and "\n" not in words and "\r" not in words:
            at = match.end() + title.index(words)
            self.builder.space(match.end(), at)
            self.builder.text(words, at)
        self.builder.end(end)
