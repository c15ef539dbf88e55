"""One cause, one finding: slips that two rules could see are reported by one of them."""

import pytest

from citecheck.api import check_bytes

HEARINGS = [f"Barton {{Day260/{84 + place}:{2 + place}}}." for place in range(12)]

SLIPS = [
    ("Harper {Day245/17:4}-{Day243/18:16}.", ["CC603"]),
    ("Harper {Day245/17:25}-{Day245/16:16}.", ["CC601"]),
    ("Harper {Day245/17;4].", ["CC502"]),
    ("Harper {Day245/17;4}.", ["CC604"]),
    ("Harper (see {Day245/17;4}).", ["CC604"]),
    ("Hollis v Marsh [2011} EWHC 3185 (QB).", ["CC526"]),
    ("Hollis v Marsh (2011] EWHC 3185 (QB).", ["CC526"]),
    ("Hollis v Marsh (2011] EWHC 3185 (QB), see (p 4.", ["CC502", "CC526"]),
    ("Hollis v Marsh [2011] EWHC 3185 (QB.", ["CC502"]),
    ("Hollis v Marsh [2011] EWHC 3185 (QB].", ["CC502"]),
    ("Hollis v Marsh [2011] EWHC 3185 QB).", ["CC502"]),
    ("Hollis v Marsh (see [2011] EWHC 3185 QB).", ["CC526"]),
    ("Hollis v Marsh[2011] EWHC 3185 (QB).", ["CC526"]),
    ("Hollis-v-Marsh.pdf[2011] EWHC 3185 (QB).", ["CC526"]),
]


@pytest.mark.parametrize(("slip", "rules"), SLIPS)
def test_one_cause_one_finding(slip: str, rules: list[str]) -> None:
    notes = [*HEARINGS, slip, *HEARINGS[:2]]
    body = " ".join(f"Point {number}.[^{number}]" for number in range(1, len(notes) + 1))
    text = f"{body}\n\n" + "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1)) + "\n"
    found = [each for each in check_bytes(text.encode(), "report.md").diagnostics if each.severity != "info"]
    assert sorted(each.id for each in found) == rules, [each.message for each in found]
