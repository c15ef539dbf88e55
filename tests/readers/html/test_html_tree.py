"""The tree against a full HTML parser: the same words in the same blocks, on sound pages and on tag soup."""

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.readers.html.elements import BLOCKS, RAW
from citecheck.readers.html.tokens import pieces_of
from citecheck.readers.html.tree import BREAK, CLOSE, OPEN, RULE, TEXT, Tree

LEFT_OUT = RAW | {"noscript", "template", "head"}


def ours(text: str) -> list[str]:
    """Return the words of each run of text between the borders of blocks."""
    tree = Tree(text)
    parts: list[str] = []
    for kind, start, end, node in tree.events:
        if kind == TEXT:
            parts += (piece for piece, _, _ in pieces_of(text, start, end))
        elif kind in (BREAK, RULE) or (kind in (OPEN, CLOSE) and node is not None and node.name in BLOCKS):
            parts.append("\0")
    return _runs(parts)


def theirs(text: str) -> list[str]:
    parts: list[str] = []
    _walk(turbohtml.parse(text), parts)
    return _runs(parts)


def _walk(node: object, parts: list[str]) -> None:
    for child in node.children:  # type: ignore[attr-defined]
        name = type(child).__name__
        if name == "Text":
            parts.append(child.data)
        elif name == "Element" and child.tag not in LEFT_OUT:
            border = child.tag in BLOCKS or child.tag in ("br", "hr")
            parts.append("\0" if border else "")
            _walk(child, parts)
            parts.append("\0" if border else "")


def _runs(parts: list[str]) -> list[str]:
    return [words for run in "".join(parts).split("\0") if (words := " ".join(run.split()))]


SOUND = [
    "<!DOCTYPE html><title>t</title><p>a <b>b</b> c<p>d<ul><li>e<li>f</ul>g",
    "<!DOCTYPE html><body><dl><dt>a<dd>b<dt>c<dd>d</dl><h1>h<h2>i</h2>j",
    "<!DOCTYPE html><table><caption>c<tr><td>a<td>b<tr><th>c<td>d<tfoot><tr><td>e</table>f",
    "<!DOCTYPE html><div><p>a<div>b</div>c</p>d</div>",
    "<!DOCTYPE html><p>a<table><tr><td>b<table><tr><td>c</table>d</table>e",
    "<!DOCTYPE html><p>a<!-->b<!--->c<!-- x --!>d<!-- y -->e<!z>f</>g</ h>i<?j>k",
    "<!DOCTYPE html><p title=a>b>c</p><p title='>'>d</p><p title=\">\" x y=1 x=2>e</p>",
    "<!DOCTYPE html><p>a &amp b &ampc &notit; &not; &#65 &#x42; &#150; &#0; &nosuch; &; & &#; &#x; &#xD800; &#1114112;",
    "<!DOCTYPE html><p>a<script>if (a < b) '</p>'</script>b<style>p{}</style>c<textarea><p></textarea>d",
    "<!DOCTYPE html><p>a<script><!-- <script> x </script> y --></script>b",
    "<!DOCTYPE html><ul><li>a<ul><li>b</ul><li>c</ul><ol><li><div>d</li></div>e</ol>",
    "<!DOCTYPE html><p>a</br>b</p></p>c</div>d</li>e",
    "<!DOCTYPE html><a href=1>a<a href=2>b<p>c</a>d</p>e",
    "<!DOCTYPE html><p>a<svg><g>b</g><p>c</svg>d<math><mi>x</mi></math>e",
    "<!DOCTYPE html><h1>a</h2>b<h3>c</h3>d",
    "<!DOCTYPE html><form><p>a</form>b</p>c<button>d<p>e</button>f",
    "<!DOCTYPE html><td>a</td><tr>b",
]


@pytest.mark.parametrize("text", SOUND)
def test_same_words_in_same_blocks(text: str) -> None:
    assert ours(text) == theirs(text)


TAGS = [
    "p",
    "div",
    "b",
    "i",
    "a",
    "span",
    "h1",
    "h2",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "section",
    "em",
    "sup",
    "pre",
    "form",
    "main",
]
SOUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            ["<br>", "<hr>", "<!-- -->", "x ", "y", " &amp;", "<p class=a b='c' d=\"e\">", "<p<", "</p x>", "&lt"]
        ),
    ),
    max_size=25,
).map(lambda pieces: "<!DOCTYPE html><body>" + "".join(f"{piece}{n}" for n, piece in enumerate(pieces)))


@given(SOUP)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_soup_keeps_every_word_in_order(text: str) -> None:
    assert "".join(ours(text)).replace(" ", "") == "".join(theirs(text)).replace(" ", "")


TABLES = st.lists(
    st.sampled_from(
        [
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<th>",
            "<tbody>",
            "<caption>",
            "</caption>",
            "<p>",
            "</p>",
            "<li>",
            "<b>",
            "</b>",
            "x",
        ]
    ),
    max_size=20,
).map(lambda pieces: "<!DOCTYPE html><body>" + "".join(f"{piece}{n}" for n, piece in enumerate(pieces)))


@given(TABLES)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_tables_lose_no_word(text: str) -> None:
    """Browsers move text that stands between cells before the table, so only the words are compared, not the order."""
    assert sorted("".join(ours(text))) == sorted("".join(theirs(text)))
