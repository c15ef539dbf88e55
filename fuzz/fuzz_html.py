"""Fuzz the HTML reader: ``python fuzz/fuzz_html.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.html.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"<!DOCTYPE html><html lang=en><title>A &amp; B</title><body><h1>Head</h1><p>22. In 2019<a href='#fn1' id=fnref1 "
    b"class='footnote-ref'><sup>1</sup></a> it fell.<sup>2</sup>\n<p>More [<a href='#q1'>1</a>, "
    b"<a href='#q2'>2</a>].</p>"
    b"<section class=footnotes><ol><li id=fn1><p>One <a href='#fnref1'>back</a></p><li id=fn2>Two</ol></section>",
    b"<p>Text<sup id=cite_ref-a_1-0 class=reference><a href='#cite_note-a-1'>[1]</a></sup>&nbsp;more"
    b"<span class=sidenote>Side"
    b"</span></p><ol class=references><li id=cite_note-a-1><span class=mw-cite-backlink>^ "
    b"<a href='#cite_ref-a_1-0'>a</a></span>"
    b" One</ol><table><tr><td>a<td>b<table><tr><td>c</table></table><pre>x\n [1]</pre>",
    b"<dl class=bibliography><dt id=bib-a>[A]<dd>One<dt id=bib-b>[B]<dd>Two</dl><p>See [<cite>"
    b"<a class=bibref href='#bib-a'>A</a>"
    b"</cite>] <q>so</q> <code>a[1]</code><!-- citecheck: ignore --></p><svg><g/></svg><math><mi>x</mi></math>",
    b"<div id=footnotes><p class=footnote><a href='#r1' name=f1>1</a>. One<br><a name=f2 href='#r2'>[2]</a> Two</div>",
]
PIECES = (
    "<p>|</p>|<div>|</div>|<a href=#fn1>|<a name=fn1>|</a>|<sup>|</sup>|[|]|<li id=fn1>|<ol>|</ol>|"
    "<table>|<tr>|<td>|</table>|<b>|</b>"
    "|<pre>|</pre>|<q>|</q>|<span class=sidenote>|</span>|<section class=footnotes>|<dl>|<dt id=bib-a>|"
    "<dd>|<br>|<hr>|<!--|-->|&amp;"
    "|&#x2014;|&|<|>|\"|'|=|<script>|</script>|<title>|<svg>|<![CDATA[|]]>|"
    "<a role=doc-backlink href=#r>|\n|\r\n|\0|\U0001f600| |1|22. "
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\xe9"]


def check(data: bytes) -> None:
    """Read ``data`` as HTML and as XHTML and check the contract of the model."""
    for path in ("fuzz.html", "fuzz.xhtml"):
        check_contract(read(data, path, ""))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
