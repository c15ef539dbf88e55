"""Fuzz the reStructuredText reader: ``python fuzz/fuzz_rst.py --seconds 60``; each input must give a"
" legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.rst.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"=====\nTitle\n=====\n\n:Author: A\n\nText [1]_ and [#]_ [#a]_ [*]_ ``[2]_`` *x* `l`_ |s|"
    b" :cite:`k`::\n\n   code[1]_\n\n"
    b".. [1] A note\n   on two lines.\n\n   More.\n.. [#] B\n.. [#a] C\n.. [*] D\n.. |s| replace:: words [1]_\n"
    b".. _l: https://a.b\n.. _l: https://c.d\n.. bibliography:: refs.bib\n",
    b"- a\n\n  1. b\n\n     c\n\n- d\n\nTerm\n   Meaning\n\n   Quoted\n\n:field: body\n\n| line\n| blo"
    b"ck\n\n>>> x[1]\n\n"
    b"+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n\n=== ===\na   b\n=== ===\nc   d\n=== ===\n",
    b".. note:: Words\n   go on.\n\n.. figure:: a\n   :alt: b\n\n   Caption.\n\n.. list-table:: T\n\n "
    b"  * - a\n     - b\n\n"
    b".. csv-table:: T\n   :header: a\n\n   x,y\n\n.. code-block:: c\n   :caption: C\n\n   a[1]\n\n.. "
    b"citecheck: ignore[x]\n",
]
PIECES = (
    "[1]_|[#]_|[*]_|]_|`|``|*|**|\\|::\n\n|\n|\r\n|\r|\n\n|   |\t|- |1. |(a) |.. |.. [1] |.. [#b] |.. _x: y\n|.. |"
    ":role:`|`_|=====\n|--|=== ===\n|+--+\n|:f: |..\n\n|.. note::\n|.. rubric:: Notes\n|\0|é|😀|\u2028"
    "|https://a.b |>>> |__ "
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"|", b"| a |\n", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.rst"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
