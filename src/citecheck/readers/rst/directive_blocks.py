"""Directives: which of their words are prose, which are code, and which name files of sources."""

from typing import TYPE_CHECKING

from citecheck.readers.rst.directives import CODE, QUOTES, SILENT, SPEAKING, TABLES, TITLED, Options
from citecheck.readers.rst.explicit import Explicit, block_end
from citecheck.readers.rst.frames import Frame

if TYPE_CHECKING:
    from citecheck.readers.rst.blocks import BlockReader

_LONGEST_NAME = 500


class DirectiveWriter:
    """Writes directives through the block reader that met them."""

    def __init__(self, reader: "BlockReader") -> None:
        """Write for ``reader``."""
        self.reader = reader
        self.source_files: list[str] = []
        self.cites_all = False
        self.bibliography = False

    def write(self, explicit: Explicit, start: int, column: int) -> tuple[int, int] | None:
        """Read the directive at ``start``; return where prose of it begins on the same line."""
        name = explicit.name.lower()
        if name in SPEAKING:
            return self._speaking(name, explicit, start, column)
        if name in CODE:
            self._code(explicit, column)
        elif name in SILENT or name.startswith("auto"):
            self._silent(name, explicit, column)
        elif name in TABLES:
            self._table(name, explicit, start, column)
        else:
            self._other(name, explicit, column)
        return None

    # -- without prose ------------------------------------------------------------------------------------------------

    def _code(self, explicit: Explicit, column: int) -> None:
        reader = self.reader
        stop = block_end(reader.lines, reader.at, column)
        options = Options(reader.text, reader.lines, reader.at + 1, column)
        if caption := options.values.get("caption"):
            self._line("caption", caption[1], caption[1] + len(caption[0]))
        if explicit.name.lower() not in ("raw", "highlight"):
            reader.code(min(options.next, stop), stop)
        reader.frames.last_end = reader.lines[stop - 1].end
        reader.at = stop

    def _silent(self, name: str, explicit: Explicit, column: int) -> None:
        reader = self.reader
        stop = block_end(reader.lines, reader.at, column)
        if name == "bibliography":
            self.bibliography = True
            options = Options(reader.text, reader.lines, reader.at + 1, column)
            names = reader.text[explicit.rest : reader.lines[reader.at].end][:_LONGEST_NAME].split()
            self.source_files += [each if "." in each else f"{each}.bib" for each in names]
            self.cites_all = self.cites_all or "all" in options.values or "list" in options.values
        reader.at = stop

    # -- with prose ---------------------------------------------------------------------------------------------------

    def _line(self, kind: str, start: int, end: int) -> None:
        """Write one line of words as a block of its own."""
        if end > start:
            self.reader.builder.begin("heading" if kind == "heading" else "caption", start, 6 * (kind == "heading"))
            self.reader.inline.write(start, end)
            self.reader.builder.end(end)
            self.reader.frames.last_end = end

    def _speaking(self, name: str, explicit: Explicit, start: int, column: int) -> tuple[int, int] | None:
        reader = self.reader
        line = reader.lines[reader.at]
        if quoted := name in QUOTES:
            reader.builder.open("quote", start)
        reader.frames.push(Frame("directive", column, -1, closes=quoted))
        reader.frames.last_end = line.end
        if explicit.rest >= line.end:
            reader.at = Options(reader.text, reader.lines, reader.at + 1, column).next
            return None
        return reader.inside(explicit.rest, column, line)

    def _other(self, name: str, explicit: Explicit, column: int) -> None:
        """The words on the line are a title or an argument; what is indented under it is prose."""
        reader = self.reader
        end = reader.lines[reader.at].end
        if name in TITLED:
            self._line("caption", explicit.rest, end)
        elif name == "rubric" and explicit.rest < end:
            self._line("heading", explicit.rest, end)
            reader.set_heading(reader.builder.drafts[-1])
        frame = reader.frames.push(Frame("directive", column, -1))
        frame.first = "caption" if name == "figure" else None
        reader.frames.last_end = end
        reader.at = Options(reader.text, reader.lines, reader.at + 1, column).next

    def _table(self, name: str, explicit: Explicit, start: int, column: int) -> None:
        reader = self.reader
        line = reader.lines[reader.at]
        stop = block_end(reader.lines, reader.at, column)
        options = Options(reader.text, reader.lines, reader.at + 1, column)
        if name == "table":
            self._line("caption", explicit.rest, line.end)
            reader.frames.push(Frame("directive", column, -1))
            reader.at = options.next
            return
        reader.builder.open("table", start)
        self._line("caption", explicit.rest, line.end)
        reader.frames.last_end = line.end
        if name == "csv-table":
            for row in reader.lines[options.next : stop]:
                reader.tables.cell([(row.start, row.end)])
            reader.builder.close(reader.lines[stop - 1].end)
            reader.at = stop
            return
        reader.frames.push(Frame("cells", column, -1, closes=True))
        reader.at = options.next
