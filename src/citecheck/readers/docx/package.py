"""The parts of a Word file, found through their relationships (ECMA-376 part 2), not by their names."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from citecheck.readers.xml.parts import Parts
from citecheck.readers.xml.tree import parse


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type (``footnotes``), and the part that it leads to."""

    id: str
    kind: str
    target: str


_FIXED = {
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "comments": "comments.xml",
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
}
"""Where Word puts its parts: used when the relationships themselves are lost."""


class Package:
    """The main part and its related ones. ``main`` is ``""`` when there is none."""

    def __init__(self, parts: Parts) -> None:
        """Find the main part and read its relationships."""
        self.parts = parts
        self.main = self._find_main()
        self._lost = False
        self._relations = self._read(self.main) if self.main else []

    def related(self, kind: str) -> str:
        """Return the name of the part that the main part names as its ``kind``, ``""`` where there is none."""
        return next(self.all_related(kind), "")

    def all_related(self, kind: str) -> Iterator[str]:
        """Yield the names of the parts that the main part names as ``kind``."""
        found = [relation.target for relation in self._relations if relation.kind == kind]
        if not found and self._lost and kind in _FIXED:
            name = posixpath.join(posixpath.dirname(self.main), _FIXED[kind])
            found = [name] if name in self.parts.archive else []
        yield from dict.fromkeys(found)

    def core(self) -> str:
        """Return the name of the part with the properties of the document, ``""`` where there is none."""
        for relation in self._relations_of(""):
            if relation.kind == "core-properties":
                return relation.target
        return "docProps/core.xml" if "docProps/core.xml" in self.parts.archive else ""

    def _find_main(self) -> str:
        for relation in self._relations_of(""):
            if relation.kind == "officeDocument":
                return relation.target
        names = self.parts.archive.names
        for name in ("word/document.xml", *names):
            if name in names and name.startswith("word/document") and name.endswith(".xml"):
                return name
        return ""

    def _read(self, part: str) -> list[Relation]:
        name = relations_of(part)
        self._lost = name not in self.parts.archive
        relations = list(self._relations_of(part))
        self._lost = self._lost or name in self.parts.broken
        return relations

    def _relations_of(self, part: str) -> Iterator[Relation]:
        name = relations_of(part)
        text = self.parts.text(name) if name in self.parts.archive else None
        if text is None:
            return
        tree = parse(text)
        self.parts.faulty(name, list(tree.faults))
        for element in tree.root.elements("Relationship") if tree.root is not None else ():
            if element.get("TargetMode") != "External":
                kind = element.get("Type").rpartition("/")[2]
                yield Relation(element.get("Id"), kind, _resolved(part, element.get("Target")))


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part`` (``""``: of the package)."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


def _resolved(part: str, target: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
