"""The plain-text reader: what each line of a typescript becomes, and where it stands."""

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.contract import check_contract

from citecheck.model.document import Block, Document
from citecheck.readers.plain.reader import read

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def parse(text: str) -> Document:
    document = read(text.encode(), "report.txt")
    check_contract(document)
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document.blocks if block.text.text]


def words(document: Document, kind: str) -> list[str]:
    return [block.text.text for block in document.blocks if block.kind == kind]


def source_of(document: Document, block: Block) -> str:
    return document.source.parts[0].text[block.span.start : block.span.end]


def test_seed_is_read_as_a_report() -> None:
    with open(os.path.join(ROOT, "seeds", "000_abb8a7341cf1807f.txt"), "rb") as file:
        document = read(file.read(), "seed.txt")
    check_contract(document)
    furniture = words(document, "furniture")
    assert (furniture[0], furniture[-1], len(furniture)) == ("Skip to main content", "Back to top", 3)
    assert words(document, "heading")[-1].startswith("J.5: ")
    assert [block.number for block in document.blocks if block.kind == "paragraph"] == [str(n) for n in range(22, 29)]
    assert len(words(document, "item")) == 3
    assert [item.label for marker in document.markers for item in marker.items] == [str(n) for n in range(1, 11)]
    assert not document.notes


def test_wrapped_lines_are_one_paragraph_and_every_word_has_its_place() -> None:
    text = "The council met in 2017 and decided that nothing\n  was to be done.[1] It then adjourned.\n"
    block = parse(text).blocks[0]
    assert block.text.text == "The council met in 2017 and decided that nothing was to be done. It then adjourned."
    place = block.text.to_source(block.text.text.index("was"), block.text.text.index("was") + 3)
    assert text[place.start : place.end] == "was"


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The council met and decided that nothing was to be done about the matter before it. " * 3
    document = parse(f"{line.strip()}\n{line.strip()}\n")
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("head", "number"),
    [("22. In", "22"), ("2.14 The", "2.14"), ("(3) The", "3"), ("4) The", "4"), ("1.1.2. The", "1.1.2")],
)
def test_printed_numbers_are_lifted(head: str, number: str) -> None:
    block = parse(f"{head} council met in the hall and it decided nothing.\n").blocks[0]
    assert (block.kind, block.number) == ("paragraph", number)
    assert block.text.text.startswith(head.split(" ")[1] + " council")


@pytest.mark.parametrize("start", ["3.5 million people", "1998 was", "100 cases"])
def test_figures_at_the_start_are_no_numbers(start: str) -> None:
    assert parse(f"{start} and so on until the end of the line.\n").blocks[0].number == ""


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("INTRODUCTION AND SUMMARY", 1),
        ("Part 3", 1),
        ("2.1.  What was found", 2),
        ("J.5: Partnership with schools", 2),
        ("What the council knew", 2),
        ("Title\n=====", 1),
        ("Title\n-----", 2),
        ("=====\nTitle\n=====", 1),
        ("References:", 1),
    ],
)
def test_headings(text: str, level: int) -> None:
    document = parse(f"{text}\n\nThe council met in the hall, and it decided nothing.\n")
    block = document.blocks[0]
    assert (block.kind, block.level) == ("heading", level)
    assert source_of(document, block).startswith(block.text.text)


@pytest.mark.parametrize("text", ["Farewell!", "It is so.", "status: standard", "and so on", "Protocol: http"])
def test_short_lines_that_are_no_headings(text: str) -> None:
    assert parse(f"The council met in the hall.\n\n{text}\n\nIt met again.\n").blocks[1].kind == "paragraph"


def test_lists_and_what_hangs_on_them() -> None:
    document = parse(
        "The aims were:\n\n  * first, a thing that goes on\n    over the line;\n  * second;\n\n"
        "    with a paragraph.\n\n  * third.\n\nThe end of it.\n"
    )
    assert words(document, "item") == ["first, a thing that goes on over the line;", "second;", "third."]
    inner = [block for block in document.blocks if block.text.text == "with a paragraph."]
    assert document.inside(inner[0].order, "list")
    assert document.blocks[-1].parent == -1


def test_numbered_items_after_a_lead_in_are_a_list() -> None:
    document = parse("It asked for these:\n\n1. money;\n\n2. time.\n\nIt got none.\n")
    assert [(block.kind, block.number) for block in document.blocks[2:4]] == [("item", "1"), ("item", "2")]


def test_letters_are_items() -> None:
    assert words(parse("It asked for:\n(a) money;\n(b) time.\n"), "item") == ["money;", "time."]


def test_indented_words_are_a_quotation() -> None:
    document = parse(
        "The letter of 3 May said this and nothing else about it:\n\n    We did nothing at all, and we were\n"
        "    told to do nothing.\n\nThe council agreed with that in the end.\n"
    )
    assert [block.kind for block in document.blocks] == ["paragraph", "quote", "paragraph", "paragraph"]
    assert document.inside(2, "quote")


@pytest.mark.parametrize(
    "code",
    ["    int a[1];\n    if (b[2]) {\n        return c[3];\n    }", "   name = token[1] / other\n   other = ALPHA"],
)
def test_code_is_never_scanned(code: str) -> None:
    document = parse(f"The words of the text come first here.[4]\n\n{code}\n\nAnd they go on afterwards.[5]\n")
    assert [marker.raw for marker in document.markers] == ["[4]", "[5]"]
    assert "code" in [block.kind for block in document.blocks]


def test_cells_of_a_table_can_cite() -> None:
    document = parse(
        "The figures:\n\n+-----+-------+\n| one | 3 [1] |\n| two | 4 [2] |\n+-----+-------+\n\nSo it was.\n"
    )
    assert words(document, "cell") == ["one", "3 ", "two", "4 "]
    assert len(document.markers) == 2


def test_contents_and_index_are_no_prose() -> None:
    document = parse(
        "Contents\n\n1. Introduction . . . . . 3\n2. Findings . . . . . . 12\n\nIntroduction\n\nIt was so.[1]\n\n"
        "INDEX\n\n  Accordion, 1, 2\n  Banjo, [20]\n\n  Cymbals, 3, 56\n"
    )
    assert len(words(document, "contents")) == 5
    assert [marker.raw for marker in document.markers] == ["[1]"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    page = "HISTORY OF THE COUNCIL     May 2001\n"
    document = parse(
        f"{page}\nThe council met in the hall of the town and it\ndecided that nothing was to be done about the\n\n"
        f"Smith   [Page 1]\n\f\n{page}\nmatter before it.[1]\n\nSmith   [Page 2]\n\f\n{page}\nThe end of it.\n"
    )
    paragraphs = words(document, "paragraph")
    assert paragraphs[0].endswith("to be done about the matter before it.")
    assert not any("HISTORY" in text or "Page" in text for text in paragraphs)


def test_notes_at_page_bottoms_are_not_running_feet() -> None:
    document = parse("One claim.[1]\n\n[1] Minutes, page 3.\n\fOther claim.[1]\n\n[1] Minutes, page 9.\n\f")
    assert [note.text.text for note in document.notes] == ["Minutes, page 3.", "Minutes, page 9."]
    assert [note.listed for note in document.notes] == [0, 1]


@pytest.mark.parametrize(
    "line", ["Skip to main content", "Back to top", "Page 3 of 9", "This page was last updated in May 2020."]
)
def test_furniture_lines(line: str) -> None:
    assert parse(f"The council met.\n\n{line}\n\nIt met again.\n").blocks[1].kind == "furniture"


def test_licence_around_a_book_is_furniture() -> None:
    document = parse(
        "The Project Gutenberg EBook\n\n*** START OF THIS PROJECT GUTENBERG EBOOK ***\n\nIt was so.[1]\n\n"
        "[1] Indeed.\n\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\n\n1. The licence[2] says this.\n"
    )
    assert [marker.raw for marker in document.markers] == ["[1]"]
    assert len(words(document, "furniture")) == 4


@pytest.mark.parametrize(
    "comment",
    ["citecheck: ignore[x]", "# citecheck: ignore[x]", "<!-- citecheck: ignore[x] -->", ".. citecheck: ignore[x]"],
)
def test_comments_to_citecheck(comment: str) -> None:
    document = parse(f"The council met.\n{comment}\nIt met again.\n")
    assert [directive.text for directive in document.directives] == ["ignore[x]"]
    assert not any("citecheck" in text for _, text in kinds(document))


def test_words_after_a_comment_to_citecheck_are_text() -> None:
    text = "The council met.\n<!-- citecheck: ignore[x] -- y --> It met again.[1]\nIt sat.\n\n[1] Minutes.\n"
    document = parse(text)
    assert [directive.text for directive in document.directives] == ["ignore[x] -- y"]
    paragraphs = [body for kind, body in kinds(document) if kind == "paragraph"]
    assert paragraphs[:2] == ["The council met.", "It met again. It sat."]
    assert [(marker.raw, text[marker.span.start : marker.span.end]) for marker in document.markers] == [("[1]", "[1]")]
    span = document.directives[0].span
    assert text[span.start : span.end] == "<!-- citecheck: ignore[x] -- y -->"


def test_two_comments_to_citecheck_on_one_line() -> None:
    document = parse(
        "<!-- citecheck: ignore[x] --><!-- citecheck: ignore[y] --> It met.\n# citecheck: ignore[z] --> no\n"
    )
    assert [directive.text for directive in document.directives] == ["ignore[x]", "ignore[y]", "ignore[z] --> no"]
    assert [body for _, body in kinds(document)] == ["It met."]


def test_restructured_text_under_another_name() -> None:
    text = "Title\n=====\n\nOne [1]_ and two [#]_ but ``x[3]_``::\n\n    y[4]\n\n"
    document = parse(f"{text}.. [1] First\n   line\n.. [#] Second\n")
    assert [item.key for marker in document.markers for item in marker.items] == [note.key for note in document.notes][
        :1
    ] + ["#1"]
    assert [note.label for note in document.notes] == ["1", "#"]


def test_carets_are_markers_where_notes_are_written_so() -> None:
    assert [m.raw for m in parse("One.[^1] Two.[^b]\n\n[^1]: First.\n[^b]: Second.\n").markers] == ["[^1]", "[^b]"]
    assert not parse("The pattern [^1] matches.\n").markers


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(
        ["REPORT OF THE COUNCIL", "", "It met.[1]", "", "Notes", "", "[1] Minutes \U0001f4dc of 3 May", "    at 4.", ""]
    )
    document = parse(text)
    assert [note.text.text for note in document.notes] == ["Minutes \U0001f4dc of 3 May at 4."]
    span = document.notes[0].label_span
    assert text[span.start : span.end] == "1"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\xef\xbb\xbfIt met.[1]\n",
        "It met.[1]\n".encode("utf-16"),
        b"caf\xe9 [1]",
        b"%PDF-1.4 \x00\x01\x02",
    ],
)
def test_odd_bytes(data: bytes) -> None:
    check_contract(read(data, "odd.txt"))


def test_one_pass_costs_no_more_blocks_than_lines() -> None:
    one = parse("The council met.[1]\n\n" * 200)
    many = parse("The council met.[1]\n\n" * 2000)
    assert len(many.blocks) == 10 * len(one.blocks)


ALPHABET = ["[1]", "[", "]", "1. ", "(2) ", "* ", "\n", "\n\n", "   ", "References\n", "Notes\n\n", "¹", "†", "word ",
            "Word. ", "\f", "____\n", "[RFC2] ", ".. [1] ", "[1]_", "[Footnote 1: ", "Smith (2019) ", "(Lee, 2018)",
            "| a | b |\n", "\r", "\0", ": ", "\u2028"]  # fmt: skip


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), max_size=40).map("".join))
def test_any_text_made_of_notes_gives_a_legal_document(text: str) -> None:
    check_contract(read(text.encode(), "any.txt"))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_legal_document(data: bytes) -> None:
    check_contract(read(data, "any.txt"))


@pytest.mark.parametrize(
    "piece", ["[", "(", "[1] a\n", "1. a\n\n", "____\n", "* ", "References\n\n", "\f", "- x\n  ", "[Footnote 1: "]
)
def test_hostile_repetition_is_read(piece: str) -> None:
    check_contract(read((piece * 5000).encode(), "hostile.txt"))


def test_corpus_keeps_the_contract(corpus: str) -> None:
    folder = os.path.join(corpus, "txt")
    names = sorted(os.listdir(folder))
    random.Random(1).shuffle(names)
    for name in names[:12]:
        with open(os.path.join(folder, name), "rb") as file:
            check_contract(read(file.read(), name))
