"""Runs of entries: blocks that follow one another and begin with the heads of notes."""

from collections.abc import Iterator

from citecheck.readers.draft import BlockDraft, LabelForm
from citecheck.readers.typed.list_headings import ListHeading, is_part_heading, list_heading
from citecheck.readers.typed.note_heads import STRONG, EntryHead, heads_in, is_near

_TEXT = frozenset(("paragraph", "item", "caption", "term", "cell", "code"))
_MOST_PARAGRAPHS = 6
_LONGEST_BRACKET = 30


class Entry:
    """An entry: its head and the pieces of blocks that hold its words."""

    __slots__ = ("head", "pieces")

    def __init__(self, head: EntryHead, draft: BlockDraft, end: int) -> None:
        """Begin the entry that ``head`` opens in ``draft``; its first piece ends at ``end``."""
        self.head = head
        self.pieces: list[tuple[BlockDraft, int, int]] = [(draft, head.body, end)]


class Run:
    """Entries of one form that follow one another.

    ``low``..``high`` are the indexes of the first and last of their blocks. ``region`` and ``heading`` tell under what
    heading they stand, ``before`` is the block before the first, ``after`` the block after the last; ``loose`` are
    blocks under the heading without a head.
    """

    __slots__ = ("after", "before", "entries", "form", "heading", "high", "loose", "low", "region")

    def __init__(self, low: int, before: BlockDraft | None, region: ListHeading | None, heading: BlockDraft | None):
        """Begin a run with the block of index ``low``."""
        self.low = self.high = low
        self.before, self.after = before, before
        self.region, self.heading = region, heading
        self.entries: list[Entry] = []
        self.form: LabelForm = ""
        self.loose: list[BlockDraft] = []


class _Collector:
    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.run: Run | None = None
        self.pending: list[tuple[int, BlockDraft]] = []
        self.region: ListHeading | None = None
        self.heading: BlockDraft | None = None
        self.level = 0
        self.last: BlockDraft | None = None
        self.loose: Run | None = None

    def heading_block(self, index: int, draft: BlockDraft, text: str) -> None:
        self.close(draft)
        found = list_heading(text)
        level = draft.level or 6
        if found is not None:
            outer = self.region if self.region and level > self.level and found.family == "endnotes" else None
            self.region, self.heading = outer or found, draft
            self.level = min(level, self.level) if self.region and level > self.level > 0 else level
        elif self.region and level > self.level and is_part_heading(text):
            self.heading = draft
        else:
            self.region = self.heading = None
            self.level = 0
        self.loose = None

    def block(self, index: int, draft: BlockDraft) -> None:
        if self._inside_bracket(index, draft):
            return
        heads = heads_in(draft) if draft.kind != "code" else []
        if heads and self.run is not None and self._is_nested(draft):
            heads = []
        if not heads or (heads[0].form == "key" and self.region is None and not _is_rst(draft)):
            self._without_head(index, draft)
            return
        run = self.run
        if run is None or run.form != heads[0].form or not is_near(run.entries[-1].head, heads[0]):
            self.close(draft)
            run = self.run = Run(index, self.last, self.region, self.heading)
            run.form = heads[0].form
        for at, waiting in self.pending:
            self._continue(at, waiting)
        self.pending = []
        ends = [head.start for head in heads[1:]] + [draft.text.length]
        for head, end in zip(heads, ends, strict=True):
            run.entries.append(Entry(head, draft, end))
        run.high = index

    def _inside_bracket(self, index: int, draft: BlockDraft) -> bool:
        """``[Footnote 1: ...`` goes on until its bracket is closed."""
        run = self.run
        if run is None or not run.entries[-1].head.closing:
            return False
        entry = run.entries[-1]
        last, _, end = entry.pieces[-1]
        if last.text.plain().rstrip().endswith("]") or len(entry.pieces) > _LONGEST_BRACKET:
            return False
        if heads_in(draft):
            return False
        self._continue(index, draft)
        return True

    def _continue(self, index: int, draft: BlockDraft) -> None:
        assert self.run is not None
        self.run.entries[-1].pieces.append((draft, 0, draft.text.length))
        self.run.high = index

    def _is_nested(self, draft: BlockDraft) -> bool:
        """Return whether a block lies deeper than the first of the run, in a list of its own."""
        assert self.run is not None
        parent = self.run.entries[0].pieces[0][0].parent
        if draft.parent is parent or draft.parent is None:
            return False
        if parent is None:
            return bool(draft.number) and not self.run.entries[0].pieces[0][0].number
        return any(outer is parent for outer in _outer(draft.parent))

    def _without_head(self, index: int, draft: BlockDraft) -> None:
        if self.region is not None and self.run is None:
            if self.loose is None:
                self.loose = Run(index, self.last, self.region, self.heading)
                self.loose.form = "author-year"
                self.runs.append(self.loose)
            self.loose.loose.append(draft)
            self.loose.high = index
            return
        if self.run is None:
            return
        last, start, end = self.run.entries[-1].pieces[-1]
        empty = start >= end and len(self.run.entries[-1].pieces) == 1
        if empty or self._is_deeper(draft, self.run.entries[0].pieces[0][0]):
            self._continue(index, draft)
        elif self.region is not None and len(self.pending) < _MOST_PARAGRAPHS:
            self.pending.append((index, draft))
        else:
            self.close(draft)

    def _is_deeper(self, draft: BlockDraft, first: BlockDraft) -> bool:
        if self.pending:
            return False
        inner = draft.parent
        if inner is None or inner is first.parent or inner.kind not in ("quote", "list"):
            return first.parent is not None and inner is first.parent and first.kind == "item" and draft.kind != "item"
        return first.parent is None or any(outer is first.parent for outer in _outer(inner))

    def close(self, draft: BlockDraft | None) -> None:
        if self.run is not None:
            self.run.after = self.pending[0][1] if self.pending else draft
            self.runs.append(self.run)
        self.run = None
        self.pending = []


def _outer(draft: BlockDraft) -> Iterator[BlockDraft]:
    block: BlockDraft | None = draft
    while block is not None:
        yield block
        block = block.parent


def _is_rst(draft: BlockDraft) -> bool:
    return draft.text.plain().startswith(".. [")


def collect_runs(drafts: list[BlockDraft]) -> list[Run]:
    """Return the runs of entries in ``drafts``, in document order; none of them is a note list yet."""
    collector = _Collector()
    part = ""
    for index, draft in enumerate(drafts):
        kind = draft.kind
        if draft.text.part != part:
            # A list has one place, so it ends with the file that it stands in.
            part = draft.text.part
            collector.close(draft)
            collector.loose = None
        if kind == "heading":
            collector.heading_block(index, draft, draft.text.plain())
        elif kind in _TEXT:
            if draft.container_note() is not None:
                collector.close(draft)
            elif kind == "paragraph" and _stands_as_heading(draft, drafts, index):
                draft.kind = "heading"
                draft.level = 6
                collector.heading_block(index, draft, draft.text.plain())
            elif draft.text.length:
                collector.block(index, draft)
        elif kind == "furniture" and collector.run is not None:
            run = collector.run
            if run.region is None and run.form not in STRONG:
                collector.close(draft)
        elif kind == "contents" or draft.note is not None:
            collector.close(draft)
        if kind in _TEXT or kind in ("heading", "furniture"):
            collector.last = draft
    collector.close(None)
    return _joined(collector.runs)


def _joined(runs: list[Run]) -> list[Run]:
    """Join runs that an entry at the wrong place has torn apart: together they count without gaps."""
    kept: list[Run] = []
    group: list[Run] = []
    for run in runs:
        if group and not _touches(group[-1], run):
            kept += _one_list(group)
            group = []
        group.append(run)
    return kept + _one_list(group)


def _touches(before: Run, after: Run) -> bool:
    if not before.entries or not after.entries or after.low != before.high + 1 or after.form != before.form:
        return False
    return before.entries[-1].pieces[-1][0].text.part == after.entries[0].pieces[0][0].text.part


def _one_list(group: list[Run]) -> list[Run]:
    numbers = [entry.head.number for run in group for entry in run.entries]
    distinct = set(numbers)
    if len(group) < 2 or min(numbers) < 0 or any(run.entries[0].head.number == 1 for run in group[1:]):
        return group
    if len(distinct) <= max(distinct) - min(distinct) or len(numbers) - len(distinct) > max(1, len(numbers) // 50):
        return group
    first = group[0]
    for run in group[1:]:
        first.entries += run.entries
        first.high, first.after = run.high, run.after
    return [first]


def _stands_as_heading(draft: BlockDraft, drafts: list[BlockDraft], index: int) -> bool:
    """A paragraph that is nothing but the words of such a heading (often in bold type) is one."""
    if draft.text.length > 40 or draft.parent is not None or draft.number or index + 1 >= len(drafts):
        return False
    return list_heading(draft.text.plain()) is not None and drafts[index + 1].kind in ("paragraph", "list", "quote")
