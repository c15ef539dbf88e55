"""Fuzz the reader of tei: ``python fuzz/fuzz_tei.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.tei.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><titleStmt><title>T</title></titleStmt>"
    b"</teiHeader><text><body>"
    b"<div><head>H</head><p>A<note n='1' place='foot'>One</note> b<ref target='#x #y'>2</ref> "
    b"<ptr target='#range(a,b)'/>"
    b"<anchor xml:id='a'/><hi rend='sup'>3</hi></p></div></body><back><note xml:id='x' n='2'>Two</note>"
    b"<note target='#a'>Three</note><listBibl><biblStruct xml:id='y'><author>S</author><date>2001</date></biblStruct>"
    b"</listBibl></back></text></TEI>",
]
PIECES = (
    "<p>|</p>|<note n='1'>|<note target='#a'>|</note>|<ref target='#x'>|</ref>|<ptr target='#q'/>|"
    "<bibl xml:id='y'>|</bibl>|<list>|<item>|<cell>|<egXML>|<quote>|<lb/>|&x;|[1]|<!--|-->"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\0"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.xml"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
