"""The notes and entries of an XML document before its text is written: what ids, labels and keys they have."""

from collections.abc import Iterable

from citecheck.model.document import NoteKind
from citecheck.readers.labels import key_of
from citecheck.readers.xml.tree import Element
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span


class Known(NamedTuple):
    """A note or entry: its element, printed ``label``, ``key``, the ids that links may name and its list ``group``.

    ``label_span`` is where the label stands; ``marked`` tells that the note stands at its own marker. ``optional``
    notes need not be cited.
    """

    element: Element
    kind: NoteKind
    label: str
    key: str
    label_span: Span
    anchors: tuple[str, ...]
    group: int
    marked: bool = False
    optional: bool = False


class Registry:
    """All notes and entries of a document, found by id, by element, or by label within a list."""

    def __init__(self) -> None:
        """Start without notes."""
        self.all: list[Known] = []
        self.of_element: dict[int, Known] = {}
        self.of_anchor: dict[str, Known] = {}
        self.keys: dict[tuple[int, str], Known] = {}
        self._prefixes: set[str] | None = None

    def add(self, known: Known) -> None:
        """Add one; the first that bears an id keeps it."""
        self.all.append(known)

    def settle(self, restarting: Iterable[int] = ()) -> None:
        """Make keys differ between lists, so that a label is never looked up in another list.

        Lists in ``restarting`` (notes that begin again in each chapter) keep theirs; linking knows how they follow one
        another. The first list that uses a label keeps it.
        """
        apart = set(restarting)
        owner: dict[str, int] = {}
        ranked = sorted(self.all, key=lambda known: (known.group not in apart, known.kind != "entry"))
        used: set[tuple[int, str]] = set()
        final: dict[int, Known] = {}
        for known in ranked:
            group = -1 if known.group in apart else known.group
            if owner.setdefault(known.key, group) != group:
                final[id(known.element)] = known._replace(key=f"{known.key} ({known.group})")
            elif not known.key.isdecimal() and (group, known.key) in used and known.kind == "entry":
                final[id(known.element)] = known._replace(key=f"{known.key} {known.anchors[0]}")
            used.add((group, known.key))
        self.all = [final.get(id(known.element), known) for known in self.all]
        for known in self.all:
            self.of_element[id(known.element)] = known
            self.keys.setdefault((known.group, key_of(known.label)), known)
            for anchor in known.anchors:
                self.of_anchor.setdefault(anchor, known)

    def label_of_lost(self, anchor: str) -> str:
        """Return the label that an id without a note would bear: ``3`` for ``b3`` where ``b1`` and ``b2`` are 1 and 2.

        Returns ``""`` where the ids do not tell.
        """
        if self._prefixes is None:
            self._prefixes = _numbered_prefixes(self.all)
        stem = anchor.rstrip("0123456789")
        number = anchor[len(stem) :].lstrip("0")
        return number if number and stem in self._prefixes else ""

    def key_in(self, group: int, label: str) -> str:
        """Return the key of the note called ``label`` in a list, or the plain key of the label."""
        known = self.labelled(group, label)
        return known.key if known is not None else key_of(label)

    def labelled(self, group: int, label: str) -> Known | None:
        """Return the note called ``label`` in a list, or None."""
        return self.keys.get((group, key_of(label)))


def _numbered_prefixes(every: Iterable[Known]) -> set[str]:
    """Return the beginnings of ids that are followed by the number of their note, for two notes at least and always."""
    agreed: dict[str, int] = {}
    other: set[str] = set()
    for known in every:
        anchor = known.anchors[0]
        stem = anchor.rstrip("0123456789")
        if known.label.isdecimal() and anchor[len(stem) :].lstrip("0") == known.label:
            agreed[stem] = agreed.get(stem, 0) + 1
        else:
            other.add(stem)
    return {stem for stem, count in agreed.items() if count > 1 and stem not in other}
