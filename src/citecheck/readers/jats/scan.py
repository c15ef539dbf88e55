"""What a JATS article holds before its text is read: references, footnotes, and which of them are cited."""

from collections.abc import Iterator

from citecheck.readers.jats.entries import author_year, entry_label
from citecheck.readers.labels import key_of
from citecheck.readers.xml.anchors import attribute_span, start_tag, words_of
from citecheck.readers.xml.registry import Known, Registry
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

REFERRING = ("bibr", "fn", "table-fn")
"""The types of ``xref`` that point at notes and sources; the others point at parts of the article."""
_TEXTS = ("p", "title", "article-title", "td", "th", "subtitle", "term", "italic", "bold", "sup", "def", "attrib")
_OUTER = ("fn-group", "table-wrap-foot", "author-notes", "ref-list")


class Scan:
    """The ids, notes and references of an article.

    ``raised`` tells that its markers are raised, so that raised digits may be typed ones; ``bearers`` maps ids to
    their elements.
    """

    def __init__(self, root: Element, text: str) -> None:
        """Look through the tree of ``text`` once."""
        self.text = text
        self.registry = Registry()
        self.bearers: dict[str, list[Element]] = {}
        self.table_labels: dict[int, dict[str, Known]] = {}
        self._cited: set[str] = set()
        self._linked_tables: set[int] = set()
        self._lists: dict[int, int] = {}
        self._auto = 0
        notes: list[Element] = []
        raised = plain = 0
        for element in root.walk():
            if anchor := element.get("id"):
                self.bearers.setdefault(anchor, []).append(element)
            if element.name in ("fn", "ref"):
                notes.append(element)
            elif element.name == "xref" and element.get("ref-type") in REFERRING:
                self._cited.update(element.get("rid").split())
                self._note_table(element)
                if element.get("ref-type") == "bibr":
                    raised += within(element, "sup") is not None
                    plain += 1
        self.raised = raised * 2 > plain or not plain
        for element in notes:
            self._add(element)
        self.registry.settle()
        self._index_tables()

    def _note_table(self, xref: Element) -> None:
        table = within(xref, "table-wrap")
        if table is not None and xref.get("ref-type") != "bibr":
            self._linked_tables.add(id(table))

    def _add(self, element: Element) -> None:
        if element.name == "ref":
            self._add_entry(element)
            return
        label = element.first("label")
        shown = label.plain() if label is not None else element.get("symbol")
        anchors = _ids(element)
        cited = not self._cited.isdisjoint(anchors)
        inline = not cited and _is_inline(element)
        if not (shown or cited or inline or element.get("fn-type") in ("fn", "footnote")):
            return
        if within(element, "fn") is not None or within(element, "ref") is not None:
            return
        group = self._list_of(element)
        if not shown and not inline:  # notes about the authors, which show no sign, have no order
            shown, group = (anchors[0] if anchors[0][0] != "@" else ""), 1000 + len(self.registry.all)
        if inline and not shown:
            self._auto += 1
            shown = str(self._auto)
        span = words_of(label) if label is not None and label.plain() else self._id_span(element)
        self.registry.add(
            Known(
                element, "footnote", shown, key_of(shown) or anchors[0], span, anchors, group,
                inline, self._is_optional(element, cited),
            )
        )  # fmt: skip

    def _add_entry(self, element: Element) -> None:
        label = entry_label(element)
        anchors = _ids(element)
        group = self._list_of(element)
        if label is not None:
            shown = label.plain().strip("[]().") or label.plain()
            known = Known(element, "entry", shown, key_of(shown), words_of(label, shown), anchors, group)
        else:
            shown, key = author_year(element)
            known = Known(element, "entry", shown, key or anchors[0], self._id_span(element), anchors, group)
        self.registry.add(known)

    def _id_span(self, element: Element) -> Span:
        return attribute_span(self.text, element, "id") or start_tag(element)

    def _list_of(self, element: Element) -> int:
        home = element.parent
        while home is not None and home.name not in _OUTER:
            home = home.parent
        return self._lists.setdefault(id(home), len(self._lists))

    def _is_optional(self, element: Element, cited: bool) -> bool:
        """Notes on authors, and notes of a table that links none of them, may have signs that are not in the text."""
        if within(element, "author-notes") is not None or within(element, "contrib-group") is not None:
            return True
        table = within(element, "table-wrap") or within(element, "fig")
        if table is not None:
            return id(table) not in self._linked_tables
        return element.get("fn-type") not in ("", "fn", "footnote", "other") and not cited

    def _index_tables(self) -> None:
        for known in self.registry.all:
            table = within(known.element, "table-wrap") if known.element.name == "fn" else None
            if table is not None and known.label:
                self.table_labels.setdefault(id(table), {}).setdefault(key_of(known.label), known)


def _ids(element: Element) -> tuple[str, ...]:
    """Return the ids inside a note, its own first; one made from its place where it has none."""
    found = [anchor for each in _near(element) if (anchor := each.get("id"))]
    return tuple(dict.fromkeys(found)) or (f"@{element.start}",)


def _near(element: Element) -> Iterator[Element]:
    yield element
    for child in element.elements():
        yield child
        yield from child.elements("x")


def _is_inline(element: Element) -> bool:
    parent = element.parent
    return parent is not None and parent.name in _TEXTS


def within(element: Element, name: str) -> Element | None:
    """Return the nearest element called ``name`` around ``element``, or None."""
    parent = element.parent
    while parent is not None and parent.name != name:
        parent = parent.parent
    return parent
