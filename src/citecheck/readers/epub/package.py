"""The texts of an EPUB in reading order (EPUB 3.3, Open Container Format and package documents; OPF 2.0.1)."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from citecheck.readers.xml.parts import PartProblem, Parts
from citecheck.readers.xml.tree import Element, parse
from citecheck.text.record import NamedTuple

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ENDINGS = (".xhtml", ".html", ".htm", ".xht")
_TEXTS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})
_MAX_FALLBACKS = 8


class Item(NamedTuple):
    """An entry of the manifest: the name of its part, its media type, properties, and the id of its fallback."""

    name: str
    media: str
    properties: str
    fallback: str

    @property
    def is_text(self) -> bool:
        """Whether the part is a page that can be read."""
        return self.media in _TEXTS or (not self.media and self.name.lower().endswith(_ENDINGS))


class Package:
    """What the package document says: title, language, and the pages in reading order.

    ``spine`` names the pages that are read in turn, ``others`` the further pages of the manifest; ``contents`` are
    those of them that hold nothing but the table of contents.
    """

    def __init__(self, parts: Parts) -> None:
        """Find and read the package document; where it is lost, all pages count, by name."""
        self.parts = parts
        self.title = self.language = ""
        self.spine: list[str] = []
        self.others: list[str] = []
        self.contents: set[str] = set()
        self._manifest: dict[str, Item] = {}
        root = self._package()
        if root is not None:
            self._metadata(root)
            self._read_manifest(root)
            self._read_spine(root)
        if not self.spine:
            self._read_all(root is not None)
        self._drop_encrypted()

    def _package(self) -> Element | None:
        name = self._package_name()
        text = self.parts.text(name) if name else None
        if text is None:
            if self.parts.archive.readable:
                self.parts.missing(name or "the package document (.opf)", "the order of the texts")
            return None
        tree = parse(text)
        self.parts.faulty(name, list(tree.faults))
        self.folder = posixpath.dirname(name)
        self._name = name
        return tree.root

    def _package_name(self) -> str:
        text = self.parts.text(_CONTAINER)
        root = parse(text).root if text is not None else None
        for element in root.walk() if root is not None else ():
            if element.name == "rootfile" and (path := element.get("full-path")):
                return posixpath.normpath(path.lstrip("/"))
        return next((name for name in self.parts.archive.names if name.lower().endswith(".opf")), "")

    def _metadata(self, root: Element) -> None:
        for element in root.walk():
            if element.name == "title" and not self.title:
                self.title = element.plain()
            elif element.name == "language" and not self.language:
                self.language = element.plain()
            elif element.name in ("manifest", "spine"):
                break

    def _read_manifest(self, root: Element) -> None:
        manifest = next((each for each in root.elements("manifest")), root)
        for element in manifest.elements("item"):
            name = resolve(self.folder, element.get("href"))
            item = Item(name, element.get("media-type").lower(), element.get("properties"), element.get("fallback"))
            self._manifest.setdefault(element.get("id"), item)
            if "nav" in item.properties.split():
                self.contents.add(name)

    def _read_spine(self, root: Element) -> None:
        spine = root.first("spine")
        for reference in spine.elements("itemref") if spine is not None else ():
            identifier = reference.get("idref")
            item = self._manifest.get(identifier)
            if item is None:
                message = f'the reading order names "{identifier}", which the manifest does not list: it was not read'
                self._problem(message, reference)
            elif (page := self._page(item)) is not None and page.name not in self.spine:
                self.spine.append(page.name)
        texts = (item.name for item in self._manifest.values() if item.is_text)
        self.others = [name for name in dict.fromkeys(texts) if name not in set(self.spine)]

    def _page(self, item: Item) -> Item | None:
        """Return ``item``, or what is to be shown in its place where it is no page itself."""
        for _ in range(_MAX_FALLBACKS):
            if item.is_text or item.fallback not in self._manifest:
                break
            item = self._manifest[item.fallback]
        return item if item.is_text else None

    def _problem(self, message: str, element: Element) -> None:
        self.parts.broken.add(self._name)
        self.parts.problems.append(PartProblem(self._name, "damaged", message, element.start, element.end))

    def _read_all(self, told: bool) -> None:
        """Without a reading order take all pages, in the order of the archive."""
        listed = [item.name for item in self._manifest.values() if item.is_text]
        found = [name for name in self.parts.archive.names if name.lower().endswith(_ENDINGS)]
        self.spine = [name for name in listed or found if name not in self.contents]
        self.others = []
        if told and self.spine:
            message = "the package document gives no reading order: the texts were read in the order of the archive"
            self.parts.problems.append(PartProblem(self._name, "damaged", message, 0, 0))

    def _drop_encrypted(self) -> None:
        if _ENCRYPTION not in self.parts.archive:
            return
        text = self.parts.text(_ENCRYPTION)
        root = parse(text).root if text is not None else None
        locked = set(_locked(root)) if root is not None else set()
        for name in [name for name in self.spine if name in locked]:
            message = f'"{name}" is encrypted and was not read: check the book without its copy protection'
            self.parts.problems.append(PartProblem(name, "unreadable", message, 0, 0))
            self.parts.broken.add(name)
        self.spine = [name for name in self.spine if name not in locked]
        self.others = [name for name in self.others if name not in locked]


def _locked(root: Element) -> Iterator[str]:
    """Yield the names of the encrypted parts; fonts are among them in many books that anybody may read."""
    for element in root.walk():
        if element.name == "CipherReference":
            yield resolve("", element.get("URI"))


def resolve(folder: str, address: str) -> str:
    """Return the name of the part that the relative ``address`` means in a part that lies in ``folder``."""
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/") if path else ""
