"""What a TEI document holds before its text is read: notes, bibliography entries, and the pointers to them."""

from collections.abc import Iterator

from citecheck.readers.labels import key_of
from citecheck.readers.tei.entries import author_year
from citecheck.readers.tei.names import ASIDE, ENTRIES, STRUCTURES
from citecheck.readers.tei.pointers import local_targets
from citecheck.readers.xml.anchors import attribute_span, start_tag
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

_AUTOMATIC = 1_000_000
"""The list of notes that show no number of their own."""
_LISTS = 2_000_000
"""Lists of entries are numbered from here."""


class Scan:
    """The ids, notes and entries of a document.

    ``marked_at`` maps an id to the notes that are attached to it by ``target``; ``ends`` tells where in the source a
    list of notes with numbers of its own ends, for the numbers begin again after it.
    """

    def __init__(self, root: Element, text: str) -> None:
        """Look through the tree of ``text`` once."""
        self.text = text
        self.registry = Registry()
        self.bearers: dict[str, list[Element]] = {}
        self.marked_at: dict[str, list[Known]] = {}
        self.ends: dict[int, int] = {}
        self.included = False
        self._citing: dict[str, list[Element]] = {}
        self._group = self._last = self._auto = 0
        self._lists: dict[int, int] = {}
        found: list[Element] = []
        for element, in_header in _walk(root):
            if anchor := element.get("xml:id", "id"):
                self.bearers.setdefault(anchor, []).append(element)
            if element.name == "include":
                self.included = True
            elif element.name in ("ref", "ptr"):
                for target in local_targets(element.get("target")):
                    self._citing.setdefault(target, []).append(element)
            elif not in_header and (element.name == "note" or element.name in ENTRIES):
                found.append(element)
        for element in found:
            if not _nested(element):
                self._add_note(element) if element.name == "note" else self._add_entry(element)
        self.ends[self._group] = len(text)
        self.registry.settle(self.ends)
        self._attach()

    def _add_note(self, element: Element) -> None:
        anchor = element.get("xml:id", "id")
        citing = self._citing.get(anchor, []) if anchor else []
        place = element.get("place").lower()
        targets = [target for target in local_targets(element.get("target")) if target != anchor]
        parent = element.parent
        inline = parent is not None and parent.name not in STRUCTURES
        aside = place.startswith("margin") or place in ASIDE
        number = _bare(element.get("n"))
        if not (citing or targets or (inline and not aside) or (anchor and number and not aside)):
            return
        marked = inline and not targets and not any(each.parent is parent for each in citing)
        marked = marked and not (aside and bool(citing))
        label, group = self._label(element, number)
        span = (attribute_span(self.text, element, "n") if number else None) or self._place(element)
        anchors = (anchor or f"@{element.start}",)
        kind = "endnote" if place == "end" else "footnote"
        self.registry.add(
            Known(
                element,
                "endnote" if kind == "endnote" else "footnote",
                label,
                key_of(label),
                span,
                anchors,
                group,
                marked,
            )
        )

    def _label(self, element: Element, number: str) -> tuple[str, int]:
        """Return the printed number of a note and its list: numbers that begin again at 1 begin another list."""
        if not number:
            self._auto += 1
            return str(self._auto), _AUTOMATIC
        if number.isdecimal():
            if int(number) == 1 and self._last:
                self.ends[self._group] = element.start - 1
                self._group += 1
            self._last = int(number)
        return number, self._group

    def _place(self, element: Element) -> Span:
        return attribute_span(self.text, element, "id") or start_tag(element)

    def _add_entry(self, element: Element) -> None:
        anchor = element.get("xml:id", "id")
        number = _bare(element.get("n"))
        home = element.parent
        while home is not None and home.name != "listBibl":
            home = home.parent
        if not ((home is not None and (anchor or number)) or self._citing.get(anchor)):
            return
        label, key = (number, key_of(number)) if number else author_year(element)
        span = (attribute_span(self.text, element, "n") if number else None) or self._place(element)
        anchors = (anchor or f"@{element.start}",)
        group = self._lists.setdefault(id(home), _LISTS + len(self._lists))
        self.registry.add(Known(element, "entry", label, key or anchors[0], span, anchors, group))

    def _attach(self) -> None:
        for known in self.registry.all:
            if known.element.name == "note" and not known.marked:
                for target in local_targets(known.element.get("target")):
                    self.marked_at.setdefault(target, []).append(known)


def _walk(root: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the elements with whether they stand in the header; examples are left out."""
    stack = [(root, False)]
    while stack:
        element, in_header = stack.pop()
        in_header = in_header or element.name == "teiHeader"
        yield element, in_header
        if element.name not in ("egXML", "eg"):
            stack.extend((child, in_header) for child in reversed(list(element.elements())))


def _nested(element: Element) -> bool:
    """Return whether a note or entry stands inside an entry."""
    parent = element.parent
    while parent is not None and parent.name not in ("div", "body", "text"):
        if parent.name in ENTRIES:
            return True
        parent = parent.parent
    return False


def _bare(number: str) -> str:
    """Return the number of a note without brackets, stops and white space of any kind."""
    return " ".join(number.split()).strip("[]().: ")
