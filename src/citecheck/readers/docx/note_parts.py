"""The parts with footnotes and endnotes, written in the order in which the text refers to them."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docx.blocks import Blocks
from citecheck.readers.docx.inline import Inline
from citecheck.readers.docx.notes import NoteClass, NoteNumbers
from citecheck.readers.draft import BlockDraft
from citecheck.readers.labels import key_of
from citecheck.readers.xml.branches import Branches
from citecheck.readers.xml.parts import Parts
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

_HOLDERS = frozenset({"footnotes", "endnotes"})
_ORDINARY = ("", "normal")
PICTURE = "\ufffc"
"""Stands for a picture, or for words that cannot be read, so that a note does not count as empty."""


class NoteParts:
    """Writes the notes of a document; :meth:`finish` puts them into order."""

    def __init__(
        self, builder: DocumentBuilder, blocks: Blocks, inline: Inline, numbers: NoteNumbers, parts: Parts
    ) -> None:
        """Serve one document after its body is written, so that the numbers of the notes are known."""
        self.builder, self.blocks, self.inline = builder, blocks, inline
        self.numbers, self.parts = numbers, parts
        self._begun = len(builder.drafts)
        self._pieces: list[tuple[int, int, int]] = []
        self._rank: dict[tuple[str, str], int] = {}
        self._written: set[tuple[str, str]] = set()
        self._notes: dict[str, list[BlockDraft]] = {}

    def write(self, name: str, text: str, *, complete: bool) -> None:
        """Write the notes of the part ``name``; without a ``complete`` body only those that it refers to."""
        builder = self.builder
        builder.part = name
        if not self._rank:
            self._rank = {key: place for place, key in enumerate(self.numbers.labels)}
        branches = Branches(text, _HOLDERS)
        for element in branches:
            if element.name in ("footnote", "endnote") and element.get("type") in _ORDINARY:
                self._note(element, complete)
        self.parts.faulty(name, branches.faults)
        if branches.cut >= 0:
            self.parts.cut(name, branches.cut)
        self.blocks.end_story(len(text))

    def replace_lost(self, kind: NoteClass, main: str) -> None:
        """Put a stand-in for each note of ``kind`` that is referred to and could not be read.

        That its part is broken is said once; the references are in order.
        """
        builder = self.builder
        builder.part = main
        for key, label in self.numbers.labels.items():
            if key[0] != kind or key in self._written:
                continue
            start, end = self.numbers.places[key]
            here = Span(main, start, start)
            builder.open_note(kind, label, key_of(label), start, here, anchors=(f"{kind}-{key[1]}",))
            builder.begin("paragraph", start)
            builder.verbatim(PICTURE, start, end)
            builder.end(end)
            builder.close(end)

    def finish(self) -> None:
        """Sort the notes by their references; those without one stay behind the note before them."""
        drafts = self.builder.drafts
        if not self._pieces:
            return
        first = self._pieces[0][1]
        ordered = [
            each for piece in sorted(self._pieces, key=lambda each: each[0]) for each in drafts[piece[1] : piece[2]]
        ]
        drafts[first : self._pieces[-1][2]] = ordered
        if len(self._notes) > 1:
            # Two numberings side by side: each is a list of its own, and their markers are told apart.
            self.builder.note_list(self._notes["endnote"])
            for each in drafts:
                for marker in each.markers:
                    if marker.target.startswith("endnote-"):
                        marker.style = "superscript"

    def _note(self, element: Element, complete: bool) -> None:
        kind: NoteClass = "footnote" if element.name == "footnote" else "endnote"
        key = kind, element.get("id")
        label = self.numbers.labels.get(key, "")
        if not label and (key in self.numbers.deleted or not complete):
            return
        self._written.add(key)
        builder, inline = self.builder, self.inline
        begun = len(builder.drafts)
        here = Span(builder.part, element.start, element.start)
        draft = builder.open_note(kind, label, key_of(label), element.start, here, anchors=(f"{kind}-{key[1]}",))
        inline.note, pictures = draft, inline.pictures
        self.blocks.write(element)
        inline.note = None
        self.blocks.end_note(element.end)
        if inline.pictures > pictures and not any(each.text.length for each in builder.drafts[begun:]):
            builder.begin("paragraph", element.start)
            builder.verbatim(PICTURE, element.start, element.end)
            builder.end(element.end)
        builder.close(element.end)
        self._notes.setdefault(kind, []).append(draft)
        last = self._pieces[-1][0] if self._pieces else -1
        self._pieces.append((self._rank.get(key, last), begun, len(builder.drafts)))
