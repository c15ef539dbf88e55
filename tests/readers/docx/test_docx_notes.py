"""Footnotes and endnotes of Word files: their numbers, marks, places, and what dangles."""

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


def labels(result: Document) -> list[str]:
    return [marker.raw for marker in result.markers]


def settings(rules: str) -> dict[str, tuple[str, str]]:
    return {"settings": ("settings.xml", part("settings", rules))}


def test_runs_make_one_text() -> None:
    body = paragraph("The coun", "cil met", run(" in 2017", "<w:b/>"), ".", reference("2"), " It closed.")
    result = document(docx(body, footnotes=note("2", " Minutes, page 3.")))
    block = result.blocks[0]
    assert block.text.text == "The council met in 2017. It closed."
    marker = result.markers[0]
    assert (marker.style, marker.raw, marker.start) == ("footnote", "1", len("The council met in 2017."))
    assert result.words_at(marker.span) == ""
    source = result.source.part("word/document.xml").text
    assert source[marker.span.start : marker.span.end] == '<w:footnoteReference w:id="2"/>'
    only = result.notes[0]
    assert (only.kind, only.label, only.text.text, only.text.part) == (
        "footnote", "1", "Minutes, page 3.", "word/footnotes.xml",
    )  # fmt: skip
    assert not findings(result, "CC1", "CC2", "CC3")


def test_parts_are_found_by_relationship() -> None:
    data = docx(
        paragraph("Text.", reference("1")),
        footnotes=note("1", "A source."),
        names={"document": "main2.xml", "footnotes": "fn-part.xml"},
    )
    assert [each.name for each in document(data).source.parts] == ["word/main2.xml", "word/fn-part.xml"]


def test_separators_are_told_by_type() -> None:
    separator = '<w:footnote w:type="separator" w:id="7"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    data = docx(paragraph("Text.", reference("0")), footnotes=separator + note("0", "A source."))
    result = document(data)
    assert [each.text.text for each in result.notes] == ["A source."]
    assert not findings(result, "CC1")


def test_notes_come_in_the_order_of_their_references() -> None:
    body = paragraph("A.", reference("9"), " B.", reference("3"), " C.", reference("5"))
    notes = note("3", "Second.") + note("5", "Third.") + note("9", "First.")
    result = document(docx(body, footnotes=notes))
    assert [(each.label, each.text.text) for each in result.notes] == [
        ("1", "First."),
        ("2", "Second."),
        ("3", "Third."),
    ]
    assert not findings(result, "CC1", "CC2")


SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:pPr></w:p>'


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ["1", "2", "3"]),
        ('<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>', ["1", "2", "1"]),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', ["i", "ii", "iii"]),
        ('<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>', ["A", "B", "C"]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', ["*", "†", "‡"]),
        ('<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>', ["5", "6", "7"]),
        ('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>', ["1", "1", "2"]),
    ],
)
def test_printed_numbers(rules: str, expected: list[str]) -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph("A.", reference("1"), page, " B.", reference("2")) + SECTION + paragraph("C.", reference("3"))
    notes = note("1", "One.") + note("2", "Two.") + note("3", "Three.")
    result = document(docx(body, footnotes=notes, more=settings(rules)))
    assert labels(result) == expected
    assert [each.label for each in result.notes] == expected
    assert not findings(result, "CC1", "CC2")


def test_a_section_has_rules_of_its_own() -> None:
    last = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    changed = SECTION.replace("</w:sectPr>", '<w:sectPrChange w:id="1"><w:sectPr/></w:sectPrChange></w:sectPr>')
    body = paragraph("A.", reference("1")) + changed + paragraph("B.", reference("2")) + last
    assert labels(document(docx(body, footnotes=note("1", "One.") + note("2", "Two.")))) == ["1", "b"]


def test_footnotes_and_endnotes_are_two_numberings() -> None:
    body = "".join(
        paragraph(f"Text {n}.", reference(str(n)), " More.", reference(str(n), "endnote")) for n in range(1, 7)
    )
    footnotes = "".join(note(str(n), f"Footnote {n}.") for n in range(1, 7))
    endnotes = "".join(note(str(n), f"Endnote {n}.", kind="endnote") for n in range(1, 7))
    result = document(docx(body, footnotes=footnotes, endnotes=endnotes))
    assert labels(result)[:4] == ["1", "i", "2", "ii"]
    assert not findings(result, "CC1", "CC2", "CC3")
    arabic = settings('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>')
    result = document(docx(body, footnotes=footnotes, endnotes=endnotes, more=arabic))
    assert labels(result)[:4] == ["1", "1", "2", "2"]
    assert not findings(result, "CC1", "CC2", "CC3")


def test_custom_marks_are_not_counted() -> None:
    body = paragraph("A.", reference("1"), " B.", reference("2", mark="*"), " C.", reference("3"))
    raised = '<w:vertAlign w:val="superscript"/>'
    star = f'<w:footnote w:id="2">{paragraph(run("*", raised), " Star.")}</w:footnote>'
    result = document(docx(body, footnotes=note("1", "One.") + star + note("3", "Two.")))
    assert labels(result) == ["1", "*", "2"]
    assert result.blocks[0].text.text == "A. B. C."
    assert not findings(result, "CC1")


def test_a_custom_number_that_differs_from_its_note() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("A.", reference("1", mark="4"))
    typed = f'<w:footnote w:id="1">{paragraph(run("5", raised), run(" Letter."))}</w:footnote>'
    result = document(docx(body, footnotes=typed))
    assert (result.notes[0].label, result.notes[0].text.text.strip()) == ("5", "Letter.")
    assert findings(result, "CC108") == [("CC108", "4")]


def test_what_dangles_both_ways() -> None:
    body = paragraph("A.", reference("1"), " B.", reference("8"))
    result = document(docx(body, footnotes=note("1", "One.") + note("2", "Nobody cites this.")))
    assert findings(result, "CC1") == [("CC101", "2"), ("CC102", "Nobody cites this.")]


def test_duplicate_ids() -> None:
    body = paragraph("A.", reference("1"))
    result = document(docx(body, footnotes=note("1", "One.") + note("1", "Another.")))
    assert [each[0] for each in findings(result, "CC1")] == ["CC103"]


def test_empty_notes_and_notes_that_hold_a_picture() -> None:
    body = paragraph("A.", reference("1"), " B.", reference("2"), " C.", reference("3"))
    picture = '<w:footnote w:id="2"><w:p><w:r><w:drawing/></w:r></w:p></w:footnote>'
    result = document(docx(body, footnotes=note("1", "One.") + picture + note("3")))
    assert findings(result, "CC1") == [("CC104", "3")]


def test_a_second_marker_of_a_note() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    marked = '<w:bookmarkStart w:id="0" w:name="_Ref1"/>' + reference("1") + '<w:bookmarkEnd w:id="0"/>'
    body = paragraph("A.", marked) + paragraph(
        "B.", field(r" NOTEREF _Ref1 \f \h ", "1", raised), " and see note ", field(r" NOTEREF _Ref1 \h ", "1"), "."
    )
    result = document(docx(body, footnotes=note("1", "One.")))
    assert [(each.raw, each.target) for each in result.markers] == [("1", "footnote-1"), ("1", "footnote-1")]
    assert result.blocks[1].text.text == "B. and see note 1."
    assert not findings(result, "CC1")
    lost = document(docx(body.replace('w:name="_Ref1"', 'w:name="_Ref2"'), footnotes=note("1", "One.")))
    assert [each[0] for each in findings(lost, "CC1")] == ["CC101"]


def test_typed_markers_beside_real_notes() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(
        "A claim.", reference("1"), " Another.[2] A third.", run("3", raised), " An area of 5 m", run("2", raised), "."
    )
    notes = note("1", "One.") + note("2", "Two.") + note("3", "Three.")
    result = document(docx(body + paragraph(reference("2"), reference("3")), footnotes=notes))
    typed = [(each.style, each.raw) for each in result.markers if each.typed]
    assert ("bracket", "[2]") in typed
    assert all(each[1] != "2" for each in typed), "the square of a unit is no marker"


def test_raised_digits_with_a_typed_list() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("One.", run("1", raised), " Two.", run("2,3", raised), " Four.", run("4", raised))
    body += paragraph("Notes", style="Heading1") + "".join(paragraph(f"{n}. Source {n}.") for n in range(1, 4))
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    result = document(docx(body, more={"styles": ("styles.xml", part("styles", styles))}))
    assert labels(result) == ["1", "2,3", "4"]
    assert findings(result, "CC1") == [("CC101", "4")]
