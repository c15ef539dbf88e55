"""Registers of sources: their forms, their places, their faults."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.model.document import Document, Metadata, Part, SourceFile
from citecheck.readers.builder import DocumentBuilder
from citecheck.sources.attach import Wanted, attach, load, registers_beside, wanted_registers
from citecheck.sources.registers.read import parse_tree, read_register
from citecheck.sources.registers.register import Register
from citecheck.sources.tree import Broken


def register(name: str, text: str) -> Register:
    return read_register(name, text.encode(), name)


def entries(name: str, text: str) -> list[tuple[str, str]]:
    read = register(name, text)
    assert not read.problems, read.problems
    for note in read.notes:
        label = text[note.label_span.start : note.label_span.end]
        assert label in ("", note.label), label
    return [(note.label, note.text.text) for note in read.notes]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.json", '{"1": "First source.", "2": "Second source."}'),
        ("s.json", '[{"id": "1", "title": "First source."}, {"id": 2, "title": "Second source."}]'),
        ("s.json", '{"references": [{"id": "1", "title": "First source."}, {"id": "2", "note": "Second source."}]}'),
        ("s.json", '["First source.", "Second source."]'),
        ("s.yaml", "1: First source.\n2: Second source.\n"),
        ("s.yaml", "sources:\n- id: 1\n  title: First source.\n- id: 2\n  title: 'Second source.'\n"),
        ("s.yaml", "- First source.\n- Second source.\n"),
        ("s.toml", '1 = "First source."\n2 = "Second source."\n'),
        ("s.toml", '[1]\ntitle = "First source."\n[2]\ntitle = "Second source."\n'),
        ("s.toml", '[[sources]]\nid = "1"\ntitle = "First source."\n[[sources]]\nid = "2"\ntitle = "Second source."\n'),
    ],
)
def test_every_form_gives_the_same_entries(name: str, text: str) -> None:
    assert entries(name, text) == [("1", "First source."), ("2", "Second source.")]


@pytest.mark.parametrize("name", ["s.notes.txt", "s.notes.md"])
@pytest.mark.parametrize(
    "text",
    [
        "1. First source.\n2. Second source.\n",
        "[1] First source.\n[2] Second source.\n",
        "Notes\n\n1. First source.\n2. Second source.\n",
        "# Notes\n\n1. First source.\n2. Second source.\n",
    ],
)
def test_a_list_of_notes_is_a_register(name: str, text: str) -> None:
    if name.endswith("txt") and text.startswith("#"):
        pytest.skip("a hash is no heading in plain text")
    read = register(name, text)
    assert [(note.label, note.text.text) for note in read.notes] == [("1", "First source."), ("2", "Second source.")]
    for note in read.notes:
        assert note.text.to_source(0, len(note.text)).part == name
        span = note.text.to_source(0, len(note.text))
        assert text[span.start : span.end] == note.text.text


@pytest.mark.parametrize(
    ("name", "text", "offset"),
    [
        ("s.json", '{"1": "First" "2": "x"}', 14),
        ("s.json", "[1, 2", 5),
        ("s.yaml", "a: [1, 2", 8),
        ("s.toml", 'a = "x"\nb = ', 12),
        ("s.yaml", "a: &x 1\nb: *x\n", 11),
        ("s.json", '"just words"', 0),
        ("s.bin", "abc", 0),
    ],
)
def test_a_fault_has_a_place(name: str, text: str, offset: int) -> None:
    read = register(name, text)
    assert not read.notes
    assert len(read.problems) == 1
    assert read.problems[0].span.start in (offset, max(offset - 1, 0))


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_deep_nesting_is_refused(kind: str) -> None:
    with pytest.raises(Broken):
        parse_tree("[" * 3000 + "]" * 3000, kind)


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert register("s.yaml", bomb).problems


def test_a_repeated_key_is_two_entries() -> None:
    assert [label for label, _ in entries("s.json", '{"a": "x", "a": "y"}')] == ["a", "a"]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.sampled_from(["s.json", "s.yaml", "s.toml"]), st.text(alphabet='{}[]":,\n -=#&*!|>a1é\\', max_size=60))
def test_any_text_gives_a_register(name: str, text: str) -> None:
    read = read_register(name, text.encode(), name)
    for note in read.notes:
        assert 0 <= note.span.start <= note.span.end <= len(text)
    for problem in read.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)


def small(path: str = "drafts/report.md", metadata: Metadata | None = None) -> Document:
    builder = DocumentBuilder(SourceFile(path, "markdown", (Part("", path, "One.[1]", "utf-8"),)))
    builder.metadata = metadata or Metadata()
    builder.begin("paragraph", 0)
    builder.text("One.[1]", 0)
    return builder.finish(7)


def test_names_beside_a_document() -> None:
    names = registers_beside("drafts/report.md")
    assert "drafts/report.notes.txt" in names
    assert "drafts/report.sources.json" in names


def test_wanted_registers_are_found_once() -> None:
    document = small(metadata=Metadata(source_files=("report.sources.json", "../all.yaml")))
    beside = {"drafts/report.sources.json"}
    wanted = wanted_registers(document, ["all.yaml"], lambda path: path in beside)
    assert [each.path for each in wanted] == ["drafts/report.sources.json", "all.yaml"]


def test_attach_adds_notes_of_a_second_part() -> None:
    document = attach(small(), [register("report.sources.json", '{"1": "First source."}')])
    note = document.notes[0]
    assert document.note_lists[note.listed].origin == "sidecar"
    assert document.words_at(note.span) == '1": "First source.'


def test_a_missing_register_is_a_problem() -> None:
    def absent(path: str) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", path)

    read = load(Wanted("gone.json", True), absent)
    assert "No such file" in read.problems[0].message
