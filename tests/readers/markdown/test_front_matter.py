"""What a document says of itself before its text."""

import subprocess
import sys

import pytest
from reading import blocks, document

from citecheck.readers.markdown.front_matter import read_front_matter


def test_simple_keys() -> None:
    text = (
        "---\ntitle: 'A report'\nlang: en-GB # British\n"
        'bibliography:\n  - a.bib\n  - "b.json"\nreferences: notes.yaml\n'
        "sources: [https://a.example/x, c.toml]\nnocite: |\n  @*\ntags: [x]\n---\n\nText.\n"
    )
    found = document(text)
    assert found.metadata[:4] == ("A report", "en-GB", ("a.bib", "b.json", "notes.yaml", "c.toml"), True)
    assert blocks(text) == [("paragraph", "Text.")]


def test_toml_and_json() -> None:
    assert read_front_matter('+++\ntitle = "T"\nbibliography = ["a.bib", \'b.bib\']\n+++\ntext').metadata[:3] == (
        "T",
        "",
        ("a.bib", "b.bib"),
    )
    assert read_front_matter('+++\ntitle = """A\nB"""\n+++\n').metadata.title == "A B"
    assert read_front_matter("+++\ntitle = 3 4\n+++\n").faults[0][0].startswith("the front matter is not TOML")
    assert blocks('{\n  "title": "x"\n}\n\nText.') == [("paragraph", "Text.")]


def test_inline_references_are_notes_outside_the_text() -> None:
    text = "---\nreferences:\n- id: doe\n  title: One title\n- id: roe\n  title: 'Two'\n---\n\nSaid [@doe].\n"
    found = document(text, "")
    assert [(note.kind, note.label, note.text.text, note.block) for note in found.notes] == [
        ("entry", "doe", "One title", -1),
        ("entry", "roe", "Two", -1),
    ]
    assert [found.words_at(note.label_span) for note in found.notes] == ["doe", "roe"]
    assert not found.note_lists[0].optional
    assert document(text.replace("---\nref", "---\nnocite: '@*'\nref"), "").note_lists[0].optional


def test_references_at_the_end() -> None:
    text = "Said [@doe].\n\n---\nreferences:\n- id: doe\n  title: One\n...\n\nLast.\n"
    found = document(text, "pandoc")
    assert [note.label for note in found.notes] == ["doe"]
    assert blocks(text, "pandoc") == [("paragraph", "Said ."), ("paragraph", "Last.")]


@pytest.mark.parametrize("value", ["[a", "{a: [", "\n- id: x\n - y: z", "\n  - &a b\n  - *a", "[" * 500])
def test_broken_values_are_one_problem(value: str) -> None:
    found = document(f"---\nreferences: {value}\n---\n\nText.\n")
    assert [problem.kind for problem in found.problems] == ["damaged"]
    assert "references" in found.problems[0].message


def test_rules_are_no_front_matter() -> None:
    assert blocks("---\n\nText: a\n\n---\n\nMore.\n")[0] == ("paragraph", "Text: a")
    assert blocks("---\nJust words\n---\n")[-1][1] == "Just words"
    assert read_front_matter("---\ntitle: x\n").ranges == ()
    assert blocks("---\n---\n") == []


def test_heavy_modules_stay_away() -> None:
    code = (
        "import sys; from citecheck.readers.markdown.reader import read; "
        "read(b'---\\ntitle: a\\nbibliography: [b.bib]\\n---\\n\\nText[^1] &amp;\\n\\n[^1]: n\\n', 'a.md', ''); "
        "print([name for name in ('yaml', 'tomllib', 'html', 'pathlib', 'dataclasses') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
