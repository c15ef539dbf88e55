"""Citations as pandoc writes them."""

import pytest
from reading import document, prose, raws


def items(text: str) -> list[tuple[str, str, str, str, str]]:
    found = document(text, "pandoc")
    return [
        (item.label, found.words_at(item.span), item.prefix, item.locator, item.suffix)
        for marker in found.markers
        for item in marker.items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@doe99]", [("doe99", "", "", "")]),
        ("[see @doe99, p. 3]", [("doe99", "see", "p. 3", "")]),
        ("[@doe99, pp. 33-35 and *passim*; -@roe]", [("doe99", "", "pp. 33-35", "and passim"), ("roe", "", "", "")]),
        ("[@doe99 chap. 2, for one]", [("doe99", "", "chap. 2", "for one")]),
        ("[cf. @a; also @b, § 4; @c, 12]", [("a", "cf.", "", ""), ("b", "also", "§ 4", ""), ("c", "", "12", "")]),
        ("[@{https://a.example/b}, p. 1]", [("https://a.example/b", "", "p. 1", "")]),
        ("[@doe99{p. 7, with care}, so]", [("doe99", "", "p. 7, with care", "so")]),
        ("[@doe:2019a.b, and others]", [("doe:2019a.b", "", "", "and others")]),
        ("@doe99 [p. 3]", [("doe99", "", "p. 3", "")]),
        ("@doe99 said", [("doe99", "", "", "")]),
        ("-@doe99, said", [("doe99", "", "", "")]),
        ("[@doe99, p. iv]", [("doe99", "", "p. iv", "")]),
    ],
)
def test_citations(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert items(f"As {text} here.") == [(key, key, *rest) for key, *rest in expected]


def test_narrative_citations_stay_in_the_sentence() -> None:
    text = "As @doe99 [p. 3] found and others say [@roe]."
    found = document(text, "pandoc")
    assert prose(text, "pandoc") == "As @doe99 [p. 3] found and others say ."
    assert [(marker.start, marker.end) for marker in found.markers] == [(3, 16), (38, 38)]


@pytest.mark.parametrize(
    "text",
    [
        "Write to a.b@example.org or <c@d.example>.",
        "See https://social.example/@name and `[@code]`.",
        r"Not \@escaped or \[@escaped\].",
        "See @fig-plan, [@tbl-sums] and @sec-two.",
        "Thanks to [@user](https://a.example/user).",
        "$x@y$ and @ alone @.",
        "(@fine) A sentence.\n\nAs (@fine) shows.",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert [raw for raw in raws(text, "pandoc") if raw != "@escaped"] == []


def test_github_has_no_citations() -> None:
    assert raws("Thanks @user and [@doe99] here.", "gfm") == []


@pytest.mark.parametrize(
    ("text", "path", "dialect"),
    [
        ("Said [see @doe99, p. 3].", "a.md", "pandoc"),
        ("Said^[A note.]", "a.md", "pandoc"),
        ("---\nbibliography: a.bib\n---\n\nSaid @doe.", "a.md", "pandoc"),
        ("::: {.callout}\nx\n:::", "a.md", "pandoc"),
        ("Plain.", "a.qmd", "pandoc"),
        ("Plain.", "a.Rmd", "pandoc"),
        ("Plain[^1] by @user.", "a.md", "gfm"),
        ("```\n[@doe99]\n```\n\nand `[@doe99]` or `^[x]`", "a.md", "gfm"),
        ("Thanks to [@user](https://a.example) and [@other].\n\n[@other]: https://b.example", "a.md", "gfm"),
        ("The pattern ^[a-z]+$ and ^[^x]", "a.md", "gfm"),
    ],
)
def test_detected_dialect(text: str, path: str, dialect: str) -> None:
    assert document(text, "", path).source.dialect == dialect


def test_mentions_are_no_citations_in_a_document_without_any() -> None:
    assert [marker.raw for marker in document("Said^[note] by @user.", "").markers] == ["^[note]"]
