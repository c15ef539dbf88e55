"""Writes a tree as blocks, element by element, by the role that a format gives to each name."""

from collections.abc import Mapping
from typing import Literal

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.typed.list_headings import list_heading
from citecheck.readers.xml.prose import Prose
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.runs import Reference, Run
from citecheck.readers.xml.tree import Comment, Element, Instruction, Node, Text
from citecheck.text.span import Span

Role = Literal[
    "inline", "skip", "block", "paragraph", "heading", "caption", "term", "cell", "item", "code", "furniture", "list",
    "quote", "table", "verbatim", "raised", "address", "break", "reference", "note", "entry",
]  # fmt: skip
"""What an element is: ``block`` only separates; ``break`` is a line break; the others are as they say."""

_DEEPEST = 80
"""Lists, quotations and tables nested deeper than this are read without their containers."""

_DIGITS = frozenset("0123456789,–- \t\r\n")


class Exit:
    """Stands on the stack for the end of an element."""

    __slots__ = ("element", "role")

    def __init__(self, element: Element, role: str) -> None:
        self.element, self.role = element, role


class XmlWriter:
    """Walks a tree without recursion and fills a builder.

    A format gives the roles of its element names and overrides :meth:`role`, :meth:`reference` and
    :meth:`heading_level`. Text outside any block makes a paragraph of its own. A note that stands inside a text is
    written after the block that it interrupts.
    """

    roles: Mapping[str, Role] = {}

    def __init__(self, builder: DocumentBuilder, registry: Registry, *, raised: bool = False) -> None:
        """Write into ``builder``; ``raised`` tells that raised digits may be markers."""
        self.builder, self.registry = builder, registry
        self.prose = Prose(builder, registry, raised=raised)
        self.stack: list[Node | Run | Exit] = []
        self.runs: list[Run] | None = None
        self.kinds: list[BlockKind] = ["paragraph"]
        self.raised = self.verbatim = self.containers = self.notes = 0
        self.level = 0
        self.pending: list[Element] = []
        self.lists: dict[int, list[BlockDraft]] = {}
        self.headings: dict[int, BlockDraft | None] = {}
        self.heading: BlockDraft | None = None

    # -- what a format says -----------------------------------------------------------------------------------------

    def role(self, element: Element) -> Role:
        """Return the role of ``element``; unknown names are part of the text around them."""
        return self.roles.get(element.name, "inline")

    def reference(self, element: Element) -> Reference | None:
        """Return the reference that ``element`` is, or None where it is only text."""
        return None

    def heading_level(self, element: Element) -> int:
        """Return the level of a heading, from 1."""
        depth = 1
        parent = element.parent
        while parent is not None and depth < 9:
            depth += parent.name in ("sec", "section", "div", "chapter") or parent.name[:4] == "sect"
            parent = parent.parent
        return depth

    def enter_kind(self, element: Element, kind: BlockKind) -> BlockKind:
        """Return the kind of the texts in a container."""
        return kind

    def include(self, node: Text | Instruction) -> bool:
        """Handle an instruction that brings in text from outside; return whether ``node`` does so."""
        return False

    def leave(self, element: Element, role: str) -> None:
        """Do what a format wants at the end of ``element``."""

    # -- the walk ---------------------------------------------------------------------------------------------------

    def write(self, root: Element) -> None:
        """Write ``root`` and all inside it, then declare the note lists."""
        self.stack.append(root)
        while self.stack or self.pending:
            if self.pending and self.runs is None and not self.notes:
                self.stack.extend(Exit(element, "pending") for element in reversed(self.pending))
                self.pending = []
            if not self.stack:
                self.break_text()
                continue
            node = self.stack.pop()
            if isinstance(node, Element):
                self._open(node)
            elif isinstance(node, Exit):
                self._exit(node)
            elif isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Run):
                self.add(node)
            elif isinstance(node, Instruction):
                self.include(node)
            elif isinstance(node, Comment):
                self.builder.directive(node.text, Span(self.builder.part, node.start, node.end))
        self.break_text()
        for group, drafts in self.lists.items():
            self.declare(group, drafts)

    def declare(self, group: int, drafts: list[BlockDraft]) -> None:
        """Declare the notes of one list."""
        heading = self.headings.get(group)
        optional = all(self.optional(draft) for draft in drafts)
        if heading is not None and (found := list_heading(heading.text.plain())):
            optional = optional or found.optional
        self.builder.note_list(drafts, heading, optional=optional)

    def optional(self, draft: BlockDraft) -> bool:
        """Return whether the note of ``draft`` need not be cited."""
        return draft.note is not None and any(
            known.optional for anchor in draft.note.anchors if (known := self.registry.of_anchor.get(anchor))
        )

    def _open(self, element: Element) -> None:
        role = self.role(element)
        if role == "skip":
            return
        if role == "reference":
            self._reference(element)
            return
        if role in ("note", "entry"):
            self._note(element, role)
            return
        if role == "break":
            self._space(element)
            return
        if role != "inline":
            self._enter(element, role)
            self.stack.append(Exit(element, role))
        self.stack.extend(reversed(element.children))

    def has_exit(self, place: int) -> bool:
        """Return whether the end of an element stands at ``place`` of the stack."""
        return place < len(self.stack) and isinstance(self.stack[place], Exit)

    def _enter(self, element: Element, role: Role) -> None:
        if role in ("verbatim", "address"):
            self.verbatim += role == "verbatim" or _is_address(element)
        elif role == "raised":
            self.raised += 1
        else:
            self.break_text()
            if role in ("list", "quote", "table"):
                self.containers += 1
                if self.containers <= _DEEPEST:
                    self.builder.open(_CONTAINERS[role], element.start)
                inherited = self.kinds[-1] if self.kinds[-1] in _ENCLOSING else "paragraph"
                self.kinds.append(self.enter_kind(element, inherited))
            elif role != "block":
                self.kinds.append(self._kind(_KINDS[role]))
                self.level = self.heading_level(element) if role == "heading" else 0

    def _kind(self, kind: BlockKind) -> BlockKind:
        """Return the kind of a text, which that of a cell or caption around it overrides."""
        outer = self.kinds[-1]
        if kind == "paragraph":
            return outer if outer in (*_ENCLOSING, "item", "term") else kind
        return outer if kind in ("item", "term") and outer in _ENCLOSING else kind

    def _exit(self, marker: Exit) -> None:
        element, role = marker.element, marker.role
        if role == "pending":
            self._write_note(element, self.registry.of_element[id(element)])
            return
        if role in ("verbatim", "address"):
            self.verbatim -= role == "verbatim" or _is_address(element)
        elif role == "raised":
            self.raised -= 1
        else:
            self.break_text()
            if role in ("list", "quote", "table"):
                if self.containers <= _DEEPEST:
                    self.builder.close(element.end)
                self.containers -= 1
            if role in ("note", "entry"):
                self.builder.close(element.end)
                self.notes -= 1
            if role != "block":
                self.kinds.pop()
        self.leave(element, role)

    # -- text -------------------------------------------------------------------------------------------------------

    def _text(self, node: Text) -> None:
        if self.runs is None and not node.text.strip(" \t\r\n"):
            return
        kind: Literal["text", "verbatim", "raised"] = "verbatim" if self.verbatim else "text"
        if self.raised and not self.verbatim and _DIGITS.issuperset(node.text) and len(node.text.strip()) < 20:
            kind = "raised" if node.text.strip()[:1].isdecimal() else "text"
        self.add(Run(kind, node.text, node.start, node.end, node.literal, self.raised > 0))

    def add(self, run: Run) -> None:
        """Add a run to the text of the block, which is begun with it."""
        if self.runs is None:
            self.runs = []
        self.runs.append(run)

    def _space(self, element: Element) -> None:
        if self.runs is not None:
            self.runs.append(Run("text", " ", element.start, element.end, literal=False))

    def break_text(self) -> None:
        """End the block that is being written."""
        runs, self.runs = self.runs, None
        if runs is None:
            return
        kind = self.kinds[-1]
        draft = self.builder.begin(kind, runs[0].start, self.level if kind == "heading" else 0)
        if kind == "code":
            self.prose.code(runs)
        else:
            self.prose.write(runs)
        self.builder.end(max(run.end for run in runs[-3:]))
        if kind == "heading":
            self.heading = draft
        elif kind == "item":  # what follows the first block of an item are paragraphs of the list
            place = len(self.kinds) - 1
            while place >= 0 and self.kinds[place] == "item":
                self.kinds[place] = "paragraph"
                place -= 1

    # -- references and notes ---------------------------------------------------------------------------------------

    def _reference(self, element: Element) -> None:
        reference = self.reference(element)
        if reference is None:
            self.stack.extend(reversed(element.children))
            return
        start, end = element.start, element.end
        if reference.shown and reference.numeric:
            start, end = reference.shown[0].start, reference.shown[-1].end
        self.add(Run("reference", "", start, end, raised=self.raised > 0, reference=reference))

    def _note(self, element: Element, role: Role) -> None:
        known = self.registry.of_element.get(id(element))
        if known is None:
            self.plain_note(element, role)
        elif known.marked:
            self.add(Run("note", "", element.start, element.end, note=element))
            self.pending.append(element)
        else:
            self.break_text()
            self._write_note(element, known)

    def plain_note(self, element: Element, role: Role) -> None:
        """Write what looks like a note and is none: a block of text."""
        self.break_text()
        self.kinds.append("paragraph")
        self.stack.append(Exit(element, "paragraph"))
        self.stack.extend(reversed(element.children))

    def _write_note(self, element: Element, known: Known) -> None:
        if self.notes > 8 or self.containers > _DEEPEST:
            self.plain_note(element, "note")
            return
        draft = self.builder.open_note(
            known.kind, known.label, known.key, element.start, known.label_span, anchors=known.anchors
        )
        self.notes += 1
        home = self.lists.setdefault(known.group, [])
        if not home:
            self.headings[known.group] = self.heading
        home.append(draft)
        self.kinds.append("paragraph")
        self.stack.append(Exit(element, "note"))
        self.note_content(element, known, draft)

    def note_content(self, element: Element, known: Known, draft: BlockDraft) -> None:
        """Put the content of a note on the stack; formats may write it themselves and add its fields."""
        self.stack.extend(reversed(element.children))


_CONTAINERS: dict[str, BlockKind] = {"list": "list", "quote": "quote", "table": "table"}
_ENCLOSING = ("cell", "caption", "furniture")
_KINDS: dict[str, BlockKind] = {
    "paragraph": "paragraph", "heading": "heading", "caption": "caption", "term": "term", "cell": "cell",
    "item": "item", "code": "code", "furniture": "furniture",
}  # fmt: skip


def _is_address(element: Element) -> bool:
    """Return whether the words of a link are an address."""
    words = element.plain()[:12]
    return "://" in words or words.startswith(("www.", "doi:", "10."))
