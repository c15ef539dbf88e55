"""Fuzz the reader of docbook: ``python fuzz/fuzz_docbook.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.docbook.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"<article xmlns='http://docbook.org/ns/docbook'><title>T</title><para>A<footnote xml:id='f'><para>N"
    b"</para></footnote> b"
    b"<footnoteref linkend='f'/> <citation>K</citation> <xref linkend='e'/> <biblioref linkend='z'/>."
    b"</para><table><row><entry>"
    b"c<footnote><para>M</para></footnote></entry></row></table><bibliography><biblioentry xml:id='e'>"
    b"<abbrev>K</abbrev>"
    b"<title>One</title></biblioentry><bibliomixed xml:id='g'/></bibliography></article>",
]
PIECES = (
    "<para>|</para>|<footnote>|</footnote>|<footnoteref linkend='f'/>|<citation>|</citation>|"
    "<biblioentry id='e'>|</biblioentry>|<table>|<entry>|<screen>|<itemizedlist>|<listitem>|"
    "<link linkend='e'/>|&x;|<abbrev>|</abbrev>"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\0"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.xml"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
