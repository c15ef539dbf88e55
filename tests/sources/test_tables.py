"""Evidence indexes as CSV, TSV and XLSX: headings, places, formulas, dates, faults; against csv and openpyxl."""

import csv
import datetime
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.sources.registers.read import read_register
from citecheck.sources.registers.register import Register
from citecheck.sources.tables.delimited import delimiter_of, rows
from citecheck.sources.tables.headings import Columns
from tests.sources.workbooks import row, workbook

INDEX = (
    "The Example Inquiry\r\nEvidence index\r\n\r\n"
    "Title,Doc Ref,Date,Author,No. of pages,Status,Box\r\n"
    '"Memo ""on""\r\nattendance, and more",HOM003340,13/02/2017,A. Smith,12,Published,7\r\n'
    "=HYPERLINK(1),HOM003341,01/02/2017,+44 20,-1,@withheld,\r\n"
    ",,,,,,\r\nNo code,,1 May 2016,,,,\r\n"
)


def register(name: str, text: str | bytes) -> Register:
    return read_register(name, text if isinstance(text, bytes) else text.encode(), name)


def values(read: Register, place: int = 0) -> dict[str, str]:
    return {field.name: field.value for field in read.notes[place].fields}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_index_in_any_dress(sign: str, encoding: str) -> None:
    text = INDEX.replace(",", sign).replace("A. Smith", "Zo\u00eb")
    read = register("a.csv", text.encode(encoding))
    assert not read.problems
    assert read.optional
    assert [note.label for note in read.notes] == ["HOM003340", "HOM003341", ""]
    assert values(read) == {
        "title": " ".join(f'Memo "on" attendance{sign} and more'.split()),
        "code": "HOM003340", "issued": "2017-02-13", "author": "Zo\u00eb", "number-of-pages": "12",
        "status": "Published", "box": "7",
    }  # fmt: skip
    assert values(read, 1) == {
        "title": "=HYPERLINK(1)", "code": "HOM003341", "issued": "2017-02-01", "author": "+44 20",
        "number-of-pages": "-1", "status": "@withheld",
    }  # fmt: skip
    assert values(read, 2) == {"title": "No code", "issued": "2016-05-01"}


def test_places_are_those_of_the_cells() -> None:
    read = register("a.csv", INDEX)
    text = read.part.text
    for note in read.notes:
        assert text[note.label_span.start : note.label_span.end] == note.label
        for field in note.fields:
            words = text[field.span.start : field.span.end]
            if field.name != "issued" and '"' not in words:
                assert words == field.value
            assert note.span.covers(field.span)
    title = read.notes[0].fields[0]
    assert text[title.span.start : title.span.end] == 'Memo ""on""\r\nattendance, and more'


def test_a_list_with_keys_is_no_index() -> None:
    read = register("a.tsv", "key\ttitle\tyear\nsmith\tOn attendance\t2019\n")
    assert not read.optional
    assert values(read) == {"title": "On attendance", "issued": "2019"}
    read = register("a.csv", "No.,Description\n1,First source\n2,Second source\n")
    assert [(note.label, note.text.text) for note in read.notes] == [("1", "First source"), ("2", "Second source")]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (["03/04/2019", "13/04/2019"], ["2019-04-03", "2019-04-13"]),
        (["03/04/2019", "04/13/2019"], ["2019-03-04", "2019-04-13"]),
        (["03/04/2019"], ["03/04/2019"]),
        (["13/04/2019", "04/13/2019"], ["13/04/2019", "04/13/2019"]),
        (["undated", "2019-04-03 00:00:00"], ["undated", "2019-04-03"]),
    ],
)
def test_the_order_of_a_date_is_that_of_its_column(dates: list[str], found: list[str]) -> None:
    read = register("a.csv", "code,title,date\n" + "".join(f"A{place},T,{date}\n" for place, date in enumerate(dates)))
    assert [values(read, place)["issued"] for place in range(len(dates))] == found


@pytest.mark.parametrize(
    ("headings", "names", "label"),
    [
        (["URN", "Document Title", "Doc Date"], ["code", "title", "issued"], 0),
        (["Key", "Reference", "Title"], ["", "code", "title"], 0),
        (["Date", "date", "Pages:"], ["issued", "", "number-of-pages"], -1),
        (["Colour", "", "NO."], ["colour", "", ""], 2),
    ],
)
def test_headings(headings: list[str], names: list[str], label: int) -> None:
    columns = Columns(headings)
    assert (columns.names, columns.label) == (names, label)


@pytest.mark.parametrize(
    ("text", "message", "offset", "labels"),
    [
        ("some,words\n1,2\n", "no row of this table has the headings", 0, []),
        ('code,title\nA1,"open\nA2,x\nA3,"y"\n', "this quotation mark is not closed", 14, ["A1", "A2", "A3"]),
    ],
)
def test_faults(text: str, message: str, offset: int, labels: list[str]) -> None:
    read = register("a.csv", text)
    assert [note.label for note in read.notes] == labels
    assert [(message in each.message, each.span.start) for each in read.problems] == [(True, offset)]


def test_an_empty_table_is_an_empty_register() -> None:
    assert register("a.csv", "\n\n") == register("a.csv", "\n\n")._replace(notes=(), problems=())


_cell = st.text('ab ,;"\n\r=é', max_size=8)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.lists(_cell, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_rows_as_the_csv_module_writes_them(table: list[list[str]], sign: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows(table)
    text = file.getvalue()
    faults: list[object] = []
    found = [list(each) for each in rows(text, sign, faults)]  # type: ignore[arg-type]
    assert not faults
    assert [[cell.text for cell in each] for each in found] == [[words.strip() for words in each] for each in table]
    for cell in (cell for each in found for cell in each):
        assert text[cell.start : cell.end].replace('""', '"').strip() == cell.text


def test_the_delimiter_is_found() -> None:
    assert delimiter_of("a;b;c\n1,5;2;3\n2,5;2;3\n") == ";"
    assert delimiter_of("sep=|\na|b\n") == "|"
    assert delimiter_of("one\ntwo\n") == ","
    assert [cell.text for cell in next(rows("sep=;\na;b\n", ";", []))] == ["a", "b"]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text('codetil ,;\t"\r\n=A1', max_size=80))
def test_any_text(text: str) -> None:
    read = register("a.csv", text)
    for span in [each.span for each in (*read.notes, *read.problems)]:
        assert 0 <= span.start <= span.end <= len(read.part.text)


def with_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active["A1"] = "About this file"
    sheet = book.create_sheet("Index")
    sheet["B2"] = "Evidence index"
    for place, words in enumerate(["Code", "Document title", "Date", "Pages", "Ratio"], 1):
        sheet.cell(4, place, words)
    for number, cells in enumerate(
        [["HOM1", "Minutes\nof a meeting", datetime.date(2017, 2, 13), 12, 0.5], ["HOM2", "=1+1", "undated", "", True]],
        5,
    ):
        for place, each in enumerate(cells, 1):
            sheet.cell(number, place, each)
    more = book.create_sheet("Later")
    more.append(["Code", "Title", "Date"])
    more.append(["HOM3", "Third", datetime.datetime(1900, 2, 28, 12)])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_workbook_as_openpyxl_writes_it() -> None:
    read = register("a.xlsx", with_openpyxl())
    assert not read.problems
    assert read.optional
    assert [note.label for note in read.notes] == ["HOM1", "HOM2", "HOM3"]
    assert values(read) == {
        "code": "HOM1", "title": "Minutes of a meeting", "issued": "2017-02-13", "number-of-pages": "12",
        "ratio": "0.5",
    }  # fmt: skip
    assert values(read, 1) == {"code": "HOM2", "title": "=1+1", "issued": "undated", "ratio": "TRUE"}
    assert values(read, 2)["issued"] == "1900-02-28"
    parts = {part.name: part for part in (read.part, *read.more)}
    assert list(parts) == ["a.xlsx", "a.xlsx!Later"]
    for note in read.notes:
        text = parts[note.span.part].text
        assert text[note.label_span.start : note.label_span.end] == note.label
        for field in note.fields:
            assert text[field.span.start : field.span.end] == field.value
    first = read.notes[0]
    assert parts["a.xlsx"].text.count("\n", 0, first.span.start) + 1 == 5


HEADINGS = row(1, "Code", "Title", "Date")


def cells(*xml: str) -> Register:
    return register(
        "a.xlsx", workbook({"S": HEADINGS + f'<row r="2">{"".join(xml)}</row>'}, strings=STRINGS, styles=STYLES)
    )


STRINGS = "<sst><si><t>Plain</t></si><si><r><t>Rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>"
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" '
    'formatCode="0.00 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
    '<xf numFmtId="171"/></cellXfs></styleSheet>'
)


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="B2" t="s"><v>1</v></c>', "Rich text"),
        ('<c r="B2" t="s"><v>9</v></c>', None),
        ('<c r="B2" t="str"><f>1+1</f><v>two</v></c>', "two"),
        ('<c r="B2"><f>WEBSERVICE("http://x")</f></c>', '=WEBSERVICE("http://x")'),
        ('<c r="B2" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="B2" s="1"><v>42779</v></c>', "2017-02-13"),
        ('<c r="B2" s="2"><v>42779.75</v></c>', "2017-02-13"),
        ('<c r="B2" s="3"><v>42779</v></c>', "42779"),
        ('<c r="B2"><v>1e400</v></c>', "1e400"),
        ('<c r="B2" s="1"><v>-5</v></c>', "-5"),
        ('<c r="B2" s="1"><v>59</v></c>', "1900-02-28"),
        ('<c r="B2" s="1"><v>61</v></c>', "1900-03-01"),
    ],
)
def test_cells(xml: str, value: str | None) -> None:
    read = cells('<c r="A2" t="s"><v>0</v></c>', xml)
    assert read.notes[0].label == "Plain"
    assert values(read).get("title") == value


def test_days_counted_from_1904() -> None:
    sheet = HEADINGS + '<row r="2"><c r="A2" t="str"><v>A1</v></c><c r="C2" s="1"><v>41317</v></c></row>'
    data = workbook({"S": sheet}, styles=STYLES, properties='<workbookPr date1904="1"/>')
    assert values(register("a.xlsx", data))["issued"] == "2017-02-13"


def test_a_line_of_a_sheet_is_its_row() -> None:
    read = register("a.xlsx", workbook({"S": HEADINGS + row(9, "A1", "Ninth") + row(12, "A2", "Twelfth")}))
    assert [read.part.text.count("\n", 0, note.span.start) + 1 for note in read.notes] == [9, 12]


@pytest.mark.parametrize(
    ("data", "message", "labels"),
    [
        (b"PK\x03\x04 and no more", "the archive is broken", []),
        (b"plain words", "this is not the zip archive", []),
        (workbook({"S": HEADINGS + row(2, "A1", "T") + "<row"}), 'the sheet "S" cannot be read any further', ["A1"]),
        (
            workbook({"S": HEADINGS + row(2, "A1")}, strings="<sst><si>"),
            "the texts of its cells cannot be read",
            ["A1"],
        ),
        (workbook({"S": HEADINGS + row(2, "A1")}, styles="<x>"), "its styles cannot be read", ["A1"]),
        (workbook({"S": row(1, "Colour", "Size")}), "no row of this table has the headings", []),
        (workbook({}), "no row of this table has the headings", []),
    ],
)
def test_broken_workbooks(data: bytes, message: str, labels: list[str]) -> None:
    read = register("a.xlsx", data)
    assert [note.label for note in read.notes] == labels
    assert len(read.problems) == 1
    assert message in read.problems[0].message


def test_a_sheet_that_is_missing_does_not_hide_the_others() -> None:
    data = io.BytesIO(workbook({"A": HEADINGS + row(2, "A1"), "B": "<broken", "C": HEADINGS + row(2, "C1")}))
    read = register("a.xlsx", data.getvalue())
    assert [note.label for note in read.notes] == ["A1", "C1"]
    assert 'the sheet "B" cannot be read' in read.problems[0].message
