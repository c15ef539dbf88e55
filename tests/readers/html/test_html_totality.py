"""Any bytes give a legal Document, in time that grows with their number; real pages give the known findings."""

import csv
import os
import re

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page, unused

from citecheck.linking.link import link
from citecheck.readers.html.reader import read
from citecheck.text.lines import LineIndex

PIECES = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<a_href='#fn1'>",
    "</a>",
    "<a_id=fn1>",
    "<sup>",
    "</sup>",
    "1",
    "[",
    "]",
    "–",
    "<li_id=fn1>",
    "<ol>",
    "</ol>",
    "<ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "</b>",
    "word",
    "text.",
    "&amp;",
    "&nbsp;",
    "&#x2014;",
    "&notit;",
    "<br>",
    "<!--_x_-->",
    "<pre>",
    "</pre>",
    "<q>",
    "</q>",
    "<span_class=sidenote>",
    "</span>",
    "<h1>",
    "</h1>",
    "<section_class=footnotes>",
    "</section>",
    "<dl>",
    "<dt_id=bib-a>",
    "<dd>",
    "</dl>",
    "<code>",
    "</code>",
    "<svg>",
    "</svg>",
    "<title>",
    "<a_role=doc-backlink_href=#r>",
    "<aside_class=footnote_id=x>",
    "</aside>",
    "<script>",
    "</script>",
    "<hr>",
    "<blockquote>",
    "<nav>",
    "</nav>",
    "22.",
    "<span_class=label>",
    "<math>",
    "<![CDATA[",
    "]]>",
    "<p",
    "<a",
    "</",
    "<",
    ">",
    '"',
    "'",
    "=",
    "&",
    "<sup>2</sup>",
    "<div_class=footnote>",
    "<p_class=footnote>",
    "<form>",
    "<a_class=bibref_href=#bib-a>",
    "<a_href=#x>[1]</a>",
    "<!--",
    "é",
    "😀",
    "�",
    "\x00",
    "\r\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]))
@settings(max_examples=500, derandomize=True, deadline=None)
def test_any_markup(pieces: list[str], between: str) -> None:
    page(between.join(pieces).replace("_", " "))


@given(st.binary(max_size=300))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check_contract(read(data, "page.html", ""))


@given(st.text(max_size=200))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_any_text(text: str) -> None:
    page(text)


HOSTILE = {
    "deep": ("<div>", ""),
    "deep quotes": ("<blockquote><p>a", ""),
    "open tags": ("<a <a", ""),
    "open comments": ("<!--<!--", ""),
    "attributes": (" a=1", "<p"),
    "formatting": ("<b><p>", ""),
    "stray ends": ("</p></b></td>", ""),
    "references": ("&am", ""),
    "brackets": ("[<a href=#fn1>", ""),
    "markers": ("<sup><a href=#n1>1</a>,</sup>", ""),
    "anchors": ("<a name=fn1><a href=#fn1>1</a>", ""),
    "notes in notes": ("<li id=fn1><ol>", "<section class=footnotes><ol>"),
    "nested lists of notes": ("<section class=footnotes><ol><li id=fn1>", ""),
    "links in one note": ("<a href=#r1>1</a>", "<a id=r1 href=#fn1>1</a><li id=fn1>"),
    "tables": ("<table><tr><td>", ""),
    "raised": ("a<sup>1</sup>", ""),
    "spaces": (" <i> </i>", "<p>a"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read(name: str) -> None:
    """Were the time quadratic in the length, this would not end; benchmarks/linearity.py measures it."""
    piece, before = HOSTILE[name]
    document = read((before + piece * 30_000).encode(), "page.html", "")
    assert document.source.parts[0].text.endswith(piece)


def test_encodings() -> None:
    assert page("<p>é</p>").problems == ()
    latin = read("<p>caf\xe9 \x96</p>".encode("latin-1"), "page.html", "")
    assert [problem.kind for problem in latin.problems] == ["encoding"]
    assert latin.blocks[0].text.text == "café –"
    declared = read("<meta charset=koi8-r><p>да</p>".encode("koi8-r"), "page.html", "")
    assert (declared.blocks[0].text.text, declared.problems) == ("да", ())


def _rows(corpus: str) -> list[dict[str, str]]:
    with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].startswith("html/")]


def test_real_pages(corpus: str) -> None:
    """Each note known to be unused is found at its line, and no other; only the known dangling marker is unresolved."""
    for row in _rows(corpus):
        with open(os.path.join(corpus, row["file"]), "rb") as file:
            document = read(file.read(), row["file"], "")
        check_contract(document)
        lines = LineIndex(document.source.parts[0].text)
        links = link(document)
        found = [lines.position(note.span.start).line for note in document.notes if not links.cited_by[note.order]]
        known = re.findall(r"unused\(\d+\): ([^|]*)", row["known"])
        assert found == [int(line) for part in known for line in re.findall(r"@(\d+)", part)], row["file"]
        dangling = [lines.position(document.markers[each.marker].span.start).line for each in links.unresolved()]
        assert dangling == ([90] if "J_chapter3_index.html.before" in row["file"] else []), row["file"]


def test_derived_pages_have_all_their_notes(corpus: str) -> None:
    for name in ("pep-0515", "pep-0581", "pep-3107"):
        with open(os.path.join(corpus, "derived", f"{name}.html"), "rb") as file:
            document = read(file.read(), f"{name}.html", "")
        check_contract(document)
        assert document.notes
        assert unused(document) == []
