"""What counts as a verified quotation, and what must not."""

import pytest

from citecheck.sources.copies.model import Aside, CopyText
from citecheck.sources.copies.paged import paged
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.verdict import Verdict
from citecheck.sources.quotes.verify import verify

REPORT = """The Panel heard that the Home did not admit any child aged under 5 between 2010 and 2014.12 Mrs Nolan said
that she had “never been told” about the three earlier complaints, but she accepted that the file was incom-
plete. The Council paid £1.5 million in 2015, unless otherwise agreed. However, records were lost [34] in the flood.
The staff were unable to attend the non-compliance meeting on 3 March 2019. It was well-known that the yard is 12 m²
in size and that 10⁶ copies of the leaﬂet were printed. Dr O’Neill’s evidence¹⁴ was that the windows had been painted
shut. The Home closed in May 2016. After a pause the inspectors came back to the yard and measured it once more.
"""


def check(quote: str, text: str = REPORT, pages: list[str] | None = None) -> Verdict:
    return verify(quote, CopyIndex(CopyText(text, "text", "test")), pages)


@pytest.mark.parametrize(
    ("quote", "level"),
    [
        ("the windows had been painted\nshut", "exact"),
        ("“the windows had been painted\nshut”", "exact"),
        ("the windows had been painted shut", "folded"),
        ('she had "never been told" about the three earlier complaints', "folded"),
        ("accepted that the file was incomplete", "folded"),
        ("copies of the leaflet were printed", "folded"),
        ("It was well known that the yard", "squeezed"),
        ("she had, never been told, about the three earlier complaints", "squeezed"),
        ("between 2010 and 2014. Mrs Nolan said", "aligned"),
        ("records were lost in the flood", "aligned"),
        ("O'Neill's evidence was that the windows", "folded"),
        ("yard is 12 m² in size", "folded"),
    ],
)
def test_the_same_words_are_verified(quote: str, level: str) -> None:
    verdict = check(quote)
    assert (verdict.kind, verdict.level, verdict.changes) == ("verified", level, ())


@pytest.mark.parametrize(
    ("quote", "kind", "quoted", "source"),
    [
        ("the Home did admit any child aged under 5", "negation", "", "not"),
        ("the Home did not admit any child aged under 6", "number", "6", "5"),
        ("The Council paid £15 million in 2015", "number", "15", "1.5"),
        ("The Council paid £1.5 billion in 2015", "word", "billion", "million"),
        ("The Council paid €1.5 million in 2015", "word", "€", "£"),
        ("Mrs Dolan said that she had never been told", "name", "Dolan", "Nolan"),
        ("she had been told about the three earlier complaints", "negation", "", "never"),
        ("about the earlier complaints, but she accepted", "word", "", "three"),
        ("compliance meeting on 3 March 2019", "negation", "compliance", "non-compliance"),
        ("able to attend the non-compliance meeting", "negation", "able", "unable"),
        ("the panel heard that the Home did not admit", "case", "the", "The"),
        ("size and that 10 copies of the leaflet were printed", "number", "", "⁶"),
        ("The Home closed in May 201", "number", "201", "2016"),
        ("the windows had been painted shut by the staff", "word", "by", ""),
    ],
)
def test_an_altered_quotation_differs(quote: str, kind: str, quoted: str, source: str) -> None:
    verdict = check(quote)
    assert verdict.kind == "differs"
    assert any(
        change.kind == kind and change.quoted == quoted and change.source.endswith(source) for change in verdict.changes
    ), verdict.changes


def test_a_change_names_its_places() -> None:
    quote = "Mrs Dolan said that she had never been told"
    change = check(quote).changes[0]
    assert quote[change.start : change.end] == "Dolan"
    assert REPORT[change.source_start : change.source_end] == "Nolan"


@pytest.mark.parametrize(
    "quote",
    [
        "[t]he Panel heard that the Home did not admit any child",
        "The Panel heard that the [Children’s] Home did not admit any child",
        "The [inquiry] heard that the Home did not admit any child",
        "Mrs Nolan said that she had [n]ever been told about the three earlier complaints",
        "the inspectors [returned] to the yard and measured it once more",
        "the inspectors c[oming] back to the yard and measur[ing] it once more",
        "The staff were unable to attend [sic] the non-compliance meeting (emphasis added)",
        "The Panel heard that the Home … Mrs Nolan said that she had",
        "The Panel heard that the Home [...] Mrs Nolan said that she had . . . accepted that the file was incomplete",
    ],
)
def test_brackets_and_ellipses_are_understood(quote: str) -> None:
    verdict = check(quote)
    assert (verdict.kind, verdict.changes) == ("verified", ()), verdict


def test_brackets_of_the_source_are_found_literally() -> None:
    assert check("records were lost [34] in the flood").level == "exact"


def test_parts_in_another_order_differ() -> None:
    verdict = check("Mrs Nolan said that she had … The Panel heard that the Home")
    assert verdict.kind == "differs"
    assert "another order" in verdict.note
    assert verdict.reason == "parts-apart"


def test_a_short_part_is_not_taken_on_trust() -> None:
    verdict = check("The Panel heard that the Home … lost")
    assert verdict.kind == "unchecked"
    assert '"lost"' in verdict.note
    assert verdict.reason == "short-part"


@pytest.mark.parametrize(
    ("quote", "flag"),
    [
        ("The Council paid £1.5 million in 2015", "stops-before-limit"),
        ("in 2015, unless otherwise agreed", "next-sentence-limits"),
        ("admit any child aged under 5 between 2010", "starts-after-negation"),
        ("The Panel heard that the Home did … admit any child aged", "ellipsis-hides-negation"),
        ("said that she had [always] been told about the three", "bracket-hides-negation"),
    ],
)
def test_what_is_left_out_is_flagged(quote: str, flag: str) -> None:
    verdict = check(quote)
    assert verdict.kind == "verified"
    assert flag in [each.kind for each in verdict.flags]


def test_a_whole_sentence_has_no_flags() -> None:
    assert check("The Home closed in May 2016.").flags == ()


@pytest.mark.parametrize("quote", ["", "   ", "“”", "too short", "…", "[...]", "a … b … c … d … e … f … g"])
def test_what_is_too_short_is_unchecked(quote: str) -> None:
    verdict = check(quote)
    assert (verdict.kind, verdict.reason) == ("unchecked", "too-short")


def test_other_words_are_not_found() -> None:
    assert check("the moon is made of green cheese and butter").kind == "not-found"


PAGES = paged(
    [
        f"{head}\n{body}\n{foot}\n"
        for head, body, foot in (
            ("Annual Report", "The roof was repaired in spring. All doors were", "11"),
            ("Annual Report", "locked at night. The same words stand here twice over.", "12"),
            ("Annual Report", "Nothing was spent. The same words stand here twice over.", "13"),
        )
    ],
    [],
    (),
)


def paged_check(quote: str, *pages: str) -> Verdict:
    return verify(quote, CopyIndex(PAGES), list(pages))


def test_a_passage_runs_over_a_page() -> None:
    verdict = paged_check("All doors were locked at night.", "12")
    assert (verdict.kind, verdict.places[0].label) == ("verified", "11")
    assert verdict.flags == ()


def test_the_page_decides_between_places() -> None:
    assert paged_check("The same words stand here twice over.").kind == "ambiguous"
    verdict = paged_check("The same words stand here twice over.", "13")
    assert (verdict.kind, verdict.places[0].label, len(verdict.others)) == ("verified", "13", 1)


def test_words_on_another_page_are_told_of() -> None:
    verdict = paged_check("The roof was repaired in spring.", "13")
    assert (verdict.kind, verdict.places[0].label) == ("verified", "11")
    assert verdict.flags[0].kind == "other-page"


def test_a_page_that_does_not_exist_is_told_of() -> None:
    verdict = paged_check("The roof was repaired in spring.", "99")
    assert [flag for flag in verdict.flags if flag.kind == "no-such-page"][0].words == "99"


def test_furniture_can_be_quoted_on_its_own() -> None:
    text = "Annual Report of the Governors"
    copy = CopyText(f"one two\n{text}\nthree four", "text", "t", asides=(Aside(8, 8 + len(text), "furniture"),))
    assert verify(text, CopyIndex(copy)).kind == "verified"
    assert verify("one two three four and", CopyIndex(copy)).kind != "not-found"


def test_a_copy_read_in_part_leaves_quotations_unchecked() -> None:
    copy = PAGES._replace(blank=(1,))
    verdict = verify("the moon is made of green cheese and butter", CopyIndex(copy))
    assert (verdict.kind, verdict.reason) == ("unchecked", "read-in-part")
    assert "12" in verdict.note


def test_text_of_notes_in_the_way_is_read_around() -> None:
    text = "All doors were locked at\n1 Diary, 4 May.\n2 Diary, 9 May.\nnight by the porter.\n"
    notes = (Aside(25, 56, "note"),)
    index = CopyIndex(CopyText(text, "pdf", "t", asides=notes))
    assert text[25:56].startswith("1 Diary")
    assert verify("All doors were locked at night by the porter.", index).kind == "verified"
    assert verify("All doors were locked at 1 Diary, 4 May. 2 Diary, 9 May. night", index).kind == "verified"


def test_notes_that_look_like_text_are_read_around() -> None:
    pages = [
        "The file was sent by the\n1 Diary of the porter, 4 May.\nand his letters.\n",
        "matron to the council in spring.\n",
    ]
    index = CopyIndex(paged(pages, [], ()))
    verdict = verify("The file was sent by the matron to the council in spring.", index)
    assert (verdict.kind, verdict.level) == ("verified", "aligned")
    text = ["The file was sent by the\nold and never trusted\n", "matron to the council in spring.\n"]
    index = CopyIndex(paged(text, [], ()))
    assert verify("The file was sent by the matron to the council in spring.", index).kind == "differs"


def test_a_long_table_of_numbers_has_no_seams() -> None:
    rows = [f"{number} {number * 7}\n" for number in range(1000, 1400)]
    index = CopyIndex(CopyText("".join(rows), "text", "t"))
    for at in range(0, len(rows) - 3, 5):
        assert verify(" ".join(rows[at : at + 3]), index).kind == "verified"
