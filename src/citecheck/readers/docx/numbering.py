"""The numbers that Word prints before paragraphs, counted as Word counts them (ECMA-376 part 1, 17.9)."""

import re
from typing import NamedTuple

from citecheck.readers.docx.number_formats import formatted
from citecheck.readers.xml.tree import Element, parse

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_EDGES = " .:)(–—-\t\u00a0"


class _Level(NamedTuple):
    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    restart: int = -1
    legal: bool = False


class Number(NamedTuple):
    """A printed number: ``label`` without the signs around it (``2.14``), ``printed`` as it stands (``2.14.``).

    Both are ``""`` for bullets; ``counted`` tells whether the number is made of Arabic digits only.
    """

    label: str = ""
    printed: str = ""
    counted: bool = False


class Numbering:
    """Counts paragraphs: :meth:`next` must be called for each numbered paragraph in document order."""

    def __init__(self, text: str = "") -> None:
        """Read ``numbering.xml``."""
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, tuple[str, list[_Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        root = parse(text).root if text else None
        for element in root.elements() if root is not None else ():
            if element.name == "abstractNum":
                self._abstract.setdefault(element.get("abstractNumId"), element)
            elif element.name == "num":
                self._lists.setdefault(element.get("numId"), element)

    def next(self, number: str, depth: int) -> Number | None:
        """Count a paragraph of the list ``number`` at ``depth`` (from 0); None where there is no such list."""
        if number not in self._lists or not 0 <= depth < _LEVELS:
            return None
        shared, levels, overrides = self._list(number)
        counts = self._counts.setdefault(shared, [0] * _LEVELS)
        if depth in overrides and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = overrides[depth] - 1
        elif counts[depth] == 0:
            counts[depth] = levels[depth].start - 1
        counts[depth] += 1
        for below in range(depth + 1, _LEVELS):
            if levels[below].restart != 0:
                counts[below] = 0
        return _printed(levels, counts, depth)

    def _list(self, number: str) -> tuple[str, list[_Level], dict[int, int]]:
        if number not in self._levels:
            self._levels[number] = self._read(number)
        return self._levels[number]

    def _read(self, number: str) -> tuple[str, list[_Level], dict[int, int]]:
        element = self._lists[number]
        link = element.first("abstractNumId")
        shared = link.get("val") if link is not None else ""
        levels = [_Level(text=f"%{depth + 1}.") for depth in range(_LEVELS)]
        for each in self._definitions(shared):
            _set_level(levels, each)
        overrides: dict[int, int] = {}
        for override in element.elements("lvlOverride"):
            depth = _integer(override.get("ilvl"), -1)
            if 0 <= depth < _LEVELS:
                for each in override.elements("lvl"):
                    _set_level(levels, each)
                start = override.first("startOverride")
                if start is not None:
                    overrides[depth] = _integer(start.get("val"), 1)
        return shared, levels, overrides

    def _definitions(self, shared: str) -> list[Element]:
        """Return the levels of an abstract list, through a link to a list style if need be."""
        for _ in range(5):
            element = self._abstract.get(shared)
            if element is None:
                return []
            link = element.first("numStyleLink")
            if link is None:
                return list(element.elements("lvl"))
            name = link.get("val")
            shared = next((key for key, each in self._abstract.items() if _style_of(each) == name), "")
        return []


def _style_of(element: Element) -> str:
    link = element.first("styleLink")
    return link.get("val") if link is not None else ""


def _set_level(levels: list[_Level], element: Element) -> None:
    depth = _integer(element.get("ilvl"), -1)
    if not 0 <= depth < _LEVELS:
        return
    level = levels[depth]
    for each in element.elements():
        if each.name == "start":
            level = level._replace(start=_integer(each.get("val"), 1))
        elif each.name == "numFmt":
            level = level._replace(form=each.get("val"))
        elif each.name == "lvlText":
            level = level._replace(text=each.get("val"))
        elif each.name == "lvlRestart":
            level = level._replace(restart=_integer(each.get("val"), -1))
        elif each.name == "isLgl":
            level = level._replace(legal=each.get("val") not in ("0", "false", "off"))
    levels[depth] = level


def _printed(levels: list[_Level], counts: list[int], depth: int) -> Number:
    level = levels[depth]
    if level.form in ("bullet", "none") or "%" not in level.text:
        return Number()

    def value(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        count = counts[place] or levels[place].start
        return formatted(count, "decimal" if level.legal else levels[place].form)

    printed = _PLACE.sub(value, level.text).strip()
    label = printed.strip(_EDGES + "[]")
    return Number(label, printed, label.replace(".", "").isdecimal())


def _integer(text: str, default: int) -> int:
    body = text.strip()
    return int(body) if body.lstrip("-").isdecimal() and len(body) < 8 else default
