"""reStructuredText, of docutils and of Sphinx.

Grammar: docutils, reStructuredText Markup Specification and reStructuredText Directives; citations by roles:
sphinxcontrib-bibtex. The parser is tolerant: what docutils refuses with a system message is read as prose.
"""

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.rst.blocks import BlockReader
from citecheck.readers.rst.explicit import repeated_targets, substitutions_of
from citecheck.readers.rst.inline import InlineWriter
from citecheck.readers.rst.lines import lines_of
from citecheck.readers.rst.notes import NoteWriter
from citecheck.readers.rst.numbering import Numbering, unlinked_numbers
from citecheck.text.decode import decode


def read(data: bytes, path: str, dialect: str = "") -> Document:
    """Return the Document of a reStructuredText. ``dialect`` is not used. Never raises on content."""
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "rst", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        lines = lines_of(text)
        numbering = Numbering()
        repeated = repeated_targets(text, lines)
        inline = InlineWriter(builder, text, numbering, substitutions_of(text, lines), unlinked_numbers(text), repeated)
        notes = NoteWriter(builder, text, numbering, repeated)
        reader = BlockReader(builder, text, lines, inline, notes)
        reader.read()
        notes.finish()
        numbering.settle()
        builder.metadata = _metadata(reader)
    return builder.finish(len(text))


def _metadata(reader: BlockReader) -> Metadata:
    """Citing roles without a file of sources named here: the project's configuration names it."""
    directives = reader.directives
    roles = any(
        marker.style == "key" and marker.raw[:1] in (":", "`")
        for draft in reader.builder.drafts
        for marker in draft.markers
    )
    return Metadata(
        title=reader.title,
        source_files=tuple(dict.fromkeys(directives.source_files)),
        cites_all=directives.cites_all,
        fragment=roles and not directives.source_files,
    )
