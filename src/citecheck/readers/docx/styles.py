"""What the styles of a Word file say about a paragraph or run: heading, quotation, code, raised, numbered."""

import re
from typing import NamedTuple

from citecheck.readers.xml.tree import Element, parse

_LONGEST_CHAIN = 20
_NAMES = re.compile(
    r"(?P<heading>heading|überschrift|titre|título|titolo|kop|rubrik) (?P<level>[1-9])"
    r"|(?P<title>title)|(?P<subtitle>subtitle)"
    r"|(?P<contents>(?:toc|contents|index) ?\d*|table of (?:figures|authorities)|toa heading|index heading)"
    r"|(?P<tocheading>(?:toc|contents) heading)"
    r"|(?P<caption>(?:image |table |figure )?caption)|(?P<quote>(?:intense |block )?quot(?:e|ations?)|block text)"
    r"|(?P<code>source code|code|html preformatted|preformatted text|macro text|plain text)"
    r"|(?P<furniture>header|footer)"
)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z\d])")
_CODE_RUNS = ("verbatim char", "html code", "source text", "html keyboard", "html sample", "inline code", "code char")


class Style(NamedTuple):
    """A style with what it inherits.

    ``role`` is ``heading``, ``contents``, ``caption``, ``quote``, ``code``, ``furniture`` or ``""``; ``level`` that of
    a heading. ``number`` and ``depth`` name the list that numbers its paragraphs (``""``: none). ``raised`` is
    ``superscript``, ``subscript``, ``baseline`` or ``""``; ``listed`` tells a style for items of lists; ``hidden`` text
    is not printed.
    """

    role: str = ""
    level: int = 0
    number: str = ""
    depth: int = 0
    raised: str = ""
    code: bool = False
    listed: bool = False
    hidden: bool = False


PLAIN = Style()


class Styles:
    """The styles of one document, by id. ``language`` is the default language of its text."""

    def __init__(self, text: str = "") -> None:
        """Read ``styles.xml``."""
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {"": PLAIN}
        self.language = ""
        self.default = ""
        root = parse(text).root if text else None
        if root is None:
            return
        for element in root.elements("style"):
            identifier = element.get("styleId")
            self._elements.setdefault(identifier, element)
            if element.get("type") == "paragraph" and element.get("default") in ("1", "true", "on"):
                self.default = identifier
        defaults = root.first("docDefaults")
        if defaults is not None:
            language = next((each for each in defaults.walk() if each.name == "lang"), None)
            self.language = language.get("val") if language is not None else ""

    def of(self, identifier: str) -> Style:
        """Return the style called ``identifier``; an unknown one is plain."""
        if identifier not in self._known:
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def _resolve(self, identifier: str) -> Style:
        chain: list[Element] = []
        while identifier in self._elements and len(chain) < _LONGEST_CHAIN:
            element = self._elements[identifier]
            if element in chain:
                break
            chain.append(element)
            identifier = _value(element, "basedOn")
        style = PLAIN if chain else _by_identifier(identifier)
        for element in reversed(chain):
            style = _applied(style, element)
        return style


def _by_identifier(identifier: str) -> Style:
    """A style that the file does not define is known by its identifier: ``Heading1``, ``ListBullet``."""
    name = _WORDS.sub(" ", identifier).lower()
    match = _NAMES.fullmatch(name)
    style = _named(PLAIN, match) if match else PLAIN
    return style._replace(listed=name.startswith(("list ", "compact")))


def _applied(style: Style, element: Element) -> Style:
    name = _value(element, "name").lower()
    match = _NAMES.fullmatch(name)
    if match:
        style = _named(style, match)
    style = style._replace(
        listed=style.listed or name.startswith(("list", "compact")),
        code=style.code or name in _CODE_RUNS or style.role == "code",
    )
    properties = element.first("pPr")
    if properties is not None:
        style = of_paragraph(style, properties)
    runs = element.first("rPr")
    return style if runs is None else of_run(style, runs)


def _named(style: Style, match: re.Match[str]) -> Style:
    kind = match.lastgroup or ""
    if kind == "level":
        return style._replace(role="heading", level=int(match["level"]))
    if kind in ("title", "subtitle", "tocheading"):
        return style._replace(role="heading", level=2 if kind == "subtitle" else 1)
    return style._replace(role=kind)


def of_paragraph(style: Style, properties: Element) -> Style:
    """Return ``style`` with the paragraph properties (``w:pPr``) laid over it."""
    for each in properties.elements("outlineLvl", "numPr"):
        if each.name == "outlineLvl":
            level = each.get("val")
            if level in "012345678" and len(level) == 1 and style.role in ("", "heading"):
                style = style._replace(role="heading", level=int(level) + 1)
            elif level == "9" and style.role == "heading":
                style = style._replace(role="", level=0)
        else:
            number, depth = _value(each, "numId"), _value(each, "ilvl")
            style = style._replace(
                number=style.number if not number else "" if number == "0" else number,
                depth=int(depth) if depth.isdecimal() and len(depth) == 1 else style.depth,
            )
    return style


def of_run(style: Style, properties: Element) -> Style:
    """Return ``style`` with the run properties (``w:rPr``) laid over it."""
    for each in properties.elements("vertAlign", "vanish", "position"):
        if each.name == "vertAlign":
            style = style._replace(raised=each.get("val"))
        elif each.name == "vanish":
            style = style._replace(hidden=is_on(each))
        elif style.raised in ("", "baseline") and (height := each.get("val")).lstrip("-").isdecimal():
            style = style._replace(raised="superscript" if int(height[:9]) > 3 else style.raised)
    return style


def is_on(element: Element | None) -> bool:
    """Return whether a toggle property is there and not switched off."""
    return element is not None and element.get("val") not in ("0", "false", "off")


def _value(element: Element, name: str) -> str:
    child = element.first(name)
    return child.get("val") if child is not None else ""
