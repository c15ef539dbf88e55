"""An Excel workbook (Office Open XML, ECMA-376 part 1, section 18) as a register of sources.

Only the values that were stored are read: formulas are never computed, links never followed. Each sheet becomes a text
of its own, one line for each row of the sheet and a tab between its cells, so that a line number is the number of the
row.
"""

from citecheck.model.document import Note, Part
from citecheck.readers.archive import Archive
from citecheck.sources.registers.register import MAX_ENTRIES, Fault, Register, problems_of, unreadable
from citecheck.sources.tables.cells import Cell, Row
from citecheck.sources.tables.headings import heading_row
from citecheck.sources.tables.register import NO_HEADINGS, notes_of
from citecheck.sources.tables.workbook_xml import BrokenSheet, Sheet, date_styles, read_sheet, shared_strings, sheets_of

MAX_SHEETS = 100
MAX_XML = 100_000_000
"""No part larger than this, in bytes when unpacked, is read."""


def workbook_register(path: str, data: bytes, name: str) -> Register:
    """Read the workbook at ``path``; the text of its first sheet with sources becomes the part called ``name``.

    The other sheets become parts called ``name`` with ``!`` and their own name. Never raises on content.
    """
    archive = Archive(data)
    main = Part(name, path, "", "utf-8")
    book = archive.read("xl/workbook.xml", MAX_XML)
    if book is None:
        told = [each.message for each in archive.problems] or ["it is not an Excel workbook (.xlsx)"]
        return unreadable(main, told[0])
    reader = _Workbook(archive, book)
    found = [(title, table) for title, table in reader.tables() if any(table.rows)]
    return _register(found, reader.faults, main)


class _Workbook:
    """Reads the sheets of one workbook; what cannot be read is told in ``faults``."""

    def __init__(self, archive: Archive, book: bytes) -> None:
        self.archive = archive
        self.faults: list[Fault] = []
        relations = archive.read("xl/_rels/workbook.xml.rels", MAX_XML) or b""
        self.sheets, self.from_1904 = sheets_of(book, relations)
        self._read_strings()

    def _read_strings(self) -> None:
        self.strings: list[str] = []
        self.dates: frozenset[int] = frozenset()
        try:
            self.strings = shared_strings(self.archive.read("xl/sharedStrings.xml", MAX_XML) or b"")
        except BrokenSheet as error:
            self._fault(f"the texts of its cells cannot be read: {error}")
        try:
            self.dates = date_styles(self.archive.read("xl/styles.xml", MAX_XML) or b"")
        except BrokenSheet:
            self._fault("its styles cannot be read: dates are shown as numbers", flaw=True)

    def _fault(self, sentence: str, flaw: bool = False) -> None:
        self.faults.append(Fault(sentence, 0, 1, flaw))

    def tables(self) -> list[tuple[str, Sheet]]:
        """Return the sheets that can be read, each with its name."""
        found = []
        for title, member in self.sheets[:MAX_SHEETS]:
            data = self.archive.read(member, MAX_XML)
            if data is None:
                continue
            sheet = read_sheet(data, self.strings, self.dates, from_1904=self.from_1904)
            if sheet.fault:
                self._fault(f'the sheet "{title}" {sheet.fault}')
            found.append((title, sheet))
        if len(self.sheets) > MAX_SHEETS:
            self._fault(f"it has {len(self.sheets)} sheets, of which the first {MAX_SHEETS} were read")
        for problem in self.archive.problems:
            self._fault(problem.message)
        return found


def _register(found: list[tuple[str, Sheet]], faults: list[Fault], main: Part) -> Register:
    parts: list[Part] = []
    notes: list[Note] = []
    evidence = []
    for title, sheet in found:
        text, table = _laid_out(sheet)
        name = f"{main.name}!{title}" if parts else main.name
        heading = heading_row(table)
        if heading is None:
            continue
        parts.append(Part(name, main.path, text, "utf-8"))
        notes.extend(notes_of(table, *heading, name))
        evidence.append(heading[1].evidence)
    first = parts[0] if parts else main
    if not parts and not faults:
        faults = [Fault(NO_HEADINGS, 0, 1)]
    problems = problems_of(faults, first)
    if len(notes) > MAX_ENTRIES:
        sentence = f"it holds more than {MAX_ENTRIES} entries: the rest was not read"
        problems += problems_of([Fault(sentence, 0, 1)], first)
    return Register(
        first, tuple(notes[:MAX_ENTRIES]), tuple(problems), tuple(parts[1:]), bool(evidence) and all(evidence)
    )


def _laid_out(sheet: Sheet) -> tuple[str, list[Row]]:
    """Return the text that shows ``sheet``, and its rows with the places of the cells in that text."""
    lines: list[str] = []
    table: list[Row] = []
    at = 0
    for cells in sheet.rows:
        row = []
        pieces = []
        for words in cells:
            flat = " ".join(words.split())
            row.append(Cell(flat, at, at + len(flat)))
            pieces.append(flat)
            at += len(flat) + 1
        if not pieces:
            at += 1
        table.append(tuple(row))
        lines.append("\t".join(pieces))
    return "\n".join(lines), table
