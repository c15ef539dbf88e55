"""Files that a document includes: each becomes a part of its own."""

import re

from citecheck.model.document import Part
from citecheck.readers.encoding import report_encoding
from citecheck.readers.files import MAX_DEPTH, Refused
from citecheck.readers.latex.citing import end_entry
from citecheck.readers.latex.reading import Handler, Reading
from citecheck.text.decode import Decoded

_BARE_NAME = re.compile(r"[ \t]*([\w./-]{1,200})")
# Files with such names hold tables, figures and definitions: without them the citations can still be judged.
_NO_PROSE = re.compile(
    r"fig|tab|tikz|plot|im(?:g|age)|graph|macro|comm?and|def|preamble|style|setting|title|cover|version|git|\bvc|listing|code"
    r"|logo|pgf|gloss|acro|abbrev|math|symbol|color|colour|packages|header|diagram",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"\\begin\s{0,9}\{document\}")
_CLASS = re.compile(r"^[^%\n]{0,200}\\documentclass", re.MULTILINE)


def include(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\input{file}``, ``\\include{file}``, ``\\subfile{file}``: go on with that file, then come back."""
    argument = reading.source.argument(end)
    if argument is None:
        bare = _BARE_NAME.match(reading.text, end) if name == "input" else None
        if bare is None:
            return end
        target, end = bare[1], bare.end()
    else:
        target, end = argument[1].strip().strip('"'), argument.end()
    _follow(reading, target, start, end)
    return end


def import_file(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\import{folder/}{file}``: a file in a folder of the project."""
    folder = reading.source.argument(end)
    file = reading.source.argument(folder.end()) if folder else None
    if folder is None or file is None:
        return end
    _follow(reading, folder[1].strip().rstrip("/") + "/" + file[1].strip(), start, file.end())
    return file.end()


def _follow(reading: Reading, target: str, start: int, end: int) -> None:
    if not target or any(sign in target for sign in "\\#{}%") or reading.writer.notes:
        return
    if reading.depth >= MAX_DEPTH:
        reading.partial = True
        reading.builder.problem("limit", f"files nested deeper than {MAX_DEPTH} are not read", start, end)
        return
    try:
        found = reading.files.read(target)
    except Refused as refusal:
        # In the preamble it may be a file of the TeX distribution, and it holds no prose.
        if not reading.preamble:
            reading.partial = reading.partial or not _NO_PROSE.search(target)
            reading.builder.problem("truncated", str(refusal), start, end)
        return
    if found is not None:
        read_part(reading, found)


def read_part(reading: Reading, found: tuple[str, str, Decoded]) -> None:
    """Read an included file; what it leaves open ends with it."""
    name, path, decoded = found
    builder, writer = reading.builder, reading.writer
    part = Part(name, path, decoded.text, decoded.encoding)
    builder.source = builder.source._replace(parts=(*builder.source.parts, part))
    builder.interleaved = True
    outer = builder.part, reading.text, reading.source, reading.base, reading.preamble
    writer.end_block()
    if reading.entry is not None:
        end_entry(reading, max(reading.entry.start, writer.high))
    reading.take(name, decoded.text)
    reading.base = len(reading.frames)
    reading.depth += 1
    report_encoding(builder, decoded)
    begin = _BEGIN.search(decoded.text) if _CLASS.search(decoded.text) and reading.class_seen else None
    if begin is not None and not outer[4]:
        reading.run(begin.end(), len(decoded.text))
    else:
        reading.run(0, len(decoded.text))
    reading.finish(len(decoded.text))
    end_entry(reading, len(decoded.text))
    reading.depth -= 1
    preamble = reading.preamble
    builder.part, reading.text, reading.source, reading.base, _ = outer
    writer.text, writer.high = reading.text, 0
    reading.preamble = preamble


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("input", "include", "subfile", "subfileinclude", "subincludefile"), include),
    **dict.fromkeys(("import", "subimport", "includefrom", "subincludefrom", "inputfrom"), import_file),
}
