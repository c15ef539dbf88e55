"""The forms of author-year citations and of the entries that they name."""

import pytest
from readers.contract import check_contract

from citecheck.api import check_bytes
from citecheck.model.document import Document
from citecheck.readers.read import read
from citecheck.text.entry_heads import entry_head

LIST = """
References

Department for Education (DfE) (2017) Statistics. London.

Lindqvist, E. and Marsh, T. (2016a) Snow. York.

Lindqvist, E. and Marsh, T. (2016b) Ice. York.

Okafor, C. (2018) The desk. London.

Okafor, C. (2019) The empty desk. London.

van der Berg, K. (2001) Water. Delft.
"""


def parse(text: str, path: str = "report.txt") -> Document:
    document = read(text.encode(), path, {"txt": "text", "md": "markdown", "html": "html"}[path.rpartition(".")[2]])
    check_contract(document)
    return document


def labels(words: str) -> list[str]:
    markers = parse(f"{words}\n{LIST}").markers
    return [item.label for marker in markers for item in marker.items if marker.style == "author-year"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("So it is (Lindqvist & Marsh 2016a, b).", ["Lindqvist & Marsh 2016a", "Lindqvist & Marsh 2016b"]),
        ("So it is (Okafor 2018 and 2019, pp. 4-6).", ["Okafor 2018", "Okafor 2019"]),
        ("So it is (Okafor 2018, van der Berg 2001).", ["Okafor 2018", "van der Berg 2001"]),
        ("So it is (DfE, 2017; see also Okafor, 2018).", ["DfE 2017", "Okafor 2018"]),
        ("So it is (Department for Education (DfE), 2017).", ["Department for Education (DfE) 2017"]),
        ("The Department for Education (2017) says so.", ["Department for Education 2017"]),
        ("So it is (for a review, see Okafor, 2018, emphasis added).", ["Okafor 2018"]),
        ("So Okafor’s (2018) book and C. Okafor (2019) say.", ["Okafor 2018", "C. Okafor 2019"]),
        ("So it is in Okafor 2018, and nobody doubts it.", ["Okafor 2018"]),
        ("So it is (this was first seen by Okafor, 2018, in York).", ["Okafor 2018"]),
        ("So it is (Kettering, n.d.; Dunn, in press).", ["Kettering n.d.", "Dunn in press"]),
        ("So it is (Weber [1904] 1978; Marx 1867/1976).", ["Weber [1904] 1978", "Marx 1867/1976"]),
        ("So it is (Care Quality Commission, 2015).", ["Care Quality Commission 2015"]),
        ("Indeed, Yeo and Dunn (2003) say so.", ["Yeo and Dunn 2003"]),
        ("So it is (Yeo et al., 2003, 2004a).", ["Yeo et al. 2003", "Yeo et al. 2004a"]),
        ("As Yeo (2003) argues, it is so.", ["Yeo 2003"]),
        ("So Yeo\nand Dunn\n(2003) and others (Okafor,\n2018) say.", ["Yeo and Dunn 2003", "Okafor 2018"]),
    ],
)
def test_citations(words: str, expected: list[str]) -> None:
    assert labels(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The Data Protection Act (1998) holds.",
        "It was in the Data Protection Act (1998).",
        "In Marlow v Dean (2004) the court said so.",
        "It was so (May 2019), or (Fall 1994), or (May-June 1990).",
        "In Paris (1919) they met.",
        "See Table 4 (2011).",
        "The film Harvest (1987) was long.",
        "Harvest (1987) was long, as the harvest was.",
        "It ended (Tokyo, 2020), in Tokyo.",
        "See Article (2004) and Package (1980).",
        "It cost £2018 (2019 prices), or 2018/19.",
        "The Treaty of Rome (1957) holds.",
        "It was cancelled (COVID-19, 2020).",
        "It grew (World Cup 2010).",
    ],
)
def test_what_is_no_citation(words: str) -> None:
    assert labels(words) == []


def test_every_item_has_its_place() -> None:
    text = f"So it is (see Lindqvist & Marsh 2016a, b; Okafor 2018, p. 4).\n{LIST}"
    document = parse(text)
    (marker,) = document.markers
    assert [text[item.span.start : item.span.end] for item in marker.items] == [
        "Lindqvist & Marsh 2016a", "b", "Okafor 2018"
    ]  # fmt: skip
    assert [(item.prefix, item.locator) for item in marker.items] == [("see", ""), ("", ""), ("", "p. 4")]


@pytest.mark.parametrize(
    ("entry", "names", "year"),
    [
        ("Okafor, C., & Yeo, K. L. (2019a). Title. London.", ("okafor", "yeo"), "2019a"),
        ("Okafor, Chidi, and Kim L. Yeo. 2018. “Title.” Journal 3: 4.", ("okafor", "yeo"), "2018"),
        ("Okafor C, Yeo KL. Title in 1998. BMJ. 2019;366:l5.", ("okafor", "yeo"), "2019"),
        ("Okafor, C., Yeo, K., 2018. Title. Journal 4, 5-6.", ("okafor", "yeo"), "2018"),
        (
            "C. Okafor, K. Yeo, and P. Dunn. A title of things. In Proc., pages 1-2, 2004.",
            ("okafor", "yeo", "dunn"),
            "2004",
        ),
        ("Okafor, C. (ed.) (1999) Title. London.", ("okafor",), "1999"),
        ("van der Berg, K. & Müller, H.-P. (2001) Title.", ("berg", "muller"), "2001"),
        ("Okafor, C., Yeo, K., ... & Dunn, P. (2015). Title.", ("okafor", "yeo", "dunn"), "2015"),
        ("World Health Organization. (2010). Title.", ("world health organization",), "2010"),
        ("Department for Education (DfE) 2017. Title.", ("department for education",), "2017"),
        ("Okafor, C. (n.d.) Title.", ("okafor",), "n.d."),
        ("Okafor, C. in press. Title.", ("okafor",), "forthcoming"),
        ("Okafor AB. The 1984 strike. London: Press; 2004.", ("okafor",), "2004"),
        ("Webb, T., III, B. Yeo, and J. W. Dunn. 2004. Title.", ("webb", "yeo", "dunn"), "2004"),
    ],
)
def test_heads_of_entries(entry: str, names: tuple[str, ...], year: str) -> None:
    head = entry_head(entry)
    assert head is not None
    assert (head.authors.names, head.year + head.suffix) == (names, year)


def test_no_head() -> None:
    assert entry_head("2019 was a good year.") is None
    assert entry_head("Okafor, C. A title without a year. London.") is None
    assert entry_head("") is None


@pytest.mark.parametrize("dash", ["———", "---", "______", "——————."])
def test_a_dash_repeats_the_author(dash: str) -> None:
    text = f"(Okafor 2018, 2019)\n\nReferences\n\nOkafor, C. 2018. The desk. London.\n\n{dash}. 2019. A desk. London.\n"
    document = parse(text)
    assert [note.label for note in document.notes] == ["Okafor 2018", "Okafor 2019"]
    assert [each.id for each in check_bytes(text.encode(), "report.txt").diagnostics] == []


def test_lines_of_one_block_are_entries_of_their_own() -> None:
    text = "(Okafor 2018; Yeo 2019; Dunn 2004)\n\nReferences\n\nOkafor, C. (2018) The desk. London.\n"
    text += "Yeo, K., Marsh, T. and\nDunn. (2019) Another. London.\nDunn, P. (2004) A third,\nYork, May 2004.\n"
    assert [note.label for note in parse(text).notes] == ["Okafor 2018", "Yeo 2019", "Dunn 2004"]


@pytest.mark.parametrize("entry", ["1. Okafor, C. (2018) A. London.\n2. Yeo, K. (2019) B. London.\n"])
def test_a_numbered_list_may_be_cited_by_author_and_year(entry: str) -> None:
    text = f"So it is (Okafor 2018; Yeo 2019). Or not (Dunn and Marsh 2004).\n\nReferences\n\n{entry}"
    assert [(each.id, each.words) for each in check_bytes(text.encode(), "report.md").diagnostics] == [
        ("CC101", "(Dunn and Marsh 2004)")
    ]


def test_numbers_that_cite_a_list_leave_names_alone() -> None:
    text = "Dunn and Marsh (2004) said so.[1] It is so.[2]\n\nReferences\n\n"
    text += "[1] Dunn, Marsh: A title, 2004.\n[2] Yeo, K. (2019) B. London.\n"
    assert check_bytes(text.encode(), "report.txt").diagnostics == ()
