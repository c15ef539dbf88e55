"""Every real defect of the corpus of note forms is found by the right rule, and its sound neighbours are quiet.

The examples stand in ``notes/footnote-forms.tsv`` of the corpus (``CITECHECK_CORPUS``); the notes around them are ours.
"""

import csv
import os
import re

import pytest

from citecheck.api import check_bytes

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.environ.get("CITECHECK_CORPUS", os.path.join(ROOT, "..", "shared", "corpus"))
FORMS = os.path.join(CORPUS, "notes", "footnote-forms.tsv")

pytestmark = pytest.mark.skipif(not os.path.exists(FORMS), reason=f"the corpus is not there: {FORMS}")

HEARINGS = [f"Barton {{Day260/{84 + place}:{2 + place}}}." for place in range(12)]
HEARINGS += [f"Colby {{Day261/{40 + place}:{3 + place}-{4 + place}}}." for place in range(12)]
STATEMENTS = [f"Anna Brown 1st [WITN00010100] at [{3 + place}/{7 + 2 * place}]." for place in range(4)]
FILES = [
    f"p{place}, lines 1-9, Anna Brown, Transcript-of-Morning-Hearing-{place}-May-2012.pdf" for place in range(1, 6)
]


def defects() -> list[tuple[str, str]]:
    if not os.path.exists(FORMS):
        return []
    with open(FORMS, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return [(row[0], row[1]) for row in rows if row[0].startswith("DEFECT")]


def case(form: str, example: str) -> tuple[list[str], str]:
    """Return the notes of a document with the defect in them, and the rule that has to find it."""
    if "same code" in form:
        return [*STATEMENTS, *re.findall(r'"([^"]+\])"', example), *STATEMENTS[:1]], "CC703"
    if "map" in form:
        places = re.findall(r"Ibid at \[\d+/\d+\]", example)
        return ["Anna Brown 2nd [WITN00010200].", *(f"{place}." for place in places)], "CC608"
    if "dangling ibid" in form:
        return [
            "Letter of A Brown, 3 May 2019.",
            "The board met in private and kept no minutes at all.",
            "ibid, p14",
        ], "CC621"
    if "URL" in form:
        return [*FILES, example.replace("...", "wp-content/a.pdf")], "CC532"
    rule = (
        "CC603"
        if "day differs" in form
        else "CC604"
        if "separator" in form
        else "CC502"
        if "bracket" in form
        else "CC508"
    )
    end = "" if rule == "CC508" else "."
    return [*HEARINGS, example + end, *HEARINGS[:2]], rule


@pytest.mark.parametrize(("form", "example"), defects())
def test_a_real_defect_is_found(form: str, example: str) -> None:
    notes, rule = case(form, example)
    body = " ".join(f"Point {number}.[^{number}]" for number in range(1, len(notes) + 1))
    text = f"{body}\n\n" + "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1)) + "\n"
    found = [each for each in check_bytes(text.encode(), "report.md").diagnostics if each.severity != "info"]
    assert [each.id for each in found] == [rule], [each.message for each in found]


def test_there_are_defects_to_find() -> None:
    assert len(defects()) >= 10
