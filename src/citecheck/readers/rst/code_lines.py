"""Lines of code as one block."""

from collections.abc import Iterable

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.rst.lines import Line


def write_code(builder: DocumentBuilder, text: str, lines: Iterable[Line]) -> int:
    """Write ``lines`` of ``text`` as a block of code; return where it ends, -1 where they are blank."""
    last = -1
    for line in lines:
        if line.end > line.start:
            if last < 0:
                builder.begin("code", line.start)
            else:
                builder.line_break(last, line.start)
            builder.text(text[line.start : line.end], line.start)
            last = line.end
    if last >= 0:
        builder.end(last)
    return last
