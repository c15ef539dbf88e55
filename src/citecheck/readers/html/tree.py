"""The light tree of an HTML page: a list of events in reading order, with the tags that browsers imply.

Tree construction follows the WHATWG HTML Standard (13.2.6) as far as reading order and structure need it: implied
end tags, stray end tags, scopes, raw text, tables without their parents. Formatting elements that overlap blocks are
closed where their end tag stands instead of being split. Nothing recurses and every step is of constant cost on
average, so that deep or broken input takes linear time.
"""

from collections import defaultdict

from citecheck.readers.html import elements
from citecheck.readers.html.tokens import TOKEN, attributes_of, raw_end

OPEN, CLOSE, TEXT, COMMENT, BREAK, RULE = range(6)


class Node:
    """An element: its name, attributes and tag, and the indexes of its first and last event.

    ``place`` is its index on the stack of open elements; ``scope``, ``wall`` and ``special`` are the places of the
    nearest elements (itself included) that end tags, list items and inline end tags do not reach through. ``role`` is
    what the recipes make of it.
    """

    __slots__ = (
        "attributes", "closed", "end", "first", "last", "name", "parent", "place", "role", "scope", "special",
        "start", "wall",
    )  # fmt: skip

    def __init__(self, name: str, attributes: dict[str, str], start: int, end: int, parent: "Node | None") -> None:
        """Open the element whose start tag covers ``start``..``end``."""
        self.name, self.attributes, self.start, self.end, self.parent = name, attributes, start, end, parent
        self.first = self.last = self.place = self.scope = self.wall = self.special = 0
        self.closed = False
        self.role = ""


Event = tuple[int, int, int, "Node | None"]
"""Kind, start and end in the source, and the element of an ``OPEN`` or ``CLOSE``."""

NO_ATTRIBUTES: dict[str, str] = {}


class Tree:
    """The events of a page and what later steps look up in it.

    ``links`` are its ``a`` elements, ``raised`` its ``sup`` elements, ``named`` all elements that have attributes, in
    document order. ``title`` is the place of the text of the first ``title``; ``root`` the attributes of ``html``.
    ``unfinished`` is where markup begins that the end of the text cuts off, or -1.
    """

    def __init__(self, text: str, *, xml: bool = False) -> None:
        """Read ``text``; with ``xml`` empty-element tags and CDATA sections count as in XHTML."""
        self.text, self.xml = text, xml
        self.events: list[Event] = []
        self.links: list[Node] = []
        self.raised: list[Node] = []
        self.named: list[Node] = []
        self.title: tuple[int, int] | None = None
        self.root: dict[str, str] = {}
        self.unfinished = -1
        self.finished_body = False
        self.has_body = False
        self._open: defaultdict[str, list[Node]] = defaultdict(list)
        self.bottom = bottom = Node("#document", NO_ATTRIBUTES, 0, 0, None)
        self._stack = [bottom]
        self._foreign = 0
        self.events.append((OPEN, 0, 0, bottom))
        self._read()

    def _read(self) -> None:
        at, size = 0, len(self.text)
        while at < size:
            at = self._run(at)
        if len(self._stack) > 1 and self.has_body and not self.finished_body and self.unfinished < 0:
            self._note_open_blocks()
        self._pop_to(0, size, size)

    def _note_open_blocks(self) -> None:
        """An ``html`` page that ends inside a block without ``</body>`` was cut off."""
        if any(node.name in ("div", "section", "article", "table", "ol", "ul", "main") for node in self._stack):
            self.unfinished = len(self.text)

    def _run(self, at: int) -> int:
        """Read tokens from ``at`` up to the end or to an element with raw text; return where to go on."""
        text, events = self.text, self.events
        last, known = at, elements.BITS
        for match in TOKEN.finditer(text, at):
            places = match.regs
            start, end = places[0]
            if start > last:
                events.append((TEXT, last, start, None))
            last = end
            kind = match.lastindex
            if kind == 2:
                low, high = places[1]
                name = text[low:high].lower()
                if bits := known.get(name, 0):
                    after = self._start(name, bits, places[2], start, end)
                    if after >= 0:
                        return after
                else:
                    self._inline(name, places[2], start, end)
            elif kind == 3:
                low, high = places[3]
                self._end(text[low:high].lower(), start, end)
            elif kind == 4:
                events.append((COMMENT, start, end, None))
            elif text.startswith("<![CDATA[", start) and (self.xml or self._foreign):
                return self._cdata(start)
            if end == len(text):
                self._check_finished(start, end)
        if last < len(text):
            events.append((TEXT, last, len(text), None))
        return len(text)

    def _check_finished(self, start: int, end: int) -> None:
        comment = self.text.startswith("<!--", start)
        if self.text[end - 1] != ">" or (comment and not self.text.endswith(("-->", "--!>", "<!-->", "<!--->"))):
            self.unfinished = start

    def _cdata(self, start: int) -> int:
        end = self.text.find("]]>", start)
        if end < 0:
            self.unfinished = start
            return len(self.text)
        if end > start + 9:
            self.events.append((TEXT, start + 9, end, None))
        return end + 3

    # -- start tags ----------------------------------------------------------------------------------------------

    def _start(self, name: str, bits: int, inner: tuple[int, int], start: int, end: int) -> int:
        """Open an element; return where to go on reading after raw text, -1 otherwise."""
        if self._foreign and name in elements.BREAKS_OUT:
            self._break_out(start)
        if bits & elements.ROOM_BIT and not self._make_room(name, start):
            return -1
        low, high = inner
        if bits & elements.FRAME_BIT:
            self._frame(name, low, high)
            return -1
        if bits & elements.VOID_BIT:
            self._void(name, start, end)
            return -1
        attributes = attributes_of(self.text, low, high) if high > low + 1 else NO_ATTRIBUTES
        if bits & elements.RAW_BIT and not self._foreign:
            return self._raw(name, attributes, start, end)
        node = self._push(name, attributes, start, end)
        if bits & elements.SPECIAL_BIT:
            node.special = node.place
            if bits & elements.WALL_BIT:
                node.wall = node.place
            if bits & elements.SCOPE_BIT:
                node.scope = node.place
        elif name == "a":
            self.links.append(node)
        if (self.xml or self._foreign) and self.text[high - 1] == "/":
            self._pop(end, end)
        return -1

    def _inline(self, name: str, inner: tuple[int, int], start: int, end: int) -> None:
        """Open an element that has no say in the structure."""
        low, high = inner
        if self._foreign and name in elements.BREAKS_OUT:
            self._break_out(start)
        node = self._push(name, attributes_of(self.text, low, high) if high > low + 1 else NO_ATTRIBUTES, start, end)
        if name == "sup":
            self.raised.append(node)
        elif name == "svg" or name == "math":
            self._foreign += 1
        if (self.xml or self._foreign) and high > low and self.text[high - 1] == "/":
            self._pop(end, end)

    def _push(self, name: str, attributes: dict[str, str], start: int, end: int) -> Node:
        stack = self._stack
        parent = stack[-1]
        node = Node(name, attributes, start, end, parent)
        node.place, node.first = len(stack), len(self.events)
        node.scope, node.wall, node.special = parent.scope, parent.wall, parent.special
        stack.append(node)
        self._open[name].append(node)
        if attributes:
            self.named.append(node)
        self.events.append((OPEN, start, end, node))
        return node

    def _void(self, name: str, start: int, end: int) -> None:
        if name == "br":
            self.events.append((BREAK, start, end, None))
        elif name == "hr":
            self.events.append((RULE, start, end, None))

    def _frame(self, name: str, low: int, high: int) -> None:
        if name == "body":
            self.has_body = True
        elif name == "html" and not self.root:
            self.root = attributes_of(self.text, low, high)

    def _raw(self, name: str, attributes: dict[str, str], start: int, end: int) -> int:
        """Take an element whose content is no markup; only that of ``xmp`` is shown."""
        if self.xml and self.text[end - 2] == "/":
            return end
        stop = raw_end(self.text, name, end)
        if stop == len(self.text):
            self.unfinished = start
        if name == "title" and self.title is None:
            self.title = (end, stop)
        if name in ("script", "xmp"):
            self._push(name, attributes, start, end)
            if stop > end and name == "xmp":
                self.events.append((TEXT, end, stop, None))
            self._pop(stop, stop)
        close = self.text.find(">", stop)
        return close + 1 if close >= 0 else len(self.text)

    def _break_out(self, start: int) -> None:
        opened = self._open
        if opened["foreignobject"] or opened["annotation-xml"] or opened["desc"] or opened["mtext"]:
            return
        roots = opened["svg"] or opened["math"]
        if roots:
            self._pop_to(roots[0].place, start, start)

    def _make_room(self, name: str, start: int) -> bool:
        """Close what the start tag ``name`` closes by implication; return False where the tag counts for nothing."""
        if name == "a":
            opened = self._open["a"]
            if opened and opened[-1].place > self._stack[-1].scope:
                self._close_formatting(opened[-1], start, start)
            return True
        if (opened := self._open["p"]) and name in elements.CLOSES_P and opened[-1].place > self._stack[-1].scope:
            self._pop_to(opened[-1].place, start, start)
        if name in elements.HEADINGS:
            if self._stack[-1].name in elements.HEADINGS:
                self._pop(start, start)
        elif name == "li":
            self._close_item(("li",), start)
        elif name in ("dt", "dd"):
            self._close_item(("dt", "dd"), start)
        elif name in elements.TABLE_PARTS:
            return self._in_table(name, start)
        elif name == "table":
            self._leave_broken_table(start)
        return True

    def _close_item(self, names: tuple[str, ...], start: int) -> None:
        wall = self._stack[self._stack[-1].wall]
        if wall.name in names:
            self._pop_to(wall.place, start, start)

    def _in_table(self, name: str, start: int) -> bool:
        tables = self._open["table"]
        if not tables or self._scope_name() in ("template", "object", "marquee", "applet", "button"):
            return False
        table = tables[-1].place
        inner: tuple[str, ...] = ("td", "th", "caption", "colgroup")
        if name == "tr":
            inner += ("tr",)
        elif name not in ("td", "th"):
            inner += ("tr", "tbody", "thead", "tfoot")
        places = [self._open[each][-1].place for each in inner if self._open[each]]
        inside = [place for place in places if place > table]
        if inside:
            self._pop_to(min(inside), start, start)
        else:
            self._pop_loose(table, start)
        return True

    def _pop_loose(self, table: int, start: int) -> None:
        """Close what stands directly in a table or row without a cell, as nothing may."""
        while len(self._stack) - 1 > table and self._stack[-1].name not in elements.TABLE_PARTS:
            self._pop(start, start)

    def _scope_name(self) -> str:
        return self._stack[self._stack[-1].scope].name

    def _leave_broken_table(self, start: int) -> None:
        """A table that begins directly inside another one, not in a cell, ends that one."""
        if self._scope_name() == "table":
            self._pop_to(self._open["table"][-1].place, start, start)

    # -- end tags ------------------------------------------------------------------------------------------------

    def _end(self, name: str, start: int, end: int) -> None:
        stack = self._stack
        top = stack[-1]
        if top.name == name and not top.closed and len(stack) > 1:
            stack.pop()
            top.last = len(self.events)
            self.events.append((CLOSE, start, end, top))
            self._open[name].pop()
            if self._foreign and name in ("svg", "math"):
                self._foreign -= 1
            return
        if name in ("html", "body"):
            self.finished_body = True
            return
        opened = self._open[name]
        if name in elements.HEADINGS:
            opened = max((self._open[each] for each in elements.HEADINGS), key=_top_place)
        if not opened:
            self._stray(name, start, end)
        elif name in elements.FORMATTING:
            while name == "form" and stack[-1].name in elements.IMPLIED_ENDS:
                self._pop(start, start)
            self._close_formatting(opened[-1], start, end)
        elif self._reaches(name, opened[-1]):
            self._pop_to(opened[-1].place, start, end)

    def _reaches(self, name: str, node: Node) -> bool:
        top = self._stack[-1]
        if name == "li":
            return node.place > max(_top_place(self._open["ol"]), _top_place(self._open["ul"]), top.scope)
        if name in elements.CELLS or name == "table":
            return name == "table" or node.place > _top_place(self._open["table"])
        if name in elements.TABLE_PARTS:
            return node.place > _top_place(self._open["table"])
        if name in elements.SPECIAL:
            return node.place > top.scope or node.place == top.scope
        return node.place > top.special

    def _stray(self, name: str, start: int, end: int) -> None:
        """An end tag of nothing: only ``</p>`` and ``</br>`` leave something behind."""
        if name == "p":
            self._push("p", NO_ATTRIBUTES, start, end)
            self._pop(end, end)
        elif name == "br":
            self.events.append((BREAK, start, end, None))

    def _close_formatting(self, node: Node, start: int, end: int) -> None:
        """Close ``node``; where a block was opened inside it that stays open."""
        if self._stack[-1].special <= node.place:
            self._pop_to(node.place, start, end)
            return
        node.closed = True
        node.last = len(self.events)
        self.events.append((CLOSE, start, end, node))
        self._open[node.name].pop()

    def _pop_to(self, place: int, start: int, end: int) -> None:
        while len(self._stack) > place + 1:
            self._pop(start, start)
        self._pop(start, end)

    def _pop(self, start: int, end: int) -> None:
        node = self._stack.pop()
        if node.closed:
            return
        node.last = len(self.events)
        self.events.append((CLOSE, start, end, node))
        if opened := self._open[node.name]:
            opened.pop()
        if self._foreign and node.name in ("svg", "math"):
            self._foreign -= 1


def _top_place(opened: list[Node]) -> int:
    return opened[-1].place if opened else -1
