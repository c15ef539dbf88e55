"""The printed numbers of footnotes and endnotes, counted as Word counts them (ECMA-376 part 1, 17.11).

Pages are known only as far as the last program that laid the document out left a trace of them
(``w:lastRenderedPageBreak``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citecheck.readers.docx.number_formats import formatted
from citecheck.readers.xml.tree import Element, parse

NoteClass = Literal["footnote", "endnote"]

_SECTION = re.compile(r"<(?:[\w.-]{1,20}:)?sectPr\b[^<>]{0,2000}>")


class _Rule(NamedTuple):
    form: str
    start: int = 1
    restart: str = "continuous"


class _Section(NamedTuple):
    end: int
    rules: dict[str, _Rule]


class NoteNumbers:
    """Gives each reference its printed number; asked in document order."""

    def __init__(self, settings: str, main: str) -> None:
        """Read the rules from ``settings.xml`` and from the sections of the main part."""
        rules = {"footnote": _Rule("decimal"), "endnote": _Rule("lowerRoman")}
        root = parse(settings).root if settings else None
        if root is not None:
            rules = _with(rules, root)
        self._sections = [_Section(end, _with(rules, element)) for end, element in _sections(main)]
        self._ends = [section.end for section in self._sections]
        self._rules = rules
        self._counts: dict[str, int] = {}
        self._where: dict[str, tuple[int, int]] = {}
        self.page = 0
        self.labels: dict[tuple[str, str], str] = {}
        """The label of each note that is referred to: the first one wins."""
        self.places: dict[tuple[str, str], tuple[int, int]] = {}
        """Where in the main part the first reference to each note stands."""
        self.deleted: set[tuple[str, str]] = set()
        """Notes whose reference was deleted with change tracking."""

    def refer(self, kind: NoteClass, identifier: str, place: tuple[int, int], mark: str = "") -> str:
        """Return the label of a reference at ``place`` of the main part; a custom ``mark`` is not counted."""
        label = mark or self._next(kind, place[0])
        if (kind, identifier) not in self.labels:
            self.labels[kind, identifier], self.places[kind, identifier] = label, place
        return label

    def _next(self, kind: NoteClass, offset: int) -> str:
        place = bisect_left(self._ends, offset)
        rule = self._sections[place].rules[kind] if place < len(self._sections) else self._rules[kind]
        last_section, last_page = self._where.get(kind, (-1, -1))
        self._where[kind] = place, self.page
        begins = kind not in self._counts
        begins = begins or (rule.restart == "eachSect" and place != last_section)
        begins = begins or (rule.restart == "eachPage" and self.page != last_page)
        self._counts[kind] = rule.start if begins else self._counts[kind] + 1
        return formatted(self._counts[kind], rule.form)


def _sections(text: str) -> Iterator[tuple[int, Element]]:
    """Yield the end and the properties of each section; what a tracked change replaced is passed over."""
    past = 0
    for match in _SECTION.finditer(text):
        if match.start() < past:
            continue
        if match[0].endswith("/>"):
            past = match.end()
        else:
            close = text.find("sectPr>", match.end())
            if close < 0:
                return
            past = close + 7
            if text.find("sectPrChange", match.end(), past) >= 0:
                past = max(past, text.find("sectPrChange>", past) + 13)
        element = parse(text[match.start() : past]).root
        if element is not None:
            yield past, element


def _with(rules: dict[str, _Rule], holder: Element) -> dict[str, _Rule]:
    changed = dict(rules)
    for kind in ("footnote", "endnote"):
        properties = holder.first(f"{kind}Pr")
        for each in properties.elements() if properties is not None else ():
            value = each.get("val")
            if each.name == "numFmt" and value:
                changed[kind] = changed[kind]._replace(form=value)
            elif each.name == "numRestart" and value:
                changed[kind] = changed[kind]._replace(restart=value)
            elif each.name == "numStart" and value.isdecimal() and len(value) < 6:
                changed[kind] = changed[kind]._replace(start=int(value))
    return changed
