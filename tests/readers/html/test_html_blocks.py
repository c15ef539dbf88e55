"""White space, references, page furniture, contents, numbers: what the blocks of a page hold."""

import pytest
from pages import kinds, page, texts


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>  a \n b\t<b> c </b> d </p>", "a b c d"),
        ("<p>a<!-- x -->b</p>", "ab"),
        ("<p>a<br>b</p>", "a b"),
        ("<p>a<wbr>b &shy;c</p>", "ab \xadc"),
        ("<p>a&nbsp;&nbsp;b&nbsp;</p>", "a\xa0\xa0b"),
        ("<p>Marks &amp Spencer &mdash; caf&eacute; &#8211; &#x2014; &#150;</p>", "Marks & Spencer — café – — –"),
        ("<p>a &unknown; b & c &; d</p>", "a &unknown; b & c &; d"),
        ("<p>1&lt;2 &notin; &notit;</p>", "1<2 ∉ ¬it;"),
        ("<p>nul\0l</p>", "null"),
        ("<p>10<sup>3</sup> m<sup>2</sup> CO<sub>2</sub> 2<sup>nd</sup></p>", "10³ m² CO2 2nd"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
        ("<p>a<script>b</script><style>c</style><template>d</template><noscript>e</noscript></p>", "a"),
        ("<p>a<span hidden>b</span><span style='display: none'>c</span><span aria-hidden=true>d</span></p>", "a"),
        ("<p>漢<ruby>字<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>", "漢字"),
        ("text without tags", "text without tags"),
        ("<div>bare text<p>", "bare text"),
        ("\ufeff<p>x</p>", "x"),
    ],
)
def test_what_is_shown(source: str, shown: str) -> None:
    assert texts(source) == [shown]


def test_entities_are_not_literal_and_the_rest_is() -> None:
    document = page("<p>Marks &amp; Spencer</p>")
    segments = [(each.source_start, each.source_end, each.literal) for each in document.blocks[0].text.segments]
    assert segments == [(3, 9, True), (9, 14, False), (14, 22, True)]


def test_kinds_of_blocks() -> None:
    source = (
        ""
        "<h2>Head</h2><p>One<ul><li>Two<p>Three<li>Four</ul><blockquote>Five</blockquote><table><caption>Six<tr><td>Seven"
        "</table><figure><img><figcaption>Eight</figcaption></figure><dl><dt>Nine<dd>Ten</dl><pre>Eleven\n [1]</pre>"
    )
    expected = (
        "heading paragraph list item paragraph item quote paragraph table caption cell caption list term paragraph code"
    )
    assert kinds(source) == expected.split()


def test_code_has_no_markers() -> None:
    document = page(
        "<p>See [1] and <code>a[2]</code>.<pre>b [3]</pre><p>[2] too.</p><h2>Notes</h2><p>[1] One<p>[2] Two"
    )
    assert [marker.raw for marker in document.markers] == ["[1]"]


@pytest.mark.parametrize(
    "source",
    [
        "<nav><ul><li>Home</ul></nav>",
        "<header><h1>Site</h1></header>",
        "<footer><p>Crown copyright</footer>",
        "<div role=navigation>Next</div>",
        "<div class='govuk-breadcrumbs'><ol><li>Home</ol></div>",
        "<a class='skip-link' href='#main'>Skip to main content</a>",
        "<div id=cookies class='cookie-banner'><p>We use cookies</div>",
    ],
)
def test_furniture_is_no_prose(source: str) -> None:
    found = page(source + "<main><p>Prose.</main>")
    assert [block.text.text for block in found.blocks if block.kind not in ("furniture",)] == ["Prose."]


def test_header_of_an_article_is_its_own() -> None:
    assert kinds("<article><header><h1>Title</h1></header><p>Prose<footer>By A. Ames</footer></article>") == [
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_contents() -> None:
    source = "<div id=toc><h2>Contents</h2><ul><li><a href=#a>1 Locks</a></ul></div><h2 id=a>1 Locks</h2>"
    assert kinds(source) == ["contents", "contents", "heading"]


def test_printed_numbers_of_paragraphs() -> None:
    source = (
        "<p>22. The lock.</p><p>2.14 The weir.</p><p><a href=#p3 id=p3 class=num>23</a> The "
        "sluice.</p><p>1999 was wet.</p>"
        "<p>30. December 2024</p><p>3.5 million</p>"
    )
    found = [(block.number, block.text.text) for block in page(source).blocks]
    assert found == [
        ("22", "The lock."),
        ("2.14", "The weir."),
        ("23", "The sluice."),
        ("", "1999 was wet."),
        ("", "30. December 2024"),
        ("", "3.5 million"),
    ]


def test_numbers_of_items() -> None:
    source = "<ol start=4><li>a<li value=9>b<li>c</ol><ul><li>d</ul><ol reversed><li>e<li>f</ol>"
    assert [block.number for block in page(source).blocks if block.kind == "item"] == ["4", "9", "10", "", "2", "1"]


def test_title_language_and_directive() -> None:
    document = page(
        "<html lang=en-GB><title>A &amp; B\n C</title><body><p>x<!-- citecheck: ignore[uncited-statistic] --></p>"
    )
    assert (document.metadata.title, document.metadata.language) == ("A & B C", "en-GB")
    assert [each.text for each in document.directives] == ["ignore[uncited-statistic]"]
    assert document.words_at(document.directives[0].span) == "<!-- citecheck: ignore[uncited-statistic] -->"


@pytest.mark.parametrize(
    ("source", "kinds_of_problem"),
    [
        ("<p>fine</p>", []),
        ("<html><body><p>fine", []),
        ("<p>cut <a href='x", ["truncated"]),
        ("<p>cut <!-- here", ["truncated"]),
        ("<body><div><p>cut", ["truncated"]),
        ("<script>cut", ["truncated"]),
    ],
)
def test_cut_off_pages(source: str, kinds_of_problem: list[str]) -> None:
    assert [each.kind for each in page(source).problems] == kinds_of_problem


def test_xhtml_empty_elements_and_cdata() -> None:
    source = '<?xml version="1.0"?><html xml:lang="de"><body><p><a id="x"/>a<![CDATA[ <b> ]]>c</p><div/>d</body></html>'
    assert texts(source) == ["a <b> c", "d"]
    assert page(source).metadata.language == "de"
