"""Any bytes give a legal Document, in time that grows with their number; real documents give what is known of them."""

import os

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_of import findings

from citecheck.readers.asciidoc.reader import read

PIECES = (
    "footnote:[|footnote:a[|footnote:a[]|footnoteref:[b,|]|[|<<a>>|<<a1,b>>|[[[a1]]] |[[a]]|cite:[k]|"
    "cite:[k(3), l]|cite[k]|`"
    "|``|+|++|*|**|_|#|^2^|~x~|\\|{a}|{nbsp}|:a: b\n|:fn: footnote:c[d]\n|{fn}|((a))|(((b)))|https://"
    "a.b[c]|link:a[b]|pass:[|stem:["
    "|\n|\n\n|\r\n|* |** |- |. |1. |a:: |a::\n|+\n|====\n|----\n|--\n|____\n|////\n|...."
    "\n|++++\n|```\n|[source]\n|[quote]\n|[bibliography]\n"
    "|// c\n|.Title\n|NOTE: |== Part\n|= Title\n|ifdef::a[]\n|include::b.adoc[]\n|image::c[]\n|'''\n|"
    "  |word |é|😀|\ud800|\0|\u2028|\x0c"
).split("|") + ["|===\n", "|", "a|", ",===\n"]


def missing(path: str) -> bytes:
    raise FileNotFoundError(path)


@given(st.lists(st.sampled_from(PIECES), max_size=50))
@settings(max_examples=500, derandomize=True, deadline=None)
def test_any_markup(pieces: list[str]) -> None:
    check_contract(read("".join(pieces).encode("utf-8", "surrogatepass"), "a.adoc", load=missing))


@given(st.binary(max_size=200))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_contract(read(data, "a.adoc", load=missing))


HOSTILE = [
    "[",
    "*a ",
    "`a ",
    "footnote:[",
    "footnote:[a ",
    "<<",
    "cite:[",
    "+a ",
    "++a",
    "((",
    "* a\n",
    "a::\n",
    "====\n",
    "|===\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read(piece: str) -> None:
    """Were the time quadratic in the length, this would not end."""
    text = (piece * (100_000 // len(piece))).strip()
    assert read(text.encode(), "a.adoc", load=missing).source.parts[0].text == text


def test_binary_is_not_read() -> None:
    assert [problem.kind for problem in read(b"\x89PNG\r\n\0\0\0\0", "a.adoc").problems] == ["unreadable"]


def test_real_documents(corpus: str) -> None:
    folder = os.path.join(corpus, "asciidoc")
    names = [name for name in sorted(os.listdir(folder)) if not name.endswith(".bib")] if os.path.isdir(folder) else []
    if not names:
        pytest.skip("no AsciiDoc in the corpus")
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as source:
            found = read(source.read(), path)
        check_contract(found)
        assert findings(found, "CC0", "CC1", "CC2") == [], name
        slips = [suspect.raw for suspect in found.suspects]
        assert slips == (["cite[hwacha-esscirc2014]"] if "before__naming" in name else []), name
