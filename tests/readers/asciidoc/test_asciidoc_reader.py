"""What the AsciiDoc reader sees: blocks, markers, notes, included files, and where they stand."""

from contract import check_contract
from rules_of import findings

from citecheck.model.document import Document
from citecheck.readers.asciidoc.reader import read


def document(text: str, files: dict[str, str] | None = None) -> Document:
    def load(path: str) -> bytes:
        inner = path.removeprefix("folder/")
        if files is None or inner not in files:
            raise FileNotFoundError(path)
        return files[inner].encode()

    found = read(text.encode(), "folder/report.adoc", load=load)
    check_contract(found)
    return found


def raws(text: str) -> list[str]:
    return [marker.raw for marker in document(text).markers]


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, note.text.text) for note in document(text).notes]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document(text).blocks if block.text.text]


def test_footnotes_are_numbered_in_the_order_of_the_text() -> None:
    text = (
        "It closed.footnote:[Minutes, page 3.] It\nreopened.footnote:[A https://a.b/c[letter] of [two]\npages.] End.\n"
    )
    assert notes(text) == [("1", "Minutes, page 3."), ("2", "A letter of [two] pages.")]
    assert blocks(text)[0] == ("paragraph", "It closed. It reopened. End.")
    assert [marker.start for marker in document(text).markers] == [10, 23]
    assert findings(document(text), "CC1", "CC2") == []


def test_named_footnotes() -> None:
    text = "A.footnote:one[First.] B.footnote:one[] C.footnote:two[] D.footnoteref:[x,Old.] E.footnoteref:[x]\n"
    assert findings(document(text), "CC1") == [("CC101", "footnote:two[]")]
    assert notes(text) == [("one", "First."), ("x", "Old.")]


def test_one_name_for_two_footnotes() -> None:
    text = "A.footnote:one[First.] B.footnote:one[Second.]\n"
    assert [rule for rule, _ in findings(document(text), "CC1")] == ["CC103"]


def test_an_empty_footnote() -> None:
    assert [rule for rule, _ in findings(document("A.footnote:[] B.footnote:[x]\n"), "CC1")] == ["CC104"]


def test_footnotes_kept_in_attributes() -> None:
    text = ":fn-a: footnote:a[The note.]\n\nA.{fn-a} B.{fn-a}\n"
    assert notes(text) == [("a", "The note.")]
    assert raws(text) == ["{fn-a}", "{fn-a}"]


def test_bibliography_and_cross_references() -> None:
    text = (
        "See <<doe2019>>, <<roe2020,p. 3>>, xref:doe2019[there], <<doe2018>>, <<intro>> and <<other,the other>>.\n\n"
        "[bibliography]\n== References\n\n* [[[doe2019]]] Doe. Title.\n* [[[roe2020,2]]] Roe.\n  Title.\n"
        "* [[[poe1999]]] Poe.\n\nAfter.\n"
    )
    found = document(text)
    assert [(note.label, note.key) for note in found.notes] == [
        ("doe2019", "doe2019"),
        ("2", "roe2020"),
        ("poe1999", "poe1999"),
    ]
    assert found.words_at(found.notes[1].label_span) == "2"
    assert found.notes[1].text.text == "Roe. Title."
    assert found.markers[1].items[0].locator == "p. 3"
    assert findings(found, "CC1") == [("CC101", "<<doe2018>>"), ("CC102", "poe1999")]
    assert found.blocks[0].text.text.endswith("intro and the other.")
    assert not found.inside(len(found.blocks) - 1, "note")


def test_citations_of_asciidoctor_bibtex() -> None:
    text = (
        ":bibtex-file: refs.bib\n\nA cite:[Lane12(59), lane13] and citenp:[roe] and cite[slip].\n\nbibliography::[]\n"
    )
    found = document(text)
    items = [(item.key, item.locator) for marker in found.markers for item in marker.items]
    assert items == [("lane12", "59"), ("lane13", ""), ("roe", "")]
    assert found.metadata.source_files == ("refs.bib",)
    assert [suspect.raw for suspect in found.suspects] == ["cite[slip]"]
    assert found.blocks[0].text.text == "A  and roe and cite[slip]."


def test_a_chapter_that_declares_no_sources() -> None:
    found = document("A cite:[lane].\n")
    assert found.metadata.fragment
    assert findings(found, "CC1") == []


def test_titles() -> None:
    text = "= Title\nA. Writer\nv1, 2019\n\n== Part *one*\n\n=== Inner ===\n\nOld style\n---------\n\nText.\n"
    found = document(text)
    heads = [(block.level, block.text.text) for block in found.blocks if block.kind == "heading"]
    assert heads == [(1, "Title"), (2, "Part one"), (3, "Inner"), (2, "Old style")]
    assert found.metadata.title == "Title"
    assert [block.kind for block in found.blocks].count("furniture") == 2


def test_lists() -> None:
    text = (
        "* one\ngoes on\n** inner\n+\nattached\n\n* two\n\n1. first\n. other\n\nterm:: words\nnext::"
        "\n  more\n\nParagraph.\n"
    )
    assert blocks(text) == [
        ("item", "one goes on"),
        ("item", "inner"),
        ("paragraph", "attached"),
        ("item", "two"),
        ("item", "first"),
        ("item", "other"),
        ("term", "term"),
        ("paragraph", "words"),
        ("term", "next"),
        ("paragraph", "more"),
        ("paragraph", "Paragraph."),
    ]
    assert document(text).blocks[-1].parent == -1


def test_what_is_not_read() -> None:
    text = (
        "Text `code footnote:[a]` \\footnote:[b] +footnote:[c]+ pass:[footnote:[d]].\n\n----\nfootnote:[e]\n----\n\n"
        "....\nfootnote:[f]\n....\n\n////\nfootnote:[g]\n////\n\n++++\nfootnote:[h]\n++++\n\n[source]"
        "\nfootnote:[i]\n\n"
        " literal footnote:[j]\n\n```c\nfootnote:[k]\n```\n"
    )
    assert raws(text) == []
    assert [kind for kind, _ in blocks(text)].count("code") == 5


def test_blocks_that_hold_prose() -> None:
    text = (
        "NOTE: Careful.\n\n====\nExample.\n====\n\n____\nQuoted.\n____\n\n[quote]\nSaid.\n\n.Title\n*"
        "***\nAside.\n****\n\n"
        "--\nOpen.\n--\n"
    )
    assert blocks(text) == [
        ("paragraph", "Careful."),
        ("paragraph", "Example."),
        ("paragraph", "Quoted."),
        ("paragraph", "Said."),
        ("caption", "Title"),
        ("paragraph", "Aside."),
        ("paragraph", "Open."),
    ]
    quoted = [block.text.text for block in document(text).blocks if document(text).inside(block.order, "quote")]
    assert quoted == ["", "Quoted.", "", "Said."]


def test_tables() -> None:
    text = "|===\n|Head |Two\n\n|a\n|b footnote:[c]\n2+|wide a|cell\n|===\n\n,===\nx,y\n,===\n"
    assert blocks(text) == [
        ("cell", "Head"),
        ("cell", "Two"),
        ("cell", "a"),
        ("cell", "b "),
        ("paragraph", "c"),
        ("cell", "wide"),
        ("cell", "cell"),
        ("cell", "x,y"),
    ]


def test_inline_markup() -> None:
    text = (
        ":org: The Council\n\n{org} *said* _this_ and **t**hat #now# to https://a.b[us], link:c.html["
        "them], https://d.e. "
        "((Terms)) (((not, shown))) {unknown} a_b_c 2 * 3 * 4 [[id]]x^2^\n"
    )
    assert blocks(text)[0][1] == (
        "The Council said this and that now to us, them, https://d.e. Terms  {unknown} a_b_c 2 * 3 * 4 x²"
    )


def test_comments_and_directives() -> None:
    text = "// citecheck: ignore[uncited-statistic] known\nText.\n\n////\ncitecheck: ignore\n////\n"
    assert [each.text for each in document(text).directives] == ["ignore[uncited-statistic] known", "ignore"]
    assert blocks(text) == [("paragraph", "Text.")]


def test_conditions_are_read_both_ways() -> None:
    text = "ifdef::a[]\nOne.\nendif::[]\nifndef::a[]\nTwo.\nendif::[]\nifdef::b[Three.]\n"
    assert [words for _, words in blocks(text)] == ["One.", "Two.", "Three."]


FILES = {
    "parts/one.adoc": "One.footnote:a[In a part.] See <<doe2019>>.\n\ninclude::two.adoc[]\n",
    "parts/two.adoc": "Two.footnote:b[]\n",
    "refs.adoc": "[bibliography]\n== References\n\n* [[[doe2019]]] Doe.\n",
}


def test_included_files_are_parts() -> None:
    found = document(
        "Start.\n\ninclude::parts/one.adoc[]\n\nEnd.footnote:a[]\n\ninclude::refs.adoc[leveloffset=+1]\n", FILES
    )
    assert [part.name for part in found.source.parts] == ["", "parts/one.adoc", "parts/two.adoc", "refs.adoc"]
    assert [(marker.span.part, marker.raw) for marker in found.markers] == [
        ("parts/one.adoc", "footnote:a[In a part.]"),
        ("parts/one.adoc", "<<doe2019>>"),
        ("parts/two.adoc", "footnote:b[]"),
        ("", "footnote:a[]"),
    ]
    assert findings(found, "CC1") == [("CC101", "footnote:b[]")]
    assert not found.problems


def test_files_outside_the_folder_are_not_read() -> None:
    for target in ("../x.adoc", "/etc/x.adoc", "missing.adoc"):
        found = document(f"A.footnote:[b]\n\ninclude::{target}[]\n", {"../x.adoc": "no", "/etc/x.adoc": "no"})
        assert [problem.kind for problem in found.problems] == ["truncated"]
        assert len(found.source.parts) == 1


def test_a_missing_file_that_cannot_matter_is_not_reported() -> None:
    assert not document("Text.\n\ninclude::missing.adoc[]\n").problems
    assert not document("A.footnote:[b]\n\ninclude::figure.svg[]\n").problems


def test_files_that_include_one_another() -> None:
    files = {"a.adoc": "A.\n\ninclude::b.adoc[]\n", "b.adoc": "B.\n\ninclude::a.adoc[]\n\ninclude::report.adoc[]\n"}
    found = document("Start.\n\ninclude::a.adoc[]\n", files)
    assert [block.text.text for block in found.blocks] == ["Start.", "A.", "B."]


def test_a_citation_without_a_key_stays_text() -> None:
    assert blocks("Words cite:[(] and more.\n") == [("paragraph", "Words cite:[(] and more.")]


def test_a_table_without_bars() -> None:
    assert blocks("|===\nfootnote:[\n|===\n\nAfter.\n") == [("paragraph", "After.")]
