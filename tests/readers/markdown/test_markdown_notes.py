"""Definitions of notes: all of them, with their words and places."""

import pytest
from reading import blocks, document, notes, raws

LONG = """Fell[^1] and rose[^b].

[^1]: One
    goes on.

    - a list
      - inside[^b]

    > and a quotation

        code[^1]

[^b]: Two[^1]
"""


def test_note_of_many_blocks() -> None:
    found = document(LONG)
    first, second = found.notes
    assert first.text.text.startswith("One goes on. a list inside and a quotation code[^1]")
    assert found.words_at(first.span).startswith("[^1]: One\n")
    assert found.words_at(first.span).endswith("code[^1]")
    assert [found.words_at(note.label_span) for note in found.notes] == ["1", "b"]
    assert second.text.text == "Two"
    assert raws(LONG) == ["[^1]", "[^b]", "[^b]", "[^1]"]
    kinds = [block.kind for block in found.blocks if found.inside(block.order, "note")]
    assert kinds == [
        "note",
        "paragraph",
        "list",
        "item",
        "list",
        "item",
        "quote",
        "paragraph",
        "code",
        "note",
        "paragraph",
    ]


def test_duplicate_unused_and_empty_definitions_are_notes() -> None:
    text = "Text[^1].\n\n[^1]: first\n[^2]:\n[^1]: second\n\n[^3]: \n\n[^4]:\n    below\n"
    assert notes(text) == [("1", "first"), ("2", ""), ("1", "second"), ("3", ""), ("4", "below")]
    found = document(text)
    assert [found.words_at(note.span) for note in found.notes][1] == "[^2]:"


def test_notes_in_lists_and_quotations() -> None:
    text = "> said[^1]\n>\n> [^1]: in a quotation\n\n- item[^2]\n\n  [^2]: in a list\n"
    assert notes(text) == [("1", "in a quotation"), ("2", "in a list")]
    assert [document(text).blocks[note.block].parent for note in document(text).notes] == [0, 4]


def test_definition_right_after_a_paragraph() -> None:
    text = "Text[^6]\n[^6]: note\n[^7]: other\n"
    assert notes(text, "gfm") == [("6", "note"), ("7", "other")]
    assert notes(text, "pandoc") == []
    assert raws(text, "pandoc") == ["[^6]"]
    assert notes("Text[^6]\n\n[^6]: note\n[^7]: other\n", "pandoc") == [("6", "note"), ("7", "other")]
    assert notes("# Head\n[^6]: note\n", "pandoc") == [("6", "note")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = f"# Head{end}{end}Text[^1]{end}goes on.{end}{end}[^1]: note{end}    more{end}"
    assert notes(text) == [("1", "note more")]
    assert blocks(text)[:2] == [("heading", "Head"), ("paragraph", "Text goes on.")]


def test_places_behind_wide_characters() -> None:
    text = "Père 😀 日本語[^é] *x*[^2] [^3]\n\n[^é]: “日本” note\n"
    found = document(text)
    assert [found.words_at(marker.span) for marker in found.markers] == ["[^é]", "[^2]", "[^3]"]
    assert found.notes[0].text.text == "“日本” note"
    assert found.words_at(found.notes[0].span) == "[^é]: “日本” note"


NUMBERED = """Fell [1] and rose [2][3], see [the report][4] and [5][].

## References

[1]: https://a.example/1 "One, page 3"
[2]: <https://a.example/2>
[3]: https://a.example/3
[1]: https://a.example/again
[4]: https://a.example/4
[5]: https://a.example/5
[6]: https://a.example/6

```markdown
[7]: https://a.example/7
```
"""


def test_numbered_link_definitions_are_a_list_of_references() -> None:
    found = document(NUMBERED)
    assert [found.words_at(marker.span) for marker in found.markers] == ["[1]", "[2]", "[3]", "[5]"]
    assert [(note.label, note.text.text) for note in found.notes] == [
        ("1", "https://a.example/1 One, page 3"),
        ("2", "https://a.example/2"),
        ("3", "https://a.example/3"),
        ("1", "https://a.example/again"),
        ("5", "https://a.example/5"),
        ("6", "https://a.example/6"),
    ]
    assert {note.listed for note in found.notes} == {0}
    assert found.blocks[found.note_lists[0].heading].text.text == "References"
    assert notes("See [the report][1].\n\n[1]: https://a.example\n") == []


def test_a_note_that_holds_only_a_picture_is_not_empty() -> None:
    assert notes("Text[^1].\n\n[^1]: ![](plan.png)\n") == [("1", "![](plan.png)")]
    assert notes("Text[^1].\n\n[^1]: ![Plan](plan.png)\n") == [("1", "Plan")]


def test_typed_lists_are_recognised() -> None:
    text = "Fell [1] and rose [2].\n\n## References\n\n1. Smith, *Title*, 2019.\n2. Jones, Title, 2020.\n"
    assert notes(text) == [("1", "Smith, Title, 2019."), ("2", "Jones, Title, 2020.")]
    assert notes(text.replace("1. S", "[1] S").replace("2. J", "[2] J"))[1] == ("2", "Jones, Title, 2020.")
