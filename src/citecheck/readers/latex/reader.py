"""LaTeX: a document and the files that it includes.

What is printed as a note, a marker, a heading or a list follows from the commands of LaTeX2e, natbib, biblatex,
csquotes and other common packages; nothing is executed. Commands of the author are followed as far as ``macros`` tells.
"""

import re

from citecheck.model.document import Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.encoding import report_encoding
from citecheck.readers.files import Files, Loader, load_file
from citecheck.readers.latex import citing, definitions, environments, including, notes, structure
from citecheck.readers.latex.reading import Handler, Reading
from citecheck.text.decode import decode

_BODY = re.compile(r"^[^%\n\r]{0,400}\\begin\s{0,9}\{document\}", re.MULTILINE)
_CHAPTERS = re.compile(
    r"\\chapter\b|\\documentclass\s{0,9}(?:\[[^\]]{0,400}\])?\s{0,9}\{(?:book|report|memoir|scrbook|scrreprt)\}"
)

HANDLERS: dict[str, Handler] = {
    **structure.HANDLERS,
    **notes.HANDLERS,
    **citing.HANDLERS,
    **environments.HANDLERS,
    **including.HANDLERS,
    **definitions.HANDLERS,
}


def read(data: bytes, path: str, dialect: str = "", load: Loader = load_file) -> Document:
    """Return the Document of a LaTeX file and of the files that it includes.

    ``load`` gives the bytes of an included file and raises ``OSError`` where there is none; only files in the folder of
    ``path`` and below are asked for. ``dialect`` is not used. Never raises on content.
    """
    decoded = decode(data)
    text = decoded.text
    builder = DocumentBuilder(SourceFile(path, "latex", (Part("", path, text, decoded.encoding),), dialect))
    report_encoding(builder, decoded)
    if decoded.note != "binary":
        reading = Reading(builder, Files(path, load), HANDLERS)
        reading.take("", text)
        reading.preamble = bool(_BODY.search(text))
        reading.chapters = bool(_CHAPTERS.search(text))
        reading.writer.silent = int(reading.preamble)
        reading.run(0, len(text))
        reading.finish(len(text))
        citing.end_references(reading, len(text))
        builder.metadata = builder.metadata._replace(
            title=reading.title,
            language=reading.language,
            source_files=tuple(reading.source_files),
            cites_all=reading.cites_all,
            fragment=_is_fragment(reading),
            exact_keys=bool(reading.exact_keys),
            partial=reading.partial,
        )
    return builder.finish(len(text))


def _is_fragment(reading: Reading) -> bool:
    """A chapter without a list of references has its sources elsewhere."""
    if reading.has_entries or reading.source_files:
        return False
    return reading.piece or not reading.class_seen
