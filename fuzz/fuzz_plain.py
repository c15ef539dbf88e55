"""Fuzz the plain-text reader: ``python fuzz/fuzz_plain.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.plain.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"REPORT\n\n1. The council met in 2017.[1] It closed.[2][3]\n\n2. It did so again:\n\n  * first;\n  * second.[3-5]"
    b"\n\nNotes\n\n[1] Minutes, page 3.\n[2] Ibid\n   at page 4.\n[3] Letter."
    b"\n\f\nREPORT\n\nMore (Smith, 2018; Lee 2019).\n",
    b"RFC 1   A title   May 2001\n\n1.  Introduction\n\n   Words [RFC2] and\n   [RFC3].\n\n   +---+---+\n   | a | b |\n"
    b"   +---+---+\n\nOne   [Page 1]\n\f\nRFC 1   A title   May 2001\n\n2.  References\n\n   [RFC2]  One.\n\n"
    b"   [RFC3]\n          Two.\n",
    "Text¹ and text.* More² follows†.\n\n____\n¹ Ibid.\n² Op. cit.\n* See above.\n† There.\n".encode(),
    b"Title\n=====\n\nText [1]_ and [#]_ ``[2]_``::\n\n    code[1]\n\n.. [1] A note\n   on two lines\n.. [#] Another\n",
    b"[Footnote 1: A note\n\nof two paragraphs.]\n\nBibliography\n\nSmith, J. (2018) Title.\nLee, A. (2019) Title.\n",
]
PIECES = (
    "[1]|[|]|\n|\r\n|\r|\f|\n\n|    |\t|1. |(2) |* |References\n|\n\nNotes\n\n|[Footnote 2: |[RFC2] |\n.. [1] |[1]_|"
    "¹|†|____\n"
    "|(Smith 2019)|[Page 3]\n|. . . . . 12\n|\0|citecheck: ignore[x]\n|[^1]|[^1]: |\u2028|\U0001f600|:\n|Index\n\n"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"|", b"| a | b |\n", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.txt"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
