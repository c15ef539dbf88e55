"""Any bytes give a legal Document, in time that grows with their number."""

import csv
import os
from collections import Counter

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import document

from citecheck.readers.markdown.reader import read
from citecheck.text.lines import LineIndex

PIECES = [
    "[^1]", "[^a]", "[^1]: ", "\n[^a]: ", "^[", "[@k, p. 3]", "@key", "-@b", "[", "]", "(", ")", "{{ x }}", "{% y %}",
    "::: {.a}\n", "\n\n", "\n", "\r\n", "> ", "- ", "1. ", "22. ", "    ", "`", "```\n", "*", "$", "$$", "\\(", "\\)",
    "\\[", "\\", "<sup>1</sup>", "<sup>", "<div>", "</div>", "<!--", " -->", "![", "](", "](u)", "[1]", "[1]: u\n",
    "[1][2]", "[2]: <v> \"t\"\n", "é", "😀", "\ud800", "\0", "|a|b|\n|-|-|\n", "# ", "## Notes\n", "---\n",
    "title: x\n", "references:\n- id: a\n", "&amp;", "https://a.b/c", "word ", "2.14 A", "{#id}", "Term\n: def\n",
    "<br>", "[^ b]", "[^]", "¹", "^1^", "<script>", "<td>", "\u2028", "\x0c",
]  # fmt: skip
DIALECTS = ("", "gfm", "pandoc", "commonmark")


@given(st.lists(st.sampled_from(PIECES), max_size=50), st.sampled_from(DIALECTS))
@settings(max_examples=400, derandomize=True, deadline=None)
def test_any_markup(pieces: list[str], dialect: str) -> None:
    document("".join(pieces), dialect)


@given(st.text(max_size=200), st.sampled_from(DIALECTS))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_text(text: str, dialect: str) -> None:
    document(text, dialect)


@given(st.binary(max_size=200))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_contract(read(data, "a.md"))


HOSTILE = {
    "brackets": "[",
    "open notes": "[^1 ",
    "inline notes": "^[a",
    "quotations": ">",
    "emphasis": "*a_ ",
    "targets": "[a](",
    "citations": "[@a ",
    "groups": "[@a; @b] ",
    "definitions": "[^1]: a\n",
    "numbered definitions": "[1]: a\n\n[1] ",
    "backticks": "` `` ",
    "tags": "<a ",
    "comments": "<!-- ",
    "mathematics": "\\(a\\) $a ",
    "templates": "{{ {% ",
    "cells": "|a",
    "bullets": "- ",
    "raised": "<sup>1</sup>",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read(piece: str) -> None:
    """Were the time quadratic in the length, this would not end; benchmarks/linearity.py measures it."""
    document = read((piece * (200_000 // len(piece))).encode(), "a.md", "pandoc")
    assert document.source.parts[0].text.endswith(piece)


def test_closed_inline_notes_in_one_another() -> None:
    assert read(b"^[a" * 10_000 + b"]" * 10_000, "a.md", "pandoc").blocks


def labels_at(text: str, found: list[tuple[str, int]]) -> set[str]:
    index = LineIndex(text)
    return {f"{label}@{index.position(offset).line}" for label, offset in found}


def test_real_documents(corpus: str) -> None:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["file"][:3] == "md/"]
    assert rows
    for row in rows:
        with open(os.path.join(corpus, row["file"]), "rb") as file_:
            found = read(file_.read(), row["file"])
        check_contract(found)
        text = found.source.parts[0].text
        keys = Counter(note.key for note in found.notes)
        items = [item for marker in found.markers for item in marker.items]
        cited = {item.key for item in items}
        undefined = labels_at(text, [(item.label, item.span.start) for item in items if item.key not in keys])
        unused = labels_at(text, [(note.label, note.span.start) for note in found.notes if note.key not in cited])
        double = labels_at(text, [(note.label, note.span.start) for note in found.notes if keys[note.key] > 1])
        known = set(row["known"].replace(",", " ").split()) if row["status"] == "defect" else set()
        assert undefined | unused <= known, row["file"]
        assert known & {word for word in known if "@" in word} <= undefined | unused | double, row["file"]
        assert bool(double) == any(word.startswith("dup") for word in known), row["file"]
