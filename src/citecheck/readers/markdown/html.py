"""Raw HTML blocks in Markdown: their words are prose, their comments may hold directives."""

from collections.abc import Callable

from citecheck.model.document import BlockKind
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.markdown.events import Event
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_TAG = pattern(r"<(/?)([A-Za-z][\w:-]{0,30})")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});")
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input", "ins",
        "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HIDDEN = frozenset(("script", "style", "svg", "math", "template", "textarea", "iframe", "video", "audio", "object"))
_KINDS: dict[str, BlockKind] = {
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "dt": "term",
    "pre": "code",
    "nav": "furniture",
}

Write = Callable[[list[Event]], None]


class HtmlWriter:
    """Takes the lines of one HTML block after another; tags and comments may go over several lines."""

    def __init__(self, builder: DocumentBuilder, write: Write) -> None:
        """Write blocks into ``builder`` and running text through ``write``."""
        self.builder, self.write = builder, write
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._until = ""  # what ends the comment, tag or hidden element that is open
        self._comment: list[str] = []
        self._comment_start = 0
        self._events: list[Event] = []

    def feed(self, line: str, start: int) -> None:
        """Take one line of the block that stands at source offset ``start``."""
        at = 0
        while at < len(line):
            at = self._skip(line, at, start) if self._until else self._next(line, at, start)

    def finish(self) -> None:
        """End the HTML block; what is open in it ends with it."""
        self._flush()
        self._kind, self._level, self._until, self._comment = "paragraph", 0, "", []

    def _skip(self, line: str, at: int, start: int) -> int:
        """Go on to the end of the open comment, tag or hidden element; return where it ends."""
        found = line.lower().find(self._until, at)
        if self._until == "-->":
            self._comment.append(line[at : found if found >= 0 else len(line)])
        if found < 0:
            return len(line)
        end = found + len(self._until)
        if self._until == "-->":
            comment = "".join(self._comment)
            self.builder.directive(comment, Span("", self._comment_start, start + end))
            self._comment = []
        # The end tag of a hidden element is read as a tag.
        self._until = "" if self._until in ("-->", ">") else ">"
        return end

    def _next(self, line: str, at: int, start: int) -> int:
        bracket = line.find("<", at)
        if bracket < 0:
            self._words(line[at:], start + at)
            return len(line)
        if bracket > at:
            self._words(line[at:bracket], start + at)
        if line.startswith("<!--", bracket):
            self._until, self._comment_start = "-->", start + bracket
            return bracket + 4
        tag = _TAG.match(line, bracket)
        if tag is None:
            self._words("<", start + bracket)
            return bracket + 1
        self._until = ">"
        self._tag(tag[2].lower(), start + bracket, closing=bool(tag[1]))
        return tag.end()

    def _tag(self, name: str, start: int, *, closing: bool) -> None:
        if name in _INLINE:
            if name in ("sup", "code", "kbd"):
                tag = f"</{name}>" if closing else f"<{name}>"
                self._events.append(("InlineHtml", tag, start, start))
        elif name == "br":
            self._events.append(("SoftBreak", None, start, start + 1))
        elif name in _HIDDEN:
            if not closing:
                self._until = f"</{name}"
        else:
            self._flush()
            heading = len(name) == 2 and name[0] == "h" and name[1] in "123456"
            self._level = int(name[1]) if heading and not closing else 0
            self._kind = "paragraph" if closing else "heading" if heading else _KINDS.get(name, "paragraph")

    def _words(self, words: str, start: int) -> None:
        body = words.rstrip("\r\n")
        at = 0
        for entity in _ENTITY.finditer(body) if "&" in body else ():
            self._literal(body[at : entity.start()], start + at)
            self._events.append(("Text", _unescape(entity[0]), start + entity.start(), start + entity.end()))
            at = entity.end()
        self._literal(body[at:], start + at)
        if len(body) < len(words):
            self._events.append(("SoftBreak", None, start + len(body), start + len(words)))

    def _literal(self, words: str, start: int) -> None:
        if words.strip() or (words and self._events and self._events[-1][0] == "Text"):
            lead = 0 if self._events and self._events[-1][0] != "SoftBreak" else len(words) - len(words.lstrip())
            self._events.append(("Text", words[lead:], start + lead, start + len(words)))

    def _flush(self) -> None:
        events = self._events
        while events and events[-1][0] == "SoftBreak":
            events.pop()
        first = next((place for place, event in enumerate(events) if event[0] != "SoftBreak"), 0)
        del events[:first]
        if any(event[0] == "Text" and event[1].strip() for event in events):
            self.builder.begin(self._kind, events[0][2], self._level)
            self.write(events)
            self.builder.end(events[-1][3])
        self._events = []


def _unescape(entity: str) -> str:
    import html

    # An unknown name is left as it stands; the text then has the length of its source.
    return html.unescape(entity).replace("\n", " ").replace("\r", " ")
