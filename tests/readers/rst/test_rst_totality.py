"""Any bytes give a legal Document, in time that grows with their number; real documents give what is known of them."""

import csv
import os
import re

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings

from citecheck.readers.rst.reader import read

PIECES = [
    "[1]_",
    "[#]_ ",
    "[#a]_ ",
    "[*]_ ",
    "[Cit]_ ",
    ".. [1] ",
    "\n.. [#a] ",
    "\n.. [*] ",
    "\n.. _a: ",
    "\n.. |s| replace:: ",
    "|s|",
    "``",
    "`",
    "`a`_",
    ":cite:`k`",
    ":sup:`1`",
    "*",
    "**",
    "\\",
    "::\n\n",
    "\n\n",
    "\n",
    "\r\n",
    "   ",
    "  - ",
    "- ",
    "1. ",
    "22. ",
    "(a) ",
    ":f: ",
    ".. note:: ",
    ".. code:: c\n",
    ".. csv-table:: t\n",
    ".. list-table::\n",
    ".. figure:: f\n",
    ".. bibliography:: b\n",
    ".. math:: ",
    "..\n",
    ".. ",
    "====\n",
    "--\n",
    "=== ===\n",
    "+--+\n",
    "| a |\n",
    "| ",
    ">>> ",
    "word ",
    "[1]",
    "[2_]",
    "é",
    "😀",
    "\ud800",
    "\0",
    "\t",
    "https://a.b/c_ ",
    "Title: x\n",
    "\u2028",
    "\x0c",
    "__ ",
    "_`t`",
    ".. rubric:: Notes\n",
    ".. epigraph::\n",
    "References\n==========\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50))
@settings(max_examples=500, derandomize=True, deadline=None)
def test_any_markup(pieces: list[str]) -> None:
    check_contract(read("".join(pieces).encode("utf-8", "surrogatepass"), "a.rst"))


@given(st.binary(max_size=200))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_contract(read(data, "a.rst"))


HOSTILE = [
    "[",
    "*a ",
    "`a ",
    "|a, ",
    "``a ",
    "- ",
    "a-a_ ",
    ":a:`b ",
    "..\n\n",
    "[#a-",
    "a\n  b\n",
    "+--+\n|a|\n",
    "=== ===\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read(piece: str) -> None:
    """Were the time quadratic in the length, this would not end."""
    text = (piece * (100_000 // len(piece))).strip()
    assert read(text.encode(), "a.rst").source.parts[0].text == text


def test_deep_nesting() -> None:
    text = "\n\n".join(" " * depth + "x" for depth in range(500))
    assert sum(block.kind == "paragraph" for block in read(text.encode(), "a.rst").blocks) == 500


def test_binary_is_not_read() -> None:
    assert [problem.kind for problem in read(b"\x89PNG\r\n\0\0\0\0", "a.rst").problems] == ["unreadable"]


# docutils calls this note unreferenced because it does not know the directive in which the reference stands.
MISLABELLED = {"peps__peps_pep-0239.rst"}
# These are found by eye: numbers out of order, and a note that says "Link needed."
TRUE_ERRORS = {
    "numpy__doc_neps_nep-0044-restructuring-numpy-docs.rst": [("CC202", "[2]_")],
    "peps__peps_pep-0506.rst": [("CC104", "Link needed.")],
}


def test_real_documents(corpus: str) -> None:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["file"][:4] == "rst/"
        ]
    if not rows:
        pytest.skip("no reStructuredText in the corpus")
    for row in rows:
        name = row["file"][4:]
        with open(os.path.join(corpus, row["file"]), "rb") as source:
            found = read(source.read(), name)
        check_contract(found)
        if row["status"] in ("clean", "fixed"):
            errors = findings(found, "CC101", "CC103", "CC104", "CC105", "CC110", "CC201", "CC202")
            assert errors == TRUE_ERRORS.get(name, []), name
        elif name not in MISLABELLED:
            unused = re.search(r"unused\((\d+)\)", row["known"])
            unresolved = re.search(r"undefined\((\d+)\)", row["known"])
            whole = findings(found, "CC106")
            notes = len(found.notes) if whole else len(findings(found, "CC102"))
            assert notes == int(unused[1] if unused else 0) or "dup" in row["known"], name
            assert len(findings(found, "CC101")) == int(unresolved[1] if unresolved else 0), name
