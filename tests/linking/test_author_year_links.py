"""Which entry an author-year citation means, and how the two disagree."""

import pytest

from citecheck.linking.author_year import cited, edits, is_slip
from citecheck.linking.link import link
from citecheck.readers.plain.reader import read
from citecheck.text.author_names import abbreviations, cited_authors, fold, forms


def linked(citation: str, *entries: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return how each work of the citation was found, and the labels of the notes it may mean."""
    filler = "Aardvark, Z. (1901) A. London."
    text = f"So it is {citation}, as Aardvark (1901) says.\n\nReferences\n\n" + "\n\n".join((*entries, filler)) + "\n"
    document = read(text.encode(), "report.txt")
    found = link(document).links
    return [
        (each.by, tuple(document.notes[note].text.text[:22] for note in (each.note, *each.also) if note >= 0))
        for each in found
        if each.note < 0 or "Aardvark" not in document.notes[each.note].label
    ]


OKAFOR = "Okafor, C. (2019) Desk. London."
TWO = "Okafor, C. and Yeo, K. (2019) Desk. London."
THREE = "Okafor, C., Yeo, K. and Dunn, P. (2019) Desk. London."


@pytest.mark.parametrize(
    ("citation", "entry", "how"),
    [
        ("(Okafor 2019)", OKAFOR, "label"),
        ("(OKAFOR 2019)", OKAFOR, "label"),
        ("(C. Okafor 2019)", OKAFOR, "label"),
        ("(Okafor and Yeo 2019)", TWO, "label"),
        ("(Okafor et al. 2019)", TWO, "label"),
        ("(Okafor et al. 2019)", THREE, "label"),
        ("(Okafor and colleagues 2019)", THREE, "label"),
        ("(Okafor, Yeo & Dunn 2019)", THREE, "label"),
        ("(Okafor et al. 2019)", OKAFOR, "et-al"),
        ("(Okafor 2019)", TWO, "authors"),
        ("(Okafor and Yeo 2019)", THREE, "authors"),
        ("(Okafor and Marsh 2019)", TWO, "authors"),
        ("(D. Okafor 2019)", OKAFOR, "authors"),
        ("(Okafor 2018)", OKAFOR, "year"),
        ("(Okafor 2009)", OKAFOR, "year"),
        ("(Okafor, n.d.)", OKAFOR, "year"),
        ("(Okafor, in press)", OKAFOR, "year"),
        ("(Okafor 2019a)", OKAFOR, "suffix"),
        ("(Okafer 2019)", OKAFOR, "name"),
        ("(Okaofr 2019)", OKAFOR, "name"),
        ("(Müller 2019)", "Mueller, C. (2019) Desk. London.", "label"),
        ("(Mueller 2019)", "Müller, C. (2019) Desk. London.", "label"),
        ("(Muller 2019)", "Müller, C. (2019) Desk. London.", "label"),
        ("(Berg 2019)", "van der Berg, C. (2019) Desk. London.", "label"),
        ("(Smith Jones 2019)", "Smith-Jones, C. (2019) Desk. London.", "label"),
        ("(García 2019)", "García Márquez, G. (2019) Novela. Madrid.", "label"),
        ("(WHO 2019)", "World Health Organization (2019) Health. Geneva.", "label"),
        ("(DfE 2019)", "Department for Education (2019) Desk. London.", "label"),
        ("(Weber 1904)", "Weber, M. (1978 [1904]) Ethics. London.", "label"),
        ("(Weber 1904/1978)", "Weber, M. (1978) Ethics. London.", "label"),
    ],
)
def test_one_entry(citation: str, entry: str, how: str) -> None:
    assert linked(citation, entry) == [(how, (entry[:22],))]


@pytest.mark.parametrize(
    ("citation", "entry"),
    [
        ("(Brennan 2019)", OKAFOR),
        ("(Brennan and Yeo 2018)", TWO),
        ("(Okafor and Marsh 2018)", TWO),
        ("(Wang 2019)", "Yang, L. (2019) Desk. London."),
    ],
)
def test_nothing_like_it(citation: str, entry: str) -> None:
    assert linked(citation, entry) == [("nothing", ())]


def test_the_letter_tells_works_apart() -> None:
    first, second = "Okafor, C. (2019a) Desk. London.", "Okafor, C. (2019b) Road. London."
    assert linked("(Okafor 2019b)", first, second) == [("label", (second[:22],))]
    assert linked("(Okafor 2019)", first, second) == [("suffix", (first[:22], second[:22]))]


def test_two_works_of_one_year() -> None:
    other = "Okafor, C. (2019) Road. London."
    assert linked("(Okafor 2019)", OKAFOR, other) == [("ambiguous", (OKAFOR[:22], other[:22]))]
    assert linked("(Okafor and Yeo 2019)", OKAFOR, TWO) == [("label", (TWO[:22],))]
    assert linked("(Okafor 2019)", OKAFOR, TWO) == [("label", (OKAFOR[:22],))]
    assert linked("(Okafor et al. 2019)", TWO, THREE) == [("label", (THREE[:22],))]
    two_people = "Okafor, B. (2019) Road. London."
    assert linked("(B. Okafor 2019)", OKAFOR, two_people) == [("label", (two_people[:22],))]


def test_a_work_that_is_cited_rightly_is_no_near_miss() -> None:
    assert linked("(Okafor 2019; Okafor 2003)", OKAFOR) == [("label", (OKAFOR[:22],)), ("nothing", ())]
    assert linked("(Okafor 2019; Okafer 2019)", OKAFOR) == [("label", (OKAFOR[:22],)), ("nothing", ())]


@pytest.mark.parametrize(
    ("words", "names", "year"),
    [
        ("Smith & Jones, 2019a", ("smith", "jones"), ("2019", "a")),
        ("Smith’s (2019)", ("smith",), ("2019", "")),
        ("Freud [1900] 1953", ("freud",), ("1953", "")),
        ("Smith n.d.", ("smith",), ("n.d.", "")),
        ("Arnold et al. (2006", ("arnold",), ("2006", "")),
    ],
)
def test_cited(words: str, names: tuple[str, ...], year: tuple[str, str]) -> None:
    read = cited(words)
    assert read is not None
    assert (read.authors.names, read.when[:2]) == (names, year)


@pytest.mark.parametrize("words", ["2019", "Smith", "", "(", "x" * 500 + " 2019"])
def test_not_cited(words: str) -> None:
    assert cited(words) is None


def test_names() -> None:
    assert fold("van der Berg-O’Neill's") == "berg oneill"
    assert forms("Müller") == ("muller", "mueller")
    assert forms("Smith") == ("smith",)
    assert abbreviations("Department for Education") == ("dfe", "de")
    assert abbreviations("Ofsted") == ()
    assert cited_authors("A. B. Smith, Jones and colleagues")[:4] == ("Smith", ("smith", "jones"), "a", True)


def test_edits() -> None:
    assert [edits("smith", other) for other in ("smith", "smyth", "simth", "smit", "smiths", "jones")] == [
        0,
        1,
        1,
        1,
        1,
        5,
    ]
    assert is_slip("smith", "smyth")
    assert not is_slip("wang", "yang")
    assert not is_slip("lee", "leo")
    assert is_slip("soshikova", "soshnikova")
