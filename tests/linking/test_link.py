"""The linker on documents made with the builder."""

from citecheck.linking.link import link
from citecheck.linking.suggest import Suggestions
from citecheck.model.document import CitedItem, Document, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.labels import key_of, number_list
from citecheck.text.span import Span


class Page:
    """Writes a small document of paragraphs and note lists."""

    def __init__(self) -> None:
        self.text = ""
        self.steps: list[tuple[str, int, int, str, str]] = []

    def paragraph(self, text: str) -> "Page":
        self.steps.append(("paragraph", len(self.text), len(self.text) + len(text), text, ""))
        self.text += text + "\n"
        return self

    def notes(self, *labels: str) -> "Page":
        for label in labels:
            line = f"{label} Words of {label}."
            self.steps.append(("note", len(self.text), len(self.text) + len(line), line, label))
            self.text += line + "\n"
        self.steps.append(("list", 0, 0, "", ""))
        return self

    def document(self) -> Document:
        builder = DocumentBuilder(SourceFile("page.txt", "text", (Part("", "page.txt", self.text, "utf-8"),)))
        listed = []
        for kind, start, end, text, label in self.steps:
            if kind == "list":
                builder.note_list(listed)
                listed = []
                continue
            if kind == "note":
                span = Span("", start, start + len(label))
                opened = builder.open_note("endnote", label, key_of(label), start, span)
                assert opened.note is not None
                opened.note.typed = True
                listed.append(opened)
                start, text = start + len(label) + 1, text[len(label) + 1 :]
            builder.begin("paragraph", start)
            builder.text(text, start)
            builder.end(end)
            if kind == "note":
                builder.close(end)
        return builder.finish(len(self.text))


def resolved(document: Document) -> list[str]:
    links = link(document)
    return [document.notes[each.note].text.text if each.note >= 0 else "nothing" for each in links.links]


def test_a_label_finds_its_note() -> None:
    document = Page().paragraph("One.[1] Two.[2] Three.[3]").notes("1", "2").document()
    assert resolved(document) == ["Words of 1.", "Words of 2.", "nothing"]
    assert link(document).cited_by == ((0,), (1,))


def test_zero_padded_numbers_are_the_same_number() -> None:
    assert resolved(Page().paragraph("One.[01]").notes("1").document()) == ["Words of 1."]


def test_lists_that_share_labels_serve_the_text_before_them() -> None:
    page = Page().paragraph("One.[1] Two.[2]").notes("1", "2").paragraph("Three.[1] Four.[3]").notes("1", "2")
    document = page.document()
    links = link(document)
    assert [each.note for each in links.links] == [0, 1, 2, -1]
    assert links.lists == (0, 0, 1, 1)


def test_lists_that_share_nothing_are_one_space_of_labels() -> None:
    document = Page().paragraph("One.[3] Two.[1]").notes("1", "2").paragraph("Three.[2]").notes("3").document()
    assert resolved(document) == ["Words of 3.", "Words of 1.", "Words of 2."]


def test_the_last_list_serves_what_follows_it() -> None:
    document = Page().paragraph("One.[1]").notes("1").paragraph("Two.[1]").notes("1").paragraph("Three.[1]").document()
    assert [each.note for each in link(document).links] == [0, 1, 1]


def test_a_list_goes_on_when_no_marker_stands_between() -> None:
    page = Page().paragraph("One.[1]").notes("1").paragraph("Two.[1] Three.[2] Four.[3]").notes("1", "2")
    document = page.paragraph("A letter that note 2 quotes.").notes("3").paragraph("Five.[1]").notes("1").document()
    assert [each.note for each in link(document).links] == [0, 1, 2, 3, 4]


def test_of_two_notes_with_one_label_the_first_counts() -> None:
    document = Page().paragraph("One.[1]").notes("1", "1").document()
    assert link(document).cited_by == ((0,), ())


def test_ranges_reach_the_numbers_between() -> None:
    document = Page().paragraph("All.[1]\u2013[4] Some.[2, 3-4]").notes("1", "2", "3", "4").document()
    assert [len(markers) for markers in link(document).cited_by] == [1, 2, 2, 2]


def test_an_anchor_beats_the_label() -> None:
    text = "One.[1]\nWords.\n"
    builder = DocumentBuilder(SourceFile("page.html", "html", (Part("", "page.html", text, "utf-8"),)))
    builder.begin("paragraph", 0)
    builder.text("One.", 0)
    builder.marker("bracket", "[1]", (CitedItem("1", "1", Span("", 5, 6)),), Span("", 4, 7), target="fn9")
    builder.marker("bracket", "[1]", (CitedItem("1", "1", Span("", 5, 6)),), Span("", 4, 7), target="gone")
    builder.end(7)
    builder.open_note("footnote", "1", "1", 8, Span("", 8, 8), anchors=("fn9",))
    builder.begin("paragraph", 8)
    builder.text("Words.", 8)
    document = builder.finish(len(text))
    assert [(each.note, each.by) for each in link(document).links] == [(0, "anchor"), (-1, "nothing")]


def test_number_lists() -> None:
    parsed = number_list("1, 3-5", "", 10)
    assert parsed is not None
    assert [(item.key, item.implied) for item in parsed.items] == [
        ("1", False),
        ("3", False),
        ("4", True),
        ("5", False),
    ]
    assert [item.span.start for item in parsed.items if not item.implied] == [10, 13, 15]
    assert number_list("1,,2", "", 0) is not None
    assert number_list("1,,2", "", 0).fault == "empty"  # type: ignore[union-attr]
    assert number_list("3-1", "", 0).fault == "descending"  # type: ignore[union-attr]
    assert number_list("65/194", "", 0) is None
    assert number_list("a", "", 0) is None


def test_suggestions() -> None:
    labels = {"representatives": "representatives", "7": "7", "smith2019": "Smith2019"}
    suggestions = Suggestions(labels)
    assert suggestions.closest("representative") == "representatives"
    assert suggestions.closest("SMITH2019") == "Smith2019"
    assert suggestions.closest("8") == ""
    assert suggestions.closest("council") == ""
