"""The forms of notes in published reports: each example of the corpus against parts that were written by hand.

``forms-expected.txt`` holds for each form its name, which of its examples, the profile, and one line for each source;
long values are cut. Examples that are no note (a label, a template, two notes in one) are left out there.
"""

import csv
import os
from collections import Counter
from collections.abc import Iterator

import pytest
from test_parse_note import PROFILES, told

from citecheck.sources.grammar.parse import parse_note

EXPECTED = os.path.join(os.path.dirname(__file__), "forms-expected.txt")


def expected() -> Iterator[tuple[str, int, str, list[str]]]:
    """Yield form, number of the example, profile and sources."""
    sources: list[str] = []
    head = ""
    with open(EXPECTED, encoding="utf-8") as file:
        for line in [*file.read().splitlines(), ""]:
            if line.startswith("    "):
                sources.append(line.strip())
                continue
            if head:
                form, _, rest = head.rpartition(" #")
                number, _, profile = rest.partition(" @")
                yield form, int(number), profile, sources
            head, sources = line, []


def cut(line: str) -> str:
    return " | ".join(part if len(part) < 48 else part[:40] + "\u2026" for part in line.split(" | "))


def examples(corpus: str) -> dict[tuple[str, int], str]:
    path = os.path.join(corpus, "notes", "footnote-forms.tsv")
    if not os.path.exists(path):
        pytest.skip(f"no forms of notes at {path} (set CITECHECK_CORPUS)")
    counts: Counter[str] = Counter()
    found = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            counts[row["form"]] += 1
            found[row["form"], counts[row["form"]]] = row["example"]
    return found


def test_forms_are_parsed_into_the_right_parts(corpus: str) -> None:
    texts = examples(corpus)
    wrong = []
    rows = list(expected())
    for form, number, profile, sources in rows:
        parsed = parse_note(texts[form, number], PROFILES[profile])
        found = [cut(told(cite)) for cite in parsed.cites]
        if found != sources or parsed.unread:
            wrong.append((form, found, sources))
    assert not wrong
    assert len(rows) > 0.95 * len(texts), "too many examples are left out"
