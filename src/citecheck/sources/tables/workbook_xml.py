"""The XML parts of an Excel workbook (ECMA-376 part 1, section 18), read with expat; document types are refused."""

from collections.abc import Callable
from typing import Any

from citecheck.sources.tables.cells import MAX_CELL, MAX_COLUMNS
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

MAX_CELLS = 3_000_000
"""More cells than this are not read from one sheet."""
MAX_ROWS = 1_048_576
MAX_STRINGS = 2_000_000
MAX_TEXT = 50_000_000
"""The cells of a sheet together hold no more code points than this: many cells may show one long text."""

_REFERENCE = pattern(r"([A-Z]{1,3})(\d{1,7})")
_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The numbers of the built-in formats that show a date (section 18.8.30)."""
_NOT_CODE = pattern(r'"[^"]{0,200}"|\[[^\]]{0,40}\]|\\.')
_DATE_SIGNS = pattern(r"(?i)[dy]|mmm|m{1,2}(?=[-/ ])")


class BrokenSheet(ValueError):
    """A part is not well-formed XML or holds what is refused; the words say what, for the editor."""


class Sheet(NamedTuple):
    """The rows of a sheet from the first one on (those between that hold nothing are empty), and what was wrong."""

    rows: list[list[str]]
    fault: str = ""


Attributes = dict[str, str]


def _parse(data: bytes, start: Callable[[str, Attributes], None], end: Callable[[str], None],
           words: Callable[[str], None]) -> None:  # fmt: skip
    """Call back for the elements of ``data`` by their local names. Raises :class:`BrokenSheet`."""
    from xml.parsers import expat

    def refuse(*_: Any) -> None:
        raise BrokenSheet("it declares a document type, which no spreadsheet needs")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, found: start(name.rpartition(" ")[2], found)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenSheet(f"it is broken XML at line {error.lineno}") from None
    except (LookupError, ValueError) as error:
        raise error if isinstance(error, BrokenSheet) else BrokenSheet("its encoding is not known") from None


def _nothing(_: str) -> None:
    return


def sheets_of(book: bytes, relations: bytes) -> tuple[list[tuple[str, str]], bool]:
    """Return the name and the member of each sheet, and whether dates count from 1904. Broken parts give no sheets."""
    names: list[tuple[str, str]] = []
    targets: dict[str, str] = {}
    from_1904 = []

    def in_book(name: str, found: Attributes) -> None:
        if name == "sheet":
            identity = next((value for key, value in found.items() if key.endswith(" id")), "")
            names.append((found.get("name", ""), identity))
        elif name == "workbookPr" and found.get("date1904") in ("1", "true"):
            from_1904.append(True)

    def in_relations(name: str, found: Attributes) -> None:
        if name == "Relationship" and found.get("TargetMode") != "External":
            target = found.get("Target", "")
            targets[found.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    for data, start in ((book, in_book), (relations, in_relations)):
        try:
            _parse(data, start, _nothing, _nothing)
        except BrokenSheet:
            continue
    sheets = [
        (name, targets.get(identity, f"xl/worksheets/sheet{place}.xml"))
        for place, (name, identity) in enumerate(names, 1)
    ]
    return sheets, bool(from_1904)


def shared_strings(data: bytes) -> list[str]:
    """Return the texts that cells refer to by number. Raises :class:`BrokenSheet`."""
    if not data:
        return []
    found: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "reading": 0}

    def start(name: str, _: Attributes) -> None:
        if name == "si":
            pieces.clear()
        state["text"] = name == "t" and not state["reading"]
        state["reading"] += name == "rPh"  # how Japanese words are read stands beside them

    def end(name: str) -> None:
        if name == "si":
            found.append("".join(pieces)[:MAX_CELL])
            if len(found) > MAX_STRINGS:
                raise BrokenSheet(f"there are more than {MAX_STRINGS} texts")
        elif name == "t":
            state["text"] = False
        elif name == "rPh":
            state["reading"] -= 1

    def words(text: str) -> None:
        if state["text"]:
            pieces.append(text)

    _parse(data, start, end, words)
    return found


def date_styles(data: bytes) -> frozenset[int]:
    """Return the numbers of the cell styles that show a date. Raises :class:`BrokenSheet`."""
    if not data:
        return frozenset()
    own: dict[int, str] = {}
    formats: list[int] = []
    inside: list[str] = []

    def start(name: str, found: Attributes) -> None:
        if name in ("cellXfs", "cellStyleXfs"):
            inside.append(name)
        elif name == "numFmt":
            own[_number(found.get("numFmtId", ""))] = found.get("formatCode", "")[:500]
        elif name == "xf" and inside and inside[-1] == "cellXfs":
            formats.append(_number(found.get("numFmtId", "")))

    def end(name: str) -> None:
        if inside and name == inside[-1]:
            inside.pop()

    _parse(data, start, end, _nothing)
    return frozenset(place for place, each in enumerate(formats) if _shows_date(each, own.get(each, "")))


def _shows_date(number: int, code: str) -> bool:
    return number in _BUILT_IN if not code else bool(_DATE_SIGNS.search(_NOT_CODE.sub("", code)))


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 10 else -1


def read_sheet(data: bytes, strings: list[str], dates: frozenset[int], *, from_1904: bool = False) -> Sheet:
    """Return what the sheet in ``data`` shows. A broken one gives the rows before the fault."""
    reader = _SheetReader(strings, dates, from_1904)
    try:
        _parse(data, reader.start, reader.end, reader.words)
    except BrokenSheet as error:
        return Sheet(reader.rows, f"cannot be read any further: {error}" if reader.rows else f"cannot be read: {error}")
    return Sheet(reader.rows)


class _SheetReader:
    """Collects the cells of one sheet."""

    def __init__(self, strings: list[str], dates: frozenset[int], from_1904: bool) -> None:
        self.strings, self.dates, self.from_1904 = strings, dates, from_1904
        self.rows: list[list[str]] = []
        self.row: list[str] = []
        self.cells = self.size = self.column = 0
        self.kind = self.style = ""
        self.reading: list[str] | None = None
        self.pieces: list[str] = []
        self.formula: list[str] = []

    def start(self, name: str, found: Attributes) -> None:
        if name == "row":
            self._open_row(_number(found.get("r", "")))
        elif name == "c":
            match = _REFERENCE.fullmatch(found.get("r", ""))
            self.column = _column(match[1]) if match else self.column + 1
            self.kind, self.style = found.get("t", "n"), found.get("s", "")
            self.pieces.clear()
            self.formula.clear()
        elif name in ("v", "t"):
            self.reading = self.pieces
        elif name == "f":
            self.reading = self.formula

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self.reading = None
        elif name == "c":
            # A formula whose value was never stored is shown as it is written.
            self._add("".join(self.pieces) or "".join(("=", *self.formula)) * bool(self.formula))

    def words(self, text: str) -> None:
        if self.reading is not None:
            self.reading.append(text)

    def _open_row(self, number: int) -> None:
        number = number if number > 0 else len(self.rows) + 1
        if number > MAX_ROWS:
            raise BrokenSheet(f"it has rows after number {MAX_ROWS}")
        while len(self.rows) < number:
            self.rows.append([])
        self.row, self.column = self.rows[number - 1], 0

    def _add(self, raw: str) -> None:
        if not self.rows:
            self._open_row(1)
        self.cells += 1
        words = self._value(raw)[:MAX_CELL]
        self.size += len(words)
        if self.cells > MAX_CELLS or self.size > MAX_TEXT:
            raise BrokenSheet("it holds too much for a list of sources")
        if words and self.column <= MAX_COLUMNS:
            missing = self.column - len(self.row)
            self.cells += max(missing - 1, 0)
            self.row.extend([""] * missing)
            self.row[self.column - 1] = words

    def _value(self, raw: str) -> str:
        if self.kind == "s":
            number = _number(raw.strip())
            return self.strings[number] if 0 <= number < len(self.strings) else ""
        if self.kind == "n" and raw:
            return self._numeric(raw.strip())
        return {"1": "TRUE", "0": "FALSE"}.get(raw, raw) if self.kind == "b" else raw

    def _numeric(self, raw: str) -> str:
        style = _number(self.style)
        try:
            value = float(raw)
        except ValueError:
            return raw
        if not abs(value) < 1e15:  # not a number, or none that a cell can show
            return raw
        if style in self.dates:
            return _date(value, self.from_1904) or raw
        return str(int(value)) if value == int(value) else raw


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _date(serial: float, from_1904: bool) -> str:
    """Return the day with the number ``serial``: 1 is 1 January 1900, and 60 the day that was not (18.17.4.1)."""
    from datetime import date, timedelta

    days = int(serial)
    if not 0 < days < 2_958_466:
        return ""
    if from_1904:
        return (date(1904, 1, 1) + timedelta(days)).isoformat() if days < 2_957_004 else ""
    return (date(1899, 12, 30) + timedelta(days if days > 60 else days + 1)).isoformat()
