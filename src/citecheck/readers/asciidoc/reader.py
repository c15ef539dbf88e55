"""AsciiDoc, of Asciidoctor and of AsciiDoc.py.

Grammar: AsciiDoc Language Documentation (Eclipse Foundation); citations: asciidoctor-bibtex. Files that a document
includes are read in their places, when they lie in its folder; conditions are read both ways.
"""

import os
import re

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.asciidoc.blocks import BlockReader
from citecheck.readers.asciidoc.entries import EntryWriter
from citecheck.readers.asciidoc.inline import InlineWriter
from citecheck.readers.asciidoc.references import References
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.files import Files, Loader, Refused, load_file
from citecheck.text.decode import decode

_MAX_DEPTH = 15
_ENDINGS = (".adoc", ".asciidoc", ".asc", ".ad", ".txt")
_INCLUDE = re.compile(r"^include::([^\[\]\n]{1,500})\[", re.MULTILINE)


def read(data: bytes, path: str, dialect: str = "", load: Loader = load_file) -> Document:
    """Return the Document of an AsciiDoc text. ``dialect`` is not used. Never raises on content.

    ``load`` gives the bytes of an included file and raises ``OSError`` where there is none.
    """
    decoded = decode(data)
    builder = DocumentBuilder(SourceFile(path, "asciidoc", (Part("", path, decoded.text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        project = _Project(builder, Files(path, load))
        project.learn(decoded.text)
        project.read("", decoded.text)
        builder.metadata = project.metadata()
    return builder.finish(len(decoded.text))


class _Project:
    """A document and the files that it includes. They are loaded first, since notes and entries may stand anywhere."""

    def __init__(self, builder: DocumentBuilder, files: Files) -> None:
        self.builder, self.files = builder, files
        self.references = References()
        self.inline = InlineWriter(builder, self.references)
        self.entries = EntryWriter(builder)
        self.loaded: dict[str, Part] = {}
        self.title = ""
        self.source_files: list[str] = []
        self.missing: list[tuple[str, str, int, int]] = []
        self._depth = 0

    def learn(self, text: str) -> None:
        """Load all files that are included and learn what they define."""
        waiting = [("", text, 0)]
        while waiting:
            name, body, depth = waiting.pop()
            self.references.learn(body)
            for match in _INCLUDE.finditer(body) if "include::" in body else ():
                part = self._load(name, match[1])
                if part is not None and depth < _MAX_DEPTH:
                    waiting.append((part.name, part.text, depth + 1))

    def _load(self, name: str, target: str) -> Part | None:
        """Load the file that the part ``name`` includes as ``target``; None where there is none or it was loaded."""
        if not target.lower().endswith(_ENDINGS) or "{" in target or "://" in target:
            self.references.complete = self.references.complete and not target.lower().endswith(_ENDINGS)
            return None
        inner = os.path.join(os.path.dirname(name), target)
        try:
            found = self.files.read(inner, os.path.splitext(target)[1].lower())
        except Refused:
            self.references.complete = False
            return None
        if found is None:
            return None
        part = Part(found[0], found[1], found[2].text, found[2].encoding)
        self.loaded[part.name] = part
        return part

    def read(self, name: str, text: str) -> None:
        """Read the part ``name``, and in their places the files that it includes."""
        outer = self.builder.part, self.inline.text
        self.builder.part = name
        self.inline.text = text
        reader = BlockReader(self.builder, self.inline, self.entries, text, self._include)
        reader.read()
        self.entries.close()
        self.title = self.title or reader.title
        self.source_files += [os.path.join(os.path.dirname(name), each) for each in reader.files]
        self.builder.part, self.inline.text = outer

    def _include(self, target: str, start: int, end: int) -> None:
        builder = self.builder
        inner = os.path.normpath(os.path.join(os.path.dirname(builder.part), target)).replace("\\", "/")
        part = self.loaded.pop(inner, None)
        if part is None or self._depth >= _MAX_DEPTH:
            if part is not None or (target.lower().endswith(_ENDINGS) and inner not in self.files.seen):
                self.missing.append((builder.part, target, start, end))
            return
        builder.source = builder.source._replace(parts=(*builder.source.parts, part))
        builder.interleaved = True
        self._depth += 1
        self.read(part.name, part.text)
        self._depth -= 1

    def metadata(self) -> Metadata:
        """Return what the document says of itself, and report missing files where notes or entries may be in them."""
        cites = self.references.cited or bool(self.references.entries)
        if cites or any(draft.markers for draft in self.builder.drafts):
            for part, target, start, end in self.missing:
                self.builder.part = part
                sentence = f'"{target}" was not read: it is missing or lies outside the folder of the document'
                self.builder.problem("truncated", sentence, start, end)
        self.builder.part = ""
        fragment = bool(self.missing) or (self.references.cited and not self.source_files)
        language = self.inline.attributes.get("lang", ("", "", 0))[0].strip()
        return Metadata(self.title, language, tuple(dict.fromkeys(self.source_files)), fragment=fragment)
