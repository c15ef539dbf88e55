"""Registers of tagged lines: RIS (Research Information Systems, 2011) and PubMed's nbib (NLM, MEDLINE display).

Both write a tag at the beginning of a line, a hyphen and the value; nbib goes on in indented lines.
"""

import re
from collections.abc import Iterable, Iterator

from citecheck.model.document import Field, Note, Part
from citecheck.readers.labels import key_of
from citecheck.sources.registers.dates import date_value
from citecheck.sources.registers.entries import described
from citecheck.sources.registers.register import MAX_ENTRIES, Fault, Register, problems_of, unreadable
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_RIS_LINE = pattern(r"([A-Z][A-Z0-9]) {0,4}-(?: +|$)")
_NBIB_LINE = pattern(r"([A-Z]{2,4}) {0,2}- ?")
_IN_BRACKETS = pattern(r"\s\[([a-z]{2,12})\]$|\s\(([A-Z][A-Za-z ]{2,20})\)$")
_ISBN = pattern(r"[\d -]{9,20}[\dxX]")

_RIS = {
    "T1": "title", "TI": "title", "CT": "title", "AU": "author", "A1": "author", "A2": "editor", "ED": "editor",
    "A3": "collection-editor", "A4": "translator", "T2": "container-title", "JF": "container-title",
    "JO": "container-title", "JA": "container-title-short", "J1": "container-title-short",
    "J2": "container-title-short", "T3": "collection-title", "BT": "container-title", "PY": "issued", "Y1": "issued",
    "DA": "issued", "Y2": "accessed", "VL": "volume", "IS": "issue", "EP": "page-last", "SP": "page", "SN": "serial",
    "DO": "DOI", "UR": "URL", "L2": "URL", "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place",
    "AB": "abstract", "N2": "abstract", "N1": "note", "KW": "keyword", "LA": "language", "ET": "edition",
    "CN": "call-number", "ST": "title-short", "M1": "number", "M3": "genre", "DB": "source", "NV": "number-of-volumes",
    "OP": "original-title", "C2": "PMCID",
}  # fmt: skip
_NBIB = {
    "PMID": "PMID", "TI": "title", "BTI": "container-title", "FAU": "author", "AU": "author", "CN": "author",
    "FED": "editor", "ED": "editor", "DP": "issued", "JT": "container-title", "TA": "container-title-short",
    "VI": "volume", "IP": "issue", "PG": "page", "LID": "serial", "AID": "serial", "IS": "serial", "ISBN": "ISBN",
    "AB": "abstract", "LA": "language", "PB": "publisher", "PL": "publisher-place", "PMC": "PMCID",
    "TT": "original-title", "MH": "keyword", "OT": "keyword", "CTI": "collection-title",
}  # fmt: skip
_TYPES = {
    "JOUR": "article-journal", "JFULL": "periodical", "EJOUR": "article-journal", "ABST": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "book", "CPAPER": "paper-conference", "RPRT": "report",
    "GOVDOC": "report", "THES": "thesis", "CASE": "legal_case", "STAT": "legislation", "BILL": "bill",
    "LEGAL": "regulation", "HEAR": "hearing", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "ICOMM": "personal_communication", "PCOMM": "personal_communication", "DATA": "dataset", "COMP": "software",
    "PAT": "patent", "MAP": "map", "VIDEO": "motion_picture", "MPCT": "motion_picture", "SOUND": "song",
    "MANSCPT": "manuscript", "UNPB": "manuscript", "UNPD": "manuscript", "PAMP": "pamphlet",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "STAND": "standard", "GEN": "document", "ART": "graphic",
    "FIGURE": "figure",
    "SLIDE": "speech", "SER": "book", "CTLG": "document",
}  # fmt: skip
_PEOPLE = frozenset(("author", "editor", "translator", "collection-editor"))
_ONCE = frozenset(("title", "container-title", "issued", "abstract", "volume", "issue", "page"))


class _Line(NamedTuple):
    """One tag with its value and the place of each, in code points."""

    tag: str
    value: str
    at: int
    start: int
    end: int


def tagged_register(part: Part, form: str) -> Register:
    """Return the register whose text is ``part``; ``form`` is ``ris`` or ``nbib``.

    A record of RIS is known by its ``ID``, one of nbib by its ``PMID``; without one it has its number in the file.
    """
    faults: list[Fault] = []
    records = _ris(part.text, faults) if form == "ris" else _nbib(part.text, faults)
    notes: list[Note] = []
    for lines in records:
        if len(notes) > MAX_ENTRIES:
            break
        notes.append(_note(lines, form, part.name, len(notes) + 1))
    if not notes and part.text.strip() and not faults:
        first = '"TY  - JOUR"' if form == "ris" else '"PMID- 12345"'
        return unreadable(part, f"it holds no record: one begins with a line such as {first}")
    return Register(part, tuple(notes), tuple(problems_of(faults, part)))


def _lines(text: str, tags: re.Pattern[str]) -> Iterator[_Line | tuple[int, int]]:
    """Yield the tagged lines, those that they go on in joined to them, and the places of what belongs to none."""
    last: _Line | None = None
    more: list[str] = []
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        match = tags.match(body)
        if match is not None:
            if last is not None:
                yield _joined(last, more)
            more = []
            last = _Line(match[1], body[match.end() :].strip(), at, at + match.end(), at + len(body))
        elif last is not None and body and last.tag != "ER":
            more.append(body.strip())
            last = last._replace(end=at + len(body))
        elif body.strip("\ufeff"):
            yield at, at + len(body)
        elif last is not None and tags is _NBIB_LINE:
            yield _joined(last, more)
            last, more = None, []
        at += len(line)
    if last is not None:
        yield _joined(last, more)


def _joined(line: _Line, more: list[str]) -> _Line:
    return line._replace(value=" ".join((line.value, *more))) if more else line


def _ris(text: str, faults: list[Fault]) -> Iterator[list[_Line]]:
    record: list[_Line] = []
    for line in _lines(text, _RIS_LINE):
        if not isinstance(line, _Line):
            faults.append(Fault("this line stands in no record: a record begins with TY and ends with ER", *line))
        elif line.tag == "TY":
            if record:
                sentence = "this record begins before the one above is ended with ER"
                faults.append(Fault(sentence, line.at, line.at + 2, True))
                yield record
            record = [line]
        elif not record:
            if line.tag != "ER":
                faults.append(Fault(f'"{line.tag}" stands before TY, which begins a record', line.at, line.end))
                record = [line]
        elif line.tag == "ER":
            yield record
            record = []
        else:
            record.append(line)
    if record:
        faults.append(Fault("this record is not ended with ER", record[0].at, record[0].end, True))
        yield record


def _nbib(text: str, faults: list[Fault]) -> Iterator[list[_Line]]:
    record: list[_Line] = []
    for line in _lines(text, _NBIB_LINE):
        if not isinstance(line, _Line):
            faults.append(Fault('this line belongs to no record: a record begins with "PMID- "', *line))
        elif line.tag == "PMID" and record:
            yield record
            record = [line]
        else:
            record.append(line)
    if record:
        yield record


def _note(lines: list[_Line], form: str, part: str, number: int) -> Note:
    label, label_span = str(number), Span(part, lines[0].at, lines[0].at)
    for line in lines:
        if line.tag in ("ID", "PMID") and line.value:
            label, label_span = line.value, Span(part, line.start, line.end)
            break
    fields = tuple(_ris_fields(lines, part) if form == "ris" else _nbib_fields(lines, part))
    span = Span(part, lines[0].at, max(line.end for line in lines))
    return Note(-1, "entry", label, key_of(label), described(fields, part), span, label_span, -1, fields=fields)


def _ris_fields(lines: list[_Line], part: str) -> Iterator[Field]:
    last = next((line.value for line in lines if line.tag == "EP"), "")
    seen: set[str] = set()
    dates = {line.tag: line for line in lines if line.tag in ("DA", "PY", "Y1")}
    for line in lines:
        span = Span(part, line.start, line.end)
        if line.tag == "TY" and line.value:
            yield Field("type", _TYPES.get(line.value, line.value), Span(part, line.start, line.end))
            continue
        name, value = _RIS.get(line.tag, ""), line.value
        if not name or not value or name == "page-last" or (name in _ONCE and name in seen):
            continue
        if name == "issued" and (line is not _fullest(dates.values())):
            continue
        seen.add(name)
        if name == "page" and last and last != value and "-" not in value:
            value = f"{value}-{last}"
        elif name in ("issued", "accessed"):
            value = date_value(value)
        elif name == "serial":
            name = "ISBN" if _ISBN.fullmatch(value) and sum(char.isalnum() for char in value) > 8 else "ISSN"
        yield Field(name, value, span)


def _fullest(dates: Iterable[_Line]) -> _Line | None:
    """Return the line with the most exact date: the year alone stands beside the whole date in many files."""
    return max(dates, key=lambda line: len(date_value(line.value).rstrip("/")), default=None)


def _nbib_fields(lines: list[_Line], part: str) -> Iterator[Field]:
    tags = {line.tag for line in lines}
    yield Field("type", "chapter" if "BTI" in tags else "article-journal", Span(part, lines[0].at, lines[0].at))
    seen: set[str] = set()
    serials: set[tuple[str, str]] = set()
    for line in lines:
        name, value = _NBIB.get(line.tag, ""), line.value
        # The short form of a name stands beside the full one.
        if not name or not value or f"F{line.tag}" in tags or (name in _ONCE and name in seen):
            continue
        seen.add(name)
        if name == "issued":
            value = date_value(value)
        elif name == "serial":
            name, value = _serial(value)
            if (name, value) in serials or not name:
                continue
            serials.add((name, value))
        if name == "title":
            value = value.rstrip(".")
        yield Field(name, value, Span(part, line.start, line.end))


def _serial(value: str) -> tuple[str, str]:
    """Return the name and the value of ``10.1/a [doi]`` or ``1234-5678 (Print)``; no name for what is neither."""
    match = _IN_BRACKETS.search(value)
    if match is None:
        return "", ""
    return ("DOI" if match[1] == "doi" else "" if match[1] else "ISSN"), value[: match.start()].strip()
