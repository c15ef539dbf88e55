"""Notes, markers and links back find each other across the files of a book."""

import pytest
from books import book, cites, findings

from citecheck.linking.link import link

_REF = '<a id="r{0}" epub:type="noteref" href="{1}#n{0}">{0}</a>'


def _ref(label: str, file: str = "notes.xhtml", number: str = "") -> str:
    return f'<a id="r{number or label}" epub:type="noteref" href="{file}#n{number or label}">{label}</a>'


def _note(number: str, words: str, back: str) -> str:
    return f'<li id="n{number}" epub:type="endnote"><p>{words} <a href="{back}" epub:type="backlink">back</a></p></li>'


CHAPTERS = {
    "text/one.xhtml": f"<h1>One</h1><p>It fell in June.{_ref('1', '../notes.xhtml')}</p>",
    "text/two.xhtml": f"<h1>Two</h1><p>It rose in July,{_ref('2', '../notes.xhtml')} they say.</p>",
    "notes.xhtml": '<section epub:type="endnotes"><h2>Notes</h2><ol>'
    + _note("1", "First.", "text/one.xhtml#r1")
    + _note("2", "Second.", "text/two.xhtml#r2")
    + "</ol></section>",
}


def test_end_notes_in_a_file_of_their_own() -> None:
    document = book(CHAPTERS)
    assert [part.name for part in document.source.parts] == [
        "OPS/text/one.xhtml",
        "OPS/text/two.xhtml",
        "OPS/notes.xhtml",
    ]
    assert cites(document) == ["1 First.", "2 Second."]
    assert [marker.target for marker in document.markers] == ["OPS/notes.xhtml#n1", "OPS/notes.xhtml#n2"]
    assert [marker.anchor for marker in document.markers] == ["OPS/text/one.xhtml#r1", "OPS/text/two.xhtml#r2"]
    assert [note.anchors for note in document.notes] == [("OPS/notes.xhtml#n1",), ("OPS/notes.xhtml#n2",)]
    assert [(note.kind, note.label, note.listed) for note in document.notes] == [
        ("endnote", "1", 0),
        ("endnote", "2", 0),
    ]
    assert [note.backlinks[0].target for note in document.notes] == ["OPS/text/one.xhtml#r1", "OPS/text/two.xhtml#r2"]
    assert (document.metadata.title, document.metadata.language) == ("The & Report", "en")
    assert findings(document) == []


def test_places_are_those_of_the_inner_file() -> None:
    document = book(CHAPTERS)
    for marker, name in zip(document.markers, ("OPS/text/one.xhtml", "OPS/text/two.xhtml"), strict=True):
        assert marker.span.part == name
        assert document.words_at(marker.span) == marker.raw
        assert document.words_at(marker.items[0].span) == marker.items[0].label
    assert [document.words_at(block.span) for block in document.blocks if block.kind == "heading"] == [
        "One",
        "Two",
        "Notes",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "../notes.xhtml#n2",
            "../notes.xhtml#n3",
            [("CC101", "OPS/text/two.xhtml", "2"), ("CC102", "OPS/notes.xhtml", "Second.")],
        ),
        ("../notes.xhtml#n2", "#n2", [("CC101", "OPS/text/two.xhtml", "2"), ("CC102", "OPS/notes.xhtml", "Second.")]),
        ("../notes.xhtml#n2", "../notes.xhtml#n1", [("CC108", "OPS/text/two.xhtml", "2")]),
        ("text/two.xhtml#r2", "text/one.xhtml#r1", [("CC107", "OPS/notes.xhtml", "back")]),
        ("text/two.xhtml#r2", "text/two.xhtml#r9", [("CC107", "OPS/notes.xhtml", "back")]),
        (
            '<a id="r2" epub:type="noteref" href="../notes.xhtml#n2">2</a>',
            "",
            [("CC102", "OPS/notes.xhtml", "Second.")],
        ),
    ],
)
def test_dead_and_crossed_links(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    pages = {name: body.replace(old, new) for name, body in CHAPTERS.items()}
    assert pages != CHAPTERS
    found = findings(book(pages))
    assert [each for each in expected if each not in found] == []
    assert len(found) <= len(expected) + (expected[0][0] == "CC108")


def _restarting(holder: str, note: str, between: str) -> dict[str, str]:
    refs = "".join(
        f"<p>Words {number}.{_ref(str(number), 'notes.xhtml', 'c{0}-' + str(number))}</p>" for number in (1, 2, 3)
    )
    notes = "".join(note.format("c{0}-" + str(number), number, "{1}") for number in (1, 2, 3))
    chapters = {f"ch{chapter}.xhtml": f"<h1>C</h1>{refs.replace('{0}', str(chapter))}" for chapter in (1, 2, 3)}
    listed = "".join(
        between.format(chapter, notes.replace("{0}", str(chapter)).replace("{1}", f"ch{chapter}.xhtml"))
        for chapter in (1, 2, 3)
    )
    return {**chapters, "notes.xhtml": holder.format(listed)}


_ITEM = '<li id="n{0}"><p>Text{0} <a epub:type="backlink" href="{2}#r{0}">back</a></p></li>'
_LINE = '<p><a id="n{0}" href="{2}#r{0}">{1}</a>. Text{0}</p>'
RESTARTS = {
    "a list for each chapter in one section": (
        '<section epub:type="endnotes"><h2>Notes</h2>{0}</section>', _ITEM, "<h3>Chapter {0}</h3><ol>{1}</ol>",
    ),
    "a section for each chapter": (
        "<div>{0}</div>", _ITEM, '<section epub:type="endnotes"><h3>Chapter {0}</h3><ol>{1}</ol></section>',
    ),
    "paragraphs under headings": ("<h2>Notes</h2>{0}", _LINE, "<h3>Chapter {0}</h3>{1}"),
    "paragraphs in one section": (
        '<section epub:type="endnotes"><h2>Notes</h2>{0}</section>', _LINE, "<h3>Chapter {0}</h3>{1}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RESTARTS)
def test_numbering_restarts_in_one_file_of_notes(name: str) -> None:
    document = book(_restarting(*RESTARTS[name]))
    expected = [f"{number} Textc{chapter}-{number}" for chapter in (1, 2, 3) for number in (1, 2, 3)]
    assert cites(document) == expected
    assert [note.label for note in document.notes] == ["1", "2", "3"] * 3
    assert findings(document) == []


@pytest.mark.parametrize("name", RESTARTS)
def test_one_missing_note_among_restarts_is_one_finding(name: str) -> None:
    pages = _restarting(*RESTARTS[name])
    pages["notes.xhtml"] = pages["notes.xhtml"].replace('id="nc2-2"', 'id="x"')
    found = findings(book(pages))
    assert ("CC101", "OPS/ch2.xhtml", "2") in found
    assert {rule for rule, _, _ in found} <= {"CC101", "CC102"}


@pytest.mark.parametrize("name", RESTARTS)
def test_a_gap_in_one_chapter_is_found(name: str) -> None:
    pages = _restarting(*RESTARTS[name])
    pages["ch2.xhtml"] = "".join(part for part in pages["ch2.xhtml"].split("<p>") if "c2-2" not in part)
    holder = "li" if "<li" in pages["notes.xhtml"] else "p"
    parts = pages["notes.xhtml"].split(f"<{holder}")
    pages["notes.xhtml"] = f"<{holder}".join(part for part in parts if "c2-2" not in part)
    found = findings(book(pages))
    assert [each for each in found if each[0] in ("CC201", "CC108")] == [
        ("CC108" if holder == "li" else "CC201", "OPS/ch2.xhtml", "3")
    ]


def _chapter(chapter: int) -> str:
    body = "".join(f"<p>Words.{_ref(str(number), '')}</p>" for number in (1, 2))
    notes = "".join(_note(str(number), f"Text{chapter}-{number}", f"#r{number}") for number in (1, 2))
    return f'<h1>C</h1>{body}<section epub:type="footnotes"><h2>Notes</h2><ol>{notes}</ol></section>'


def test_each_chapter_has_its_own_list_and_anchors() -> None:
    document = book({f"ch{chapter}.xhtml": _chapter(chapter) for chapter in (1, 2, 3)})
    assert len(document.note_lists) == 3
    assert cites(document) == [f"{number} Text{chapter}-{number}" for chapter in (1, 2, 3) for number in (1, 2)]
    assert findings(document) == []


def test_asides_restart_with_each_file() -> None:
    aside = (
        '<p>Words.{0}</p><aside id="n1" epub:type="footnote"><p>1. First{1}</p></aside><p>More.{2}</p><aside id="n2" '
    )
    aside += 'epub:type="footnote"><p>2. Second{1}</p></aside>'
    pages = {f"ch{chapter}.xhtml": aside.format(_ref("1", ""), chapter, _ref("2", "")) for chapter in (1, 2)}
    document = book(pages)
    assert cites(document) == ["1 First1", "2 Second1", "1 First2", "2 Second2"]
    assert [note.listed for note in document.notes] == [0, 0, 1, 1]
    assert findings(document) == []


def test_typed_markers_find_the_typed_notes_of_their_chapter() -> None:
    body = "<h1>C</h1><p>It fell.[1] It rose.[2]</p><h2>Notes</h2><p>[1] First{0}</p><p>[2] Second{0}</p>"
    document = book({f"ch{chapter}.xhtml": body.format(chapter) for chapter in (1, 2, 3)})
    assert cites(document) == [f"[{n}] {word}{c}" for c in (1, 2, 3) for n, word in ((1, "First"), (2, "Second"))]
    assert findings(document) == []


def test_links_out_of_the_book_are_not_judged() -> None:
    far = '<p>Words.<a epub:type="noteref" href="https://example.org/x.html#n9">9</a></p>'
    document = book({**CHAPTERS, "text/one.xhtml": CHAPTERS["text/one.xhtml"] + far})
    assert "9 elsewhere" in cites(document)
    assert findings(document) == []


def test_old_books_without_epub_types() -> None:
    pages = {
        "one.html": '<p>Words.<sup><a id="r1" href="end.html#n1">1</a></sup> More <a href="two.html#part">2</a></p>',
        "two.html": '<h1 id="part">Two</h1><p>Words.<sup><a id="r2" href="end.html#n2">2</a></sup></p>',
        "end.html": '<p id="n1"><a href="one.html#r1">1</a> First</p><p id="n2"><a href="two.html#r2">2</a> Second</p>',
    }
    document = book(pages)
    assert cites(document) == ["1 First", "2 Second"]
    assert findings(document) == []


def test_aria_roles_and_bibliography() -> None:
    pages = {
        "one.xhtml": '<p>Words <a role="doc-biblioref" href="lit.xhtml#b1">[Smith]</a>.</p>',
        "lit.xhtml": '<section role="doc-bibliography"><ul>'
        '<li id="b1" role="doc-biblioentry">Smith, A. Title.</li></ul></section>',
    }
    document = book(pages)
    assert cites(document) == ["[Smith] Smith,"]
    assert [note.kind for note in document.notes] == ["entry"]


def test_a_comment_silences_in_its_part() -> None:
    comment = "<!-- citecheck: ignore[CC101] no such note -->"
    pages = {
        **CHAPTERS,
        "text/two.xhtml": CHAPTERS["text/two.xhtml"].replace("#n2", "#n5").replace("<p>", f"<p>{comment}"),
    }
    document = book(pages)
    assert [each.span.part for each in document.directives] == ["OPS/text/two.xhtml"]
    assert link(document).unresolved()
