"""Line blocks: lines that begin with a bar and stay lines, as in verse and addresses."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.rst.inline import InlineWriter
from citecheck.readers.rst.lines import Line


def write_line_block(builder: DocumentBuilder, inline: InlineWriter, text: str, lines: list[Line], at: int) -> int:
    """Write the line block that begins on line ``at`` as one paragraph; return the index after its last line."""
    builder.begin("paragraph", lines[at].start)
    last = lines[at].start
    while at < len(lines) and text.startswith("|", lines[at].start):
        line = lines[at]
        body = line.start + 1
        while body < line.end and text[body] in " \t":
            body += 1
        builder.line_break(last, body)
        inline.write(body, line.end)
        last = line.end
        at += 1
    builder.end(last)
    return at
