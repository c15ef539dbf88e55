"""The note lists of a page: which notes stand together, and where their numbering begins anew."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft
from citecheck.readers.html.tree import Node

_LISTS = ("ol", "ul", "dl")
_ROLES = ("footnotes", "endnotes", "entries")
_Setting = tuple[BlockDraft | None, Node | None]


class NoteLists:
    """Notes by the element that lists them, in the order in which they were written."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._lists: dict[object, list[BlockDraft]] = {}
        self._settings: dict[int, _Setting] = {}

    def add(self, draft: BlockDraft, home: object, heading: BlockDraft | None, parent: Node | None) -> None:
        """Note down the container ``draft`` of a note that ``home`` lists, under ``heading`` and inside ``parent``."""
        self._lists.setdefault(home, []).append(draft)
        self._settings[id(draft)] = heading, parent

    def declare(self, builder: DocumentBuilder) -> None:
        """Declare all lists to ``builder``."""
        self._join_single()
        for drafts in self._lists.values():
            for run in self._runs(drafts):
                builder.note_list(run, self._settings[id(run[0])][0])

    def _join_single(self) -> None:
        """Notes that stand alone, each in a place of its own, form one list together (in a book: one in each file)."""
        alone: dict[str, list[object]] = {}
        for home, drafts in self._lists.items():
            if len(drafts) == 1 and not _is_list(home):
                alone.setdefault(drafts[0].text.part, []).append(home)
        joined: dict[object, list[BlockDraft]] = {}
        for homes in alone.values():
            if len(homes) > 1:
                joined[homes[0]] = [self._lists.pop(home)[0] for home in homes]
        self._lists = {**joined, **self._lists}

    def _runs(self, drafts: list[BlockDraft]) -> list[list[BlockDraft]]:
        """Split a list where, under a new heading or in a new element, a label comes again: numbering restarts."""
        runs: list[list[BlockDraft]] = [[]]
        seen: set[str] = set()
        for draft in drafts:
            key = "" if draft.note is None else draft.note.key
            if key in seen and self._settings[id(draft)] != self._settings[id(runs[-1][-1])]:
                runs.append([])
                seen.clear()
            seen.add(key)
            runs[-1].append(draft)
        return runs


def _is_list(home: object) -> bool:
    return isinstance(home, Node) and (home.name in _LISTS or home.role in _ROLES)
