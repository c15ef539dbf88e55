"""OpenDocument texts: packages (.odt, .ott) and single XML files (.fodt)."""

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.odt.blocks import Blocks
from citecheck.readers.odt.inline import Inline
from citecheck.readers.odt.styles import Styles
from citecheck.readers.raised import as_printed
from citecheck.readers.xml.branches import Branches
from citecheck.readers.xml.comment_ranges import CommentRanges
from citecheck.readers.xml.parts import Parts
from citecheck.readers.xml.tree import Element, parse

_STYLES = ("styles", "automatic-styles")
_CONTENT, _STYLE_PART, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_HOLDERS = frozenset({"styles", "automatic-styles", "text", "master-styles", "meta"})


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of an OpenDocument text. Never raises for content.

    A file that does not begin like a zip archive and holds ``office:document`` is read as flat XML, with its one part
    named ``""``. With the dialect ``original`` tracked insertions are left out. Positions are code points of the
    decoded part that a span names.
    """
    flat = not data.startswith(b"PK") and (b"office:document" in data[:4096] or path.lower().endswith(".fodt"))
    parts = Parts(data, path, flat=flat)
    main = "" if flat else _CONTENT
    text = parts.text(main)
    encrypted = not flat and "encryption-data" in (parts.text(_MANIFEST) or "")
    if encrypted or text is None:
        if encrypted:
            parts.problem(main, "unreadable", "the document is protected by a password: save it without one")
        elif not parts.archive.problems and not parts.problems:
            parts.missing(main, "the text")
        builder = DocumentBuilder(SourceFile(path, "odt", (Part("", path, "", "utf-8"),), dialect))
        parts.report(builder)
        return builder.finish(0)
    return _Reader(parts, main, text, dialect).read()


class _Reader:
    """One document while it is read."""

    def __init__(self, parts: Parts, main: str, text: str, dialect: str) -> None:
        self.parts, self.main, self.text = parts, main, text
        self.original = dialect == "original"
        names = [main] if main == "" else [main, _STYLE_PART]
        chosen = tuple(
            part for name in names if parts.text(name) is not None for part in parts.all() if part.name == name
        )
        self.builder = DocumentBuilder(SourceFile(parts.path, "odt", chosen, dialect), main)
        self.styles = Styles()
        self.comments = CommentRanges()
        self.managed = ManagedCitations(self.builder)
        self.inline = Inline(self.builder, self.styles, self.comments, self.managed)
        self.blocks = Blocks(self.builder, self.styles, self.inline, self.managed)
        self.pages: list[tuple[str, Element]] = []
        self.title = self.language = ""

    def read(self) -> Document:
        if self.main:
            self._read_part(_STYLE_PART, self.parts.text(_STYLE_PART) or "")
            root = parse(self.parts.text(_META) or "").root
            for element in root.walk() if root is not None else ():
                self._meta(element)
        self._read_part(self.main, self.text)
        self.blocks.end_story()
        for marker in self.inline.references:
            marker.target = self.inline.anchors.get(marker.target, marker.target)
        self._move_notes()
        self.managed.finish()
        self._write_furniture()
        self.comments.close(self.builder)
        self.builder.metadata = Metadata(title=self.title, language=self.styles.language or self.language)
        self.parts.report(self.builder)
        self.builder.part = self.main
        return as_printed(self.builder.finish(0))

    def _read_part(self, name: str, text: str) -> None:
        if not text:
            return
        self.builder.part = name
        branches = Branches(text, _HOLDERS)
        for element in branches:
            holder = element.parent.name if element.parent is not None else ""
            if holder in _STYLES:
                self.styles.learn(element)
            elif holder == "master-styles":
                self.pages.append((name, element))
            elif holder == "meta":
                self._meta(element)
            elif element.name == "tracked-changes":
                self._changes(element)
            elif holder == "text":
                self.blocks.write(element)
        self.parts.faulty(name, branches.faults)
        if branches.cut >= 0:
            self.parts.cut(name, branches.cut)

    def _meta(self, element: Element) -> None:
        if element.name == "title" and not self.title:
            self.title = element.plain()
        elif element.name == "language" and not self.language:
            self.language = element.plain()

    def _changes(self, element: Element) -> None:
        for region in element.elements("changed-region") if self.original else ():
            if region.first("insertion") is not None:
                self.inline.insertions.update((region.get("xml:id", "id"), region.get("text:id")))

    def _move_notes(self) -> None:
        """Put the notes, which stand in the middle of the text that refers to them, behind it."""
        drafts = self.builder.drafts
        moved = []
        kept = []
        last = 0
        for _, begun, ended, _ in sorted(self.blocks.notes, key=lambda each: each[1]):
            if begun < last:
                continue  # a note inside a note goes with it
            kept.extend(drafts[last:begun])
            moved.extend(drafts[begun:ended])
            last = ended
        kept.extend(drafts[last:])
        drafts[:] = kept + moved
        ends = [draft for note, _, _, draft in self.blocks.notes if note.kind == "endnote"]
        if ends and len(ends) < len(self.blocks.notes):
            # Two numberings side by side: each is a list of its own, and their markers are told apart.
            self.builder.note_list(ends)
            for each in drafts:
                for marker in each.markers:
                    if marker.target.startswith("endnote-"):
                        marker.style = "superscript"

    def _write_furniture(self) -> None:
        self.blocks.furniture = True
        for name, page in self.pages:
            self.builder.part = name
            for each in page.elements("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
                self.blocks.write(each)
