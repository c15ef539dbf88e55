"""What the Typst reader makes of footnotes, citations and blocks."""

import time

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings

from citecheck.model.document import Document
from citecheck.readers.typst.reader import read

PIECES = [
    *(
        "#footnote[",
        "#footnote(<a>)",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "#cite(<k>)",
        "@key",
        "@key[p. 1]",
        " <a>",
        "#let x = ",
    ),
    *(
        "#figure(caption: [",
        '"',
        "`",
        "```",
        "$",
        "//",
        "/*",
        "*/",
        "*",
        "_",
        "~",
        "\n",
        "\n\n",
        "= ",
        "- ",
        "/ a: ",
        "word",
    ),
]


def document(text: str) -> Document:
    found = read(text.encode(), "report.typ", "")
    check_contract(found)
    return found


def test_footnotes_are_numbered_and_may_be_used_again() -> None:
    whole = document("Rose.#footnote[One _a_.] <fn> Fell.#footnote[Two.] Again.#footnote(<fn>) And @fn.")
    assert [marker.raw for marker in whole.markers] == ["1", "2", "1", "1"]
    assert [(note.label, note.text.text) for note in whole.notes] == [("1", "One a."), ("2", "Two.")]
    assert findings(whole, "CC1", "CC2") == []


def test_a_label_that_is_nowhere() -> None:
    assert findings(document("Rose.#footnote[One.] Again.#footnote(<gone>)"), "CC1") == [("CC101", "#footnote(<gone>)")]


def test_citations_and_cross_references() -> None:
    whole = document(
        'See @doe[p. 3] and @fig-a, @sec. #cite(<roe>, supplement: [p. 4])\n= Head <sec>\n#bibliography("refs.bib")'
    )
    cited = [(item.key, item.locator) for marker in whole.markers for item in marker.items]
    assert cited == [("doe", "p. 3"), ("roe", "p. 4")]
    assert whole.metadata.source_files == ("refs.bib",)
    assert whole.blocks[0].text.text.startswith("See  and @fig-a, @sec.")


def test_code_strings_comments_and_mathematics_hold_no_citations() -> None:
    whole = document('#let f = {\n  "@a ] x"\n}\n`@b` $x[1]$ // @c\n/* @d */ a@e.org \\@f\n```\n@g #footnote[x]\n```\n')
    assert whole.markers == ()


def test_figures_tables_and_quotes() -> None:
    whole = document(
        "#figure(\n table([a#footnote[N.]], [b]),\n caption: [Cap],\n)\n#quote(block: true)[Said.]\n- item\n"
    )
    kinds = [(block.kind, block.text.text.strip()) for block in whole.blocks if block.text.text.strip()]
    assert kinds == [
        ("cell", "a"),
        ("paragraph", "N."),
        ("cell", "b"),
        ("caption", "Cap"),
        ("paragraph", "Said."),
        ("item", "item"),
    ]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_markup_gives_a_legal_document(text: str) -> None:
    check_contract(read(text.encode(), "x.typ", ""))


HOSTILE = {
    "open": "#footnote[",
    "brackets": "[",
    "closing": "]",
    "code": "#f(",
    "raw": "`",
    "comments": "/*",
    "let": "#let x\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind: str) -> None:
    def cost(size: int) -> float:
        data = (HOSTILE[kind] * size).encode()
        start = time.process_time()
        read(data, "x.typ", "")
        return time.process_time() - start

    cost(100)
    assert cost(16_000) < max(12 * cost(4_000), 0.5)
