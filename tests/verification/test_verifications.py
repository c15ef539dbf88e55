"""Quotations, figures and names against copies: joined to their citation, and what came of them."""

from pathlib import Path

import pytest

from tests.verification.evidence_folder import told, verified

MINUTES = """Minutes of the harbour board

The number of boats did not fall in 2019. It stood at 412, of which 37 were licensed to fish for herring.
The harbour master said that he would keep the gates open, except in a gale from the east.
"""
LETTER = (
    "Page one of the letter says nothing of note here.\n\fOn the second page the board agreed to repair the north "
    "pier at a cost of £1.2 million.\n\fThe third page closes the matter.\n"
)
COPIES = {"INQ000101.txt": MINUTES, "INQ000202.txt": LETTER}
NOTES = """
[^m]: INQ000101.
[^l]: INQ000202.
[^2]: INQ000202, p. 2.
[^3]: INQ000202, p. 3.
[^n]: INQ000909.
[^b]: INQ000101; INQ000202.
[^x]: INQ000101; INQ000909.
[^t]: “How the harbour was paid for”, INQ000101.
[^c]: See paragraph 4 above.
"""


def outcomes(folder: Path, text: str) -> list[tuple[str, str]]:
    return [(outcome, words) for kind, outcome, words in told(folder, text + "\n" + NOTES, COPIES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It says “boats did not fall in 2019”.[^m]", [("verified", "boats did not fall in 2019")]),
        ("It says “boats did fall in 2019”.[^m]", [("differs", "boats did fall in 2019")]),
        ("It says “boats were all sold to the bank”.[^m]", [("not-found", "boats were all sold to the bank")]),
        ("It is “a matter of course”.[^m]", [("unchecked", "a matter of course")]),
        ("It says[^m] that “boats did not fall in 2019”.", [("verified", "boats did not fall in 2019")]),
        ("It says “repair the north pier”.[^2]", [("verified", "repair the north pier")]),
        ("It says “repair the north pier”.[^3]", [("elsewhere", "repair the north pier")]),
        ("It says “repair the north pier”.[^n]", [("unchecked", "repair the north pier")]),
        ("It says “repair the north pier”.[^b]", [("verified", "repair the north pier")]),
        ("It says “repair the east pier in June”.[^x]", [("unchecked", "repair the east pier in June")]),
        ("It says “repair the east pier in June”.[^c]", [("unchecked", "repair the east pier in June")]),
        ("It says “repair the north pier”.", [("unchecked", "repair the north pier")]),
        (
            "It says “agreed to repair the north pier”.[^m] It says “boats did not fall in 2019”.[^l]",
            [("not-found", "agreed to repair the north pier"), ("not-found", "boats did not fall in 2019")],
        ),
        (
            "He wrote “this was in some other letter”. It says “boats did not fall in 2019”.[^m]",
            [("unchecked", "this was in some other letter"), ("verified", "boats did not fall in 2019")],
        ),
        (
            "It says:[^l]\n\n> the board agreed to repair the north pier",
            [("verified", "the board agreed to repair the north pier")],
        ),
        (
            "It says:\n\n> the board agreed to repair the south pier[^l]",
            [("differs", "the board agreed to repair the south pier")],
        ),
        (
            "Note this well.\n\n> Key point: nobody had counted the nets.[^l]",
            [("unchecked", "Key point: nobody had counted the nets.")],
        ),
        ("The letter “How the harbour was paid for” says so.[^t]", [("unchecked", "How the harbour was paid for")]),
        ("It saw ‘the number of boats’ fall’.[^m]", [("verified", "the number of boats")]),
    ],
)
def test_quotations(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(tmp_path, text) == expected


def test_an_ibid_stands_for_its_source_with_its_own_page(tmp_path: Path) -> None:
    text = "It says “repair the north pier”.[^1] It says “closes the matter”.[^2] “The third page closes”.[^3]\n\n"
    notes = "[^1]: INQ000202, p. 2.\n[^2]: Ibid, p. 2.\n[^3]: Ibid.\n"
    found = verified(tmp_path, text + notes, COPIES)
    assert [(each.outcome, each.target.pages if each.target else ()) for each in found] == [
        ("verified", ("2",)),
        ("elsewhere", ("2",)),
        ("elsewhere", ("2",)),
    ]
    assert [each.places[0].label for each in found] == ["2", "3", "3"]


def test_citation_keys_have_their_page_in_the_text(tmp_path: Path) -> None:
    head = "---\nreferences:\n- id: letter\n  title: A letter\n---\n"
    text = "It says “repair the north pier” [@letter, p. 2] or “repair the north pier” [@letter, p. 3].\n"
    found = told(tmp_path, head + text, {"letter.txt": LETTER})
    assert [outcome for _, outcome, _ in found] == ["verified", "elsewhere"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 412 boats.[^m]", [("verified", "412")]),
        ("There were 421 boats.[^m]", [("not-found", "421")]),
        ("There were 421 boats.[^x]", [("unchecked", "421")]),
        ("There were 421 boats.[^n]", []),
        ("There were 412 boats.[^b]", [("verified", "412")]),
        ("The pier cost £1.2 million.[^2]", [("verified", "1.2 million")]),
        ("The pier cost £1.2 million.[^3]", [("elsewhere", "1.2 million")]),
        ("There were four boats.[^m]", [("unchecked", "four")]),
        ("There were 421 boats. They fished.[^m]", []),
        ("Mr Alan Mascall counted them.[^m]", [("not-found", "Mr Alan Mascall")]),
        ("The Harbour Inquiry counted them.[^m]", []),
        (
            "It says “it stood at 412 that year”, of 37.[^m]",
            [("differs", "it stood at 412 that year"), ("verified", "37")],
        ),
    ],
)
def test_figures_and_names(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("copy", "reason"),
    [
        ("", "the copy holds no text"),
        (
            "<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
            "page",
        ),
    ],
)
def test_a_copy_that_cannot_be_read_leaves_the_words_unchecked(tmp_path: Path, copy: str, reason: str) -> None:
    text = "It says “repair the north pier”.[^l] The pier cost £1.2 million.[^l]\n\n" + NOTES
    found = verified(tmp_path, text, {"INQ000202.txt": copy})
    assert [each.outcome for each in found] == ["unchecked"]
    assert reason in found[0].reason


def test_what_the_report_says_itself_is_not_left_out(tmp_path: Path) -> None:
    text = (
        "He said “he would keep the gates open”.[^m]\n\nHe said “he would keep the gates open”, except in a gale.[^m]\n"
    )
    found = verified(tmp_path, text + NOTES, COPIES)
    assert [[flag.kind for flag in each.flags] for each in found] == [["stops-before-limit"], []]


def test_a_copy_that_changed_since_it_was_locked_verifies_nothing(tmp_path: Path) -> None:
    from citecheck.api import read_document
    from citecheck.sources.evidence.evidence import Evidence, Places
    from citecheck.sources.evidence.folder import copy_files
    from citecheck.sources.lock.lock_file import LockedCopy
    from citecheck.verification.verify import verifications

    text = "It says “boats did not fall in 2019”.[^m] It says “boats did fall in 2019”.[^m]\n" + NOTES
    (tmp_path / "INQ000101.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "report.md").write_text(text, encoding="utf-8")
    document, context = read_document(str(tmp_path / "report.md"))
    row = LockedCopy("INQ000101.txt", "0" * 64, "0" * 64, "citecheck text", 1, 0, "text/plain")
    places = Places(str(tmp_path), str(tmp_path / "sources.lock"))
    context.known = {"evidence": Evidence(places, copy_files(str(tmp_path)), {row.path: row})}
    found = verifications(document, context)
    assert [each.outcome for each in found] == ["unchecked", "differs"]
    assert "locked" in found[0].reason


def test_without_evidence_there_is_nothing(tmp_path: Path) -> None:
    from citecheck.api import read_document
    from citecheck.verification.verify import verifications

    (tmp_path / "report.md").write_text("It says “repair the north pier”.[^l]\n" + NOTES, encoding="utf-8")
    assert verifications(*read_document(str(tmp_path / "report.md"))) == ()


def test_reports_in_html(tmp_path: Path) -> None:
    from citecheck.api import read_document
    from citecheck.sources.evidence.evidence import Evidence, Places
    from citecheck.sources.evidence.folder import copy_files
    from citecheck.verification.verify import verifications

    (tmp_path / "INQ000101.txt").write_text(MINUTES, encoding="utf-8")
    page = """<html><body><p>It says <i>\u201cboats did</i> fall in 2019\u201d.<sup><a href="#n1">1</a></sup></p>
    <blockquote><p>The number of boats did not fall in 2019.<sup><a href="#n2">2</a></sup></p></blockquote>
    <h2>Notes</h2><ol><li id="n1">INQ000101.</li><li id="n2">INQ000101.</li></ol></body></html>"""
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    document, context = read_document(str(tmp_path / "report.html"))
    places = Places(str(tmp_path), str(tmp_path / "sources.lock"))
    context.known = {"evidence": Evidence(places, copy_files(str(tmp_path)), None)}
    found = verifications(document, context)
    assert [(each.outcome, each.words) for each in found] == [
        ("differs", "boats did fall in 2019"),
        ("verified", "The number of boats did not fall in 2019."),
    ]
