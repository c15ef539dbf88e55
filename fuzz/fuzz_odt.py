"""Fuzz the reader of OpenDocument texts: ``python fuzz/fuzz_odt.py --seconds 60``. Flat files and packed ones."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.odt.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402
from tests.readers.word_files import odf_content, odf_note, odt  # noqa: E402

_MARK = '<text:bibliography-mark text:identifier="a" text:title="T">[a]</text:bibliography-mark>'
_BODY = (
    '<text:tracked-changes><text:changed-region xml:id="c"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>"
    '<text:h text:outline-level="1">Title</text:h><text:p>Claim.' + odf_note("f", "1", "One.") + " More " + _MARK
    + '<text:change-start text:change-id="c"/>new<text:change-end text:change-id="c"/></text:p>'
    '<text:list><text:list-item><text:p>Item [1]</text:p></text:list-item></text:list>'
    '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/>'
    "</table:table-row></table:table>"
    "<text:p>References</text:p><text:bibliography><text:index-body><text:p>[a] T</text:p>"
    "</text:index-body></text:bibliography>"
    "<text:p>x<office:annotation office:name='n'><text:p>citecheck: ignore</text:p>"
    "</office:annotation><office:annotation-end office:name='n'/></text:p>"
)  # fmt: skip
SAMPLES = [odf_content(_BODY).replace("document-content", "document").encode(), odt(_BODY)]
PIECES = (
    "<text:p>|</text:p>|<text:span>|</text:span>|<text:note>|</text:note>|<text:note-body>|<text:list>|</text:list>|&|<|[1]"
    "|<text:list-item>|<table:table>|<table:table-cell>|<draw:frame>|<text:s/>|<text:h>|</office:text>|<text:bibliography>"
    "|<text:note-ref text:ref-name='f'>1</text:note-ref>|<text:reference-mark-start text:name='CSL_CITATION {}'/>|\0"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"  ", b"\n"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.fodt" if not data.startswith(b"PK") else "fuzz.odt"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
