"""BibTeX files: keys and fields with their places, in broken files too."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.sources.attach import Wanted, attach, load
from citecheck.sources.bibtex.register import bibtex_notes
from citecheck.sources.bibtex.scan import scan
from citecheck.sources.bibtex.values import MAX_VALUE
from citecheck.sources.registers.read import read_register
from citecheck.sources.registers.register import MAX_FAULTS, Register

TEXT = """% comment
@string{pub = "A press"}
@Book{Smith:2001,
  Author = {Jos\\'e Smith and Ann Lee},
  title = "A {"}quoted{"} book",
  publisher = pub # ", London", year = 2001, DOI={10.1/a},
}
@comment{@book{no, title={x}}}
@article(jones, title = {T} month = jan)
@misc{Smith:2001, url = {http://a.b}}
"""


def keys(text: str) -> list[str]:
    return [entry.key for entry in scan(text)[0]]


def test_entries_and_fields() -> None:
    entries, strings, faults = scan(TEXT)
    assert [fault.message for fault in faults] == ['a comma is missing before "month"']
    assert [(each.name, each.value) for each in strings] == [("pub", '"A press"')]
    assert [(entry.kind, entry.key) for entry in entries] == [
        ("book", "Smith:2001"), ("article", "jones"), ("misc", "Smith:2001"),
    ]  # fmt: skip
    for entry in entries:
        assert TEXT[entry.key_start : entry.key_end] == entry.key
        assert TEXT[entry.start] == "@"
        assert TEXT[entry.end - 1] in ")}"
        assert all(TEXT[field.start : field.end] == field.value for field in entry.fields)
    assert {field.name: field.value for field in entries[0].fields} == {
        "author": "{Jos\\'e Smith and Ann Lee}",
        "title": '"A {"}quoted{"} book"',
        "publisher": 'pub # ", London"',
        "year": "2001",
        "doi": "{10.1/a}",
    }
    assert [field.name for field in entries[1].fields] == ["title", "month"]


@pytest.mark.parametrize(
    ("text", "found", "message"),
    [
        ("@book{a, title={open\n@book{b, year=1}", ["a", "b"], 'the entry "a" is not closed'),
        ("@book{, title={x}}\n@book{b}", ["b"], "no key follows"),
        ('@book{a, title="open}\n@book{b}', ["a", "b"], 'the entry "a" is not closed'),
        ("@string{x = {open\n@book{b}", ["b"], '"@string" is not closed'),
    ],
)
def test_broken_entries(text: str, found: list[str], message: str) -> None:
    entries, _, faults = scan(text)
    assert [entry.key for entry in entries] == found
    assert len(faults) == 1
    assert message in faults[0].message


def test_fields_have_the_names_of_csl() -> None:
    notes, problems = bibtex_notes(Part("r", "r.bib", TEXT, "utf-8"))
    assert [problem.kind for problem in problems] == ["flaw"]
    fields = {field.name: field.value for field in notes[0].fields}
    authors = [field for field in notes[0].fields if field.name == "author"]
    assert [field.value for field in authors] == ["Smith, Jos\u00e9", "Lee, Ann"]
    assert [TEXT[field.span.start : field.span.end] for field in authors] == ["Jos\\'e Smith", "Ann Lee"]
    assert fields["title"] == 'A "quoted" book'
    assert fields["publisher"] == "A press, London"
    assert fields["DOI"] == "10.1/a"
    assert fields["issued"] == "2001"
    assert 'Smith, Jos\u00e9. Lee, Ann. A "quoted" book' in notes[0].text.text


def _document(exact: bool) -> Document:
    document = DocumentBuilder(SourceFile("a.tex", "latex", (Part("", "a.tex", "", "utf-8"),))).finish(0)
    return document._replace(metadata=Metadata(exact_keys=exact))


@pytest.mark.parametrize(("exact", "key"), [(False, "smith:2001"), (True, "Smith:2001")])
def test_attached(exact: bool, key: str) -> None:
    register = load(Wanted("r.bib", True), lambda path: TEXT.encode())
    document = attach(_document(exact), [register])
    assert document.notes[0].key == key
    assert document.source.parts[-1].register


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet='@{}()",=# \nabook%\\', max_size=60))
def test_any_text(text: str) -> None:
    for entry in scan(text)[0]:
        assert text[entry.key_start : entry.key_end] == entry.key
        assert entry.key_end <= entry.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "@a{",
        "@a{b,",
        '@a{b,c="',
        "{",
        "@comment{",
        "@a{b, c={",
        "@a{b,c=d#",
        "\n@a{b",
        "@a(b",
        "\n@comment{",
        "@string{a=b#",
        '"\n@a{b,c={"',
        "a={,",
        "\na={",
        "\n@a{b,\n?\nc={d},",
    ],
)
def test_linear(piece: str) -> None:
    start = time.process_time()
    scan(piece * (300_000 // len(piece)))
    assert time.process_time() - start < 10


def read(text: str) -> Register:
    return read_register("r.bib", text.encode(), "r.bib")


def values(register: Register, place: int = 0) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in register.notes[place].fields:
        found[field.name] = f"{found[field.name]}; {field.value}" if field.name in found else field.value
    return found


def messages(register: Register) -> list[str]:
    return [problem.message for problem in register.problems]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("John Smith", "Smith, John"),
        ("Smith, John", "Smith, John"),
        ("Ludwig van der Beethoven and Smith, J.", "van der Beethoven, Ludwig; Smith, J."),
        ("King, Jr, Martin Luther", "King, Martin Luther, Jr"),
        ("{Home Office} and {Ministry of Justice and Peace}", "Home Office; Ministry of Justice and Peace"),
        ('G{\\"o}del, Kurt AND others', "G\u00f6del, Kurt; others"),
        ("family=Smith, given=John Paul and given=Ann, prefix=de, family=Lee", "Smith, John Paul; de Lee, Ann"),
        ("A.\n  B. Smith\n and\n C. Doe", "Smith, A. B.; Doe, C."),
        ("Anderson, And", "Anderson, And"),
    ],
)
def test_people(written: str, people: str) -> None:
    text = f"@book{{a, author = {{{written}}}}}"
    register = read(text)
    assert values(register)["author"] == people
    spans = [field.span for field in register.notes[0].fields if field.name == "author"]
    assert " and ".join(text[span.start : span.end] for span in spans).split() == written.replace("AND", "and").split()


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("year = 2019, month = mar", "issued", "2019-03"),
        ("year = 2019, month = {March}, day = 7", "issued", "2019-03-07"),
        ("year = {2019}, month = 3 # {~}", "issued", "2019-03"),
        ("date = {2019-03-01}, year = 2018", "issued", "2019-03-01"),
        ("date = {2019/2020-05}", "issued", "2019/2020-05"),
        ("date = {2019?}", "issued", "2019"),
        ("year = {in press}", "issued", "in press"),
        ("urldate = {2020-02-30}", "accessed", "2020-02-30"),
        ("url = {http://a.b/~c--d_e\\_f%20}", "URL", "http://a.b/~c--d_e_f%20"),
        ("url = {\\url{http://a.b/}}", "URL", "http://a.b/"),
        ("doi = {10.1/a\\_b}", "DOI", "10.1/a_b"),
        ("pages = {3--9}", "page", "3\u20139"),
        ('title = {A "quoted" {B} \\& C}', "title", 'A "quoted" B & C'),
        ("title = {A}, subtitle = {B}", "title", "A: B"),
        ("number = 4", "issue", "4"),
    ],
)
def test_values(fields: str, name: str, value: str) -> None:
    register = read(f"@article{{a, {fields}}}")
    assert values(register)[name] == value
    assert values(register)["type"] == "article-journal"


def test_strings_are_expanded_where_they_are_defined_before() -> None:
    text = (
        '@string{j = "Journal of "}\n@STRING(x = j # {X})\n@article{a, journal = X # "!"}\n'
        "@string{x = {Y}}\n@article{b, journal=x}"
    )
    register = read(text)
    assert [values(register, place)["container-title"] for place in (0, 1)] == ["Journal of X!", "Y"]
    field = register.notes[0].fields[1]
    assert text[field.span.start : field.span.end] == 'X # "!"'
    assert not register.problems


def test_strings_that_nothing_defines() -> None:
    assert messages(read("@article{a, journal = nature, year = 2001}")) == []
    assert messages(read("@string{x = {y}}\n@article{a, journal = nature, month = jan, note = jacm}")) == [
        'the string "nature" is not defined: define it with @string, or put the words in braces'
    ]
    assert messages(read("@article{a, month = October}")) == [
        'the string "October" is not defined: define it with @string, or put the words in braces'
    ]


def test_fields_are_inherited() -> None:
    register = read(
        "@inproceedings{a, crossref = {P}, title = {Own}, year = 2002}\n"
        "@proceedings{p, title = {All}, subtitle = {Sub}, editor = {Ed, A.}, year = 2001, ids = {q}, xdata = {d}}\n"
        "@xdata{d, publisher = {Press}}\n"
        "@book{loop, crossref = {pool}}\n@book{pool, crossref = {loop}, title = {T}}\n"
    )
    first = values(register)
    assert first["title"] == "Own"
    assert first["container-title"] == "All"
    assert (first["editor"], first["issued"], first["publisher"]) == ("Ed, A.", "2002", "Press")
    assert "ids" not in first
    inherited = next(field for field in register.notes[0].fields if field.name == "editor")
    assert not register.notes[0].span.covers(inherited.span)
    assert register.notes[1].span.covers(inherited.span)
    assert [note.label for note in register.notes] == ["a", "p", "loop", "pool"]
    assert values(register, 2)["title"] == "T"
    assert not register.problems


@pytest.mark.parametrize(
    ("text", "message", "words"),
    [
        ("@book{a, title={x}, title={y}}", 'has the field "title" twice', "{y}"),
        ("@book{a, title={x} year=2001}", "a comma is missing", "year"),
        ("@book{a, title=, year=2001}", 'the field "title" has no value', "title"),
        ("@book{a, title={x}}, year=2001}", 'the field "year" stands after the end', "year"),
        ("@book{a, crossref={b}}", 'no entry "b", which "a" names as its crossref', "{b}"),
        ("@book{a, title={x}, ???, year={2001}\n}", 'the entry "a" cannot be read from here', ","),
        ("@string{a = {x}\n@book{b}", '"@string" is not closed', "@string{"),
        ("@preamble{ {x} ", '"@preamble" is not closed', "@preamble{"),
    ],
)
def test_faults_have_their_places(text: str, message: str, words: str) -> None:
    register = read(text)
    assert len(register.problems) == 1
    problem = register.problems[0]
    assert message in problem.message
    assert text[problem.span.start : problem.span.end] == words


def test_fields_after_a_broken_line_are_read() -> None:
    register = read("@book{a,\n title = {x},\n oops here\n year = {2001},\n}\n@book{b, title={y}}")
    assert values(register)["issued"] == "2001"
    assert [note.label for note in register.notes] == ["a", "b"]
    assert len(register.problems) == 1


def test_what_is_commented_out_is_no_entry() -> None:
    assert keys("@comment{\n@book{a,\n title={x}\n}\n}\n@book{b}") == ["b"]
    assert keys("@comment{ never closed\n@book{b}\n@comment{\n@book{c}") == ["b", "c"]
    assert keys("@Comment jabref\n@book{b}") == ["b"]


def test_parentheses_carriage_returns_marks_and_scripts() -> None:
    text = "\ufeff@book(m\u00fcller:2020,\r\n  title = {\u65e5\u672c (x)}\r\n)\r\n@book{\U0001f600,\r\n  title = {y}}"
    register = read(text)
    decoded = register.part.text
    assert [note.label for note in register.notes] == ["m\u00fcller:2020", "\U0001f600"]
    for note in register.notes:
        assert decoded[note.label_span.start : note.label_span.end] == note.label
    assert values(register)["title"] == "\u65e5\u672c (x)"
    assert not register.problems


def test_repeated_keys_are_kept() -> None:
    register = read("@book{a, title={x}}\n@book{A, title={y}}\n@book{a, title={z}}")
    assert [values(register, place)["title"] for place in range(3)] == ["x", "y", "z"]


def test_deep_braces() -> None:
    register = read("@book{a, title = " + "{" * 3000 + "x" + "}" * 3000 + "}\n@book{b, title = " + "{" * 3000)
    assert values(register)["title"] == "x"
    assert [note.label for note in register.notes] == ["a", "b"]
    assert len(register.problems) == 1


def test_strings_that_double_each_other_stay_small() -> None:
    lines = ["@string{a0 = {xxxxxxxxxx}}"]
    lines += [f"@string{{a{place} = a{place - 1} # a{place - 1}}}" for place in range(1, 60)]
    register = read("\n".join(lines) + "\n@book{b, note = a59}")
    assert 0 < len(values(register)["note"]) <= MAX_VALUE


def test_many_faults_are_counted() -> None:
    register = read("".join(f"@book{{k{place}, title={{x}}, title={{y}}}}\n" for place in range(50)))
    assert len(register.problems) == MAX_FAULTS + 1
    assert "30 more faults of this file" in register.problems[-1].message
    assert {problem.kind for problem in register.problems} == {"flaw"}
