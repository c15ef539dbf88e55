"""Registers made to hurt: bounded, told in a clear sentence, and what stands beside them is still read."""

import io
import zipfile

import pytest

from citecheck.sources import json_tree, yaml_tree
from citecheck.sources.attach import Wanted, load
from citecheck.sources.registers import read as reading
from citecheck.sources.registers.read import MAX_BYTES, read_register
from citecheck.sources.registers.register import MAX_ENTRIES, Register
from tests.sources.workbooks import row, workbook

HEADINGS = row(1, "Code", "Title", "Date")


def only_problem(register: Register) -> str:
    assert len(register.problems) == 1, register.problems
    return register.problems[0].message


@pytest.mark.parametrize("name", ["s.bib", "s.ris", "s.nbib", "s.csv", "s.json", "s.yaml", "s.toml", "s.xlsx"])
def test_a_register_that_is_too_large_is_refused(name: str) -> None:
    data = b"@book{a, title={x}}\n" * (100_000_000 // 20)
    register = load(Wanted(name, True), lambda path: data)
    assert not register.notes
    assert register.part.text == ""
    limit = {"json": 25, "yaml": 10, "toml": 5}.get(name[2:], 50)
    assert only_problem(register).startswith(f"it is larger than {limit} MB and was not read")


def test_more_entries_than_anybody_cites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ENTRIES", 3)
    register = read_register("s.csv", b"key,title\n" + b"a,T\n" * 10, "s.csv")
    assert len(register.notes) == 3
    assert "more than 3 entries" in only_problem(register)


@pytest.mark.parametrize(
    ("name", "piece", "labels"),
    [
        ("s.bib", "@book{same, title={x}}\n", 20_000),
        ("s.ris", "TY  - BOOK\nID  - same\nER  - \n", 20_000),
        ("s.nbib", "PMID- 1\nTI  - x\n\n", 20_000),
        ("s.csv", "code,title\nsame,x\n" + "same,x\n" * 9, 5_000),
    ],
)
def test_one_key_thousands_of_times(name: str, piece: str, labels: int) -> None:
    register = read_register(name, (piece * labels).encode(), name)
    assert len(register.notes) >= labels
    assert len({note.key for note in register.notes}) <= 2


def test_nesting_in_every_form() -> None:
    deep = {"s.bib": "@book{a, title=" + "{" * 3000 + "}" * 3000 + "}", "s.json": "[" * 3000, "s.yaml": "[" * 3000,
            "s.toml": "a = " + "[" * 3000, "s.csv": "code,title\n" + '"' * 3001}  # fmt: skip
    for name, text in deep.items():
        register = read_register(name, text.encode(), name)
        assert len(register.problems) <= 1
        assert register.notes or register.problems


def test_many_strings_crossrefs_and_fields() -> None:
    many = 3000
    text = "".join(f"@book{{k{place}, crossref={{k{place + 1}}}, title={{T}}}}\n" for place in range(many))
    text += f"@book{{k{many}, " + ", ".join(f"f{place} = {{x}}" for place in range(many)) + "}\n"
    text += "@book{c, xdata={" + ",".join(f"k{place}" for place in range(many)) + "}}"
    register = read_register("s.bib", text.encode(), "s.bib")
    assert len(register.notes) == many + 2
    assert sum(len(note.fields) for note in register.notes) < 60 * many


@pytest.mark.parametrize(("name", "text"), [("s.json", "[" + "1," * 9000 + "1]"), ("s.yaml", "- 1\n" * 9000)])
def test_more_values_than_a_list_needs(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_tree, "MAX_TOKENS", 5000)
    monkeypatch.setattr(yaml_tree, "MAX_NODES", 5000)
    register = read_register(name, text.encode(), name)
    assert not register.notes
    assert "it holds more values than a list of sources needs" in only_problem(register)


def test_a_zip_bomb() -> None:
    data = io.BytesIO(workbook({"S": HEADINGS + row(2, "A1", "T")}))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst>" + b" " * 60_000_000 + b"</sst>")
    register = read_register("s.xlsx", data.getvalue(), "s.xlsx")
    assert [note.label for note in register.notes] == ["A1"]
    assert '"xl/sharedStrings.xml" unpacks to more than 200 times its size' in only_problem(register)


def test_entities_that_grow() -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = workbook({"S": HEADINGS + row(2, "A1", "T")}, strings=f"{lol}<sst><si><t>&b;</t></si></sst>")
    register = read_register("s.xlsx", data, "s.xlsx")
    assert [note.label for note in register.notes] == ["A1"]
    assert "it declares a document type" in only_problem(register)


def test_rows_and_columns_far_away() -> None:
    far = '<row r="1048576"><c r="A1048576" t="str"><v>A2</v></c><c r="XFD1048576" t="str"><v>x</v></c></row>'
    register = read_register("s.xlsx", workbook({"S": HEADINGS + row(2, "A1", "T") + far}), "s.xlsx")
    assert [note.label for note in register.notes] == ["A1", "A2"]
    assert not register.problems
    beyond = '<row r="9999999"><c r="A9999999" t="str"><v>A2</v></c></row>'
    register = read_register("s.xlsx", workbook({"S": HEADINGS + row(2, "A1", "T") + beyond}), "s.xlsx")
    assert [note.label for note in register.notes] == ["A1"]
    assert "cannot be read any further" in only_problem(register)


def test_one_long_text_in_many_cells() -> None:
    rows = "".join(f'<row r="{place}"><c r="A{place}" t="s"><v>0</v></c></row>' for place in range(2, 2000))
    data = workbook({"S": HEADINGS + rows}, strings=f"<sst><si><t>{'x' * 100_000}</t></si></sst>")
    register = read_register("s.xlsx", data, "s.xlsx")
    assert "it holds too much for a list of sources" in only_problem(register)
    assert len(register.part.text) < MAX_BYTES + 100_000


def test_bounds_hold_for_what_they_are_for() -> None:
    """A real library has some thousand entries and megabytes; an evidence index a hundred thousand rows."""
    assert MAX_BYTES >= 30_000_000
    assert MAX_ENTRIES >= 150_000
