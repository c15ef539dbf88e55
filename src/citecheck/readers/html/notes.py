"""The notes of a page: those that its generator declares and those that its links point to."""

from collections.abc import Iterator

from citecheck.model.document import NoteKind
from citecheck.readers.html.labels import digits_of, head_of, stem_of
from citecheck.readers.html.page import Page
from citecheck.readers.html.tree import BREAK, OPEN, TEXT, Node
from citecheck.readers.labels import key_of

_KINDS: dict[str, NoteKind] = {
    "footnote": "footnote", "footnotes": "footnote", "endnote": "endnote", "endnotes": "endnote", "entry": "entry",
    "entries": "entry", "inline": "inline",
}  # fmt: skip
_NOTE_ROLES = ("footnote", "endnote", "entry")
_LIST_ROLES = ("footnotes", "endnotes", "entries")
_NOTE_BLOCKS = frozenset(
    {"li", "p", "div", "aside", "dd", "dt", "td", "tr", "table", "blockquote", "section", "article"}
)
_MAX_CLIMB = 64


class FoundNote:
    """A note that covers the events ``first`` to ``last``; ``home`` is the element that lists it.

    ``label_start``..``label_stop`` is its printed label (empty: not printed), ``words_from`` where its words begin.
    ``backlinks`` are targets with their places.
    """

    __slots__ = (
        "anchors", "backlinks", "first", "home", "kind", "label", "label_start", "label_stop", "last", "node",
        "ordinal", "words_from",
    )  # fmt: skip

    def __init__(self, node: Node, last: int, kind: NoteKind, home: Node | None) -> None:
        """Note down a note that begins with ``node``."""
        self.node, self.first, self.last, self.kind, self.home = node, node.first, last, kind, home
        self.anchors: tuple[str, ...] = ()
        self.backlinks: list[tuple[str, int, int]] = []
        self.label = self.ordinal = ""
        self.label_start = self.label_stop = node.start
        self.words_from = -1


class Notes:
    """The notes of a page by their elements."""

    def __init__(self, page: Page) -> None:
        """Collect the notes that the markup of ``page`` declares."""
        self.page = page
        self.found: dict[Node, FoundNote] = {}
        self._part_of: dict[Node, FoundNote] = {}
        self._ordinals: dict[Node, dict[Node, int]] = {}
        for role in _LIST_ROLES:
            for node in page.by_role.get(role, ()):
                self._add_items(node, _KINDS[role], node)
        for role in _NOTE_ROLES:
            for node in page.by_role.get(role, ()):
                self._add_declared(node, _KINDS[role])
        for node in page.by_role.get("inline", ()):
            self.found.setdefault(node, FoundNote(node, node.last, "inline", None))
        self._drop_holders()

    def _add_declared(self, node: Node, kind: NoteKind) -> None:
        if node.name in ("ol", "ul", "dl"):
            self._add_items(node, kind, node)
        elif node.name == "dt":
            self._add_term(node, kind, node.parent)
        elif node.name not in ("a", "span", "sup", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.add(node, kind, self.home_of(node))

    def home_of(self, node: Node) -> Node | None:
        """Return the element that lists the note ``node``: the nearest one declared as a list, else its parent."""
        parent: Node | None = node.parent
        for _ in range(_MAX_CLIMB):
            if parent is None:
                break
            if parent.role in _LIST_ROLES:
                return parent
            parent = parent.parent
        return node.parent

    def add(self, node: Node, kind: NoteKind, home: Node | None, last: int = -1) -> FoundNote:
        """Note down ``node`` as a note, once; a note already known keeps what is known of it."""
        note = self.found.get(node)
        if note is None:
            note = self.found[node] = FoundNote(node, node.last if last < 0 else last, kind, home)
        elif kind == "endnote" or (kind == "entry" and note.kind == "footnote"):
            note.kind = kind
        return note

    def _add_items(self, holder: Node, kind: NoteKind, home: Node) -> None:
        """Take the items of the lists in ``holder`` as notes, but not those of lists inside items."""
        if holder.name in ("ol", "ul"):
            for child in self.page.children(holder):
                if child.name == "li":
                    self.add(child, kind, home)
            return
        if holder.name == "dl":
            for child in self.page.children(holder):
                if child.name == "dt":
                    self._add_term(child, kind, home)
            return
        at, size = holder.first + 1, len(self.found)
        while at < holder.last:
            what, _, _, inner = self.page.events[at]
            if what == OPEN and inner is not None:
                if inner.name in ("ol", "ul", "dl"):
                    self._add_items(inner, kind, home)
                if inner.name in ("ol", "ul", "dl", "p", "li") or inner.role in _NOTE_ROLES:
                    at = max(at, inner.last)
            at += 1
        if len(self.found) == size:
            self._add_labelled(holder, kind, home)

    def _add_labelled(self, holder: Node, kind: NoteKind, home: Node) -> None:
        """Take the paragraphs that begin with a label as notes, where a list has no items."""
        for child in self.page.children(holder):
            plain = child.name in ("p", "div") and child.role not in _LIST_ROLES
            if plain and head_of(self.page, child.first, child.last, frozenset()):
                self.add(child, kind, home)

    def _add_term(self, term: Node, kind: NoteKind, home: Node | None) -> None:
        """A term and the definitions up to the next term are one note."""
        last = term.last
        if term.parent is None or term in self.found:
            return
        at = term.last + 1
        body: list[Node] = []
        while at < term.parent.last:
            what, _, _, node = self.page.events[at]
            if what == OPEN and node is not None:
                if node.name != "dd":
                    break
                last = at = max(at, node.last)
                body.append(node)
            at += 1
        note = self.add(term, kind, home, last)
        for node in body:
            self._part_of[node] = note

    def _drop_holders(self) -> None:
        """An element that holds notes is a list, not a note: ``div.footnote`` may be either."""
        open_notes: list[FoundNote] = []
        for note in sorted(self.found.values(), key=lambda each: (each.first, -each.last)):
            while open_notes and open_notes[-1].last < note.first:
                open_notes.pop()
            if note.kind != "inline":
                for outer in open_notes:
                    if outer.kind != "inline" and outer.node in self.found:
                        del self.found[outer.node]
                        outer.node.role = "footnotes" if outer.kind == "footnote" else "endnotes"
                open_notes = [note]
        for note in self.found.values():
            if note.home is not None and note.home.role not in _LIST_ROLES:
                note.home = self.home_of(note.node)

    def holding(self, node: Node) -> FoundNote | None:
        """Return the innermost note that ``node`` is or lies in."""
        at: Node | None = node
        for _ in range(_MAX_CLIMB):
            if at is None:
                return None
            if at in self.found:
                return self.found[at]
            if at in self._part_of:
                return self._part_of[at]
            at = at.parent
        return None

    def block_for(self, target: Node, marker: Node) -> tuple[Node, int] | None:
        """Return the element that is the note to which the anchor ``target`` belongs, and its last event.

        None where the anchor is on something else: a heading, a section, the text around the marker.
        """
        page = self.page
        block = page.block_of(target)
        if block.name not in _NOTE_BLOCKS or block.first <= marker.first <= block.last:
            return None
        if block.name in ("td", "tr"):
            return self._row_for(block)
        if target is not block and not page.blank(block.first, target.first):
            return self._line_for(block, target)
        alone = target is not block and target.first + 1 == target.last and block.name in ("div", "section")
        if alone and (following := self._next_block(target, block)):
            return following, following.last
        if block.name in ("div", "section", "article", "table", "blockquote") and self._has_heading(block):
            return None
        outer = block.parent
        if block.name == "p" and target is not block and outer is not None and outer.name in ("li", "dd"):
            block = outer if page.blank(outer.first, block.first) else block
        return block, block.last

    def _row_for(self, block: Node) -> tuple[Node, int] | None:
        row = block
        while row.name != "tr" and row.parent is not None:
            row = row.parent
        if row.name != "tr" or not self.page.blank(row.first, block.first):
            return None
        return row, row.last

    def _line_for(self, block: Node, target: Node) -> tuple[Node, int] | None:
        """Notes may be lines of one block, each with its anchor after a line break."""
        events = self.page.events
        before = target.first - 1
        while before > block.first and (events[before][0] not in (TEXT, BREAK) or self._is_space(before)):
            before -= 1
        if events[before][0] != BREAK or target.name not in ("a", "sup", "span", "b"):
            return None
        at = target.last + 1
        while at < block.last and events[at][0] != BREAK:
            node = events[at][3]
            at = max(at, node.last if events[at][0] == OPEN and node is not None else at) + 1
        return target, at - 1

    def _is_space(self, event: int) -> bool:
        _, start, end, _ = self.page.events[event]
        return self.page.text[start:end].isspace()

    def _next_block(self, target: Node, block: Node) -> Node | None:
        for at in range(target.last + 1, min(block.last, target.last + 4)):
            kind, start, end, node = self.page.events[at]
            if kind == OPEN and node is not None and node.name in ("p", "div", "li"):
                return node
            if kind != TEXT or not self.page.text[start:end].isspace():
                return None
        return None

    def _has_heading(self, block: Node) -> bool:
        names = ("h1", "h2", "h3", "h4", "h5", "h6", "main", "nav")
        last = min(block.last, block.first + 400)
        return any(
            kind == OPEN and node is not None and node.name in names
            for kind, _, _, node in self.page.events[block.first : last + 1]
        )

    def add_siblings(self, linked: list[FoundNote]) -> None:
        """Notes that nothing links to are known by their neighbours: same element, same list, same kind of anchor."""
        page = self.page
        stems: dict[Node, set[tuple[str, str]]] = {}
        kinds: dict[Node, NoteKind] = {}
        for note in linked:
            if note.node.parent is not None and note.last == note.node.last:
                names = page.anchors_between(note.first, note.last)
                stems.setdefault(note.node.parent, set()).update((note.node.name, stem_of(name)) for name in names)
                kinds[note.node.parent] = note.kind
        for parent, wanted in stems.items():
            for child in page.children(parent):
                if child not in self.found and any(name == child.name for name, _ in wanted):
                    names = page.anchors_between(child.first, child.last)
                    if (child.name == "li" and names) or any((child.name, stem_of(name)) in wanted for name in names):
                        self.add(child, kinds[parent], parent)

    def finish(self, marker_anchors: set[str]) -> list[FoundNote]:
        """Return the notes in document order, with labels and anchors; those of the markers inside are not theirs."""
        notes = sorted(self.found.values(), key=lambda note: note.first)
        for note in notes:
            note.anchors = tuple(name for name in dict.fromkeys(self._anchors(note)) if name not in marker_anchors)
            self._label(note)
        return notes

    def _anchors(self, note: FoundNote) -> Iterator[str]:
        yield from self.page.anchors_between(note.first, note.last)
        if note.kind == "inline" and not self.page.anchors_between(note.first, note.last):
            yield f"note at {note.node.start}"

    def _label(self, note: FoundNote) -> None:
        node = note.node
        if node.name == "li" and node.parent is not None and node.parent.name == "ol":
            note.ordinal = _printed(self._ordinal(node, node.parent), node.parent.attributes.get("type", "1"))
        expected = frozenset({note.ordinal, *(digits_of(anchor) for anchor in note.anchors)} - {""})
        head = head_of(self.page, note.first, note.last, expected)
        if head is not None and note.ordinal and head.label not in expected:
            head = None
        if head is not None:
            note.label, note.label_start, note.label_stop = head.label, head.start, head.stop
            note.words_from = head.end
        elif note.ordinal:
            note.label = note.ordinal

    def _ordinal(self, item: Node, holder: Node) -> int:
        numbers = self._ordinals.get(holder)
        if numbers is None:
            numbers = self._ordinals[holder] = ordinals(self.page, holder)
        return numbers.get(item, 0)


def ordinals(page: Page, holder: Node) -> dict[Node, int]:
    """Return the numbers that a browser prints before the items of an ordered list."""
    items = [child for child in page.children(holder) if child.name == "li"]
    backwards = "reversed" in holder.attributes
    number = _integer(holder.attributes.get("start", ""), len(items) if backwards else 1)
    numbers: dict[Node, int] = {}
    for item in items:
        number = _integer(item.attributes.get("value", ""), number)
        numbers[item] = number
        number += -1 if backwards else 1
    return numbers


def _printed(number: int, style: str) -> str:
    """Return the number of an item as its list prints it; beyond z browsers count on, which no list of notes does."""
    if style in ("a", "A") and 0 < number <= 26:
        return chr(ord(style) + number - 1)
    return str(number)


def _integer(value: str, default: int) -> int:
    value = value.strip()
    return int(value) if value.lstrip("+-").isdecimal() and len(value) < 8 and value.isascii() else default


def key_for(note: FoundNote) -> str:
    """Return what a note without a number is compared by: its label, else its first anchor."""
    return key_of(note.label) if note.label else (note.anchors[0] if note.anchors else "")
