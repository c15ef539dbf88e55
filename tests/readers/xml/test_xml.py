"""Tokens and trees of XML against their places, and against lxml as the judge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from citecheck.readers.xml.tokens import tokens
from citecheck.readers.xml.tree import Element, Text, parse


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, text[token.start : token.end]) for token in tokens(text)]


def test_tokens_have_their_places() -> None:
    text = '<?xml version="1.0"?><a b="1"><!-- c -->x &amp; y<![CDATA[<z>]]><d/></a>'
    assert kinds(text) == [
        ("instruction", '<?xml version="1.0"?>'),
        ("start", '<a b="1">'),
        ("comment", "<!-- c -->"),
        ("text", "x "),
        ("reference", "&amp;"),
        ("text", " y"),
        ("cdata", "<![CDATA[<z>]]>"),
        ("empty", "<d/>"),
        ("end", "</a>"),
    ]


@pytest.mark.parametrize(
    ("reference", "meaning"),
    [
        ("&amp;", "&"),
        ("&#233;", "é"),
        ("&#xE9;", "é"),
        ("&nbsp;", "\xa0"),
        ("&#0;", "\ufffd"),
        ("&rfc2119;", "&rfc2119;"),
    ],
)
def test_references(reference: str, meaning: str) -> None:
    root = parse(f"<a>{reference}</a>").root
    assert root is not None
    (text,) = root.children
    assert isinstance(text, Text)
    assert text.text == meaning
    assert (text.start, text.end) == (3, 3 + len(reference))


def test_internal_entities_of_plain_text_are_known_and_others_left() -> None:
    declared = '<!ENTITY co "The Company">\n<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY b "&co;&co;">'
    text = f"<!DOCTYPE a [{declared}]><a>&co; &x; &b;</a>"
    root = parse(text).root
    assert root is not None
    assert root.plain() == "The Company &x; &b;"


def test_billion_laughs_stay_small() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    root = parse(f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l11;</a>').root
    assert root is not None
    assert root.plain() == "&l11;"


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("<a><b>x</a>", '"<b>" is not closed before "</a>"', 3),
        ("<a>x</b></a>", '"</b>" closes nothing that is open', 4),
        ("<a>x", 'the document ends inside "<a>"', 4),
        ("<a>1 < 2</a>", 'a "<" that opens no tag must be written "&lt;"', 5),
        ("<a>x<b", "the document ends inside a tag", 4),
        ("<a><!-- x</a>", "a comment is never closed", 3),
        ("<a/><b/>", "a second root element", 4),
        ("words", "text outside the root element", 0),
    ],
)
def test_a_fault_has_a_place_and_the_rest_is_read(text: str, message: str, place: int) -> None:
    fault = parse(text).faults[0]
    assert (fault.message, fault.start) == (message, place)


def test_hostile_input_is_cheap() -> None:
    for text in (
        "<a " * 100_000,
        "<!--" * 100_000,
        "<a>" * 100_000,
        "</a>" * 100_000,
        "&" * 100_000,
        "<a b='" * 100_000,
    ):
        tree = parse(text)
        assert len(tree.faults) <= 20


names = st.sampled_from(["p", "sec", "x:ref", "fn"])
words = st.text(alphabet="ab \n\t<&é\U0001f600\"'", max_size=8)


@st.composite
def documents(draw: st.DrawFn, depth: int = 3) -> str:
    """Well-formed XML without namespaces declared, so with local names only."""
    name = draw(st.sampled_from(["p", "sec", "fn"]))
    attribute = draw(words).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    inner = "".join(
        draw(documents(depth - 1))
        if depth and draw(st.booleans())
        else draw(words).replace("&", "&amp;").replace("<", "&lt;")
        for _ in range(draw(st.integers(0, 3)))
    )
    return f'<{name} id="{attribute}">{inner}</{name}>'


@settings(derandomize=True, max_examples=150, deadline=None)
@given(documents())
def test_well_formed_documents_read_as_lxml_reads_them(text: str) -> None:
    tree = parse(text)
    assert tree.faults == ()
    assert tree.root is not None
    judge = etree.fromstring(text.encode())
    ours = [(element.name, "".join(each.text for each in element.texts())) for element in tree.root.walk()]
    theirs = [(str(element.tag), "".join(element.itertext())) for element in judge.iter()]
    assert ours == theirs


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet="<>/!-[]?&;=\"' abCDATOYPE\né", max_size=60))
def test_tokens_cover_any_text(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.start == at
        assert token.end > token.start
        at = token.end
    assert at == len(text)
    tree = parse(text)
    for fault in tree.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
    if isinstance(tree.root, Element):
        for element in tree.root.walk():
            assert element.start <= element.inner <= element.close <= element.end <= len(text)
