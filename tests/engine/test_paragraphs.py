"""Places by paragraph, for files that people see as pages."""

from citecheck.engine.paragraphs import ParagraphLocator
from citecheck.model.document import Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.text.span import Span

BODY = "<h>Attendance</h><p>It fell.</p><p>The <b>council</b> disagreed.</p>"
NOTES = "<n>Letter of June.</n>"


def document() -> Document:
    parts = (Part("body.xml", "report.docx", BODY, "utf-8"), Part("notes.xml", "report.docx", NOTES, "utf-8"))
    builder = DocumentBuilder(SourceFile("report.docx", "docx", parts), "body.xml")
    builder.begin("heading", 0, 1)
    builder.text("Attendance", 3)
    builder.end(17)
    builder.begin("paragraph", 17)
    builder.text("It fell.", 20)
    builder.end(32)
    builder.begin("paragraph", 32)
    for words in ("The ", "council", " disagreed."):
        builder.text(words, BODY.index(words))
    builder.end(len(BODY))
    builder.part = "notes.xml"
    builder.open_note("footnote", "1", "1", 0, Span("notes.xml", 0, 0))
    builder.begin("paragraph", 0)
    builder.text("Letter of June.", 3)
    builder.end(len(NOTES))
    return builder.finish(len(NOTES))


def span_of(part: str, text: str, words: str) -> Span:
    return Span(part, text.index(words), text.index(words) + len(words))


def test_a_paragraph_is_a_line_and_a_character_a_column() -> None:
    locator = ParagraphLocator(document())
    place = locator.location(span_of("body.xml", BODY, "council"))
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 5, 3, 12)
    assert place.address == 'section "Attendance", paragraph 2, characters 5 to 11'
    assert locator.excerpt(place) == ("The council disagreed.", 1, False)


def test_a_note_is_named() -> None:
    locator = ParagraphLocator(document())
    place = locator.location(span_of("notes.xml", NOTES, "June"))
    assert place.address == "note 1, characters 11 to 14"
    assert place.line == 4
