"""Footnotes, citations and, where a name is defined twice, link targets as notes."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.rst.explicit import Explicit
from citecheck.readers.rst.numbering import Numbering, label_span
from citecheck.readers.typed.list_headings import list_heading


class NoteWriter:
    """Opens notes; those under a heading such as "Further reading" need not be cited."""

    def __init__(self, builder: DocumentBuilder, text: str, numbering: Numbering, repeated: frozenset[str]) -> None:
        """Write into ``builder``."""
        self.builder, self.text, self.numbering, self.repeated = builder, text, numbering, repeated
        self._optional: BlockDraft | None = None
        self._level = 0
        self._unused: list[BlockDraft] = []
        self._all: list[BlockDraft] = []
        self._headings: list[BlockDraft | None] = []
        self._last: BlockDraft | None = None

    def heading(self, block: BlockDraft) -> None:
        """Note down a heading: it ends one list that needs no markers, and may begin another."""
        self._last = block
        found = list_heading(block.text.build().text)
        if self._optional is None or block.level <= self._level:
            self.close()
            self._optional = block if found is not None and found.optional else None
            self._level = block.level

    def close(self) -> None:
        """Declare the notes under the heading as a list."""
        if self._optional is not None and self._unused:
            self.builder.note_list(self._unused, self._optional, optional=True)
        self._unused = []

    def finish(self) -> None:
        """Declare what is left: notes to which not one marker points are a list without markers."""
        self.close()
        if not any(draft.markers for draft in self.builder.drafts):
            loose = [block for block in self._all if block.note is not None and block.note.listed is None]
            self.builder.note_list(loose, self._headings[0] if loose else None)

    def open(self, explicit: Explicit, start: int) -> None:
        """Open the note whose two dots stand at ``start``."""
        label = explicit.name
        numbered = label.isdecimal() or label[0] in "#*"
        key = key_of(label)
        block = self.builder.open_note(
            "footnote" if numbered else "entry", label, key, start, label_span(explicit.name_at, label)
        )
        if block.note is not None and block.start == start:
            self.numbering.note(block.note)
            self._all.append(block)
            self._headings.append(self._last)
            if self._optional is not None:
                self._unused.append(block)

    def target(self, explicit: Explicit, start: int, end: int) -> None:
        """Write the link target at ``start``..``end`` as an entry, where its name is defined twice."""
        name = " ".join(explicit.name.replace("\\", "").split())
        if name.casefold() not in self.repeated or not explicit.value:
            return
        span = label_span(explicit.name_at, explicit.name)
        self.builder.open_note("entry", name, f"_{key_of(name)}", start, span)
        low = end - len(explicit.value)
        if self.text[low:end] != explicit.value:
            low = self.text.find(explicit.value, span.end)
        self.builder.begin("paragraph", low)
        self.builder.verbatim(explicit.value, low, low + len(explicit.value))
        self.builder.end(low + len(explicit.value))
        self.builder.close(end)
