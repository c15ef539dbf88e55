"""Fuzz the reader of rfcxml: ``python fuzz/fuzz_rfcxml.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.rfcxml.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"<!DOCTYPE rfc [<!ENTITY two SYSTEM 'reference.RFC.0002.xml'><!ENTITY th \"<xref target='R3'/>\">]>"
    b"<?rfc symrefs='yes'?>"
    b"<rfc number='9'><front><title>T</title></front><middle><section title='S' anchor='s'><t>See "
    b"<xref target='R1'/>, &th; and"
    b" <xref target='s'/>.<list><t>x</t></list></t><artwork>a [1]</artwork></section></middle><back>"
    b"<references title='R'>"
    b"<reference anchor='R1'><front><title>One</title><author surname='A'/></front>"
    b"<seriesInfo name='RFC' value='1'/></reference>"
    b"&two;<?rfc include='reference.RFC.3'?><referencegroup anchor='G'><reference anchor='R3'/></referencegroup>"
    b"</references></back></rfc>",
]
PIECES = (
    "<t>|</t>|<xref target='R1'/>|&th;|&two;|<?rfc include='reference.RFC.4'?>|"
    "<reference anchor='R1'>|</reference>|<references>|</references>|<section title='X'>|</section>|"
    "<cref>|</cref>|<list>|<artwork>|<![CDATA[|]]>|["
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\0"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.xml"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
