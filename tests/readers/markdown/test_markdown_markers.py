"""Which constructs count as a marker, in which dialect, and exactly where."""

import pytest
from reading import blocks, document, notes, places, prose, raws

LIVE = {
    "paragraph": "text[^x] more",
    "heading": "## head[^x]",
    "table cell": "| a | b[^x] |\n|---|---|\n| c | d |",
    "quotation": "> said[^x]",
    "list item": "- item[^x]",
    "after an escaped backslash": r"a\\[^x]",
    "inline code tags": "<code>a[^x]</code> and <sup>[^x]</sup>",
    "division with blank lines": "<div>\n\ntext[^x]\n\n</div>",
    "link text": "[see[^x]](https://a.example/b)",
    "alternative text": "words ![plan[^x]](plan.png)",
    "after an exclamation mark": "Stop![^x]",
    "emphasis": "*said*[^x] **so[^x]**",
    "template beside it": "{{ page.title }}[^x]",
}
DEAD = {
    "code span": "`a[^x]`",
    "fence": "```python\na[^x]\n```",
    "indented code": "    a[^x]",
    "entity": "a&#91;^x]",
    "escape": r"a\[^x]",
    "comment": "a <!-- [^x] --> b",
    "comment at the start of a line": "<!-- c --> text[^x]",
    "division without blank lines": "<div>\ntext[^x]\n</div>",
    "mathematics": "it is $$y[^x]$$ or $a_1 + b$",
    "front matter": "---\ntitle: a[^x]\n---\n\ntext",
    "template": "{{ page[^x] }} {% include a[^x] %}",
    "link target": "[a](https://a.example/[^x])",
}


@pytest.mark.parametrize("text", LIVE.values(), ids=LIVE)
@pytest.mark.parametrize("dialect", ["gfm", "pandoc"])
def test_is_a_marker(text: str, dialect: str) -> None:
    found = document(f"{text}\n\n[^x]: note\n", dialect)
    assert {marker.raw for marker in found.markers} == {"[^x]"}
    assert [item.key for marker in found.markers for item in marker.items] == ["x"] * text.count("[^x]")


@pytest.mark.parametrize("text", DEAD.values(), ids=DEAD)
def test_is_no_marker(text: str) -> None:
    assert raws(f"{text}\n\n[^x]: note\n") == []


@pytest.mark.parametrize("name", ["comment at the start of a line", "division without blank lines"])
def test_pandoc_reads_markdown_in_html(name: str) -> None:
    assert raws(f"{DEAD[name]}\n\n[^x]: note\n", "pandoc") == ["[^x]"]


def test_undefined_markers_are_found_where_they_stand() -> None:
    assert places("Text[^9], *said*[^late-2] and [so[^3b]](u).") == [
        ("footnote", "[^9]", 4),
        ("footnote", "[^late-2]", 10),
        ("footnote", "[^3b]", 17),
    ]
    assert prose("Text[^9], *said*[^late-2] end.") == "Text, said end."


@pytest.mark.parametrize(
    "words", ["a-z", "a-zA-Z0-9", "0-9", "1-9", r"\s", '"', "'", ",;", "A-Z_", "a-z ]*[^>", "<>", "]", "ab]+"]
)
def test_classes_of_characters_are_no_markers(words: str) -> None:
    found = document(f"The pattern [^{words}] matches.[^1]\n\n[^1]: note\n")
    assert [marker.raw for marker in found.markers] == ["[^1]"]
    assert not found.suspects


@pytest.mark.parametrize("label", ["1", "note-2", "注1", "Smith2019", "1-2", "a.b", "§4", "2:3", "*"])
def test_labels_of_undefined_markers(label: str) -> None:
    assert raws(f"Text[^{label}] goes on.") == [f"[^{label}]"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [("[^ a]", "space"), ("[^a b]", "space"), ("[^c ]", "space"), ("[^]", "label"), ("[^open", "unbalanced")],
)
def test_slips(words: str, reason: str) -> None:
    found = document(f"Only {words} here.[^1]\n\n[^1]: note\n")
    assert [(each.reason, each.raw, found.words_at(each.span)) for each in found.suspects] == [(reason, words, words)]
    assert [marker.raw for marker in found.markers] == ["[^1]"]
    assert document(f"Only {words} here.\n").suspects == ()


def test_a_slip_that_is_defined_is_a_marker() -> None:
    assert raws("Text[^a b].\n\n[^a b]: note\n") == ["[^a b]"]


def test_case_of_labels() -> None:
    text = "One[^Key] two[^key].\n\n[^key]: note\n"
    assert [marker.items[0].key for marker in document(text, "gfm").markers] == ["key", "key"]
    assert [marker.items[0].key for marker in document(text, "pandoc").markers] == ["Key", "key"]


def test_inline_notes() -> None:
    text = "Said^[See *p.* 3 [here](u), and[^x].] so^[two] far.\n\n[^x]: note\n"
    found = document(text, "pandoc")
    assert [(marker.style, found.words_at(marker.span), marker.start) for marker in found.markers] == [
        ("inline", "^[See *p.* 3 [here](u), and[^x].]", 4),
        ("footnote", "[^x]", 18),
        ("inline", "^[two]", 7),
    ]
    assert [(note.kind, note.text.text) for note in found.notes] == [
        ("inline", "See p. 3 here, and."),
        ("inline", "two"),
        ("footnote", "note"),
    ]
    assert [marker.target for marker in found.markers if marker.style == "inline"] == [
        note.anchors[0] for note in found.notes if note.kind == "inline"
    ]
    assert prose(text, "pandoc") == "Said so far."
    assert raws("Not closed ^[here.\n\nNext] one.", "pandoc") == []
    assert raws("Said^[two].", "gfm") == []


def test_raised_numbers_are_judged_as_in_plain_text() -> None:
    text = "Fell<sup>1</sup> by 3 m<sup>2</sup>, as said<sup>2, 3</sup>.\n\n## Notes\n\n1. One.\n2. Two.\n3. Three.\n"
    found = document(text)
    assert [(marker.style, found.words_at(marker.span)) for marker in found.markers] == [
        ("superscript", "1"),
        ("superscript", "2, 3"),
    ]
    assert prose("Fell^1^ and^2^.\n\n## Notes\n\n1. One.\n2. Two.\n", "pandoc") == "Fell and."


def test_links_to_a_source_and_references_are_no_markers() -> None:
    assert (
        raws(
            "See [1](https://a.example), [[2]](https://b.example), [the report][3] and [x].\n\n[3]: https://c.example\n"
        )
        == []
    )


def test_tasks_and_callouts_are_no_markers() -> None:
    text = "> [!NOTE]\n> text\n\n> [!faq]- Title\n> x\n\n- [x] done\n- [ ] open\n\nSee[^1].\n\n[^1]: note\n"
    assert raws(text) == ["[^1]"]
    assert [words for kind, words in blocks(text) if kind == "item"] == ["done", "open"]


def test_money_is_no_mathematics() -> None:
    text = "It cost $5 million[^1] of the US$6 million.\n\n[^1]: note\n"
    assert raws(text) == ["[^1]"]
    assert prose(text) == "It cost $5 million of the US$6 million."
    assert raws("Where $x_[1]$ and \\(a[1]\\) are, and $n[^2]$2.\n\n[1] One.\n[2] Two.\n", "pandoc") == ["[^2]"]


def test_escaped_brackets_of_converters_are_typed_markers() -> None:
    text = "Fell.\\[1\\] And rose.\\[2\\]\n\n## References\n\n\\[1\\] One.\n\n\\[2\\] Two.\n"
    assert [marker.raw for marker in document(text).markers] == ["[1]", "[2]"]
    assert notes(text) == [("1", "One."), ("2", "Two.")]


def test_fences_that_a_site_renders_use_their_notes() -> None:
    text = "Text[^used].\n\n```grammar,items\nRule -> `a`[^edition]\n```\n\n[^used]: a\n[^edition]: b\n"
    assert raws(text) == ["[^used]", "[^edition]"]
    assert raws(text.replace("grammar,items", "markdown")) == ["[^used]"]
    assert raws(text.replace("[^edition]: b", "")) == ["[^used]"]
