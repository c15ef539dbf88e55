"""The text of Word files: styles, numbers, tables, shapes, changes, comments, furniture."""

import pytest
from contract import check_contract
from rules_of import findings
from word_files import docx, field, note, paragraph, part, reference, run

from citecheck.model.document import Document
from citecheck.readers.docx.reader import read


def document(data: bytes, dialect: str = "") -> Document:
    result = read(data, "report.docx", dialect)
    check_contract(result)
    return result


def blocks(result: Document) -> list[tuple[str, str]]:
    return [(each.kind, each.text.text) for each in result.blocks]


def style(identifier: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{inner}</w:style>'


def test_styles_tell_what_a_paragraph_is() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-AT"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style("berschrift1", "heading 1")
        + style("Kapitel", "Kapitel", '<w:basedOn w:val="berschrift1"/>')
        + style("Eigen", "Eigene Überschrift", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Verz1", "toc 1")
        + style("Zitat", "Quote")
        + style("Besch", "caption")
        + style("Code", "HTML Preformatted")
        + style("CodeZ", "HTML Code", kind="character")
    )
    body = (
        paragraph("Eins", style="berschrift1")
        + paragraph("Eins 4", style="Verz1")
        + paragraph("Zwei", style="Kapitel")
        + paragraph("Drei", style="Eigen")
        + paragraph("Wörtlich.", style="Zitat")
        + paragraph("Abbildung 1: Brücke", style="Besch")
        + paragraph("x[1] = 2", style="Code")
        + paragraph("Der Ausdruck ", run("a[2]", '<w:rStyle w:val="CodeZ"/>'), " gilt.")
        + paragraph("Hand", properties='<w:outlineLvl w:val="1"/>')
    )
    result = document(docx(body, more={"styles": ("styles.xml", part("styles", styles))}))
    assert blocks(result) == [
        ("heading", "Eins"),
        ("contents", "Eins 4"),
        ("heading", "Zwei"),
        ("heading", "Drei"),
        ("quote", ""),
        ("paragraph", "Wörtlich."),
        ("caption", "Abbildung 1: Brücke"),
        ("code", "x[1] = 2"),
        ("paragraph", "Der Ausdruck a[2] gilt."),
        ("heading", "Hand"),
    ]
    assert [each.level for each in result.blocks if each.kind == "heading"] == [1, 1, 3, 2]
    assert result.metadata.language == "de-AT"
    assert not result.markers


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="22"/>'
    "</w:lvlOverride></w:num>",
)


def numbered(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers() -> None:
    body = "".join(
        (
            numbered("One", 1), numbered("Inner", 1, 1), numbered("Letter", 1, 2), numbered("Second", 1, 2),
            numbered("Two", 1), numbered("Inner", 1, 1), numbered("Point", 2), numbered("Late", 4),
            numbered("Later", 4),
        )
    )  # fmt: skip
    result = document(docx(body, more={"numbering": ("numbering.xml", NUMBERING)}))
    assert [(each.kind, each.number) for each in result.blocks if each.text.text] == [
        ("paragraph", "1"), ("item", "1.1"), ("item", "a"), ("item", "b"), ("paragraph", "2"), ("item", "2.1"),
        ("item", ""), ("paragraph", "22"), ("paragraph", "23"),
    ]  # fmt: skip


def test_a_list_of_sources_numbered_by_word() -> None:
    body = (
        paragraph("The bridge was closed [1]. It was opened again [2], later [4].")
        + paragraph("References")
        + numbered("Smith, The Bridge, 2019.", 3)
        + numbered("Jones, The Road, 2020.", 3)
        + numbered("Lee, The Field, 2021.", 3)
    )
    result = document(docx(body, more={"numbering": ("numbering.xml", NUMBERING)}))
    assert [(each.kind, each.label, each.text.text[:5]) for each in result.notes] == [
        ("entry", "1", "Smith"), ("entry", "2", "Jones"), ("entry", "3", "Lee, "),
    ]  # fmt: skip
    assert findings(result, "CC1") == [("CC101", "[4]"), ("CC102", "Lee, The Field, 2021.")]


def test_tables_and_frames() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    body = table(paragraph("a"), paragraph("b") + table(paragraph("c"), paragraph("d"))) + table(paragraph("framed"))
    assert blocks(document(docx(body))) == [
        ("table", ""), ("cell", "a"), ("cell", "b"), ("table", ""), ("cell", "c"), ("cell", "d"),
        ("paragraph", "framed"),
    ]  # fmt: skip


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once() -> None:
    inner = paragraph("In the box.", reference("2"))
    body = paragraph("Before.", reference("1"), BOX.format(inner), " After.", reference("3"))
    notes = note("1", "One.") + note("2", "Two.") + note("3", "Three.")
    result = document(docx(body, footnotes=notes))
    assert blocks(result)[:2] == [("paragraph", "Before. After."), ("paragraph", "In the box.")]
    assert len(result.markers) == 3
    assert not findings(result, "CC1")


def test_only_the_fallback_holds_words() -> None:
    box = BOX.replace("<w:txbxContent>{0}</w:txbxContent>", "", 1)
    assert blocks(document(docx(paragraph(box.format(paragraph("Old box.")))))) == [("paragraph", "Old box.")]


CHANGED = paragraph(
    "It was ",
    "<w:ins>" + run("never ") + reference("1") + "</w:ins>",
    '<w:del><w:r><w:delText xml:space="preserve">always </w:delText></w:r>' + reference("2") + "</w:del>",
    "so.",
)


def test_tracked_changes() -> None:
    notes = note("1", "New source.") + note("2", "Old source.")
    final = document(docx(CHANGED, footnotes=notes))
    assert final.blocks[0].text.text == "It was never so."
    assert [each.text.text for each in final.notes] == ["New source."]
    original = document(docx(CHANGED, footnotes=notes), "original")
    assert original.blocks[0].text.text == "It was always so."
    assert [(each.label, each.text.text) for each in original.notes] == [("1", "Old source.")]
    assert not findings(final, "CC1")
    assert not findings(original, "CC1")


def comment(words: str) -> dict[str, tuple[str, str]]:
    return {"comments": ("comments.xml", part("comments", f'<w:comment w:id="4">{paragraph(words)}</w:comment>'))}


def test_a_comment_silences_its_block() -> None:
    about = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    body = paragraph("Other.", reference("8")) + paragraph("A ", about.format(run("claim")), ".", reference("9"))
    result = document(docx(body, footnotes=note("1", "One."), more=comment("citecheck: ignore[unresolved-marker]")))
    assert [(each.text, each.block) for each in result.directives] == [("ignore[unresolved-marker]", 1)]
    assert "claim" in result.blocks[1].text.text


def test_a_comment_over_several_paragraphs() -> None:
    first = paragraph('<w:commentRangeStart w:id="4"/>', "One.", reference("8"))
    last = paragraph("Two.", reference("9"), '<w:commentRangeEnd w:id="4"/>')
    body = first + last + paragraph("Three.", reference("7"))
    result = document(docx(body, footnotes=note("1", "One."), more=comment("citecheck: ignore -- draft")))
    assert [each.text for each in result.directives] == ["ignore-start -- draft", "ignore-end"]
    low, high = (each.span for each in result.directives)
    assert low.end <= result.markers[0].span.start < result.markers[1].span.end <= high.start


def test_other_comments_are_nobodys_business() -> None:
    body = paragraph("Text.", '<w:r><w:commentReference w:id="4"/></w:r>')
    assert not document(docx(body, more=comment("please check [1]"))).directives
    lone = document(docx(body, more=comment("citecheck: ignore-file")))
    assert [each.text for each in lone.directives] == ["ignore-file"]


def test_headers_are_furniture() -> None:
    header = part("hdr", paragraph("Report of the inquiry [1]"))
    result = document(docx(paragraph("Text."), more={"header": ("header1.xml", header)}))
    assert blocks(result) == [("paragraph", "Text."), ("furniture", "Report of the inquiry [1]")]
    assert not result.markers


def test_fields_and_controls() -> None:
    placeholder = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>"
    )
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + run("inside") + "</w:sdtContent></w:sdt>"
    simple = '<w:fldSimple w:instr=" REF _Ref5 ">' + run("Annex 3") + "</w:fldSimple>"
    hidden = run("hidden ", "<w:vanish/>")
    body = paragraph("See ", simple, ", ", hidden, control, placeholder, ", page ", field(" PAGE ", "4"), ".")
    assert blocks(document(docx(body))) == [("paragraph", "See Annex 3, inside, page 4.")]


def test_contents_field_over_several_paragraphs() -> None:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = sign.format("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + sign.format("separate")
    body = paragraph(begin, "One 1") + paragraph("Two 2", sign.format("end")) + paragraph("Text.")
    assert blocks(document(docx(body))) == [("contents", "One 1"), ("contents", "Two 2"), ("paragraph", "Text.")]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>", "ab"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A7"/></w:r>', "\xa7"),
        ("<w:r><w:t>R&amp;D &#8211; x</w:t></w:r>", "R&D – x"),
        ("<w:r><w:t> cut </w:t></w:r>", "cut"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>', "link"),
        ("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>", "a<b"),
    ],
)
def test_signs_in_runs(inner: str, text: str) -> None:
    assert [each.text.text for each in document(docx(paragraph(inner))).blocks] == [text]
