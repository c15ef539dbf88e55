"""Fuzz the Org reader: ``python fuzz/fuzz_org.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.org.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"#+title: A\n#+bibliography: refs.bib\n* Head :tag:\n:PROPERTIES:\n:ID: x\n:END:\n"
    b"Rose[fn:1] and /fell/[fn:n:See *x* [[u][p]].]\n"
    b"too[fn::Anon [cite:@doe p. 3].] [cite/t:see @roe p. 4; @lee] =a[1]=\n"
    b"# citecheck: ignore\n- item\n| a | b[fn:1] |\n",
    b"#+begin_src py\n[fn:9]\n#+end_src\n"
    b"#+begin_quote\nSaid[fn:2].\n#+end_quote\n\n* Footnotes\n[fn:1] First\nmore\n\n[fn:2] Two\n",
]
PIECES = (
    "[fn:1]~[fn:a:~[fn::~]~[cite:@a~; @b]~[[~][~]]~* ~- ~| ~#+begin_quote\n~#+end_quote\n~#+begin_src\n"
    "~#+end_src\n~:A:\n"
    "~:END:\n~# ~=~~~\n~\n\n~\n\n\n~[fn:1] ~$~\0~\r\n~\U0001f600"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("~")] + [b"~", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.org", ""))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
