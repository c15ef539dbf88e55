"""What the reStructuredText reader sees: blocks, markers, notes, and where they stand."""

from contract import check_contract
from rules_of import findings

from citecheck.model.document import Document
from citecheck.readers.rst.reader import read


def document(text: str) -> Document:
    found = read(text.encode(), "report.rst")
    check_contract(found)
    return found


def raws(text: str) -> list[str]:
    return [marker.raw for marker in document(text).markers]


def keys(text: str) -> list[str]:
    return [item.key for marker in document(text).markers for item in marker.items]


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.label, note.text.text) for note in document(text).notes]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text) for block in document(text).blocks if block.text.text]


def test_numbered_notes() -> None:
    text = "It closed [1]_ in May.\n\n.. [1] Minutes,\n   page 3.\n\n   And a letter.\n\nIt reopened.\n"
    assert raws(text) == ["[1]_"]
    assert notes(text) == [("1", "Minutes, page 3. And a letter.")]
    found = document(text)
    assert found.words_at(found.notes[0].label_span) == "1"
    assert found.words_at(found.markers[0].items[0].span) == "1"
    assert blocks(text)[0] == ("paragraph", "It closed  in May.")
    assert blocks(text)[-1] == ("paragraph", "It reopened.")


def test_automatic_numbers_skip_those_taken_by_hand() -> None:
    text = "A [#]_ b [1]_ c [#name]_ d [#]_.\n\n.. [#] One.\n.. [1] Hand.\n.. [#name] Named.\n.. [#] Two.\n"
    assert keys(text) == ["2", "1", "#name", "4"]
    assert [label for label, _ in notes(text)] == ["2", "1", "#name", "4"]


def test_too_many_automatic_references() -> None:
    text = "A [#]_ b [#]_ c [*]_ d [*]_.\n\n.. [#] One.\n.. [*] Star.\n"
    assert findings(document(text), "CC1") == [("CC101", "[#]_"), ("CC101", "[*]_")]


def test_symbols_in_their_order() -> None:
    text = "A [*]_ b [*]_ c [*]_.\n\n.. [*] x\n.. [*] y\n.. [*] z\n"
    assert keys(text) == ["*", "†", "‡"]


def test_a_name_that_is_not_defined() -> None:
    text = "A [#one]_ b [#two]_.\n\n.. [#one] x\n.. [#two]: a comment, since a colon follows\n"
    assert findings(document(text), "CC1") == [("CC101", "[#two]_")]


def test_citations() -> None:
    text = "A [CIT2002]_ b [Low]_.\n\n.. [CIT2002] A book.\n.. [Unused] Another.\n"
    found = document(text)
    assert [marker.style for marker in found.markers] == ["key", "key"]
    assert [note.kind for note in found.notes] == ["entry", "entry"]
    assert findings(found, "CC1") == [("CC101", "[Low]_"), ("CC102", "Unused")]


def test_where_a_reference_may_stand() -> None:
    text = (
        'word[1]_ (see [2]_), *in [3]_ emphasis*, ``[4]_``, \\[5]_, [6]_x, `[7]_`, "[8]_" x\\ [9]_.\n\n.. [1] a\n'
        "\n.. [2] b\n"
    )
    assert raws(text) == ["[2]_", "[8]_", "[9]_"]


def test_plain_brackets_do_not_cite_a_note_of_the_markup() -> None:
    text = "It closed [1]. It reopened [2]_ and closed [2_] again.\n\n.. [1] Minutes.\n.. [2] Letter.\n"
    assert raws(text) == ["[2]_"]
    assert findings(document(text), "CC1") == [("CC102", "1")]


def test_a_typed_marker_beside_linked_ones() -> None:
    text = "A [1]_, b [1]_, c [1]_, d [1].\n\n.. [1] Minutes.\n"
    assert findings(document(text), "CC1", "CC3") == [("CC309", "[1]")]


def test_notes_without_any_marker_are_one_finding() -> None:
    text = "It closed [1].\n\nReferences\n==========\n\n.. [1] Minutes.\n.. [2] Letter.\n"
    assert findings(document(text), "CC1") == [("CC106", ".. [1] Minutes.")]


def test_further_reading_needs_no_markers() -> None:
    text = "A [1]_.\n\nReferences\n----------\n\n.. [1] a\n\nFurther reading\n---------------\n\n.. [2] b\n"
    assert findings(document(text), "CC1") == []


def test_duplicate_notes_and_targets() -> None:
    text = "A [1]_ and `wiki`_.\n\n.. [1] a\n.. [1] b\n.. _wiki: https://a.org\n.. _wiki: https://b.org\n.. _x: https://c\n"
    assert [rule for rule, _ in findings(document(text), "CC1")] == ["CC103", "CC103"]


def test_citing_roles() -> None:
    text = (
        "A :cite:p:`{see}smith{p. 3},lee` and :cite:t:`jones` and :footcite:`doe` and `roe`:cite:.\n\n"
        ".. bibliography:: refs.bib more\n   :all:\n\n.. footbibliography::\n"
    )
    found = document(text)
    items = [(item.key, item.prefix, item.locator) for marker in found.markers for item in marker.items]
    assert items == [("smith", "see", "p. 3"), ("lee", "", ""), ("jones", "", ""), ("doe", "", ""), ("roe", "", "")]
    assert found.metadata.source_files == ("refs.bib", "more.bib")
    assert found.metadata.cites_all
    assert found.blocks[0].text.text == "A  and jones and  and ."


def test_citing_roles_without_a_file_of_sources() -> None:
    found = document("A :cite:`smith`.\n")
    assert found.metadata.fragment
    assert findings(found, "CC1") == []


def test_other_roles_and_links() -> None:
    text = "See :pep:`8`, :ref:`the part <part>`, :math:`x[1]`, `words <https://a.b>`_, word_, `two words`_, :sup:`1`."
    found = document(text)
    assert found.blocks[0].text.text.startswith("See PEP 8, the part, x[1], words, word, two words, ")


def test_substitutions() -> None:
    text = "At |site| and |gone| and |fig|.\n\n.. |site| replace:: the site [1]_\n.. |fig| image:: a.png\n.. [1] x\n"
    found = document(text)
    assert found.blocks[0].text.text == "At the site  and |gone| and ."
    assert [found.words_at(marker.span) for marker in found.markers] == ["|site|"]


def test_titles_and_their_levels() -> None:
    text = "=====\nTitle\n=====\n\nPart\n====\n\nText.\n\nInner\n-----\n\nPart\n====\n\n----\n\nEnd.\n"
    found = [(block.level, block.text.text) for block in document(text).blocks if block.kind == "heading"]
    assert found == [(1, "Title"), (2, "Part"), (3, "Inner"), (2, "Part")]
    assert document(text).metadata.title == "Title"


def test_the_header_of_a_proposal_is_no_prose() -> None:
    text = "PEP: 1\nTitle: On headers\nAuthor: A. B.\n\nText.\n"
    assert [kind for kind, _ in blocks(text)] == ["furniture", "furniture", "furniture", "paragraph"]
    assert document(text).metadata.title == "On headers"


def test_fields_at_the_head_and_elsewhere() -> None:
    text = "Title\n=====\n\n:Author: A. B.\n\nText.\n\n:Field: with words\n   of two lines\n"
    assert blocks(text)[1:] == [
        ("furniture", ":Author: A. B."),
        ("paragraph", "Text."),
        ("paragraph", "with words of two lines"),
    ]


def test_lists() -> None:
    text = "- one\n  goes on\n\n  more\n- two\n\n  1. inner\n  #. next\n\nA. Einstein wrote\nthis.\n\nterm\n  meaning\n"
    assert blocks(text) == [
        ("item", "one goes on"),
        ("paragraph", "more"),
        ("item", "two"),
        ("item", "inner"),
        ("item", "next"),
        ("paragraph", "A. Einstein wrote this."),
        ("term", "term"),
        ("paragraph", "meaning"),
    ]


def test_numbered_paragraphs_of_a_report() -> None:
    long = "The board met and heard what the inspectors had found in the spring, and it took note of their report. " * 2
    found = document(f"22. {long}\n\n23. {long}\n")
    assert [(block.kind, block.number) for block in found.blocks] == [("paragraph", "22"), ("paragraph", "23")]


def test_code_is_not_read() -> None:
    text = (
        "Text::\n\n   x [1]_\n\nMore.\n\n::\n\n> quoted [1]_\n> lines\n\n.. code-block:: c\n   :linen"
        "os:\n\n   a[1]_\n\n"
        ">>> run [1]_\n\n.. math:: x [1]_\n\nEnd [1]_.\n\n.. [1] A.\n"
    )
    assert raws(text) == ["[1]_"]
    assert [kind for kind, _ in blocks(text)].count("code") == 4


def test_directives_that_hold_prose() -> None:
    text = (
        ".. note:: Begins here\n   and goes on [1]_.\n\n.. figure:: a.png\n   :alt: x\n\n   Caption ["
        "1]_.\n\n   Legend.\n\n"
        ".. epigraph::\n\n   Words.\n\n.. rubric:: Footnotes\n\n.. [1] A.\n"
    )
    assert blocks(text) == [
        ("paragraph", "Begins here and goes on ."),
        ("caption", "Caption ."),
        ("paragraph", "Legend."),
        ("paragraph", "Words."),
        ("heading", "Footnotes"),
        ("paragraph", "A."),
    ]
    assert document(text).inside(6, "quote") or document(text).inside(4, "quote")


def test_comments_and_directives() -> None:
    text = ".. citecheck: ignore[uncited-statistic] known\n\n.. A comment [1]_\n   goes on.\n\n..\n\n   A quotation.\n"
    found = document(text)
    assert [directive.text for directive in found.directives] == ["ignore[uncited-statistic] known"]
    assert not found.markers
    assert blocks(text) == [("paragraph", "A quotation.")]


def test_tables() -> None:
    text = (
        "+-----+--------+\n| a   | b [1]_ |\n| two |        |\n+-----+--------+\n| c   | d      |\n+-"
        "----+--------+\n\n"
        "===  =====\none  two\n===  =====\nx    y [1]_\n     z\n===  =====\n\n.. list-table:: Title"
        "\n\n   * - e\n     - f\n\n"
        ".. [1] n\n"
    )
    assert blocks(text)[:-1] == [
        ("cell", "a two"),
        ("cell", "b "),
        ("cell", "c"),
        ("cell", "d"),
        ("cell", "one"),
        ("cell", "two"),
        ("cell", "x"),
        ("cell", "y z"),
        ("caption", "Title"),
        ("cell", "e"),
        ("cell", "f"),
    ]


def test_line_ends_of_other_systems() -> None:
    text = "A [1]_\r\nb.\r\n\r\n.. [1] Note\r\n   on two.\r\n"
    assert notes(text) == [("1", "Note on two.")]
    assert notes(text.replace("\r\n", "\r")) == [("1", "Note on two.")]


def test_initials_of_names_are_no_list() -> None:
    text = "A [1]_.\n\n.. [1] J. Smith, *Title*, 2019.\n.. [2] A. Lee\n   and others.\n\nB. Jones wrote it.\n\n"
    text += "a. one\nb. two\n"
    assert notes(text) == [("1", "J. Smith, Title, 2019."), ("2", "A. Lee and others.")]
    assert blocks(text)[-3:] == [("paragraph", "B. Jones wrote it."), ("item", "one"), ("item", "two")]


def test_blocks_inside_the_line_of_an_item() -> None:
    text = "- | verse\n  | more\n\n- == ==\n  a  b\n  == ==\n  c  d\n  == ==\n\n22. (a) | a |\n"
    assert [words for _, words in blocks(text)] == ["verse more", "a", "b", "c", "d", "a |"]


def test_a_table_in_a_note() -> None:
    text = "A [1]_.\n\n.. [1] Counts:\n\n   +---+---+\n   | a | b |\n   | c | d |\n   +---+---+\n"
    assert notes(text) == [("1", "Counts: a c b d")]
