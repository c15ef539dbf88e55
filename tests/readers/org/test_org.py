"""What the Org reader makes of footnotes, citations and blocks."""

import time

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings

from citecheck.model.document import Document
from citecheck.readers.org.reader import read

PIECES = [
    *(
        "[fn:1]",
        "[fn:a:",
        "[fn::",
        "]",
        "[cite:@a",
        "; @b",
        "[[",
        "][",
        "]]",
        "\n* ",
        "\n- ",
        "\n| ",
        "\n#+begin_quote\n",
    ),
    *(
        "\n#+end_quote\n",
        "\n#+begin_src\n",
        "\n#+end_src\n",
        "\n:A:\n",
        "\n:END:\n",
        "\n# ",
        "=",
        "\n",
        "\n\n",
        "\n[fn:1] ",
        "word",
    ),
]


def document(text: str) -> Document:
    found = read(text.encode(), "report.org", "")
    check_contract(found)
    return found


def test_notes_at_the_foot_and_in_the_line() -> None:
    whole = document(
        "Rose[fn:1], fell[fn:n:See *this*.] and[fn:n] stood[fn::Anon [x].].\n\n* Footnotes\n[fn:1] First\nmore.\n"
    )
    assert [(note.label, note.text.text) for note in whole.notes] == [
        ("n", "See this."),
        ("1", "Anon [x]."),
        ("1", "First more."),
    ]
    assert whole.blocks[0].text.text == "Rose, fell and stood."
    assert findings(whole, "CC1", "CC2") == []


def test_notes_that_are_missing_unused_and_twice_there() -> None:
    text = "Rose[fn:1] and[fn:gone].\n\n[fn:1] First.\n[fn:2] Second.\n[fn:1] Other.\n"
    assert findings(document(text), "CC1") == [("CC101", "[fn:gone]"), ("CC102", "2"), ("CC103", "1")]


def test_citations() -> None:
    whole = document("#+bibliography: refs.bib\nSo [cite/t:see @doe p. 3; @roe].\n")
    assert [(item.key, item.prefix, item.locator) for item in whole.markers[0].items] == [
        ("doe", "see", "p. 3"),
        ("roe", "", ""),
    ]
    assert whole.metadata.source_files == ("refs.bib",)


def test_blocks_drawers_and_comments_are_no_text() -> None:
    text = (
        "* Head :tag:\n:PROPERTIES:\n:ID: [fn:9]\n:END:\n# citecheck: ignore -- why\n=a[fn:8]=\n: [fn:7]\n"
        "#+begin_src c\n[fn:6]\n#+end_src\n| a | b |\n- item\n#+begin_quote\nSaid.\n#+end_quote\n"
    )
    whole = document(text)
    assert whole.markers == ()
    assert [directive.text for directive in whole.directives] == ["ignore -- why"]
    kinds = [block.kind for block in whole.blocks]
    assert kinds == ["heading", "paragraph", "code", "code", "cell", "cell", "item", "quote", "paragraph"]


def test_a_block_that_is_not_closed() -> None:
    assert findings(document("#+begin_src c\nx\n"), "CC0") == [("CC002", "#+begin_src c")]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_markup_gives_a_legal_document(text: str) -> None:
    check_contract(read(text.encode(), "x.org", ""))


HOSTILE = {
    "open": "[fn::",
    "brackets": "[",
    "closing": "[fn::a]]",
    "blocks": "#+begin_src\n",
    "cells": "|",
    "stars": "* a\n",
    "code": "=a",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_text(kind: str) -> None:
    def cost(size: int) -> float:
        data = (HOSTILE[kind] * size).encode()
        start = time.process_time()
        read(data, "x.org", "")
        return time.process_time() - start

    cost(100)
    assert cost(16_000) < max(12 * cost(4_000), 0.5)
