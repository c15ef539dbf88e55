"""How far a citation reaches, and what is left out, on small documents."""

import pytest

from citecheck.claims.analysis import Claims
from citecheck.claims.coverage import coverage
from citecheck.claims.gate import claims_in
from citecheck.claims.scope import uncovered
from citecheck.claims.settings import Scope, Settings, settings_of
from citecheck.claims.units import find_units
from citecheck.model.context import Context
from citecheck.model.links import Links
from citecheck.readers.read import read

NOTES = "\n\n[^1]: Minutes, 4 May 2018.\n[^2]: Annual return, 2019.\n"


def _open(text: str, scope: Scope = "run") -> list[str]:
    document = read((text + NOTES).encode(), "report.md", "markdown")
    found = []
    for unit in find_units(document, Settings()):
        for piece, (start, end) in uncovered(document, unit, scope):
            found.append(document.blocks[piece.block].text.text[start:end])
    return found


THREE = "One came first. Two came next.[^1] Three came last."


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("run", ["Three came last."]), ("sentence", ["One came first.", "Three came last."]), ("paragraph", [])],
)
def test_scopes(scope: Scope, expected: list[str]) -> None:
    assert _open(THREE, scope) == expected


def test_marker_before_the_stop_belongs_to_its_sentence() -> None:
    assert _open("One came first. Two came next[^1]. Three came last.", "sentence") == [
        "One came first.",
        "Three came last.",
    ]


@pytest.mark.parametrize("scope", ["run", "sentence"])
def test_last_item_covers_list_and_lead_in(scope: Scope) -> None:
    assert _open("It offers the following:\n\n- a clinic;\n- a nurse; and\n- a service.[^1]", scope) == []


def test_lead_in_covers_the_list() -> None:
    assert _open("It offers the following:[^1]\n\n- a clinic;\n- a nurse.") == []


def test_an_items_marker_covers_the_item_and_the_lead_in() -> None:
    assert _open("It offers the following:\n\n- a clinic;[^1]\n- a nurse.") == ["a nurse."]


def test_items_that_are_sentences_stand_for_themselves() -> None:
    text = "- The clinic opened in May.\n- The nurse came in June.[^1]"
    assert _open(text) == ["The clinic opened in May."]


def test_numbered_paragraphs_written_as_a_list() -> None:
    text = "22. The clinic opened in May.[^1]\n\n23. The nurse came in June.\n\n24. All went well.[^2]"
    assert _open(text) == ["The nurse came in June."]


def test_block_quotation_is_one_with_its_lead_in() -> None:
    assert _open("She said this:[^1]\n\n> It was never safe. We knew.") == []
    assert _open("She said this:\n\n> It was never safe. We knew.[^1]") == []


def test_heading_marker_covers_nothing() -> None:
    assert _open("# Staff[^1]\n\nOne came first.") == ["One came first."]


def test_left_out() -> None:
    text = (
        "# Report\n\n## Recommendations\n\nOne came first.\n\n### Training\n\nTwo came next.\n\n"
        "## Findings\n\n```\ncode.\n```\n\n| a | b |\n|---|---|\n| One. | Two. |\n\nThree came last."
    )
    assert _open(text) == ["Three came last."]


def _claims(text: str, **claims: object) -> Claims:
    return Claims(read(text.encode(), "report.md", "markdown"), settings_of(claims))


PARAGRAPH = "Ms Carter told the panel that she had warned the director twice."


def test_documents_that_cite_nothing() -> None:
    assert _claims(PARAGRAPH).uncited() == []
    assert len(_claims(PARAGRAPH, **{"uncited-documents": "check"}).uncited()) == 1
    assert _claims(PARAGRAPH, **{"uncited-documents": "check", "off": True}).uncited() == []


def test_one_note_in_a_long_text_is_no_apparatus() -> None:
    long = "\n\n".join([f"It came.[^1]\n\n{PARAGRAPH}"] + [PARAGRAPH] * 30) + NOTES
    assert _claims(long).uncited() == []
    assert len(_claims(long, **{"least-share": 0.01}).uncited()) == 31


def test_specifications_are_left_alone() -> None:
    text = (
        "The client MUST send a header.[^1]\n\nThe server was built by Ms Carter in 2018 and 12 clients used it."
        + NOTES
    )
    text = text.replace("\n\n[^1]", "\n\n" + "The packet MUST hold a string.\n\n" * 6 + "[^1]")
    assert _claims(text).uncited() == []
    assert len(_claims(text, specifications="check").uncited()) >= 1


def test_levels() -> None:
    strict, normal, quiet = (settings_of({"level": level}) for level in ("strict", "normal", "quiet"))
    assert strict.paragraph < normal.paragraph < quiet.paragraph
    assert settings_of({"level": "quiet", "paragraph-threshold": 0.2}).paragraph == 0.2


def test_coverage_counts_claims_and_cited_ones_by_section() -> None:
    text = f"# A\n\n{PARAGRAPH}[^1]\n\n# B\n\n{PARAGRAPH}\n\n{PARAGRAPH}[^2]" + NOTES
    document = read(text.encode(), "report.md", "markdown")
    assert [(each.claims, each.cited) for each in coverage(document, Settings())] == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    "piece",
    ["It said:\n\n", "- It said:\n", "> so\n\n", "a [1", "“Yes (", "1. One;\n"],
    ids=["lead", "item", "quote", "[", "(", "list"],
)
def test_hostile_text_ends(piece: str) -> None:
    """Were the time quadratic in the length, this would not end; benchmarks/linearity.py measures it."""
    document = read(("It came.[^1]\n\n" + piece * (200_000 // len(piece)) + NOTES).encode(), "report.md", "markdown")
    found = Claims(document, settings_of({"least-share": 0.0, "specifications": "check"})).uncited()
    assert all(each in range(len(document.blocks)) or each is not None for each in found)


def test_cells_only_for_figures_and_only_when_asked() -> None:
    table = "\n\n| Note |\n|---|\n"
    table += "| Referrals rose by 41 per cent in that year. |\n| Ms Carter told the panel that she knew. |\n"
    text = "It came.[^1]" + table + NOTES
    assert _claims(text).single("statistic") == []
    asked = _claims(text, tables=True)
    assert [asked.text_of(each) for each in asked.single("statistic")] == [
        "Referrals rose by 41 per cent in that year."
    ]
    assert asked.single("attribution") == []
    assert asked.uncited() == []


def test_other_languages_are_left_alone() -> None:
    german = "Die Kommission hat im Mai 2018 festgestellt, dass „41 Prozent der Kinder nicht gefragt wurden“. " * 2
    assert _claims(f"Das Heim schloss im Mai.[^1]\n\n{german}" + NOTES).open_units == []
    named = read(f"---\nlang: de\n---\n\nEs kam.[^1]\n\n{PARAGRAPH}{NOTES}".encode(), "report.md", "markdown")
    assert claims_in(named, Context(Links((), (), (), ()))) is None
