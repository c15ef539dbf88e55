"""OpenDocument texts, packed and flat: notes, citations, lists, sections, changes, comments, damage."""

import json
import os
from xml.sax.saxutils import quoteattr

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings
from word_files import ODF, odf_content, odf_note, odt, zipped

from citecheck.model.document import Document
from citecheck.readers.odt.reader import read


def document(data: bytes, path: str = "report.odt", dialect: str = "") -> Document:
    result = read(data, path, dialect)
    check_contract(result)
    return result


def p(*content: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{"".join(content)}</text:p>'


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def blocks(result: Document) -> list[tuple[str, str]]:
    return [(each.kind, each.text.text) for each in result.blocks]


BODY = (
    h("The bridge")
    + p("The coun<text:span>cil</text:span> met   in\n2017.", odf_note("ftn1", "1", "Minutes, page 3."), " It closed.")
    + p("It opened.", odf_note("ftn2", "2", "Letter."))
)


def check_body(result: Document, part: str) -> None:
    assert blocks(result) == [
        ("heading", "The bridge"),
        ("paragraph", "The council met in 2017. It closed."),
        ("paragraph", "It opened."),
        ("note", ""),
        ("paragraph", "Minutes, page 3."),
        ("note", ""),
        ("paragraph", "Letter."),
    ]
    assert [(each.raw, each.start) for each in result.markers] == [("1", 24), ("2", 10)]
    assert [(each.kind, each.label, each.text.part) for each in result.notes] == [
        ("footnote", "1", part), ("footnote", "2", part),
    ]  # fmt: skip
    assert not findings(result, "CC1", "CC2", "CC3")


def test_a_package() -> None:
    title = "<office:meta><dc:title>On bridges</dc:title></office:meta>"
    meta = f'<office:document-meta {ODF} xmlns:dc="x">{title}</office:document-meta>'
    styles = (
        f'<office:document-styles {ODF}><office:styles><style:default-style style:family="paragraph">'
        '<style:text-properties fo:language="en" fo:country="GB"/></style:default-style></office:styles>'
        "</office:document-styles>"
    )
    result = document(odt(BODY, meta_xml=meta, styles_xml=styles))
    check_body(result, "content.xml")
    assert (result.metadata.title, result.metadata.language) == ("On bridges", "en-GB")


def test_a_flat_file() -> None:
    flat = odf_content(BODY).replace("document-content", "document").encode()
    check_body(document(flat, "report.fodt"), "")
    check_body(document(flat, "report.xml"), "")


def test_footnotes_and_endnotes_are_two_numberings() -> None:
    body = "".join(
        p(
            f"Text {n}.",
            odf_note(f"f{n}", str(n), f"Foot {n}."),
            " More.",
            odf_note(f"e{n}", str(n), f"End {n}.", "endnote"),
        )
        for n in range(1, 7)
    )
    assert not findings(document(odt(body)), "CC1", "CC2", "CC3")


def test_empty_duplicate_and_repeated_notes() -> None:
    picture = odf_note("b", "2", "<draw:frame><draw:image/></draw:frame>")
    properties = '<style:text-properties style:text-position="super 58%"/>'
    raised = f'<style:style style:name="up" style:family="text">{properties}</style:style>'
    again = '<text:span text:style-name="up"><text:note-ref text:ref-name="{}">1</text:note-ref></text:span>'
    body = p("A.", odf_note("a", "1", "One."), " B.", picture, " C.", odf_note("c", "3", ""), " D.", again.format("a"))
    result = document(odt(body + p("See note ", '<text:note-ref text:ref-name="a">1</text:note-ref>', "."), raised))
    assert findings(result, "CC1") == [("CC104", "3")]
    assert result.markers[3].target == "footnote-1"
    assert result.blocks[1].text.text == "See note 1."
    lost = document(odt(p("A.", odf_note("a", "1", "One."), again.format("z")), raised))
    assert [each[0] for each in findings(lost, "CC1")] == ["CC101"]


MARK = (
    '<text:bibliography-mark text:identifier="{0}" text:bibliography-type="book" text:author="Smith, Ann" '
    'text:title="The Bridge" text:year="2019" text:url="https://example.org/">[{0}]</text:bibliography-mark>'
)


def test_bibliography_marks() -> None:
    listed = (
        "<text:bibliography><text:bibliography-source><text:index-title-template>x</text:index-title-template>"
        f"</text:bibliography-source><text:index-body>{p('Smi19: Smith, The Bridge')}{p('[Lee20] Lee, Roads')}"
        "</text:index-body></text:bibliography>"
    )
    body = (
        p("It fell ", MARK.format("Smi19"), ".") + p("It rose ", MARK.format("Lee20"), ".") + h("Bibliography") + listed
    )
    result = document(odt(body))
    assert [(each.style, each.raw, each.items[0].key) for each in result.markers] == [
        ("key", "[Smi19]", "smi19"), ("key", "[Lee20]", "lee20"),
    ]  # fmt: skip
    assert [(each.label, each.text.text) for each in result.notes] == [
        ("Smi19", "Smi19: Smith, The Bridge"), ("Lee20", "Lee, Roads"),
    ]  # fmt: skip
    assert [(each.name, each.value) for each in result.notes[0].fields] == [
        ("author", "Smith, Ann"), ("title", "The Bridge"), ("issued", "2019"), ("URL", "https://example.org/"),
    ]  # fmt: skip
    assert not findings(result, "CC1")
    draft = document(odt(p("It fell ", MARK.format("Smi19"), ".")))
    assert [(each.label, len(each.fields)) for each in draft.notes] == [("Smi19", 4)]
    assert not findings(draft, "CC1")


def test_citations_of_zotero() -> None:
    item = {"id": 1, "uris": ["http://zotero.org/1"], "itemData": {"title": "Bridges", "author": [{"family": "Lee"}]}}
    name = quoteattr("ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [item]}) + " RNDx")
    cited = f"<text:reference-mark-start text:name={name}/>(Lee 2019)<text:reference-mark-end text:name={name}/>"
    listed = (
        f'<text:section text:name=" ZOTERO_BIBL {{}} CSL_BIBLIOGRAPHY RNDy">{p("Lee. Bridges. 2019.")}</text:section>'
    )
    result = document(odt(p("It fell ", cited, ".") + listed))
    assert result.blocks[0].text.text == "It fell (Lee 2019)."
    assert [(each.label, [field.name for field in each.fields]) for each in result.notes] == [
        ("Lee", ["title", "author"])
    ]
    assert not findings(result, "CC1")


LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def items(style: str, *texts: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{each if each.startswith('<') else p(each)}</text:list-item>" for each in texts)
    return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'


def test_lists_and_printed_numbers() -> None:
    inner = p("Two") + items("L1", "Inner", "Inner")
    body = (
        items("L1", "One", inner)
        + p("Between")
        + items("L1", "Three", more=' text:continue-numbering="true"')
        + items("L2", "Point")
    )
    found = [(each.kind, each.number) for each in document(odt(body, LIST)).blocks if each.text.text]
    assert found == [
        ("paragraph", "1"), ("paragraph", "2"), ("item", "a"), ("item", "b"), ("paragraph", ""), ("paragraph", "3"),
        ("item", ""),
    ]  # fmt: skip


def test_a_numbered_list_of_sources() -> None:
    body = (
        p("The bridge [1] and the road [3].")
        + h("References")
        + items("L1", "Smith, Bridges, 2019.", "Lee, Roads, 2020.")
    )
    assert findings(document(odt(body, LIST)), "CC1") == [("CC101", "[3]"), ("CC102", "Lee, Roads, 2020.")]


def test_what_is_no_prose() -> None:
    index = f"<text:table-of-content-source/><text:index-body>{p('The bridge 3')}</text:index-body>"
    contents = f"<text:table-of-content>{index}</text:table-of-content>"
    hidden = f'<text:section text:display="none">{p("Hidden")}</text:section>'
    cells = "".join(f"<table:table-cell>{p(each)}</table:table-cell>" for each in "ab")
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    box = p("Before ", f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>", "after.")
    code = p("x[1] = 2", style="Preformatted_20_Text")
    body = contents + hidden + table + box + code + p("Said.", style="Quotations") + p("Report", style="Title")
    assert blocks(document(odt(body))) == [
        ("contents", "The bridge 3"), ("table", ""), ("cell", "a"), ("cell", "b"), ("paragraph", "Before after."),
        ("paragraph", "In the box."), ("code", "x[1] = 2"), ("quote", ""), ("paragraph", "Said."),
        ("heading", "Report"),
    ]  # fmt: skip


def test_tracked_changes() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:insertion/></text:changed-region>'
        f'<text:changed-region xml:id="c2"><text:deletion>{p("always", odf_note("x", "9", "Old."))}</text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    body = changes + p(
        "It was ",
        '<text:change-start text:change-id="c1"/>never <text:change-end text:change-id="c1"/>',
        '<text:change text:change-id="c2"/>so.',
    )
    assert blocks(document(odt(body))) == [("paragraph", "It was never so.")]
    assert blocks(document(odt(body), dialect="original")) == [("paragraph", "It was so.")]


def test_comments_are_suppressions() -> None:
    words = "<dc:creator>A</dc:creator><text:p>citecheck: ignore[unused-note]</text:p>"
    alone = p("One", f'<office:annotation xmlns:dc="x">{words}</office:annotation>', " two.")
    result = document(odt(alone))
    assert [(each.text, each.block) for each in result.directives] == [("ignore[unused-note]", 0)]
    assert blocks(result) == [("paragraph", "One two.")]
    wide = p(f'<office:annotation xmlns:dc="x" office:name="n1">{words}</office:annotation>', "One.") + p(
        "Two.", '<office:annotation-end office:name="n1"/>'
    )
    assert [each.text for each in document(odt(wide)).directives] == ["ignore-start[unused-note]", "ignore-end"]


def test_endnotes_inside_endnotes() -> None:
    inner = odf_note("b", "2", "Inner.", "endnote")
    body = p("A.", odf_note("f", "1", "Foot."), odf_note("a", "1", "Outer." + inner + " End.", "endnote"), " B.")
    assert len(document(odt(body + p("C.", odf_note("c", "3", "Last.", "endnote")))).notes) == 4


def test_damaged_files() -> None:
    whole = odt(BODY)
    cut = document(whole[: len(whole) // 2])
    assert cut.problems
    broken = document(zipped({"content.xml": odf_content(BODY)[:-200]}))
    assert [each.kind for each in broken.problems] == ["truncated"]
    assert [each[0] for each in findings(broken, "CC0", "CC1")] == ["CC002"]
    missing = document(zipped({"mimetype": "x"}))
    assert [each.kind for each in missing.problems] == ["truncated"]
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    locked = document(odt(BODY, META_INF_manifest_xml=manifest))
    assert "password" in locked.problems[0].message
    assert document(b"plain words").problems[0].kind == "unreadable"


@pytest.mark.parametrize(
    "inner", ["<text:list><text:list-item>" * 3000, "<text:note>" * 3000, p("<text:span>" * 3000, "x")]
)
def test_deep_markup(inner: str) -> None:
    document(odt(inner))


FULL = odf_content(BODY + p(MARK.format("a")) + items("L1", "One"), LIST)
_PIECES = ["<text:p>", "</text:p>", "<text:note>", "</text:note>", "<text:list>", "&", "<", "[1]", "\0", '"', "é"]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FULL)), st.sampled_from(_PIECES)), max_size=6))
def test_total(changes: list[tuple[int, str]]) -> None:
    text = FULL
    for at, piece in changes:
        text = text[:at] + piece + text[at + 2 :]
    document(text.replace("document-content", "document").encode(), "report.fodt")


def test_the_corpus_is_read(corpus: str) -> None:
    folder = os.path.join(corpus, "odt")
    if not os.path.isdir(folder):
        pytest.skip("the corpus holds no OpenDocument texts")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            result = document(file.read())
        assert not findings(result, "CC101", "CC103", "CC104", "CC105", "CC108", "CC201", "CC202"), name
