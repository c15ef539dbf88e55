"""How the time grows with the length, on text that is made to be slow.

Checks hostile text of two sizes, one four times the other, and prints the ratio of the CPU times: about 4 is linear, 16
is quadratic. Also checks a report of 1 MB and one of 10 MB.

Run: ``python benchmarks/linearity.py [FORMAT ...]``.
"""

import random
import sys
import time

import throughput

from citecheck.api import check_bytes

SMALL = 50_000
FAMILIES = {
    "markdown": (
        *("[", "[^1 ", "^[a", ">", "*a_ ", "[a](", "[@a ", "[^1]: a\n", "[1]: a\n\n[1] ", "` `` ", "<a ", "<!-- "),
        *("$a ", "{{ {% ", "|a", "- ", "<sup>1</sup>", "(2019) ", "\u201cYes ("),
    ),
    "text": (
        "[",
        "[1] ",
        "[1]\n",
        "1. a\n",
        "(1) ",
        "\u00b9 ",
        "a\f",
        "[RFC1] ",
        "Smith (2019) ",
        "* ",
        "....1\n",
        "\u201ca. ",
    ),
    "html": (
        *("<div>", "<blockquote><p>a", "<a <a", "<!--<!--", "<b><p>", "</p></b></td>", "&am", "[<a href=#fn1>"),
        *("<sup><a href=#n1>1</a>,</sup>", "<li id=fn1><ol>", "<table><tr><td>", "a<sup>1</sup>", "<p"),
    ),
}


def cost(text: str, name: str) -> float:
    """Return the CPU seconds of one check."""
    data = text.encode()
    begin = time.process_time()
    check_bytes(data, "report", format_name=name)
    return time.process_time() - begin


def main(names: list[str]) -> int:
    """Print one line for each family, the worst last."""
    rows = []
    for name in names or list(FAMILIES):
        cost("warm up[1]", name)
        for piece in FAMILIES[name]:
            small = min(cost(piece * (SMALL // len(piece)), name) for _ in range(2))
            large = cost(piece * (4 * SMALL // len(piece)), name)
            rows.append((large / max(small, 0.001), large, name, piece))
    for ratio, seconds, name, piece in sorted(rows):
        print(f"{name:<10}{piece!r:<34}{seconds:>8.2f} s at {4 * SMALL // 1000} kB{ratio:>7.1f} x")
    chance = random.Random(7)
    one, ten = (throughput.document(chance, notes, notes * 200) for notes in (5_000, 50_000))
    print(f"10 MB of Markdown costs {cost(ten, 'markdown') / cost(one, 'markdown'):.1f} times 1 MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
