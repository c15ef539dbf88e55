"""Entries of bibliographies: list items that begin with ``[[[id]]]`` or ``[[[id,label]]]``."""

from citecheck.readers.asciidoc.macros import anchor_at
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.typed.list_headings import list_heading
from citecheck.text.span import Span


class EntryWriter:
    """Opens an entry for each anchor and gathers the entries under one heading into a list."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Write into ``builder``."""
        self.builder = builder
        self._heading: BlockDraft | None = None
        self._entries: list[BlockDraft] = []

    def heading(self, block: BlockDraft) -> None:
        """Note down a heading; it ends the list before it."""
        self.close()
        self._heading = block

    def close(self) -> None:
        """Declare the list."""
        if self._entries:
            found = list_heading(self._heading.text.build().text) if self._heading is not None else None
            self.builder.note_list(self._entries, self._heading, optional=found is not None and found.optional)
        self._entries = []

    def open(self, text: str, start: int, body: int, end: int) -> int:
        """Open the entry of an item at ``start`` whose words begin at ``body``; return where they go on, 0 for none."""
        match = anchor_at(text, body, end)
        if match is None:
            return 0
        group = 2 if match[2] else 1
        label_span = Span(self.builder.part, *match.span(group))
        block = self.builder.open_note("entry", match[1], key_of(match[1]), start, label_span, anchors=(match[1],))
        if block.note is not None and block.start == start:
            block.note.label = match[group]
            self._entries.append(block)
        at = match.end()
        while at < end and text[at] in " \t":
            at += 1
        return at
