"""Fuzz the Typst reader: ``python fuzz/fuzz_typst.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.typst.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"= Head <sec>\nText#footnote[See _x_ @doe[p. 3].] <fn> and @roe.#footnote(<fn>)\n- item *bold* `a[1]` $x[2]$ "
    b"// note\n"
    b"#figure(\n table(columns: 2, [a#footnote[b]], [c]),\n caption: [Cap @doe],\n) <fig>\n#quote(block: true)[Said]\n"
    b'#let f(x) = {\n x + "a ]"\n}\n#cite(<poe>, supplement: [p. 4]) #link("https://e.example")[here]\n'
    b'```py\n@no\n```\n/* c */ #bibliography("refs.bib")\n'
]
PIECES = (
    "#footnote[~]~[~(~)~{~}~#cite(<a>)~@key~@key[p. 1]~<label>~#figure(caption: [~#let x = "
    '~"~`~```~$~//~/*~*/~*~_~~~--~\\'
    "~= ~- ~/ a: ~\n~\n\n~#quote(block: true)[~#footnote(<fn>)~\0~\r\n~\U0001f600"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("~")] + [b"~", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` and check the contract of the model."""
    check_contract(read(data, "fuzz.typst", ""))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
