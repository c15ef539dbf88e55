"""The one place that knows pyromark: its events as plain tuples, its byte ranges as code-point offsets.

pyromark (pulldown-cmark) is a pull parser for CommonMark with extensions. Every event carries a range of UTF-8 bytes.
An undefined ``[^x]``, an inline note ``^[...]`` and a citation ``[@key]`` arrive as text; see ``markdown_scan``.
"""

from collections.abc import Callable, Iterator

import pyromark

from citecheck.text.hints import Any
from citecheck.text.record import NamedTuple

# Bits of pulldown-cmark's Options; plain integers, since the enum costs more than the parse of a small file.
_TABLES, _FOOTNOTES, _STRIKETHROUGH, _TASKS, _HEADING_ATTRIBUTES = 2, 4, 8, 16, 64
_MATH, _CALLOUTS, _DEFINITION_LISTS = 1024, 2048, 4096
_COMMON = _TABLES | _FOOTNOTES | _STRIKETHROUGH | _TASKS | _HEADING_ATTRIBUTES
OPTIONS: dict[str, Any] = {
    "gfm": _COMMON | _MATH | _CALLOUTS,
    "pandoc": _COMMON | _MATH | _DEFINITION_LISTS,
    "commonmark": _FOOTNOTES,
}
"""The extensions of each dialect. CommonMark itself has no notes; without them nothing would be left to check."""

_NAMES = (
    "Paragraph", "Heading", "BlockQuote", "CodeBlock", "HtmlBlock", "List", "Item", "FootnoteDefinition",
    "DefinitionListTitle", "DefinitionListDefinition", "Table", "TableCell", "Link", "Image",
)  # fmt: skip
_START = {name: "+" + name for name in _NAMES}
_END = {name: "-" + name for name in _NAMES}

Event = tuple[str, Any, int, int]
"""Kind, value and code-point range.

Kinds: ``Text``, ``Code``, ``InlineMath``, ``DisplayMath``, ``InlineHtml``, ``Html``, ``FootnoteReference``,
``TaskListMarker``, ``SoftBreak``, ``HardBreak``, ``Rule``, and ``+Name``/``-Name`` for the start and end of an element.
Emphasis and other marks without a meaning for citations are left out.
"""


class Definition(NamedTuple):
    """A link reference definition ``[label]: target "title"`` that the parser honours, with its place."""

    label: str
    start: int
    end: int


def parser_text(text: str) -> str:
    """Return ``text`` with lone surrogates, which have no UTF-8 form, replaced one to one by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def events(text: str, dialect: str) -> Iterator[Event]:
    """Yield the events of ``text`` (without lone surrogates) as ``dialect`` reads it."""
    place_of = _offsets(text)
    last = place = 0
    found: Any = pyromark.events_with_range(text, options=OPTIONS[dialect])
    for event, span in found:
        if type(event) is str:
            kind, value = event, None
        else:
            # {"Text": "words"}, {"Start": "Paragraph"}, {"Start": {"Heading": {...}}}
            ((kind, value),) = event.items()
            if kind == "End" or kind == "Start":
                names = _START if kind == "Start" else _END
                if type(value) is str:
                    kind, value = names.get(value, ""), None
                else:
                    ((name, value),) = value.items()
                    kind = names.get(name, "")
                if not kind:
                    continue
        start, end = span["start"], span["end"]
        if place_of is not None:
            # Most pieces begin where the last one ended.
            start = place if start == last else place_of(start)
            last = end
            end = place = place_of(end)
        yield kind, value, start, end


def definitions(text: str, dialect: str) -> list[Definition]:
    """Return the link reference definitions of ``text`` in document order (of equal labels the first)."""
    place_of = _offsets(text) or _same
    found = pyromark.reference_definitions(text, options=OPTIONS[dialect])
    spans = ((label, item["span"]) for label, item in found.items())
    return [Definition(label, place_of(span["start"]), place_of(span["end"])) for label, span in spans]


def _same(offset: int) -> int:
    return offset


_CONTINUATION = bytes(range(0x80, 0xC0))
_STEP = 256


def _offsets(text: str) -> Callable[[int], int] | None:
    """Return the function from byte offset to code-point offset, or None where they are the same.

    A table holds the number of characters before every 256th byte; the rest is counted on demand, so that look-ups in
    any order cost the same.
    """
    if text.isascii():
        return None
    data = text.encode()
    table = [0]
    for begin in range(0, len(data), _STEP):
        table.append(table[-1] + len(data[begin : begin + _STEP].translate(None, _CONTINUATION)))

    def place_of(offset: int) -> int:
        begin = offset & -_STEP
        return table[offset >> 8] + len(data[begin:offset].translate(None, _CONTINUATION))

    return place_of
