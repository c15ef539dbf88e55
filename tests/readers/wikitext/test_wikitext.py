"""What the wikitext reader makes of references, templates and blocks."""

import pytest
from contract import check_contract
from rules_of import findings

from citecheck.linking.link import link
from citecheck.model.document import Document
from citecheck.readers.wikitext.reader import read

LIST = "\n\n<references />\n"


def document(text: str) -> Document:
    found = read(text.encode(), "report.wiki", "")
    check_contract(found)
    return found


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document(text).blocks if block.text.text]


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, note.text.text) for note in document(text).notes]


def found(text: str, *rules: str) -> list[tuple[str, str]]:
    return findings(document(text), *(rules or ("CC0", "CC1", "CC2")))


def targets(text: str) -> list[tuple[str, int]]:
    """Return the raw words of each marker and the note that its first item reaches."""
    whole = document(text)
    links = link(whole)
    return [(marker.raw, links.of_marker[marker.order][0].note) for marker in whole.markers]


def test_references_are_numbered_by_first_use() -> None:
    text = 'A<ref>One.</ref> b<ref name="x">Two.</ref> c<ref name=x /> d<ref>Three.</ref>.' + LIST
    whole = document(text)
    assert [marker.raw for marker in whole.markers] == ["[1]", '<ref name="x">', "<ref name=x />", "[3]"]
    assert notes(text) == [("1", "One."), ("x", "Two."), ("3", "Three.")]
    assert [note for _, note in targets(text)] == [0, 1, 1, 2]
    assert whole.blocks[0].text.text == "A b c d."
    assert whole.words_at(whole.markers[1].span) == '<ref name="x">Two.</ref>'


@pytest.mark.parametrize(
    "use",
    [
        '<ref name="the report"/>',
        "<ref name='the report' />",
        '<ref  name = "the   report" ></ref>',
        '<REF name="the report" />',
    ],
)
def test_ways_to_write_a_name(use: str) -> None:
    text = f'A<ref name="the report">Words.</ref> b{use}.' + LIST
    assert [note for _, note in targets(text)] == [0, 0]
    assert found(text) == []


def test_names_keep_their_case_and_groups_are_apart() -> None:
    text = 'A<ref name="x">Words.</ref> b<ref name="X"/> c<ref name="x" group="note"/>.' + LIST
    assert ("CC101", '<ref name="X"/>') in found(text)
    assert ("CC101", '<ref name="x" group="note"/>') in found(text)


def test_numbers_as_names_are_names() -> None:
    text = 'A<ref name="2019">Words.</ref> b<ref name="2011">More.</ref> c<ref>None.</ref>' + LIST
    assert found(text) == []


def test_a_note_in_other_words_is_a_duplicate_in_the_same_words_a_use() -> None:
    assert found('A<ref name="x">One.</ref> b<ref name="x">Two.</ref>' + LIST) == [("CC103", "x")]
    assert found('A<ref name="x">One.</ref> b<ref name="x"> One.\n</ref>' + LIST) == []


def test_notes_of_a_list_are_found_and_unused_ones_named() -> None:
    text = 'A<ref name="x"/>.\n<references>\n<ref name="x">One.</ref>\n<ref name="y">Two.</ref>\n</references>\n'
    assert notes(text) == [("x", "One."), ("y", "Two.")]
    assert found(text) == [("CC102", "y")]
    as_template = text.replace("<references>", "{{reflist|refs=").replace("</references>", "}}")
    assert found(as_template) == [("CC102", "y")]


def test_the_order_of_a_list_is_not_the_order_of_its_notes() -> None:
    uses = "".join(f'w<ref name="{name}"/> ' for name in "abcde")
    text = uses + "\n<references>" + "".join(f'<ref name="{name}">{name}.</ref>' for name in "bacde") + "</references>"
    assert found(text) == []


def test_a_group_of_a_list_belongs_to_its_notes() -> None:
    text = 'A<ref name="x" group="n"/>.\n<references group="n"><ref name="x">One.</ref></references>'
    assert found(text) == []


def test_a_reference_without_words() -> None:
    assert found("A<ref></ref> b." + LIST)[0][0] == "CC104"


@pytest.mark.parametrize(
    ("text", "words", "prose"),
    [
        ("A<ref>One</rev>. Then<ref>Two</ref>.", "<ref>", "A. Then."),
        ("A<ref>One<ref>. Then<ref>Two</ref>.", "<ref>", "A. Then."),
        ("A<ref>One\n\nThen<ref>Two</ref>.", "<ref>", "A"),
        ('A<ref name="x">One</ref> b<ref name="x">. Then.', '<ref name="x">', "A b. Then."),
        ("A<ref>One</ref> b</ref> c.", "</ref>", "A b c."),
        ("A<ref>One <ref>Two</ref> more</ref> b.", "<ref>", "A b."),
        ("A<ref name=x b<ref>Two</ref>.", "<ref", "A."),
        ("A<ref>One</ref> <!-- b", "<!--", "A"),
        ("A<ref>One</ref> <nowiki> b", "<nowiki>", "A  b"),
    ],
)
def test_what_is_not_closed_is_one_finding(text: str, words: str, prose: str) -> None:
    closed = text + ("" if "<!--" in text else LIST)
    if "<!--" in text:
        assert found(closed) == [("CC002", words), ("CC002", "<ref")], "the list is hidden too"
    else:
        assert found(closed) == [("CC002", words)]
    assert blocks(closed)[0][1].strip() == prose


def test_notes_without_a_list() -> None:
    assert found("A<ref>One.</ref> b.") == [("CC002", "<ref")]
    assert found("A<ref>One.</ref> b.\n\n{{Liste der Belege}}") == []
    assert found('A<ref group="n">One.</ref> b.' + LIST) == [("CC002", "<ref")]


def test_templates_that_make_notes() -> None:
    text = (
        "A{{efn|Words.}} b{{efn|name=k|More.}} c{{efn|name=k}} d{{refn|group=n|name=m|Third.}} "
        "e{{#tag:ref|Fourth<ref>In it.</ref>}}"
        "\n{{notelist}}\n{{reflist|group=n}}\n{{reflist}}"
    )
    assert notes(text) == [("a", "Words."), ("k", "More."), ("m", "Third."), ("1", "Fourth"), ("2", "In it.")]
    assert found(text) == []


def test_repeated_names_and_page_numbers() -> None:
    text = 'A<ref name="x">One.</ref> b{{r|x}}{{rp|23}} c{{r|x|y}}.' + LIST
    assert [raw for raw, _ in targets(text)] == ['<ref name="x">', "x", "x", "y"]
    assert found(text) == [("CC101", "y")]
    assert document(text).blocks[0].text.text == "A b c."


SOURCES = """
== Sources ==
* {{cite book |last1=Smith |first1=Ann |last2=Lee |first2=Bo |date=12 May 2019 |title=The [[fire|Fire]] |doi=10.1000/x}}
* {{cite book |last=Brown |year=2018 |title=On fires}}
"""


def test_author_and_year_find_their_entry() -> None:
    text = "A.{{sfn|Smith|Lee|2019|p=3}} {{harvtxt|Brown|2018}} agrees." + SOURCES
    whole = document(text)
    assert [note for _, note in targets(text)] == [0, 1]
    assert whole.markers[0].items[0].locator == "3"
    assert whole.blocks[0].text.text == "A. Brown 2018 agrees."
    assert found(text) == []


def test_author_and_year_without_entry_and_entries_without_use() -> None:
    text = "A.{{sfn|Smith|Lee|2019}} B.{{sfn|Jones|2020}}" + SOURCES
    assert found(text) == [("CC101", "{{sfn|Jones|2020}}"), ("CC102", "Brown, 2018, On fires")]


def test_an_unknown_template_may_be_the_entry() -> None:
    text = "A.{{sfn|Smith|Lee|2019}} B.{{sfn|Jones|2020}}" + SOURCES.replace(
        "* {{cite book |last=Brown", "* {{Jones Report}}\n* {{cite book |last=Brown"
    )
    assert [rule for rule, _ in found(text)] == ["CC102"]


def test_several_works_in_one_template() -> None:
    text = "A.{{sfnm|1a1=Smith|1a2=Lee|1y=2019|1p=4|2a1=Brown|2y=2018}}" + SOURCES
    assert [note for _, note in targets(text)] == [0, 1]


def test_works_that_only_notes_refer_to() -> None:
    text = "A.<ref>{{harvnb|Brown|2018|p=9}}</ref>" + SOURCES + LIST
    assert found(text) == []


def test_fields_of_a_citation_template() -> None:
    text = (
        "A.<ref>"
        "{{cite news |last=Doe |first=Jane |title=''Toll'' rises |url=https://e.example/a |date=5 May 2019}}</ref>"
        + LIST
    )
    whole = document(text)
    values = {field.name: field.value for field in whole.notes[0].fields}
    assert values == {
        "author": "Doe, Jane",
        "title": "Toll rises",
        "URL": "https://e.example/a",
        "issued": "5 May 2019",
    }
    title = next(field for field in whole.notes[0].fields if field.name == "title")
    assert whole.words_at(title.span) == "''Toll'' rises"
    assert whole.notes[0].text.text == "Doe, Jane, Toll rises, https://e.example/a, 5 May 2019"


def test_further_reading_need_not_be_cited() -> None:
    text = (
        "A.{{sfn|Brown|2018}}"
        + SOURCES.replace("Ann |last2=Lee |first2=Bo", "Ann")
        + "\n== Further reading ==\n* {{cite book|last=X|year=2000|title=T}}"
    )
    assert [words[:5] for rule, words in found(text) if rule == "CC102"] == ["Smith"]


def test_code_and_comments_hold_no_references() -> None:
    text = (
        "A <nowiki><ref>x</ref></nowiki> b <code>a[1]</code> <math>x[2]</math>.<!-- <ref>c</ref> -->\n\n"
        "<pre>\n<ref>d</ref>\n</pre>\n\n code <b>\n\n<syntaxhighlight lang=py>\nx[3]\n</syntaxhighlight>\n"
    )
    assert document(text).markers == ()
    assert ("code", "\n<ref>d</ref>\n") in blocks(text)


def test_blocks() -> None:
    text = (
        "= Top =\n'''Bold''' [[a|b]]&nbsp;''c'' [http://e.example d].\nSame\n\n* one\n** two\n; term\n: said\n"
        '{|\n|+ cap\n! h !! i\n|-\n| style="x" | j || k\n|}\n<blockquote>quoted</blockquote>\n[[Category:X]]\n'
    )
    assert blocks(text) == [
        ("heading", "Top"), ("paragraph", "Bold b c d. Same"), ("item", "one"), ("item", "two"), ("term", "term"),
        ("paragraph", "said"), ("caption", "cap"), ("cell", "h "), ("cell", "i"), ("cell", "j "), ("cell", "k"),
        ("paragraph", "quoted"),
    ]  # fmt: skip


def test_references_in_boxes_tables_and_captions_count() -> None:
    text = (
        "{{Infobox\n| dead = 72<ref name=a>A.</ref>\n}}\n{|\n| x<ref name=b>B.</ref>\n|}\n"
        "[[File:X.png|thumb|Map<ref name=c>C.</ref>]]\n"
        "Text<ref name=a/><ref name=b/><ref name=c/> {{lang|fr|mot|note=<ref name=d>D.</ref>}}." + LIST
    )
    assert [label for label, _ in notes(text)] == ["a", "b", "c", "d"]
    assert found(text) == []
    assert ("caption", "Map") in blocks(text)


def test_a_request_for_a_source_stays_visible() -> None:
    text = "The cost fell.{{citation needed|date=May 2019}} It rose.{{cn}}"
    assert found(text, "CC410") == [("CC410", "{{citation needed|date=May 2019}}"), ("CC410", "{{cn}}")]


def test_comments_may_suppress() -> None:
    whole = document("A<ref name=x/>.<!-- citecheck: ignore[unresolved-marker] -- known -->" + LIST)
    assert [directive.text for directive in whole.directives] == ["ignore[unresolved-marker] -- known"]


def test_adjacent_references_are_printed_in_brackets() -> None:
    assert found("A.<ref>One.</ref><ref>Two.</ref>" + LIST, "CC3") == []
