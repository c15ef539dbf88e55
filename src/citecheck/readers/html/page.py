"""What the parts of a page are by their names, and look-ups in its tree."""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from citecheck.compiled.html_recipes import STEMS, TAGS, WORDS
from citecheck.readers.html.elements import BLOCKS
from citecheck.readers.html.tokens import pieces_of
from citecheck.readers.html.tree import OPEN, TEXT, Node, Tree
from citecheck.text.record import NamedTuple

_RANK = {
    role: rank
    for rank, role in enumerate(
        (
            "backlink", "marker", "inline", "footnote", "endnote", "entry", "footnotes", "endnotes", "entries", "label",
            "drop", "contents", "furniture", "hidden", "verbatim", "",
        )
    )
}  # fmt: skip
UNSEEN = frozenset(
    {
        "audio", "button", "canvas", "datalist", "noscript", "rp", "rt", "script", "select", "style", "svg", "template",
        "video", "annotation", "annotation-xml",
    }
)  # fmt: skip
"""Elements whose content is not part of the words of the page."""


_SHORTEST = {name: min(len(row[0]) for row in rows) for name, rows in STEMS.items()}
_BEGINNINGS: dict[str, dict[str, list[tuple[str, bool, str, str]]]] = {}
for _name, _rows in STEMS.items():
    for _row in _rows:
        _BEGINNINGS.setdefault(_name, {}).setdefault(_row[0][: _SHORTEST[_name]], []).append(_row)


class Piece(NamedTuple):
    """Visible characters of a page with their place and the event that they belong to."""

    text: str
    start: int
    end: int
    event: int


class Page:
    """A tree whose elements carry their roles, with its anchors."""

    def __init__(self, tree: Tree, path: str = "") -> None:
        """Give each element of ``tree`` its role and index the anchors (``id``, and ``name`` of links).

        ``path`` is the name of the page itself.
        """
        self.tree, self.events, self.text = tree, tree.events, tree.text
        self._own_name = os.path.basename(path)
        self.targets: dict[str, Node] = {}
        self._anchor_places: list[int] = []
        self._anchor_names: list[str] = []
        self.by_role: dict[str, list[Node]] = {}
        classes: dict[tuple[str, str], str] = {}
        for node in tree.named:
            self._add(node, classes)

    def _add(self, node: Node, classes: dict[tuple[str, str], str]) -> None:
        attributes = node.attributes
        if anchor := attributes.get("id"):
            self._anchor(anchor, node)
        if node.name == "a" and (other := attributes.get("name")) and other != anchor:
            self._anchor(other, node)
        role = ""
        for name, value in attributes.items():
            if name == "class":
                key = (node.name, value)
                found = classes.get(key)
                if found is None:
                    found = classes[key] = _by_words("class", value, node.name)
            elif name in WORDS or name in STEMS:
                found = _by_words(name, value, node.name)
                stemmed = self.fragment_of(value) if name == "href" else value
                if name in STEMS and (stem := _by_stem(name, stemmed, node.name)):
                    found = stem if _RANK[stem] < _RANK[found] else found
            else:
                continue
            if found and _RANK[found] < _RANK[role]:
                role = found
        if role:
            node.role = role
            self.by_role.setdefault(role, []).append(node)

    def _anchor(self, anchor: str, node: Node) -> None:
        name = self.name_of(anchor, node)
        self.targets.setdefault(name, node)
        self._anchor_places.append(node.first)
        self._anchor_names.append(name)

    def name_of(self, anchor: str, node: Node) -> str:
        """Return the name by which links know the anchor (an ``id`` or ``name``) of ``node``."""
        return anchor

    def target_of(self, link: Node) -> str:
        """Return the anchor that a link names; a link to another page keeps its whole address."""
        address, _, fragment = link.attributes["href"].partition("#")
        if "%" in fragment:
            from urllib.parse import unquote

            fragment = unquote(fragment)
        elsewhere = not self._own_name or os.path.basename(address) != self._own_name
        if address and elsewhere and fragment not in self.targets:
            return link.attributes["href"]
        return fragment

    def is_elsewhere(self, target: str) -> bool:
        """Return whether ``target`` is seen to lead to another page."""
        return "/" in target

    def fragment_of(self, address: str) -> str:
        """Return what of an address tells, by its form, what it leads to."""
        return address

    def anchors_between(self, first: int, last: int) -> list[str]:
        """Return the anchors of the elements that begin at the events ``first`` to ``last``."""
        low, high = bisect_left(self._anchor_places, first), bisect_right(self._anchor_places, last)
        return self._anchor_names[low:high]

    def block_of(self, node: Node) -> Node:
        """Return the innermost block that ``node`` is or lies in."""
        while node.name not in BLOCKS and node.parent is not None:
            node = node.parent
        return node

    def pieces(self, first: int, last: int, *, heads: bool = False) -> Iterator[Piece]:
        """Yield the visible text of the events ``first`` to ``last``, references decoded.

        With ``heads`` what the recipes drop from the words of a note is left out too.
        """
        at = first
        while at <= last:
            kind, start, end, node = self.events[at]
            if kind == TEXT:
                for text, low, high in pieces_of(self.text, start, end):
                    yield Piece(text, low, high, at)
            elif kind == OPEN and node is not None and (is_unseen(node) or (heads and node.role == "drop")):
                at = max(at, node.last)
            at += 1

    def words(self, first: int, last: int, limit: int = 200) -> Piece:
        """Return the visible text of the events stripped of white space, and the place of what is left.

        Reading stops after ``limit`` characters.
        """
        if first == last and "&" not in self.text[self.events[first][1] : self.events[first][2]]:
            return self._plain_words(first)
        found: list[str] = []
        start = end = -1
        size = 0
        for piece in self.pieces(first, last):
            bare = piece.text.strip()
            found.append(piece.text)
            size += len(piece.text)
            if bare:
                literal = len(piece.text) == piece.end - piece.start
                if start < 0:
                    start = piece.start + (len(piece.text) - len(piece.text.lstrip()) if literal else 0)
                end = piece.end - (len(piece.text) - len(piece.text.rstrip()) if literal else 0)
            if size > limit:
                break
        if start < 0:
            start = end = self.events[first][1]
        return Piece(" ".join("".join(found).split()), start, end, first)

    def _plain_words(self, event: int) -> Piece:
        kind, start, end, _ = self.events[event]
        if kind != TEXT:
            return Piece("", start, start, event)
        raw = self.text[start:end]
        bare = raw.strip()
        low = start + raw.find(bare[:1]) if bare else start
        return Piece(" ".join(bare.split()), low, low + len(bare), event)

    def words_of(self, node: Node, limit: int = 200) -> Piece:
        """Return the visible text of an element as :meth:`words` does."""
        if node.last - node.first <= 4:
            inside = self.events[node.first + 1 : node.last]
            seen = [at for at, event in enumerate(inside, node.first + 1) if event[0] == TEXT]
            plain = all(event[3] is None or not (event[3].role or event[3].name in UNSEEN) for event in inside)
            if len(seen) == 1 and plain:
                return self.words(seen[0], seen[0], limit)
        return self.words(node.first + 1, max(node.last - 1, node.first + 1), limit)

    def blank(self, first: int, last: int) -> bool:
        """Return whether nothing visible stands in the events ``first`` to ``last``."""
        return all(not piece.text.strip() for piece in self.pieces(first, last))

    def children(self, node: Node) -> Iterator[Node]:
        """Yield the elements directly inside ``node``."""
        at = node.first + 1
        while at < node.last:
            kind, _, _, child = self.events[at]
            if kind == OPEN and child is not None:
                yield child
                at = max(at, child.last)
            at += 1


def is_unseen(node: Node) -> bool:
    """Return whether the content of ``node`` is left out of the words of the page."""
    if node.name in UNSEEN:
        return True
    if node.role == "hidden":
        return node.name not in ("h1", "h2", "h3", "h4", "h5", "h6")
    style = node.attributes.get("style")
    return style is not None and "display" in style and "none" in style and "display:none" in style.replace(" ", "")


def role_of_tag(node: Node) -> str:
    """Return the role of an element, which some have by their tag alone."""
    return node.role or TAGS.get(node.name, "")


def _by_words(attribute: str, value: str, tag: str) -> str:
    table = WORDS.get(attribute)
    if not table:
        return ""
    best = ""
    for word in ("", *value.split()):
        if hit := table.get(word):
            role = hit.get(tag) or hit.get("*", "")
            if role and _RANK[role] < _RANK[best]:
                best = role
    return best


def _by_stem(attribute: str, value: str, tag: str) -> str:
    size = len(value)
    for stem, digit, only, role in _BEGINNINGS[attribute].get(value[: _SHORTEST[attribute]], ()):
        fits = value.startswith(stem) and only in (tag, "*") and size > len(stem)
        if fits and (not digit or value[len(stem)].isdigit()):
            return role
    return ""
