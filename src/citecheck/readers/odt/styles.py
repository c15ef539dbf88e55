"""What the styles of an OpenDocument text say about a paragraph, a run or a list."""

import re
from typing import NamedTuple

from citecheck.readers.xml.tree import Element

_LONGEST_CHAIN = 20
_NAMES = re.compile(
    r"(?P<title>title)|(?P<subtitle>subtitle)"
    r"|(?P<contents>(?:contents|index|user index|figure index|table index).{0,20})"
    r"|(?P<caption>caption|illustration|table|figure|drawing|text caption)|(?P<quote>quotations?|block quotation|quote)"
    r"|(?P<code>preformatted text|source code|code)|(?P<furniture>header.{0,10}|footer.{0,10})"
)
_CODE_RUNS = ("source text", "user entry", "teletype", "verbatim char")
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")


class Style(NamedTuple):
    """A style with what it inherits: see the fields of the same names in ``readers/docx/styles.py``.

    ``number`` names the list style that a paragraph style brings.
    """

    role: str = ""
    level: int = 0
    number: str = ""
    raised: bool = False
    code: bool = False
    listed: bool = False
    hidden: bool = False


PLAIN = Style()


class Styles:
    """The styles of one document by family and name; ``language`` is that of its default text."""

    def __init__(self) -> None:
        """Start without styles."""
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, Element] = {}
        self.language = ""

    def learn(self, element: Element) -> None:
        """Take in a child of ``office:styles`` or ``office:automatic-styles``."""
        if element.name == "style":
            self._elements[element.get("family"), element.get("name")] = element
        elif element.name == "list-style":
            self.lists[element.get("name")] = element
        elif element.name == "default-style" and element.get("family") == "paragraph":
            properties = element.first("text-properties")
            if properties is not None:
                language, country = properties.get("language"), properties.get("country")
                parts = [each for each in (language, country) if each and each != "none"]
                self.language = "-".join(parts) if language and language != "none" else ""

    def of(self, family: str, name: str) -> Style:
        """Return the style ``name`` of ``family`` (``paragraph``, ``text``); an unknown one is plain."""
        key = family, name
        if key not in self._known:
            self._known[key] = self._resolve(family, name)
        return self._known[key]

    def _resolve(self, family: str, name: str) -> Style:
        chain: list[tuple[str, Element | None]] = []
        while name and len(chain) < _LONGEST_CHAIN:
            element = self._elements.get((family, name))
            chain.append((name, element))
            name = element.get("parent-style-name") if element is not None else ""
        style = PLAIN
        for name, element in reversed(chain):
            style = _applied(style, name, element)
        return style


def _applied(style: Style, name: str, element: Element | None) -> Style:
    shown = element.get("display-name") if element is not None else ""
    plain = (shown or _decoded(name)).lower()
    match = _NAMES.fullmatch(plain)
    if match:
        kind = match.lastgroup or ""
        level = 1 if kind == "title" else 2 if kind == "subtitle" else 0
        style = style._replace(role="heading" if level else kind, level=level)
    style = style._replace(
        listed=style.listed or plain.startswith(("list", "numbering")),
        code=style.code or plain in _CODE_RUNS or style.role == "code",
    )
    if element is None:
        return style
    if number := element.get("list-style-name"):
        style = style._replace(number=number)
    properties = element.first("text-properties")
    if properties is None:
        return style
    if position := properties.get("text-position"):
        first = position.split()[0] if position.split() else ""
        high = first == "super" or (first.rstrip("%").isdecimal() and len(first) < 5 and int(first.rstrip("%")) > 10)
        style = style._replace(raised=high)
    return style._replace(hidden=style.hidden or properties.get("display") == "none")


def _decoded(name: str) -> str:
    """Return the name that stands behind ``Text_20_body``."""
    return _ENCODED.sub(lambda match: chr(min(int(match[1], 16), 0xD7FF)), name)
