"""Word files (.docx, .docm, .dotx): body, footnotes, endnotes, text boxes, tables, headers, comments, citations."""

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.docx.blocks import Blocks
from citecheck.readers.docx.inline import Inline
from citecheck.readers.docx.note_parts import NoteParts
from citecheck.readers.docx.notes import NoteClass, NoteNumbers
from citecheck.readers.docx.numbering import Numbering
from citecheck.readers.docx.package import Package
from citecheck.readers.docx.styles import Styles
from citecheck.readers.docx.word_sources import is_sources, sources_in
from citecheck.readers.managed_citations import ManagedCitations
from citecheck.readers.raised import as_printed
from citecheck.readers.xml.branches import Branches
from citecheck.readers.xml.comment_ranges import CommentRanges
from citecheck.readers.xml.parts import Parts
from citecheck.readers.xml.tree import parse

_NOTES: tuple[NoteClass, ...] = ("footnote", "endnote")
_BODY = frozenset({"body"})
_FURNITURE = frozenset({"hdr", "ftr"})


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a Word file. Never raises for content.

    With the dialect ``original`` tracked changes are read as they were before: deleted text counts, inserted text does
    not. Positions are code points of the decoded part that a span names.
    """
    parts = Parts(data, path)
    package = Package(parts)
    text = parts.text(package.main) if package.main else None
    if text is None:
        return _unreadable(parts, package, path, dialect)
    return _Reader(parts, package, text, dialect).read()


def _unreadable(parts: Parts, package: Package, path: str, dialect: str) -> Document:
    if not parts.archive.problems:
        parts.missing(package.main or "word/document.xml", "the text")
    builder = DocumentBuilder(SourceFile(path, "docx", (Part("", path, "", "utf-8"),), dialect))
    parts.report(builder)
    return builder.finish(0)


class _Reader:
    """One document while it is read."""

    def __init__(self, parts: Parts, package: Package, text: str, dialect: str) -> None:
        self.parts, self.package, self.text = parts, package, text
        self.sources = [name for name in package.all_related("customXml") if is_sources(self._text(name))]
        self.furniture = [name for kind in ("header", "footer") for name in package.all_related(kind)]
        notes = [package.related(kind) for kind in ("footnotes", "endnotes")]
        wanted = [package.main, *notes, *self.furniture, *self.sources]
        for name in filter(None, wanted):
            if parts.text(name) is None and name in notes:
                parts.missing(name, "the notes")
        read = {part.name: part for part in parts.all()}
        chosen = tuple(read[name] for name in dict.fromkeys(wanted) if name in read)
        self.builder = DocumentBuilder(SourceFile(parts.path, "docx", chosen, dialect), package.main)
        self.styles = Styles(self._text(package.related("styles")))
        self.numbers = NoteNumbers(self._text(package.related("settings")), text)
        self.comments = _comments(self._text(package.related("comments")))
        self.managed = ManagedCitations(self.builder)
        original = dialect == "original"
        self.inline = Inline(self.builder, self.styles, self.numbers, self.comments, self.managed, original=original)
        numbering = Numbering(self._text(package.related("numbering")))
        self.blocks = Blocks(self.builder, self.styles, numbering, self.inline, self.managed)
        self.notes = NoteParts(self.builder, self.blocks, self.inline, self.numbers, parts)

    def read(self) -> Document:
        for name in self.sources:
            for work in sources_in(parse(self._text(name)), name):
                self.managed.define(work)
        self._story(self.package.main, _BODY)
        complete = self.package.main not in self.parts.broken
        lost: list[NoteClass] = []
        for kind in _NOTES:
            name = self.package.related(f"{kind}s")
            if text := self._text(name):
                self.notes.write(name, text, complete=complete)
            if name in self.parts.broken or (self.parts.truncated and not text):
                lost.append(kind)
        self.notes.finish()
        for kind in lost:
            self.notes.replace_lost(kind, self.package.main)
        for bookmark, marker in self.inline.references:
            marker.target = self.inline.bookmarks.get(bookmark, bookmark)
        self.managed.finish()
        self.blocks.furniture = True
        for name in self.furniture:
            self._story(name, _FURNITURE)
        self.comments.close(self.builder)
        self.builder.metadata = self._metadata()
        self.parts.report(self.builder)
        self.builder.part = self.package.main
        return as_printed(self.builder.finish(0))

    def _story(self, name: str, holders: frozenset[str]) -> None:
        text = self._text(name)
        self.builder.part = name
        branches = Branches(text, holders)
        for element in branches:
            self.blocks.write(element)
        self.parts.faulty(name, branches.faults)
        if branches.cut >= 0:
            self.parts.cut(name, branches.cut)
        self.blocks.end_story(len(text))

    def _text(self, name: str) -> str:
        return (self.parts.text(name) or "") if name else ""

    def _metadata(self) -> Metadata:
        root = parse(self._text(self.package.core())).root
        values = {each.name: each.plain() for each in root.elements()} if root is not None else {}
        return Metadata(title=values.get("title", ""), language=self.styles.language or values.get("language", ""))


def _comments(text: str) -> CommentRanges:
    comments = CommentRanges()
    root = parse(text).root if "citecheck:" in text.lower() else None
    for comment in root.elements("comment") if root is not None else ():
        comments.learn(comment.get("id"), comment)
    return comments
