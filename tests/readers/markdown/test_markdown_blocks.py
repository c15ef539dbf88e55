"""Blocks, their kinds and numbers, and what is not prose."""

from reading import blocks, document, prose

SENTENCE = "In Durham the council received the returns of the schools in 2019, and wrote to each of them in June."


def numbers(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.number) for block in document(text).blocks if block.text.text]


def test_numbered_paragraphs_of_a_report() -> None:
    text = f"22. {SENTENCE}\n\n    It did so again.\n\n24. {SENTENCE}\n\n# Part\n\n25. {SENTENCE}\n"
    assert numbers(text) == [
        ("paragraph", "22"), ("paragraph", ""), ("paragraph", "24"), ("heading", ""), ("paragraph", "25"),
    ]  # fmt: skip
    assert all(block.parent == -1 for block in document(text).blocks)
    assert numbers("22\\. In Durham it fell.\n\n**2.14** The council agreed.\n\n2.5 million people came.\n") == [
        ("paragraph", "22"), ("paragraph", "2.14"), ("paragraph", ""),
    ]  # fmt: skip
    assert prose("22\\. In Durham it fell.\n") == "In Durham it fell."


def test_lists_stay_lists() -> None:
    assert numbers("It said:\n\n1. one\n2. two\n\n   more\n5) five\n") == [
        ("paragraph", ""), ("item", "1"), ("item", "2"), ("paragraph", ""), ("item", "5"),
    ]  # fmt: skip
    text = f"It found:\n\n1. {SENTENCE}\n\n2. {SENTENCE}\n"
    assert numbers(text)[1:] == [("item", "1"), ("item", "2")]
    assert numbers(f"## References\n\n1. {SENTENCE}\n\n2. {SENTENCE}\n")[0][0] == "heading"


def test_kinds() -> None:
    text = (
        "Title\n=====\n\n### Sub {#sub .x}\n\n> quoted\n\n| a | b |\n|---|---|\n| c | `d` |\n\n```\ncode [1]\n```\n\n"
        "![A plan](plan.png){width=3}\n\n- item\n"
    )
    assert blocks(text) == [
        ("heading", "Title"), ("heading", "Sub"), ("quote", ""), ("paragraph", "quoted"), ("table", ""), ("cell", "a"),
        ("cell", "b"), ("cell", "c"), ("cell", "d"), ("code", "code [1]"), ("caption", "A plan"), ("list", ""),
        ("item", "item"),
    ]  # fmt: skip
    assert [block.level for block in document(text).blocks if block.kind == "heading"] == [1, 3]
    assert document(text).metadata.title == "Title"


def test_definition_lists_of_pandoc() -> None:
    text = "Term\n\n:   First.\n\n    Second.\n"
    assert blocks(text, "pandoc") == [("term", "Term"), ("paragraph", "First."), ("paragraph", "Second.")]


def test_what_is_no_prose() -> None:
    text = (
        "::: {.note}\nInside.\n:::\n\n{% include a.html %}\n\nSee [the page](u){.c target=_blank} and `x`{.r}.\n"
        "{: .lead}\n\n:::{tip} Hint\nText.\n:::\n"
    )
    assert blocks(text) == [("paragraph", "Inside."), ("paragraph", "See the page and x."), ("paragraph", "Text.")]


def test_html_blocks() -> None:
    text = (
        '<div class="x">\n<p>One &amp; <b>two</b><br>three</p>\n<p>Four</p>\n<table><tr><td>5</td></tr></table>\n'
        "<script>\nvar a = [1];\n</script>\n</div>\n\n<!-- citecheck: ignore[unused-note] -- later -->\n\n"
        "<!-- no directive -->\n\nLast <!-- citecheck: ignore --> words.\n"
    )
    assert blocks(text) == [
        ("paragraph", "One & two three"), ("paragraph", "Four"), ("cell", "5"), ("paragraph", "Last  words."),
    ]  # fmt: skip
    found = document(text)
    assert [(each.text, each.block) for each in found.directives] == [
        ("ignore[unused-note] -- later", -1),
        ("ignore", 3),
    ]
    assert found.words_at(found.directives[1].span) == "<!-- citecheck: ignore -->"


def test_links_addresses_and_code_keep_their_words() -> None:
    text = "See [the *report*](https://a.example/[1]), <https://b.example/[2]>, https://c.example/@d and `e[3]`\n"
    assert prose(text) == "See the report, https://b.example/[2], https://c.example/@d and e[3]"
    assert document(text).markers == ()


def test_entities_escapes_and_breaks() -> None:
    assert prose("A&nbsp;&amp; B\\* C  \nD\\\nE\nF") == "A\xa0& B* C D E F"


def test_binary_and_encodings() -> None:
    from citecheck.readers.markdown.reader import read

    assert read(b"%PDF-1.4\0\1\2", "a.md").problems[0].kind == "unreadable"
    latin = read("Café[^1]\n\n[^1]: n".encode("cp1252"), "a.md")
    assert latin.problems[0].kind == "encoding"
    assert latin.blocks[0].text.text == "Café"
