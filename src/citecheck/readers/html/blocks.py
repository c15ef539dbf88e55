"""From the events of a page to blocks: white space folded as browsers do, markers and notes put in their places."""

from citecheck.model.document import BlockKind, CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.html.elements import BLOCKS, HEADINGS
from citecheck.readers.html.lists import NoteLists
from citecheck.readers.html.markers import FoundMarker
from citecheck.readers.html.notes import FoundNote, key_for, ordinals
from citecheck.readers.html.numbers import printed_number
from citecheck.readers.html.page import Page, is_unseen, role_of_tag
from citecheck.readers.html.prose import ProseWriter
from citecheck.readers.html.tree import BREAK, COMMENT, OPEN, RULE, TEXT, Node
from citecheck.text.span import Span

_WHITE = "\t\n\f\r "
_CONTAINERS: dict[str, BlockKind] = {
    "ul": "list", "ol": "list", "menu": "list", "dir": "list", "dl": "list", "blockquote": "quote", "table": "table",
}  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "li": "item", "dt": "term", "dd": "paragraph", "td": "cell", "th": "cell", "caption": "caption",
    "figcaption": "caption", "pre": "code", "listing": "code", "xmp": "code", "plaintext": "code",
    "blockquote": "paragraph",
}  # fmt: skip
_INHERITED = frozenset({"heading", "cell", "caption", "term", "code", "furniture", "contents"})
_VERBATIM = frozenset({"code", "kbd", "samp", "tt", "var", "math"})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PAGE_ENDS = ("header", "footer")


class Frame:
    """An open block element: what its text becomes, and what to close after it."""

    __slots__ = ("closes", "kind", "level", "node", "number")

    def __init__(self, node: Node, kind: BlockKind, level: int) -> None:
        self.node, self.kind, self.level = node, kind, level
        self.closes = False
        self.number = ""


class PageWriter(ProseWriter):
    """Writes one page to a builder in a single pass over its events."""

    def __init__(
        self,
        page: Page,
        builder: DocumentBuilder,
        markers: dict[int, FoundMarker],
        notes: list[FoundNote],
        back: set[int],
    ) -> None:
        """Prepare to write; ``markers`` and ``back`` are keyed by the first event of their elements."""
        super().__init__(page, builder)
        self._markers, self._back = markers, back
        self._opening = {note.first: note for note in notes}
        self._closing: dict[int, list[FoundNote]] = {}
        for note in notes:
            self._closing.setdefault(note.last, []).append(note)
        self._frames = [Frame(page.tree.bottom, "paragraph", 0)]
        self._outer: list[BlockDraft | None] = []
        self._kept: dict[int, list[tuple[MarkerDraft, BlockDraft]]] = {}
        self._heading: BlockDraft | None = None
        self._lists = NoteLists()
        self._article = 0
        self._inline_notes = 0
        self._in_notes = 0
        self._ordinals: dict[Node, dict[Node, int]] = {}

    def write(self) -> None:
        """Write all events, then declare the note lists."""
        events = self.page.events
        at, size = 1, len(events) - 1
        while at < size:
            kind, start, end, node = events[at]
            if kind == TEXT:
                if end > start:
                    self._text(start, end, at)
            elif node is not None:
                if kind == OPEN:
                    at = self._open(node, at)
                else:
                    self._close(node, at)
            elif kind == COMMENT:
                self.builder.directive(self._comment(start, end), Span("", start, end))
            else:
                self._separate(kind, start, end)
            if at in self._closing:
                self._close_notes(at)
            at += 1
        self._end_block()
        self._lists.declare(self.builder)

    def _comment(self, start: int, end: int) -> str:
        return self.source[start + 4 : end].removesuffix("-->").removesuffix("--!>")

    def _separate(self, kind: int, start: int, end: int) -> None:
        if kind == RULE:
            self._end_block()
        elif kind == BREAK and self._draft is not None:
            self._gap.clear()
            self.builder.line_break(start, end)

    # -- elements ----------------------------------------------------------------------------------------------------

    def _open(self, node: Node, at: int) -> int:
        """Handle a start tag; return the event to go on after."""
        if (note := self._opening.get(at)) is not None:
            self._open_note(note)
        if (marker := self._markers.get(at)) is not None:
            return self._marker(marker, at)
        if at in self._back:
            return max(at, node.last)
        if node.role and (skip := self._skipped(node, at)):
            return skip
        name = node.name
        if name in BLOCKS:
            self._open_block(node)
        elif name in _VERBATIM or node.role == "verbatim":
            self._verbatim += 1
        elif name == "q":
            self._quotation("“", node.start, node.end)
        elif is_unseen(node):
            return max(at, node.last)
        elif name == "sup":
            return self._raise(node, at)
        return at

    def _skipped(self, node: Node, at: int) -> int:
        """Return the last event of an element that is left out, or 0."""
        if is_unseen(node):
            return max(at, node.last)
        if node.role == "drop" and self._in_notes:
            return max(at, node.last)
        if node.role in ("furniture", "contents") and node.name not in BLOCKS:
            return max(at, node.last)
        return 0

    def _open_block(self, node: Node) -> None:
        self._end_block()
        outer = self._frames[-1]
        kind, level = self._kind_of(node, outer)
        frame = Frame(node, kind, level)
        if node.name in ("article", "main"):
            self._article += 1
        if node.name in _CONTAINERS and kind not in ("furniture", "contents") and not self._is_note_list(node):
            self.builder.open(_CONTAINERS[node.name], node.start)
            frame.closes = True
        if kind == "item":
            frame.number = self._item_number(node)
        self._frames.append(frame)

    def _is_note_list(self, node: Node) -> bool:
        """A list whose items are notes, and the table that a note is set in, are no blocks of their own."""
        if node.name == "table":
            return node.first in self._opening
        for child in self.page.children(node):
            return child.first in self._opening
        return False

    def _kind_of(self, node: Node, outer: Frame) -> tuple[BlockKind, int]:
        role = role_of_tag(node)
        if outer.kind in ("furniture", "contents"):
            return outer.kind, 0
        if role == "contents" and self._is_contents(node):
            return "contents", 0
        aside = role == "furniture" or (node.name in _PAGE_ENDS and not self._article)
        if aside and not self._holds_notes(node):
            return "furniture", 0
        name = node.name
        if name in HEADINGS:
            return "heading", int(name[1])
        if node.attributes.get("role") == "heading":
            level = node.attributes.get("aria-level", "2")
            return "heading", int(level) if level.isascii() and level.isdecimal() and len(level) == 1 else 2
        if name in ("td", "th") and self._in_notes and not self._in_table():
            return "paragraph", 0
        kind = _KINDS.get(name)
        if outer.kind in _INHERITED and kind in (None, "paragraph"):
            return outer.kind, outer.level
        if outer.kind == "item" and kind in (None, "paragraph") and name != "dd":
            return "item", 0
        if kind == "item" and self._in_own_note(node):
            return "paragraph", 0
        return kind or "paragraph", 0

    def _in_table(self) -> bool:
        for frame in reversed(self._frames):
            if frame.node.name == "table":
                return frame.closes
        return False

    def _in_own_note(self, node: Node) -> bool:
        return node.first in self._opening

    def _is_contents(self, node: Node) -> bool:
        """``div.contents`` is a table of contents only when it is a list of links."""
        if node.attributes.get("class", "").split() != ["contents"]:
            return True
        last = min(node.last, node.first + 200)
        inside = self.page.events[node.first : last]
        links = sum(kind == OPEN and each is not None and each.name == "a" for kind, _, _, each in inside)
        blocks = sum(kind == OPEN and each is not None and each.name in ("p", "table") for kind, _, _, each in inside)
        return links > 1 and blocks < 2

    def _holds_notes(self, node: Node) -> bool:
        if node.name == "nav":
            return False
        return any(node.first <= first <= node.last for first in self._opening) or any(
            node.first <= first <= node.last for first in self._markers
        )

    def _item_number(self, node: Node) -> str:
        holder = node.parent
        if node.name != "li" or holder is None or holder.name != "ol":
            return ""
        if holder not in self._ordinals:
            self._ordinals[holder] = ordinals(self.page, holder)
        return str(self._ordinals[holder].get(node, ""))

    def _close(self, node: Node, at: int) -> None:
        if node.name in BLOCKS:
            self._close_block(node)
        elif node.name in _VERBATIM or node.role == "verbatim":
            self._verbatim -= 1
        elif node.name == "q":
            _, start, end, _ = self.page.events[at]
            self._quotation("”", start, end)
        for draft, block in self._kept.pop(at, ()):
            draft.end = max(block.text.length, draft.start)
            block.masks.append((draft.start, draft.end))

    def _close_block(self, node: Node) -> None:
        if len(self._frames) > 1 and self._frames[-1].node is node:
            self._end_block()
            frame = self._frames.pop()
            if frame.closes:
                self.builder.close(self.page.events[node.last][2])
            if node.name in ("article", "main"):
                self._article -= 1

    # -- notes -------------------------------------------------------------------------------------------------------

    def _open_note(self, note: FoundNote) -> None:
        label, key = note.label, key_for(note) or f"note at {note.node.start}"
        label_span = Span("", note.label_start, note.label_stop)
        if note.kind == "inline":
            key, note.anchors = self._inline_marker(note)
            self._outer.append(self._draft)
        else:
            self._end_block()
        before = len(self.builder.drafts)
        draft = self.builder.open_note(note.kind, label, key, note.node.start, label_span, anchors=note.anchors)
        self._muted = note.words_from
        self._in_notes += 1
        if note.kind == "inline":
            self._draft = self.builder.begin("paragraph", max(note.words_from, note.node.end))
            return
        for target, start, end in note.backlinks:
            self.builder.backlink(target, Span("", start, end))
        self._frames.append(Frame(note.node, "paragraph", 0))
        if len(self.builder.drafts) == before:
            return  # nested too deeply to be a note of its own
        self._lists.add(draft, note.home or note, self._heading, note.node.parent)

    def _inline_marker(self, note: FoundNote) -> tuple[str, tuple[str, ...]]:
        """Write the marker that a note in the running text is by itself; return its key and anchors."""
        self._inline_notes += 1
        key = f"^{self._inline_notes}"
        raw = self.page.words_of(note.node)
        start, end = (raw.start, raw.end) if raw.text else (note.node.start, note.node.end)
        self._ready(start, note.first)
        self._flush()
        span = Span("", start, end)
        item = CitedItem(note.label or raw.text[:40] or "note", key, span)
        self.builder.marker("inline", raw.text or "note", (item,), span, target=key)
        return key, (key, *note.anchors)

    def _close_notes(self, at: int) -> None:
        for note in reversed(self._closing[at]):
            end = self.page.events[at][2]
            self._in_notes -= 1
            if note.kind == "inline":
                self._gap.clear()
                self.builder.end(max(self._last, note.node.end))
                self.builder.close(end)
                self._draft = self._outer.pop()
                continue
            self._end_block()
            while len(self._frames) > 1 and self._frames[-1].node is not note.node:
                if self._frames.pop().closes:
                    self.builder.close(end)
            if len(self._frames) > 1:
                self._frames.pop()
            self.builder.close(end)
            self._muted = -1

    # -- markers -----------------------------------------------------------------------------------------------------

    def _marker(self, marker: FoundMarker, at: int) -> int:
        if self._frames[-1].kind in ("furniture", "contents"):
            return at
        self._ready(marker.start, at)
        self._flush()
        block = self._draft
        assert block is not None
        span = Span("", marker.start, marker.end)
        anchor = marker.anchors[0] if marker.anchors else ""
        self.builder.marker(marker.style, marker.raw, marker.items, span, target=marker.target, anchor=anchor)
        draft = block.markers[-1]
        draft.typed = marker.typed
        self._last = max(self._last, marker.end)
        if marker.keep:
            draft.keep = True
            self._kept.setdefault(marker.node.last, []).append((draft, block))
            return at
        return marker.node.last

    def _raise(self, node: Node, at: int) -> int:
        """Show raised digits that are no marker as such, so that ``10<sup>3</sup>`` does not read 103."""
        if node.last != at + 2 or self.page.events[at + 1][0] != TEXT or self._verbatim:
            return at
        _, start, end, _ = self.page.events[at + 1]
        digits = self.source[start:end].strip()
        if not digits.isascii() or not digits.isdecimal() or len(digits) > 4 or end <= self._muted:
            return at
        head = self._draft is None
        self._ready(start, at)
        self._flush()
        raised, stop = digits.translate(_RAISED), self.page.events[node.last][2]
        if head:
            self.builder.replaced(raised, node.start, stop)
        elif stop - node.start != len(raised):
            self.builder.verbatim(raised, node.start, stop)
        self._last = stop
        return node.last

    # -- blocks ------------------------------------------------------------------------------------------------------

    def _in_code(self) -> bool:
        return self._frames[-1].kind == "code"

    def _begin(self, start: int, at: int = -1, high: int = -1) -> int:
        frame = self._frames[-1]
        number, span, low = frame.number, None, start
        if (
            not number
            and frame.kind == "paragraph"
            and high > 0
            and self.source[start].isdigit()
            and not self._in_notes
        ):
            number, span, low = printed_number(self.page, start, at, high)
        kind = frame.kind
        draft = self.builder.begin(kind, start, frame.level, number=number, number_span=span)
        self._draft, self._last = draft, low
        self._gap.clear()
        frame.number = ""
        if frame.kind == "item":
            self._item_begun()
        if kind == "heading":
            self._heading = draft
        elif kind in ("paragraph", "item") and not self._in_notes:
            self._heading = None
        return low

    def _item_begun(self) -> None:
        """The first block of an item is the item, what follows in it are paragraphs."""
        for frame in reversed(self._frames):
            if frame.kind != "item":
                break
            frame.kind = "paragraph"

    def _end_block(self) -> None:
        if self._draft is not None and not self._outer:
            self.builder.end(self._last)
            self._draft = None
        self._gap.clear()
