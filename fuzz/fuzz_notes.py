"""Fuzz the grammar of notes: ``python fuzz/fuzz_notes.py --seconds 60``. Any words must give parts in order."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "tests", "sources", "grammar")]

from citecheck.sources.grammar.detect import shipped  # noqa: E402
from citecheck.sources.grammar.parse import parse_note  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.sources.grammar.note_contract import PIECES, check  # noqa: E402

PROFILES = shipped()
SAMPLES = [
    b"pp7-8, lines 25-2, Ann Other, Transcript-of-Morning-Hearing-3-May-2031.pdf; see also p9, para 1(a), ibid.",
    b"Transcript, 06/11/24, Jane Roe MP [ABC00001202] at [47/3] to [51/10]; J Doe 3rd [WITN00200300]; [ABC00000617].",
    b"Roe v Doe [2012] UKSC 11, [2008] 2 WLR 3 at paras 80, 87; ss 35(1)-(3) Data Act 1998; 'Title' (2009) 12 CLJ 3",
    b"Smith, J., & Doe, A. (2019). A title: its end. Journal, 8(3), 207-217. https://doi.org/10.1037/ppm0000185",
    b'Okafor {Day12/19:23}-{Day12/20:6}, {ABC00012345/7-8} Table 8, row 5, column "Ext"; Smith Dep. 45:2-10, ECF No. 1',
]
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"\xff", b"\0", b"; ", b" and "]


def check_note(data: bytes) -> None:
    """Parse ``data`` by every profile, as a note and as an entry."""
    text = data.decode("utf-8", "replace")
    for profile in PROFILES.values():
        check(text, parse_note(text, profile))
        check(text, parse_note(text, profile, entry=True))


if __name__ == "__main__":
    sys.exit(run(check_note, SAMPLES, DICTIONARY))
