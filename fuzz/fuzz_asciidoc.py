"""Fuzz the AsciiDoc reader: ``python fuzz/fuzz_asciidoc.py --seconds 60``; each input must give a"
" legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.asciidoc.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"= Title\nAuthor\n:org: The Council\n:fn: footnote:m[Main.]\n\nText {org}.footnote:[A https://a.b[link] [x].]"
    b" More{fn} footnote:n[B] footnote:n[] footnoteref:[o,C] cite:[k(3), l] cite[m] <<doe2019,p. 3>> `c` *b* _i_\n\n"
    b"[bibliography]\n== References\n\n* [[[doe2019]]] Doe.\n* [[[roe2020,2]]] Roe\n  goes on.\n",
    b"* a\n** b\n+\nc\n\n1. d\n. e\n\nterm:: f\n\n.T\n[source]\n----\nx[1]\n----\n\n____\nq\n____\n\n====\ne\n====\n\n"
    b"|===\n|a |b\n\n2+|c footnote:[d]\n|===\n\n literal\n\nNOTE: n\n\n////\ncitecheck: ignore[x]\n////\n\nOld\n---\n",
    b"ifdef::a[]\nx\nendif::[]\n\ninclude::b.adoc[]\n\nimage::c[]\n\n(((i))) ((t)) stem:[x] pass:[y] ^"
    b"2^ ~3~ \\*n* {nbsp}\n",
]
PIECES = (
    "footnote:[|footnote:a[|]|[|<<|>>|[[[a1]]] |cite:[|`|+|*|_|#|^|~|\\|{a}|:a: b\n|((|))|https://a.b"
    "[|pass:[|\n|\n\n|\r\n"
    "|* |- |. |1. |a:: |+\n|====\n|----\n|--\n|____\n|////\n|```\n|[source]\n|// c\n|.T\n|NOTE: |== P"
    "\n|= T\n|ifdef::a[]\n"
    "|  |\0|\u2028|\U0001f600"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"|===\n", b"|", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.adoc"))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
