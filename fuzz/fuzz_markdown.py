"""Fuzz the Markdown reader: ``python fuzz/fuzz_markdown.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.readers.markdown.reader import read  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    b"---\ntitle: A report\nbibliography: [a.bib]\n---\n\n# Head\n\n22. In 2019[^1] it fell.[^b]\n\n"
    b"23. It rose.[^1]\n\n[^1]: One\n\n    more\n\n    - list[^b]\n\n[^b]: Two\n[^2]:\n",
    b"Said [see @doe, p. 3; -@roe] and @poe [p. 4], so^[a *note* [x](u)].\n\n::: {.box}\nText[^1]\n:::\n\n"
    b"> said[^1]\n>\n> [^1]: note\n\n---\nreferences:\n- id: doe\n  title: x\n---\n",
    "Père [1], [2][3] 😀 [report][4].\n\n| a[^1] | `b|` |\n|---|---|\n| c | $x$ |\n\n[1]: u\n[2]: <v>\n".encode(),
    b"<div>\n<p>a &amp; b<sup>1</sup></p>\n<!-- citecheck: ignore -->\n</div>\n\nx<sup>2</sup> \\(a[1]\\) $5[^1] US$6\n"
    b"[^ a]\n\n## Notes\n\n1. One\n2. Two\n\n```grammar\n[^edition]\n```\n\n[^edition]: e\n",
]
PIECES = (
    "[^1]|[^a]: |^[|]|[|[@k]|@k|-@|](u)|![|`|```\n|> |- |1. |    |\n|\n\n|\r\n|\r|$|$$|\\(|\\)|\\|<sup>|</sup>|<div>"
    "|<!--|-->|{{ x }}|{% x %}|::: {.a}\n|{#id}|[1]: u\n|[1]|*|_|# |---\n|+++\n|references:\n|&amp;|&#0;|https://a.b|\0|\u2028"
    "|\U0001f600|<script>|<td>|+++\n"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"|", b"|-|-|\n", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` in each dialect and check the contract of the model."""
    for dialect in ("", "gfm", "pandoc"):
        check_contract(read(data, "fuzz.md", dialect))


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
