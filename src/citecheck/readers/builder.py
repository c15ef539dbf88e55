"""The one way for a reader to make a Document: it can only make legal ones."""

from citecheck.model.document import (
    Backlink,
    BlockKind,
    CitedItem,
    Document,
    MarkerStyle,
    Metadata,
    NoteKind,
    Problem,
    ProblemKind,
    SourceFile,
)
from citecheck.readers.assemble import assemble
from citecheck.readers.draft import BlockDraft, ListDraft, MarkerDraft, NoteDraft
from citecheck.text.span import Span

MAX_DEPTH = 100
"""Containers nested deeper than this are flattened into the one at this depth."""


class DocumentBuilder:
    """Collects blocks, markers and notes in source order and makes a Document of them.

    Containers are opened and closed (:meth:`open`, :meth:`close`), text blocks begun and ended (:meth:`begin`,
    :meth:`end`). A text block may be begun inside an open one (an inline note): the outer one goes on after it. All
    offsets are code points of the text of ``part``; a reader of a container sets ``part`` anew before the blocks
    of its next part.
    """

    def __init__(self, source: SourceFile, part: str = "") -> None:
        """Start the document of ``source``; positions refer to its part named ``part``."""
        self.source = source
        self.part = part
        self.metadata = Metadata()
        self.interleaved = False  # whether parts stand inside others, as files that a file includes
        self.drafts: list[BlockDraft] = []
        self.lists: list[ListDraft] = []
        self._containers: list[BlockDraft] = []
        self._open: list[BlockDraft] = []
        self._overflow = 0
        self._problems: list[Problem] = []
        self._directives: list[tuple[str, Span, BlockDraft | None]] = []

    # -- blocks ---------------------------------------------------------------------------------------------------

    @property
    def current(self) -> BlockDraft | None:
        """The innermost text block that is open, or None."""
        return self._open[-1] if self._open else None

    def open(self, kind: BlockKind, start: int, level: int = 0) -> BlockDraft:
        """Open a container (``list``, ``quote``, ``table``, ``note``) at source offset ``start``."""
        if len(self._containers) >= MAX_DEPTH:
            self._overflow += 1
            return self._containers[-1]
        draft = BlockDraft(kind, start, self._parent(), self.part, level)
        self.drafts.append(draft)
        self._containers.append(draft)
        return draft

    def close(self, end: int) -> None:
        """Close the innermost container at source offset ``end``; without one, do nothing."""
        if self._overflow:
            self._overflow -= 1
        elif self._containers:
            self._containers.pop().end = end

    def open_note(
        self, kind: NoteKind, label: str, key: str, start: int, label_span: Span, *, anchors: tuple[str, ...] = ()
    ) -> BlockDraft:
        """Open the container of a note whose words are the text blocks inside it."""
        draft = self.open("note", start)
        if draft.kind == "note" and draft.note is None:
            draft.note = NoteDraft(kind, label, key, label_span, anchors=anchors)
        return draft

    def begin(
        self, kind: BlockKind, start: int, level: int = 0, *, number: str = "", number_span: Span | None = None
    ) -> BlockDraft:
        """Begin a text block; ``number`` is a printed paragraph or section number that stands before its text."""
        draft = BlockDraft(kind, start, self._parent(), self.part, level)
        draft.number, draft.number_span = number, number_span
        self.drafts.append(draft)
        self._open.append(draft)
        return draft

    def end(self, end: int) -> None:
        """End the innermost text block at source offset ``end``; without one, do nothing."""
        if self._open:
            self._open.pop().end = end

    def _parent(self) -> BlockDraft | None:
        return self._containers[-1] if self._containers else None

    # -- text of the open block -------------------------------------------------------------------------------------

    def text(self, text: str, start: int) -> None:
        """Add running text that stands so in the source at ``start``; typed markers are looked for in it."""
        if self._open:
            self._open[-1].text.literal(text, start)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Add running text that is written differently in the source (an entity, an escape)."""
        if self._open:
            self._open[-1].text.replaced(text, start, end)

    def verbatim(self, text: str, start: int, end: int) -> None:
        """Add text in which no marker may be looked for: code, mathematics, link addresses, escapes."""
        if self._open and text:
            draft = self._open[-1]
            at = draft.text.length
            if len(text) == end - start:
                draft.text.literal(text, start)
            else:
                draft.text.replaced(text, start, end)
            draft.masks.append((at, draft.text.length))

    def space(self, start: int, end: int) -> None:
        """Add one space for white space in the source, unless the text ends with one or is empty."""
        if self._open:
            self._open[-1].text.space(start, end)

    def line_break(self, start: int, end: int) -> None:
        """Add a soft line break for ``start``..``end`` (the line end and what indents the next line)."""
        if self._open:
            self._open[-1].text.space(start, end, "\n")

    def marker(
        self,
        style: MarkerStyle,
        raw: str,
        items: tuple[CitedItem, ...],
        span: Span,
        *,
        target: str = "",
        anchor: str = "",
        shown: str = "",
    ) -> None:
        """Add a marker that the markup declares, at the current place of the open block.

        With ``shown`` these words of it stay in the prose (``@smith2019 found``), else it leaves no trace there.
        """
        if not self._open:
            self.begin("paragraph", span.start)
            self.marker(style, raw, items, span, target=target, anchor=anchor, shown=shown)
            self.end(span.end)
            return
        draft = self._open[-1]
        start = draft.text.length
        if shown:
            self.verbatim(shown, span.start, span.end)
        draft.markers.append(
            MarkerDraft(
                style, raw, items, span, start, draft.text.length, target=target, anchor=anchor, keep=bool(shown)
            )
        )

    # -- notes, lists, comments, problems ---------------------------------------------------------------------------

    def backlink(self, target: str, span: Span) -> None:
        """Add a link back from the innermost open note to the anchor ``target``."""
        for container in reversed(self._containers):
            if container.note is not None:
                container.note.backlinks.append(Backlink(target, span))
                return

    def note_list(self, notes: list[BlockDraft], heading: BlockDraft | None = None, *, optional: bool = False) -> None:
        """Declare that the containers ``notes`` form one note list; its place is in the part of the first of them."""
        if not notes:
            return
        part = notes[0].text.part
        inside = [draft for draft in notes if draft.text.part == part]
        start, end = min(draft.start for draft in inside), max(draft.end for draft in inside)
        listing = ListDraft(start, end, heading, optional=optional, part=part)
        self.lists.append(listing)
        for draft in notes:
            if draft.note is not None:
                draft.note.listed = listing

    def directive(self, comment: str, span: Span) -> None:
        """Add the words of a comment; it is kept only when they begin with ``citecheck:``."""
        body = comment.strip()
        if body[:10].lower() == "citecheck:":
            self._directives.append((body[10:].strip(), span, self.current))

    def problem(self, kind: ProblemKind, message: str, start: int, end: int) -> None:
        """Add something that is wrong with the input at ``start``..``end``, as a sentence for the editor."""
        self._problems.append(Problem(kind, message, Span(self.part, start, end)))

    def finish(self, end: int) -> Document:
        """Close what is open at source offset ``end``, recognise typed notes and markers, and make the Document."""
        while self._open:
            self.end(end)
        while self._containers:
            self._overflow = 0
            self.close(end)
        return assemble(
            self.source, self.metadata, self.drafts, self.lists, self._directives, self._problems,
            interleaved=self.interleaved,
        )  # fmt: skip
