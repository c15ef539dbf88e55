"""What the readers of the XML vocabularies make of small documents."""

import os

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.xml.checking import FORMATS, findings, found, read

from citecheck.readers.tei import reader as tei_reader
from citecheck.readers.xml.detect import xml_format

JATS = (
    "<article><front><article-meta><title-group><article-title>Harbours</article-title></title-group>"
    '<author-notes><fn fn-type="con"><p>A wrote it.</p></fn></author-notes></article-meta></front><body><sec>'
    "<title>One</title><p>{}</p></sec></body><back><ref-list><title>References</title>{}</ref-list></back></article>"
)


def jats(body: str, count: int = 8) -> str:
    refs = "".join(
        f'<ref id="r{n}"><label>{n}</label><mixed-citation>Work {n}.</mixed-citation></ref>'
        for n in range(1, count + 1)
    )
    return JATS.format(body, refs)


def link(number: int, target: str = "") -> str:
    return f'<xref ref-type="bibr" rid="{target or f"r{number}"}">{number}</xref>'


@pytest.mark.parametrize(
    "body",
    [
        f"Words [{link(1)}–{link(8)}].",
        f"Words [{link(1)}]–[{link(8)}].",
        f"Words<sup>{link(1)}–{link(8)}</sup>.",
        f"Words<sup>{link(1)}</sup><sup>–</sup><sup>{link(8)}</sup>.",
        f"Words [{link(1)},{link(2)}, 3–7, {link(8)}].",
        'Words [<xref ref-type="bibr" rid="r1 r2 r3 r4 r5 r6 r7 r8">1–8</xref>].',
        'Words [<xref ref-type="bibr" rid="r1">1–8</xref>].',
        'Words <xref ref-type="bibr" rid="r1">[1]</xref>–<xref ref-type="bibr" rid="r8">[8]</xref>.',
    ],
)
def test_jats_ranges_cite_what_lies_between(body: str) -> None:
    assert found(jats(body), "jats") == []
    document = read(jats(body), "jats")
    assert sorted({int(item.key) for marker in document.markers for item in marker.items}) == list(range(1, 9))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"Words [{link(1)}, {link(2)}, {link(9)}].", [("unresolved-marker", "9")]),
        (f"Words [{link(1)}]. More [{link(9)}]. And [{link(2)}].", [("unresolved-marker", "[9]")]),
        (f"Words [{link(1)}]. More [{link(2, 'r1')}].", [("label-mismatch", "[2]"), ("unused-note", "2")]),
        (f"Words [{link(1)}, {link(1, 'r2')}].", [("label-mismatch", "1")]),
        (f"A [{link(1)}]. B [{link(1)}]. C [{link(1)}]. D [2].", [("unlinked-citation", "[2]")]),
    ],
)
def test_jats_slips(body: str, expected: list[tuple[str, str]]) -> None:
    pairs = [pair for pair in found(jats(body, 2), "jats") if pair[0] != "number-out-of-order"]
    assert pairs == expected


def test_jats_keeps_metadata_out_of_the_prose_and_takes_fields() -> None:
    entry = (
        '<ref id="b1"><element-citation publication-type="journal"><name><surname>Lund</surname>'
        "<given-names>K</given-names></name><year>2011</year><article-title>Piers</article-title><source>Ports</source><fpage>3</fpage>"
        '<lpage>9</lpage><pub-id pub-id-type="doi">10.1000/1</pub-id></element-citation></ref>'
    )
    text = JATS.format('It fell (<xref ref-type="bibr" rid="b1">Lund, 2011</xref>).', entry)
    document = read(text, "jats")
    prose = [
        block.text.text for block in document.blocks if block.kind in ("paragraph", "heading") and block.parent < 0
    ]
    assert prose == ["Harbours", "A wrote it.", "One", "It fell (Lund, 2011).", "References"]
    (note,) = document.notes
    assert (note.label, note.key) == ("Lund 2011", "lund 2011")
    assert [(field.name, field.value) for field in note.fields] == [
        ("author", "Lund, K"), ("issued", "2011"), ("title", "Piers"), ("container-title", "Ports"), ("page", "3-9"),
        ("DOI", "10.1000/1"),
    ]  # fmt: skip
    for field in note.fields:
        assert document.words_at(field.span).startswith(field.value[0:1])


def test_jats_signs_in_a_table_cite_its_notes() -> None:
    table = (
        "<table-wrap><table><tr><td>4<sup>a</sup></td><td>5</td></tr></table><table-wrap-foot>"
        '<fn id="t1"><label>a</label><p>Estimate.</p></fn></table-wrap-foot></table-wrap>'
    )
    document = read(jats(f"Words [{link(1)}].</p>{table}<p>End.", 1), "jats")
    assert [(marker.raw, marker.target) for marker in document.markers] == [("[1]", "r1"), ("a", "t1")]
    assert found(jats(f"Words [{link(1)}].</p>{table}<p>End.", 1), "jats") == []


TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>{}</TEI>'


def tei(body: str, back: str = "") -> str:
    return TEI.format(f"</teiHeader><text><body><div><p>{body}</p></div></body><back>{back}</back></text>")


@pytest.mark.parametrize(
    ("body", "back", "markers"),
    [
        ('A<note n="1" place="foot">One</note> b<note n="2">Two</note>.', "", [("1", "1"), ("2", "2")]),
        ("A<note>One</note> b<note>Two</note>.", "", [("1", "1"), ("2", "2")]),
        ('A<ref target="#x">1</ref>.', '<note xml:id="x" n="1">One</note>', [("1", "1")]),
        (
            'A<ptr target="#x #y"/>.',
            '<note xml:id="x" n="1">One</note><note xml:id="y" n="2">Two</note>',
            [("1", "1"), ("1", "2")],
        ),
        ('A<anchor xml:id="a"/>.', '<note target="#a" xml:id="x" n="1">One</note>', [("1", "1")]),
        ('A <seg xml:id="p"/><seg xml:id="q"/><ref target="#range(p,q)">both</ref>.', "", []),
        ('A<note place="margin">Aside</note>.', "", []),
        ('A <eg><ref target="#gone">x</ref></eg>', "", []),
    ],
)
def test_tei_markers(body: str, back: str, markers: list[tuple[str, str]]) -> None:
    document = read(tei(body, back), "tei")
    assert [(marker.raw, item.label) for marker in document.markers for item in marker.items] == markers
    assert [pair for pair in found(tei(body, back), "tei") if pair[0] != "note-order"] == []


def test_tei_notes_begin_again_in_each_chapter() -> None:
    chapter = (
        "<div><head>C</head><p>A<note n='1'>One</note> b<note n='2'>Two</note> c<note n='{}'>Three</note>.</p></div>"
    )
    text = TEI.format("</teiHeader><text><body>" + chapter.format(3) + chapter.format(4) + "</body></text>")
    assert found(text, "tei") == [("number-gap", "4")]


def test_docbook_footnotes_are_numbered_and_tables_use_letters() -> None:
    text = (
        '<article><para>A<footnote xml:id="f"><para>One</para></footnote> b<footnoteref linkend="f"/>.</para>'
        "<table><title>T</title><row><entry>c<footnote><para>Two</para></footnote></entry></row></table>"
        '<para>D<footnote><para>Three</para></footnote>, <footnoteref linkend="gone"/>.</para></article>'
    )
    document = read(text, "docbook")
    assert [marker.raw for marker in document.markers] == ["1", "1", "a", "2", "gone"]
    assert found(text, "docbook") == [("unresolved-marker", "gone")]


def test_docbook_citations_name_entries() -> None:
    text = (
        '<article><para>A <citation>KP90</citation>, <xref linkend="b"/> and <citation>Lost91</citation>.</para>'
        "<bibliography><biblioentry><abbrev>KP90</abbrev><title>One</title></biblioentry>"
        '<bibliomixed xml:id="b"><abbrev>Tw</abbrev><title>Two</title></bibliomixed></bibliography></article>'
    )
    assert found(text, "docbook") == [("unresolved-marker", "[Lost91]")]


LEADING = ("unresolved-marker", "[ RFC1]")
RFC = (
    '<!DOCTYPE rfc [<!ENTITY two SYSTEM "reference.RFC.0002.xml"><!ENTITY three "<xref target=\'RFC3\'/>">]>'
    "<rfc><front><title>T</title></front><middle><section title='S'><t>{}</t></section></middle><back>"
    "<references title='Normative References'><reference anchor='RFC1'><front><title>One</title></front></reference>"
    "&two;<reference anchor='RFC3'><front><title>Three</title></front></reference><referencegroup anchor='BCP4'>"
    "<reference anchor='RFC4'><front><title>Four</title></front></reference></referencegroup></references></back></rfc>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<xref target='RFC1'/> <xref target='RFC2'/> &three; <xref target='BCP4'/>", []),
        ("<xref target=' RFC1'/> <xref target='RFC1'/> <xref target='RFC2'/> &three; <xref target='RFC4'/>", [LEADING]),
        ("<xref target='RFC1'/> &three; <xref target='BCP4'/>", [("unused-note", "&two;")]),
    ],
)
def test_rfcxml_references(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(RFC.format(body), "rfcxml") == expected


def test_broken_markup_is_reported_and_not_its_echoes() -> None:
    text = jats(f"Words [{link(1)}] and [{link(2)}].", 2)
    cut = text[: text.index("<back>")]
    assert [rule for rule, _ in found(cut, "jats")] == ["truncated-document"]
    assert [rule for rule, _ in found(text.replace("</sec>", "</sec></x>"), "jats")] == ["unreadable-document"]


def test_an_id_of_two_elements_is_reported_once() -> None:
    text = tei('A<seg xml:id="a"/><seg xml:id="a"/><ref target="#a">b</ref>.')
    assert list(found(text, "tei")) == [("unreadable-document", "a")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        (b'\xef\xbb\xbf<!-- x --><article xmlns="http://docbook.org/ns/docbook">', "docbook"),
        (b'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.1//EN" "x.dtd"><article>', "jats"),
        (b"<article><front><journal-meta/>", "jats"),
        (b"<article><title>A</title><para>b</para>", "docbook"),
        (b'<!DOCTYPE rfc SYSTEM "rfc2629.dtd" [\n<!ENTITY a SYSTEM "b">\n]><rfc>', "rfcxml"),
        (b"<html><body/></html>", ""),
        (b"<book><author/></book>", ""),
        (b"", ""),
        ("<TEI/>".encode("utf-16"), "tei"),
    ],
)
def test_vocabularies_are_told_apart(head: bytes, expected: str) -> None:
    assert xml_format(head) == expected


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<xref ref-type='bibr' rid='a b'>1–3</xref>",
        "<xref ref-type='fn' rid='a'/>",
        "[",
        "]",
        "–",
        "<sup>",
        "</sup>",
        "<fn id='a'>",
        "</fn>",
        "<label>1</label>",
        "<ref id='b'>",
        "</ref>",
        "<note n='1'>",
        "<note target='#a'>",
        "</note>",
        "<ref target='#a'>2</ref>",
        "<list>",
        "<item>",
        "</list>",
        "<footnote>",
        "</footnote>",
        "<footnoteref linkend='a'/>",
        "<citation>b</citation>",
        "<biblioentry xml:id='b'>",
        "<t>",
        "</t>",
        "<xref target='a'/>",
        "<reference anchor='a'>",
        "</reference>",
        "<references>",
        "&a;",
        "&amp;",
        "<table>",
        "<tr><td>",
        "<code>",
        "<eg>",
        "words ",
        "\n",
        "<!-- x",
    ]
)


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(FORMATS))
def test_any_text_gives_a_document(text: str, format_name: str) -> None:
    findings(read(f"<article><body>{text}", format_name))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.sampled_from(FORMATS))
def test_any_bytes_give_a_document(data: bytes, format_name: str) -> None:
    read(data, format_name)
    xml_format(data)


@pytest.mark.parametrize("format_name", FORMATS)
def test_clean_documents_have_no_errors(corpus: str, format_name: str) -> None:
    import csv

    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    clean = [
        row["file"] for row in rows if row["file"].startswith(format_name + "/") and row["status"] in ("clean", "fixed")
    ]
    assert clean
    for name in clean:
        with open(os.path.join(corpus, name), "rb") as file:
            errors = [each for each in findings(read(file.read(), format_name)) if each.severity == "error"]
        assert errors == [], name


def test_a_tei_number_of_white_space_is_no_number() -> None:
    """Found by the fuzzer: the marker had a key without characters."""
    body = "<p>A<note n='\r' place='foot'>One</note></p>"
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>"
    document = tei_reader.read(text.encode(), "a.xml", "")
    check_contract(document)
    assert [note.text.text for note in document.notes] == ["One"]
