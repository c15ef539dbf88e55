"""The markers of a page: links to notes, and raised numbers without a link."""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.html.labels import Label, digits_of, head_of, items_of, label_of, stem_of, style_of
from citecheck.readers.html.notes import FoundNote, Notes
from citecheck.readers.html.page import Page, role_of_tag
from citecheck.readers.html.tree import CLOSE, OPEN, TEXT, Node

WRAPPERS = frozenset({"sup", "span", "cite", "small", "b", "i", "em", "strong", "font", "sub", "u", "label", "bdo"})
_ARROWS = re.compile(r"[\W_]*|(?:back|return|jump)\b.{0,40}|[a-z]|\d{1,2}\.\d{1,2}", re.IGNORECASE)


class FoundMarker:
    """A marker that stands for the events of ``node``.

    ``start`` and ``end`` are the place of what is shown; with ``keep`` its words stay in the prose. ``typed`` is a
    raised number without a link.
    """

    __slots__ = (
        "anchors", "end", "fragment", "items", "keep", "label", "node", "raised", "raw", "start", "style", "target",
        "typed",
    )  # fmt: skip

    def __init__(self, node: Node, label: Label, raw: str, start: int, end: int, *, raised: bool) -> None:
        """Note down a marker that is shown as ``raw``."""
        self.node, self.label, self.raw, self.start, self.end, self.raised = node, label, raw, start, end, raised
        self.target = self.fragment = ""
        self.anchors: list[str] = []
        self.items: tuple[CitedItem, ...] = ()
        self.style: MarkerStyle = "superscript"
        self.keep = label.family == "words" and not raised
        self.typed = False


class Markers:
    """The markers and backlinks of a page; finding them completes its notes."""

    def __init__(self, page: Page, notes: Notes) -> None:
        """Sort the links of ``page`` into markers, backlinks and other links."""
        self.page, self.notes = page, notes
        self.found: dict[int, FoundMarker] = {}
        self.back: dict[int, str] = {}
        self._toward: dict[str, list[Node]] = {}
        self._linked: list[FoundNote] = []
        self._back_stems: set[str] = set()
        links = [(link, page.target_of(link)) for link in page.tree.links if "#" in link.attributes.get("href", "")]
        links += [(link, "") for link in page.tree.links if not link.attributes.get("href") and _role(link) == "marker"]
        for link, target in links:
            self._toward.setdefault(target, []).append(link)
        links.sort(key=lambda pair: pair[0].first)
        dangling = []
        for link, target in links:
            if target in page.targets:
                self._sort(link, target)
            else:
                dangling.append((link, target))
        self.notes.add_siblings(self._linked)
        self._add_returning(links)
        self._note_stems = {stem_of(name) for note in self.notes.found.values() for name in self._names(note)}
        for link, target in dangling:
            self._sort_dangling(link, target)

    def _add_returning(self, links: list[tuple[Node, str]]) -> None:
        """Among notes, a block that begins with a link written as the others link back is a note too."""
        homes = {note.node.parent: note for note in self._linked}
        for link, target in links:
            block = self.page.block_of(link)
            if block.parent in homes and target in self.page.targets and stem_of(target) in self._back_stems:
                like = homes[block.parent]
                fits = block.name == like.node.name and self.notes.holding(link) is None
                if fits and link.first not in self.found and self.page.blank(block.first, link.first):
                    self._add_back(self.notes.add(block, like.kind, like.home), link, target)

    def _names(self, note: FoundNote) -> list[str]:
        return self.page.anchors_between(note.first, min(note.last, note.first + 6))

    def _sort_dangling(self, link: Node, target: str) -> None:
        """A link that leads nowhere is a link back when it heads a note or is written as the other links back are."""
        holder = self.notes.holding(link)
        if holder is None and any(stem_of(name) in self._note_stems for name in self._anchors(link)):
            found = self.notes.block_for(link, self.page.tree.bottom)
            if found is not None:
                holder = self.notes.add(found[0], "footnote", found[0].parent, found[1])
        if holder is not None and holder.kind != "inline" and not self.page.is_elsewhere(target):
            heads = self.page.blank(holder.first, link.first)
            if heads or stem_of(target) in self._back_stems or _role(link) == "backlink" or self._is_arrow(link):
                self._add_back(holder, link, target)
                return
        self._sort(link, target)

    def _sort(self, link: Node, target: str) -> None:
        role = _role(link)
        goal = self.page.targets.get(target)
        if role == "backlink":
            self._take_back(link, target)
        elif role == "marker":
            self._declared(link, target, goal)
        elif target and not (role == "hidden" or link.last - link.first > 24):
            self._plain(link, target, goal)

    def _is_arrow(self, link: Node) -> bool:
        words = self.page.words_of(link).text
        return len(words) > 0 and _ARROWS.fullmatch(words) is not None and (not words[0].isalnum() or len(words) > 2)

    # -- links that a recipe names -----------------------------------------------------------------------------------

    def _take_back(self, link: Node, target: str) -> None:
        note = self.notes.holding(link)
        if note is None:
            block = self.page.block_of(link)
            if block.name not in ("li", "p", "div", "aside", "dd", "td") or self.page.targets.get(target) is link:
                return
            found = self.notes.block_for(link, self.page.targets.get(target, self.page.tree.bottom))
            if found is None and block.name in ("li", "p"):
                found = block, block.last
            if found is None:
                return
            note = self.notes.add(found[0], "footnote", found[0].parent, found[1])
            self._linked.append(note)
        self._add_back(note, link, target)

    def _add_back(self, note: FoundNote, link: Node, target: str) -> None:
        words = self.page.words_of(link)
        self._back_stems.add(stem_of(target))
        note.backlinks.append(
            (target, words.start if words.text else link.start, words.end if words.text else link.end)
        )
        if _ARROWS.fullmatch(words.text) or len(words.text) <= 4:
            self.back[link.first] = target

    def _declared(self, link: Node, target: str, goal: Node | None) -> None:
        holder = self.notes.holding(link)
        if holder is not None and goal is not None and self._is_return(holder, link, target, goal):
            self._add_back(holder, link, target)
            return
        if goal is not None and not self._note_at(goal, link, "footnote"):
            return
        if marker := self._marker(link, target):
            self.found[marker.node.first] = marker

    def _is_return(self, holder: FoundNote, link: Node, target: str, goal: Node) -> bool:
        """A link inside a note that leads to the marker of that very note is a link back."""
        note = self.notes.holding(goal)
        if note is holder:
            return False
        own = set(self.page.anchors_between(holder.first, holder.last))
        near = self.page.block_of(goal)
        return note is None and any(
            self.page.target_of(each) in own for each in _links_near(self.page, goal, near) if each is not link
        )

    def _note_at(self, goal: Node, link: Node, kind: str) -> bool:
        """Return whether the anchor ``goal`` is on a note, which is noted down where it was not known."""
        if self.notes.holding(goal) is not None:
            return True
        found = self.notes.block_for(goal, link)
        if found is None:
            return False
        entry = _role(link) == "marker" and "biblioref" in link.attributes.get("role", "")
        note = self.notes.add(found[0], "entry" if entry else "footnote", found[0].parent, found[1])
        self._linked.append(note)
        return True

    # -- links that only their looks tell ----------------------------------------------------------------------------

    def _plain(self, link: Node, target: str, goal: Node | None) -> None:
        words = self.page.words_of(link, 24)
        if not 0 < len(words.text) <= 16 or goal is link:
            return
        mine = self.notes.holding(link)
        if mine is not None and goal is not None and self._is_return(mine, link, target, goal):
            self._add_back(mine, link, target)
            return
        label = label_of(self.page, words, link)
        if label.family == "words" or (label.family == "key" and goal is None):
            return
        shown = bool(label.brackets) or _raised(self.page, link) or self._in_brackets(link)
        if goal is None:
            if (
                shown
                and label.family in ("number", "symbol")
                and not self.page.is_elsewhere(target)
                and not outside_prose(link)
            ):
                self._accept(link, target)
            return
        holder = self.notes.holding(goal)
        if holder is not None:
            if shown or label.text == digits_of(target):
                self._accept(link, target)
        elif goal.first > link.first and not outside_prose(link):
            self._guess(link, target, goal, label, shown)

    def _guess(self, link: Node, target: str, goal: Node, label: Label, shown: bool) -> None:
        """A number that links forward is a marker when what it leads to links back, or is listed under that number."""
        found = self.notes.block_for(goal, link)
        if found is None:
            return
        block, last = found
        mutual = any(
            block.first <= each.first <= last for anchor in self._anchors(link) for each in self._toward.get(anchor, ())
        )
        if not mutual and (not shown or not self._is_listed(block, last, label)):
            return
        self._linked.append(self.notes.add(block, "footnote", block.parent, last))
        self._accept(link, target)

    def _is_listed(self, block: Node, last: int, label: Label) -> bool:
        head = head_of(self.page, block.first, last, frozenset({label.text}))
        if head is not None:
            return head.label == label.text
        return block.name == "li" and block.parent is not None and block.parent.name == "ol"

    def _in_brackets(self, link: Node) -> bool:
        before, after = self._beside(link.first, -1), self._beside(link.last, 1)
        between = before.strip(" ,;–-\xa0\n")
        return (between.endswith("[") or (before != "" and not between)) and after[:1] in ("]", ",", ";", "–", "-")

    def _beside(self, event: int, step: int) -> str:
        """Return the text directly before or after an element, across inline tags only."""
        events, at = self.page.events, event + step
        for _ in range(6):
            if not 0 < at < len(events):
                return ""
            kind, start, end, node = events[at]
            if kind == TEXT:
                return self.page.text[start:end]
            if node is None or (node.name not in WRAPPERS and node.name != "a"):
                return ""
            at += step
        return ""

    def _accept(self, link: Node, target: str) -> None:
        if marker := self._marker(link, target):
            self.found[marker.node.first] = marker

    # -- the marker itself ------------------------------------------------------------------------------------------

    def _marker(self, link: Node, target: str) -> FoundMarker | None:
        words = self.page.words_of(link)
        if not words.text:
            return None
        label = label_of(self.page, words, link)
        if not label.text:
            return None
        raised = _raised(self.page, link) or "superscript" in link.attributes.get("class", "")
        marker = FoundMarker(link, label, words.text, words.start, words.end, raised=raised)
        marker.target, marker.anchors = target, self._anchors(link)
        marker.style = style_of(label, bracketed=False, raised=raised)
        marker.items = items_of(self.page, label, target)
        return marker

    def _anchors(self, link: Node) -> list[str]:
        """Return the anchors that a link back may name: on the link, inside it, around it, or right before it."""
        found = self.page.anchors_between(link.first, link.last)
        parent = link.parent
        while parent is not None and parent.name in WRAPPERS:
            if own := parent.attributes.get("id"):
                found.append(self.page.name_of(own, parent))
            parent = parent.parent
        before = link.first - 1
        while before > 0 and self.page.events[before][0] in (OPEN, CLOSE) and len(found) < 8:
            node = self.page.events[before][3]
            if node is None or (node.name not in WRAPPERS and node.name != "a"):
                break
            if node.last == node.first + 1 and node.first == before:
                found += self.page.anchors_between(before, before)
            before -= 1
        return found


def _links_near(page: Page, goal: Node, near: Node) -> list[Node]:
    """Return the links on, in or around the anchor ``goal``, or right after it."""
    found = []
    low = goal.first
    while low > near.first and page.events[low - 1][0] == OPEN:
        low -= 1
    for at in range(low, min(max(goal.last, goal.first + 6), len(page.events) - 1) + 1):
        kind, _, _, node = page.events[at]
        if kind == OPEN and node is not None and node.name == "a" and "#" in node.attributes.get("href", ""):
            found.append(node)
        if at - low > 40:
            break
    return found


def _role(link: Node) -> str:
    """Return the role of a link: its own, or that of an inline element around it."""
    node: Node | None = link
    while node is not None and (node is link or node.name in WRAPPERS):
        if node.role in ("marker", "backlink", "hidden"):
            return node.role
        if node.role == "drop":
            return "backlink"
        node = node.parent
    return ""


def _raised(page: Page, link: Node) -> bool:
    """Return whether a link stands in a superscript or holds nothing but one."""
    node: Node | None = link
    while node is not None and (node is link or node.name in WRAPPERS):
        if node.name == "sup" or "super" in node.attributes.get("style", ""):
            return True
        node = node.parent
    _, _, _, inner = page.events[link.first + 1]
    return inner is not None and inner.name == "sup" and inner.last == link.last - 1


def outside_prose(node: Node) -> bool:
    """Return whether ``node`` stands in navigation, a table of contents, or a heading's own link."""
    at: Node | None = node
    for _ in range(24):
        if at is None:
            return False
        if role_of_tag(at) in ("furniture", "contents") or at.name in ("pre", "math"):
            return True
        at = at.parent
    return False
