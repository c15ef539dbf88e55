"""How far a citation reaches, and what is left out, on small documents."""

import pytest

from citecheck.claims.analysis import Claims
from citecheck.claims.coverage import coverage
from citecheck.claims.gate import claims_in
from citecheck.claims.scope import uncovered
from citecheck.claims.settings import Scope, Settings, settings_of
from citecheck.claims.units import find_units
from citecheck.linking.link import link
from citecheck.model.context import Context
from citecheck.readers.read import read

NOTES = "\n\n[^1]: Minutes, 4 May 2018.\n[^2]: Annual return, 2019.\n"


def _open(text: str, scope: Scope = "backward") -> list[str]:
    document = read((text + NOTES).encode(), "report.md", "markdown")
    found = []
    for unit in find_units(document, Settings(scope=scope)):
        for piece, (start, end) in uncovered(document, unit):
            found.append(document.blocks[piece.block].text.text[start:end])
    return found


THREE = "One came first. Two came next.[^1] Three came last."


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("backward", ["Three came last."]), ("sentence", ["One came first.", "Three came last."]), ("paragraph", [])],
)
def test_scopes(scope: Scope, expected: list[str]) -> None:
    assert _open(THREE, scope) == expected


def test_marker_before_the_stop_belongs_to_its_sentence() -> None:
    assert _open("One came first. Two came next[^1]. Three came last.", "sentence") == [
        "One came first.",
        "Three came last.",
    ]


@pytest.mark.parametrize("scope", ["backward", "sentence"])
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
    assert _claims(PARAGRAPH, **{"uncited-documents": "check", "mode": "off"}).uncited() == []


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


def test_sections_have_their_own_scope() -> None:
    titles = ("# Findings", "# 4. Case studies: one", "## Inside", "# Conclusions")
    text = "\n\n".join(f"{title}\n\n{THREE}" for title in titles)
    document = read((text + NOTES).encode(), "report.md", "markdown")
    settings = settings_of({"sections": {"Case studies*": "sentence", "inside": "off", "conclusions": "paragraph"}})
    scopes = [unit.scope for unit in find_units(document, settings)]
    assert scopes == ["backward", "sentence", "paragraph"]
    assert [unit.scope for unit in find_units(document, Settings())] == ["backward"] * 3


@pytest.mark.parametrize(
    "note",
    ["See paragraph 4.12 above.", "See Chapter 3 below.", "This was not the case in other towns at that time."],
)
def test_notes_that_name_no_source_cover_nothing(note: str) -> None:
    text = f"It came.[^1]\n\n{PARAGRAPH}[^2]\n\n[^1]: Minutes, 4 May 2018.\n[^2]: {note}\n"
    document = read(text.encode(), "report.md", "markdown")
    found = claims_in(document, Context(link(document)))
    assert found is not None
    ((unit, _),) = found.uncited()
    assert unit.unit.points


@pytest.mark.parametrize("note", ["Ibid.", "Ibid, p. 4.", "See the minutes of 4 May 2018.", "Smith, Homes."])
def test_notes_that_name_a_source_or_repeat_one_count(note: str) -> None:
    text = f"It came.[^1]\n\n{PARAGRAPH}[^2]\n\n[^1]: Minutes, 4 May 2018.\n[^2]: {note}\n"
    document = read(text.encode(), "report.md", "markdown")
    found = claims_in(document, Context(link(document)))
    assert found is not None
    assert found.uncited() == []


def test_lists_of_cues_can_be_changed() -> None:
    text = "It came.[^1]\n\nMs Carter hollered that the home had closed." + NOTES
    assert [each.evidence.hits for each in _claims(text).open_units[0].sentences]
    plain = _claims(text).open_units[0].score
    assert _claims(text, **{"attribution-verbs": {"extend": ["hollered"]}}).open_units[0].score > plain
    assert _claims(text, persons={"remove": ["ms"]}).open_units[0].score < plain


@pytest.mark.parametrize(
    ("pattern", "left"),
    [("ms carter told *", 0), ("*warned the director*", 0), ("ms carter*panel*", 0), ("the panel *", 1), ("ms*ms*", 1)],
)
def test_sentences_that_are_no_claims_by_pattern(pattern: str, left: int) -> None:
    assert len(_claims(f"It came.[^1]\n\n{PARAGRAPH}" + NOTES, **{"not-claims": [pattern]}).uncited()) == left


def test_numbers_by_house_style() -> None:
    text = "It came.[^1] The council visited 12 homes and seven schools." + NOTES

    def figures(**claims: object) -> list[str]:
        found = _claims(text, scope="sentence", **claims)
        (sentence,) = found.open_units[0].sentences
        return [found.text_of(sentence)[r.start : r.end] for r in found.reasons(sentence) if r.kind == "statistic"]

    assert figures() == ["12"]
    assert figures(**{"least-number": 20}) == []
    assert figures(**{"number-words": True}) == ["12", "seven"]


@pytest.mark.parametrize(
    "text",
    [
        "The authors declare that they have no competing interests.",
        "Conflict of interest: Ms Carter was paid by the council in 2018.",
        "Dr Carter reported no conflict of interest.",
    ],
)
def test_declarations_are_no_claims(text: str) -> None:
    assert _open(f"It came.[^1]\n\n{text}") == []


def test_modes() -> None:
    text = f"It came.[^1]\n\n{PARAGRAPH}" + NOTES
    full, rules, off = (_claims(text, mode=mode) for mode in ("full", "rules", "off"))
    assert off.uncited() == []
    (full_score, rules_score) = (each.open_units[0].score for each in (full, rules))
    assert full_score != rules_score
    assert full.open_units[0].sentences[0].evidence.rules == rules.open_units[0].sentences[0].evidence.score
