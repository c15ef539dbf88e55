"""Fuzz the EPUB reader: ``python fuzz/fuzz_epub.py --seconds 60``. Every input must give a legal Document.

The inner files are changed before they are packed; now and then the archive itself is.
"""

import io
import os
import random
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.epub.reader import read  # noqa: E402
from fuzz.mutate import mutate, run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

_MARK = b"\n=====\n"
_NAMES = ("META-INF/container.xml", "OPS/book.opf", "OPS/one.xhtml", "OPS/two.xhtml", "OPS/notes.xhtml")
SAMPLES = [
    _MARK.join(
        (
            b"<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
            b"<package xmlns:dc='d'><metadata><dc:title>T</dc:title><dc:language>en</dc:language></metadata><manifest>"
            b"<item id='a' href='one.xhtml' media-type='application/xhtml+xml'/>"
            b"<item id='b' href='two.xhtml' media-type='application/xhtml+xml' properties='nav' fallback='a'/>"
            b"<item id='c' href='notes.xhtml' media-type='application/xhtml+xml'/></manifest>"
            b"<spine><itemref idref='a'/><itemref idref='b' linear='no'/></spine></package>",
            b"<html><body><h1>One</h1><p>22. It fell.<a id='r1' epub:type='noteref' href='notes.xhtml#n1'>1</a> "
            b"<span epub:type='pagebreak' id='p2'>2</span>[2] <a href='#n9'><sup>9</sup></a></p>"
            b"<aside epub:type='footnote' id='n9'>9. Nine</aside></body></html>",
            b"<html><body><p>It rose<a href='notes.xhtml#n2' id='r2'>[2]</a>, <a href='one.xhtml'>so</a>.</p>"
            b"<pre>x\n[1]</pre></body></html>",
            b"<html><body><section epub:type='endnotes'><h2>Notes</h2><ol><li id='n1' epub:type='endnote'><p>One "
            b"<a href='one.xhtml#r1' epub:type='backlink'>back</a></p></li></ol>"
            b"<p id='n2'><a href='two.xhtml#r2'>2</a>. Two</p></section></body></html>",
        )
    )
]
PIECES = (
    "<p>|</p>|<a href='notes.xhtml#n1'>|<a href='#n1'>|<a name='n1'>|</a>|<sup>|</sup>|[|]|<li id='n1'>|<ol>|</ol>|"
    "</body>|</html>|"
    "<aside epub:type='footnote'>|<section epub:type='endnotes'>|</section>|epub:type='noteref'|linear='no'|"
    "../|%2e|#|&amp;|&|<|>|"
    "<![CDATA[|]]>|<!--|-->|<!DOCTYPE html [|]>|<q>|<pre>|</pre>|<itemref idref='c'/>|fallback='b'|1|22. |\0|\n"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\xe9", _MARK]


def check(data: bytes) -> None:
    """Pack the pieces of ``data`` as the files of a book, read it and check the contract of the model."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in zip(_NAMES, data.split(_MARK), strict=False):
            archive.writestr(name, content)
    packed = file.getvalue()
    check_contract(read(packed, "fuzz.epub", ""))
    random_ = random.Random(len(packed))
    if random_.random() < 0.2:
        check_contract(read(mutate(packed, random_, [b"PK\x03\x04", b"PK\x01\x02"]), "fuzz.epub", ""))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
