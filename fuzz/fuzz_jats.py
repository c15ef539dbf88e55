"""Fuzz the reader of jats: ``python fuzz/fuzz_jats.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.jats.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"<article><front><article-meta><title-group><article-title>T</article-title></title-group>"
    b"</article-meta></front>"
    b"<body><sec><title>A</title><p>Words [<xref ref-type='bibr' rid='r1'>1</xref>-"
    b"<xref ref-type='bibr' rid='r3'>3</xref>]"
    b"<sup><xref ref-type='fn' rid='f'>a</xref></sup>.</p><table-wrap><table><tr><td>4<sup>a</sup></td></tr></table>"
    b"<table-wrap-foot><fn id='f'><label>a</label><p>N</p></fn></table-wrap-foot></table-wrap></sec>"
    b"</body><back><ref-list>"
    b"<ref id='r1'><label>1</label><mixed-citation>One <year>2011</year></mixed-citation></ref>"
    b"<ref id='r3'><label>3</label><element-citation><name><surname>L</surname></name></element-citation></ref>"
    b"</ref-list></back></article>",
]
PIECES = (
    "<p>|</p>|<xref ref-type='bibr' rid='r1 r3'>1-3</xref>|<fn id='f'>|</fn>|<label>1</label>|"
    "<ref id='r1'>|</ref>|<sup>|</sup>|[|]|-|&amp;|<list>|<list-item>|<td>|<!--|-->|\n|1"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\0"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.xml"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
