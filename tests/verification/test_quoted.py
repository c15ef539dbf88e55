"""Quotations in the body of a document."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.api import check_bytes
from citecheck.verification.marks import pairs_of
from citecheck.verification.quoted import quotations
from citecheck.verification.verify import verifications
from tests.verification.evidence_folder import report


def found(text: str, name: str = "report.md") -> list[str]:
    document = check_bytes(text.encode(), name).document
    return [document.blocks[each.block].text.text[each.start : each.end] for each in quotations(document)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “the gate was shut” to him.", ["the gate was shut"]),
        ('She said "the gate was shut" to him.', ["the gate was shut"]),
        ("She said ‘the gate was shut’ to him.", ["the gate was shut"]),
        ("She said 'the gate was shut' to him.", ["the gate was shut"]),
        ("Elle a dit « la porte était close » hier.", ["la porte était close"]),
        ("Sie sagte „das Tor war zu“ und ging.", ["das Tor war zu"]),
        ("Sie sagte »das Tor war zu« und ging.", ["das Tor war zu"]),
        ("‘He told me “the gate was shut” twice.’", ["He told me “the gate was shut” twice."]),
        ("“He told me ‘the gate was shut’ twice.”", ["He told me ‘the gate was shut’ twice."]),
        ("It's the boys' gate: 'it wasn't shut at all', he said.", ["it wasn't shut at all"]),
        ('In the \'90s the gate was 6" high, and "it was never shut".', ["it was never shut"]),
        ("The “lost” gate and the “old gate”.", []),
        ("The address “http://example.org/a/b” and “min-fresh=20, max-age=1”.", []),
        ("他说「门那天晚上没有关上」。", ["门那天晚上没有关上"]),
        ("The report “The Shut Gate of the Harbour” is long.", []),
        ("It said “the gate was shut.", []),
        ("It said `“the gate was shut”` in code.", []),
        ("> The gate was shut that night.", ["The gate was shut that night."]),
        ("> “The gate was shut that night.”", ["The gate was shut that night."]),
        ("> The gate was shut that night.\n>\n> — A. Warden, keeper", ["The gate was shut that night."]),
        ("“The gate was shut.\n\n“It was dark, too.”", ["The gate was shut.", "It was dark, too."]),
        ("# The “gate that was shut”\n\nText.", []),
        ("Text.[^1]\n\n[^1]: He said “the gate was shut” there.", []),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_an_apostrophe_may_be_a_closing_mark() -> None:
    pairs, _ = pairs_of("He saw ‘the boys’ house was shut’ then.")
    assert [pair.ends for pair in pairs] == [(16, 32)]


def test_cost_is_bounded_for_marks_that_nothing_closes() -> None:
    assert pairs_of("“ “a " * 20_000)[0] == []
    assert len(pairs_of("'a s' " * 20_000)[0]) > 0


@given(st.text("“”‘’'\"«»„」「 abcs.—9\n", max_size=80))
@settings(deadline=None)
def test_pairs_are_outermost_and_in_order(text: str) -> None:
    pairs, unclosed = pairs_of(text)
    last = -1
    for pair in pairs:
        assert last < pair.start < pair.ends[0]
        assert list(pair.ends) == sorted(set(pair.ends))
        last = pair.ends[0]
    assert unclosed < len(text)


def test_many_quotations_and_citations_in_one_paragraph_cost_little(tmp_path: Path) -> None:
    document, context = report(
        tmp_path, "He “said so that day”.[^1] " * 4000 + "\n\n[^1]: INQ000101.\n", {"a.txt": "x"}
    )
    assert len(verifications(document, context)) == 4000


def test_code_holds_no_quotations() -> None:
    assert found("<p>He said “the gate was shut”.</p><pre>“a b c d”</pre>", "report.html") == ["the gate was shut"]
    assert found("```\n“the gate was shut”\n```\n") == []
