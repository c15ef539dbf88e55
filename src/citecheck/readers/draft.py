"""The mutable drafts that a reader fills before a Document is made of them."""

from citecheck.model.document import Backlink, BlockKind, CitedItem, Field, MarkerStyle, NoteKind, SuspectKind
from citecheck.text.hints import Literal
from citecheck.text.span import Span
from citecheck.text.textmap import TextMapBuilder


class MarkerDraft:
    """A marker at ``start``..``end`` of its block's draft text.

    Where ``keep`` is false the range is lifted out of the prose when the document is made.
    """

    __slots__ = ("anchor", "end", "items", "keep", "raw", "span", "start", "style", "target", "typed")

    def __init__(
        self,
        style: MarkerStyle,
        raw: str,
        items: tuple[CitedItem, ...],
        span: Span,
        start: int,
        end: int,
        *,
        target: str = "",
        anchor: str = "",
        typed: bool = False,
        keep: bool = False,
    ) -> None:
        """Note down a marker; ``start``..``end`` are offsets in the draft text of its block."""
        self.style, self.raw, self.items, self.span = style, raw, items, span
        self.start, self.end = start, end
        self.target, self.anchor, self.typed, self.keep = target, anchor, typed, keep


class SuspectDraft:
    """Words at ``start``..``end`` of the draft text that look like a marker and are none."""

    __slots__ = ("end", "kind", "reason", "start")

    def __init__(self, kind: SuspectKind, reason: str, start: int, end: int) -> None:
        """Note down a suspect."""
        self.kind: SuspectKind = kind
        self.reason, self.start, self.end = reason, start, end


LabelForm = Literal[
    "", "bracket", "dot", "parenthesis", "parentheses", "plain", "superscript", "symbol", "key", "author-year"
]


class NoteDraft:
    """What is known of a note beyond its words, which are the text blocks inside its container.

    ``form`` tells how the label of a typed note is written: ``[1]``, ``1.``, ``1)``, ``(1)``, ``1``, ``¹``, ``*``,
    ``[RFC2119]``, or not at all (``author-year``); ``""`` for notes that the markup declares.
    """

    __slots__ = ("anchors", "backlinks", "fields", "form", "key", "kind", "label", "label_span", "listed", "typed")

    def __init__(
        self,
        kind: NoteKind,
        label: str,
        key: str,
        label_span: Span,
        *,
        anchors: tuple[str, ...] = (),
        form: LabelForm = "",
    ) -> None:
        """Note down a note; ``listed`` is set when it belongs to a list."""
        self.kind, self.label, self.key, self.label_span = kind, label, key, label_span
        self.anchors, self.form, self.typed = anchors, form, bool(form)
        self.backlinks: list[Backlink] = []
        self.fields: list[Field] = []
        self.listed: ListDraft | None = None


class ListDraft:
    """A note list: its place, the heading above it, and whether its entries need not be cited."""

    __slots__ = ("end", "heading", "optional", "part", "start")

    def __init__(
        self,
        start: int,
        end: int,
        heading: "BlockDraft | None" = None,
        *,
        optional: bool = False,
        part: str = "",
    ) -> None:
        """Note down a list that covers the source offsets ``start``..``end`` of ``part``."""
        self.start, self.end, self.heading, self.optional, self.part = start, end, heading, optional, part


class BlockDraft:
    """A block being written: text or container. ``masks`` are ranges of its text where no marker may be typed.

    Soft line breaks stand as ``\\n`` in the draft text, so that entries of a list can be told by their lines.
    """

    __slots__ = (
        "end", "kind", "level", "markers", "masks", "note", "number", "number_span", "parent", "start", "suspects",
        "text",
    )  # fmt: skip

    def __init__(self, kind: BlockKind, start: int, parent: "BlockDraft | None", part: str, level: int = 0) -> None:
        """Begin a block at source offset ``start``."""
        self.kind: BlockKind = kind
        self.level, self.start, self.end, self.parent = level, start, start, parent
        self.text = TextMapBuilder(part)
        self.number = ""
        self.number_span: Span | None = None
        self.markers: list[MarkerDraft] = []
        self.suspects: list[SuspectDraft] = []
        self.masks: list[tuple[int, int]] = []
        self.note: NoteDraft | None = None

    def inside(self, kind: BlockKind) -> bool:
        """Return whether this block or a container around it is of ``kind``."""
        block: BlockDraft | None = self
        while block is not None:
            if block.kind == kind:
                return True
            block = block.parent
        return False

    def container_note(self) -> "BlockDraft | None":
        """Return the nearest container that is a note, or None."""
        block: BlockDraft | None = self
        while block is not None:
            if block.note is not None:
                return block
            block = block.parent
        return None
