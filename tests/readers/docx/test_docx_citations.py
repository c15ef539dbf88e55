"""Citations that Zotero, Mendeley, EndNote and Word itself keep in fields and content controls."""

import base64
import json

from contract import check_contract
from rules_of import findings
from word_files import docx, field, note, paragraph, part, reference, run

from citecheck.model.document import Document, Note
from citecheck.readers.docx.reader import read


def document(data: bytes) -> Document:
    result = read(data, "report.docx")
    check_contract(result)
    return result


SMITH = {
    "id": 12,
    "type": "book",
    "title": "The Bridge & the River",
    "DOI": "10.1000/182",
    "author": [{"family": "Smith", "given": "Ann"}, {"literal": "Office for Bridges"}],
    "issued": {"date-parts": [[2019, 3]]},
}
JONES = {
    "id": 13,
    "type": "book",
    "title": "Roads",
    "author": [{"family": "Jones"}],
    "issued": {"date-parts": [["2020"]]},
}


def csl(*works: dict[str, object], **extra: str) -> str:
    items = [
        {"id": work["id"], "uris": [f"http://zotero.org/{work['id']}"], "itemData": work, **extra} for work in works
    ]
    return json.dumps({"citationID": "x", "citationItems": items, "schema": "s"}, ensure_ascii=False)


def bibliography(*entries: str, code: str = 'ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY') -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin = sign.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + sign.format("separate")
    lines = [paragraph(begin, entries[0]), *(paragraph(each) for each in entries[1:])]
    return "".join(lines) + paragraph(sign.format("end"))


def fields(of: Note) -> list[tuple[str, str]]:
    return [(each.name, each.value) for each in of.fields]


def test_author_year_citations_of_zotero() -> None:
    body = paragraph(
        "It fell ", field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(SMITH, locator="7"), "(Smith 2019, 7)"), "."
    )
    body += paragraph("It rose ", field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(JONES), "(Jones 2020)"), ".")
    body += paragraph("References")
    body += bibliography("Jones. 2020. Roads.", "Smith, Ann. 2019. The Bridge &amp; the River.")
    result = document(docx(body))
    assert result.blocks[0].text.text == "It fell (Smith 2019, 7)."
    assert [(each.style, each.raw, [item.locator for item in each.items]) for each in result.markers] == [
        ("author-year", "(Smith 2019, 7)", ["7"]), ("author-year", "(Jones 2020)", [""]),
    ]  # fmt: skip
    assert [each.label for each in result.notes] == ["Jones 2020", "Smith 2019"]
    assert fields(result.notes[1]) == [
        ("type", "book"), ("title", "The Bridge & the River"), ("DOI", "10.1000/182"), ("author", "Smith, Ann"),
        ("author", "Office for Bridges"), ("issued", "2019-03"),
    ]  # fmt: skip
    title = result.notes[1].fields[2]
    assert result.source.part(title.span.part).text[title.span.start : title.span.end] == "10.1000/182"
    assert not findings(result, "CC1", "CC2", "CC3")


def test_numeric_citations_resolve_to_the_printed_list() -> None:
    body = paragraph("It fell ", field("ADDIN CSL_CITATION " + csl(JONES, SMITH), "[1,2]"), ".")
    body += paragraph("It rose.", field("ADDIN CSL_CITATION " + csl(SMITH), "2", '<w:vertAlign w:val="superscript"/>'))
    body += bibliography(
        "[1] Jones. Roads.",
        "[2] Smith. The Bridge &amp; the River.",
        code="ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
    )
    result = document(docx(body))
    assert [(each.style, each.raw, [item.key for item in each.items]) for each in result.markers] == [
        ("bracket", "[1,2]", ["1", "2"]), ("superscript", "2", ["2"]),
    ]  # fmt: skip
    assert result.blocks[0].text.text == "It fell ."
    assert [(each.label, each.text.text) for each in result.notes] == [
        ("1", "Jones. Roads."), ("2", "Smith. The Bridge & the River."),
    ]  # fmt: skip
    assert ("DOI", "10.1000/182") in fields(result.notes[1])
    assert not findings(result, "CC1")


def test_a_draft_without_a_bibliography() -> None:
    body = paragraph("It fell ", field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(SMITH), "[1]"), ".")
    result = document(docx(body))
    assert [(each.kind, each.label, each.typed) for each in result.notes] == [("entry", "Smith 2019", False)]
    assert ("title", "The Bridge & the River") in fields(result.notes[0])
    assert not findings(result, "CC1")


def test_the_words_of_a_note_stay() -> None:
    words = field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(SMITH), "Smith, The Bridge &amp; the River, 2019")
    result = document(docx(paragraph("It fell.", reference("1")), footnotes=note("1", words, ", page 4.")))
    assert result.notes[0].text.text == "Smith, The Bridge & the River, 2019, page 4."
    assert not findings(result, "CC1")


def test_broken_data_leave_the_words() -> None:
    result = document(docx(paragraph("It fell ", field('ADDIN CSL_CITATION {"citationItems": [', "(Smith 2019)"), ".")))
    assert result.blocks[0].text.text == "It fell (Smith 2019)."
    assert not result.notes


def test_endnote() -> None:
    xml = (
        "<EndNote><Cite><Author>Smith</Author><Year>2019</Year><RecNum>5</RecNum><Pages>7</Pages><record><contributors>"
        "<authors><author>Smith, Ann</author></authors></contributors><titles><title>Bridges</title></titles>"
        "<dates><year>2019</year></dates></record></Cite></EndNote>"
    )
    coded = base64.b64encode(xml.encode("utf-16-le")).decode()
    data = f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{coded}</w:fldData></w:fldChar></w:r>'
    hidden = field("ADDIN EN.CITE", "(Smith 2019)").replace('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', data)
    body = paragraph("It fell ", field("ADDIN EN.CITE " + xml, "(Smith 2019)"), " and ", hidden, ".")
    body += bibliography("Smith, A. (2019) Bridges.", code="ADDIN EN.REFLIST")
    result = document(docx(body))
    assert [each.items[0].locator for each in result.markers] == ["7", "7"]
    assert [(each.label, fields(each)) for each in result.notes] == [
        ("Smith 2019", [("author", "Smith, Ann"), ("title", "Bridges"), ("issued", "2019")])
    ]
    assert not findings(result, "CC1")


def test_mendeley_content_controls() -> None:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(csl(SMITH).encode()).decode()
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("(Smith, 2019)")}</w:sdtContent></w:sdt>'
    )
    listed = paragraph("Smith, A. (2019). The Bridge &amp; the River.")
    listed = (
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_BIBLIOGRAPHY"/></w:sdtPr><w:sdtContent>{listed}</w:sdtContent></w:sdt>'
    )
    result = document(docx(paragraph("It fell ", control, ".") + listed))
    assert [(each.style, each.raw) for each in result.markers] == [("author-year", "(Smith, 2019)")]
    assert [each.label for each in result.notes] == ["Smith 2019"]
    assert not findings(result, "CC1")


SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Smi19</b:Tag>'
    "<b:Title>Bridges</b:Title><b:Year>2019</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Smith</b:Last>"
    "<b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"
)


def test_citations_of_word() -> None:
    body = paragraph("It fell ", field(r" CITATION Smi19 \p 12 \l 2057 ", "(Smith, 2019, p. 12)"), ".")
    body += paragraph("It rose ", field(r" CITATION Lee20 \l 2057 ", "Invalid source specified."), ".")
    more = {"customXml": ("../customXml/item1.xml", SOURCES)}
    files = docx(body, more=more)
    result = document(_moved(files))
    assert [(each.label, fields(each)) for each in result.notes] == [
        ("Smith 2019", [("title", "Bridges"), ("issued", "2019"), ("author", "Smith, Ann")])
    ]
    assert result.markers[0].items[0].locator == "12"
    assert [each[0] for each in findings(result, "CC1")] == ["CC101"]


def test_a_tag_in_quotes_and_no_store_of_sources() -> None:
    result = document(docx(paragraph("As in ", field(' CITATION  "ISO Directives"', "Rules"), ".")))
    assert [(each.raw, each.items[0].label) for each in result.markers] == [("Rules", "ISO Directives")]
    assert [each.label for each in result.notes] == ["ISO Directives"]
    assert not findings(result, "CC1")


def test_works_cited_in_several_parts_make_one_list() -> None:
    cited = field("ADDIN ZOTERO_ITEM CSL_CITATION " + csl(JONES), "Jones 2020")
    body = paragraph("A long paragraph. " * 40) + paragraph(
        "It fell ", field("ADDIN CSL_CITATION " + csl(SMITH), "[1]"), reference("1")
    )
    result = document(docx(body, footnotes=note("1", cited)))
    assert [each.label for each in result.notes] == ["1", "Smith 2019", "Jones 2020"]
    assert not findings(result, "CC1")


def _moved(data: bytes) -> bytes:
    """Put the custom part where its relationship leads."""
    import io
    import zipfile

    from word_files import zipped

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return zipped({name.replace("word/../", ""): file.read(name) for name in file.namelist()})


def test_a_bibliography_part_is_no_text() -> None:
    result = document(docx(paragraph("Text."), more={"styles": ("styles.xml", part("styles", ""))}))
    assert len(result.blocks) == 1
