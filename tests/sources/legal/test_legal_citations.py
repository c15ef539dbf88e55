"""Legal and parliamentary citations in running text, and neutral citations against The National Archives' own forms."""

import pytest
from ds_caselaw_utils import neutral_url
from hypothesis import given
from hypothesis import strategies as st

from citecheck.compiled.legal import COURTS
from citecheck.sources.legal import find_legal
from citecheck.sources.legal.neutral import canonical


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.value, text[each.start : each.end], each.fault) for each in find_legal(text)]


@pytest.mark.parametrize(
    ("words", "value", "fault"),
    [
        ("[2008] EWHC 1777 (QB)", "[2008] EWHC 1777 (QB)", ""),
        ("[2012] EWHC B3 (QB)", "[2012] EWHC B3 (QB)", ""),
        ("[2008] EWHC QB 1777", "[2008] EWHC 1777 (QB)", "division-place"),
        ("[2008] EWHC (QB) 1777", "[2008] EWHC 1777 (QB)", "division-place"),
        ("[2008] EWHC 1777 QB", "[2008] EWHC 1777 (QB)", "division-brackets"),
        ("[2008] EWHC 1777 (QBD)", "[2008] EWHC 1777 (QB)", "unknown-division"),
        ("[2008] EWHC 1777", "[2008] EWHC 1777", "division-missing"),
        ("[2011] EWHC 3214(Admin)", "[2011] EWHC 3214 (Admin)", "spacing"),
        ("[2012] EWCACiv 1039", "[2012] EWCA Civ 1039", "spacing"),
        ("[2008] EWCA 446 (Civ)", "[2008] EWCA Civ 446", "division-place"),
        ("[2008] EWCA (Civ) 446", "[2008] EWCA Civ 446", "division-brackets"),
        ("2012 UKSC 11", "[2012] UKSC 11", "brackets"),
        ("(2012) UKSC 11", "[2012] UKSC 11", "brackets"),
        ("[2012] EHWC 11 (Ch)", "[2012] EWHC 11 (Ch)", "unknown-court"),
        ("[2012] Ewhc 11 (Ch)", "[2012] EWHC 11 (Ch)", "case"),
        ("[2000] EWHC Admin 413", "[2000] EWHC 413 (Admin)", ""),
        ("[1854] EWHC Exch J70", "[1854] EWHC J70", ""),
        ("[2014] UKUT 00442 (IAC)", "[2014] UKUT 00442 (IAC)", ""),
        ("[2026] UKUT 81 IAC", "[2026] UKUT 81 (IAC)", "division-brackets"),
        ("[2016] SAC (Civ) 3", "[2016] SAC (Civ) 3", ""),
        ("[2016] CSIH 14", "[2016] CSIH 14", ""),
        ("[2010] NIQB 3", "[2010] NIQB 3", ""),
        ("[2012] ECHR 227", "[2012] ECHR 227", ""),
        ("[2014] UKUT 10 (AAC)", "[2014] UKUT 10 (AAC)", ""),
    ],
)
def test_neutral_citations(words: str, value: str, fault: str) -> None:
    assert found(f"Smith v Jones {words}, para 4") == [("neutral", value, words, fault)]


def test_a_citation_glued_to_the_name() -> None:
    assert found("Jones[2011] EWCA Civ 3") == [("neutral", "[2011] EWCA Civ 3", "[2011] EWCA Civ 3", "spacing")]


@pytest.mark.parametrize(
    "text",
    [
        "[2012] IEHC 5 and [2013] NZSC 6",
        "UKSC 2012/0123",
        "/ew/cases/EWHC/QB/2008/1777.html",
        "2012-UKSC-11.pdf",
        "in 2012 CAT 3",
        "[65/194]",
        "paragraph 4 [2012]",
        "Act 3, scene 4",
        "to act 2050 times",
        "of the Act",
        "12 cm 1949",
        "Exhibit-CP71.pdf",
        "FCA CP12/13",
        "The official report of 2012",
        "an application of 4/5 of them",
    ],
)
def test_near_misses(text: str) -> None:
    assert found(text) == []


_HELD = {
    "EWHC": "Admin Admlty Ch Comm Costs Fam IPEC Pat QB KB SCCO TCC Mercantile",
    "EWCA": "Civ Crim",
    "UKUT": "AAC IAC LC TCC",
    "UKFTT": "TC GRC",
    "EWFC": "B",
    "EWCOP": "T1 T2 T3",
}


@given(st.sampled_from(sorted(_HELD)), st.integers(2010, 2026), st.integers(1, 4999), st.data())
def test_what_find_case_law_knows_is_sound(court: str, year: int, number: int, data: st.DataObject) -> None:
    division = data.draw(st.sampled_from(_HELD[court].split()))
    words = canonical(str(year), court, str(number), division)
    assert neutral_url(words) is not None
    assert found(words) == [("neutral", words, words, "")]


@given(st.sampled_from(["UKSC", "UKPC", "EWFC", "EWCOP", "EWCC", "EWCR", "EAT", "UKAIT"]), st.integers(1, 4999))
def test_courts_without_division_agree(court: str, number: int) -> None:
    words = f"[2012] {court} {number}"
    assert neutral_url(words) is not None
    assert found(words) == [("neutral", words, words, "")]


@given(
    st.sampled_from(["[2012]", "2012", "(2012)"]),
    st.sampled_from(["EWHC", "EWCA", "UKSC", "UKUT"]),
    st.sampled_from(["", " QB", " (QB)", " Civ", " (Civ)", " Admin"]),
    st.integers(1, 4999),
    st.sampled_from(["", " (QB)", "(QB)", " QB", " (Civ)", " (AAC)", "(AAC)"]),
)
def test_a_fault_is_what_find_case_law_cannot_read(year: str, court: str, mid: str, number: int, behind: str) -> None:
    words = f"{year} {court}{mid} {number}{behind}"
    citations = [each for each in find_legal(words) if each.kind == "neutral"]
    for each in citations:
        printed = words[each.start : each.end]
        assert (each.fault == "") == (neutral_url(printed) is not None), each
        if each.fault and each.fault != "division-missing" and (each.division or court == "UKSC"):
            assert neutral_url(each.value) is not None, each


def test_every_court_is_found_in_its_own_form() -> None:
    for code, (_, _, _, _, _, _, divisions) in COURTS.items():
        for division in divisions or ("",):
            words = canonical("2015", code, "7", division)
            assert found(words) == [("neutral", words, words, "")]


@pytest.mark.parametrize(
    ("text", "value", "provisions"),
    [
        ("s 1 of the Constitutional Reform Act 2005", "Constitutional Reform Act 2005", [("section", "1", "1")]),
        ("s12 of the HRA 1998", "Human Rights Act 1998", [("section", "12", "12")]),
        (
            "s8 et seq of the Police and Criminal Evidence Act 1984 (PACE)",
            "Police and Criminal Evidence Act 1984",
            [("section", "8", "")],
        ),
        ("Part VI of the Transport Act 1968", "Transport Act 1968", [("part", "VI", "VI")]),
        (
            "Para 6 of Schedule 5 of the Terrorism Act 2005",
            "Terrorism Act 2005",
            [("paragraph", "6", "6"), ("schedule", "5", "5")],
        ),
        (
            "Police and Justice Act 2006 ss38(6)(a), (7)(a)",
            "Police and Justice Act 2006",
            [("section", "38(6)(a)", "38(6)(a)"), ("section", "(7)(a)", "(7)(a)")],
        ),
        (
            "sections 1-3 and 5 of the Inquiries Act 2005",
            "Inquiries Act 2005",
            [("section", "1", "3"), ("section", "5", "5")],
        ),
        (
            "See the Offences against the Person Act 1861, s 18",
            "Offences against the Person Act 1861",
            [("section", "18", "18")],
        ),
        ("Lord Hunt, Broadcasting Act 1990", "Broadcasting Act 1990", []),
        (
            "the Legal Aid, Sentencing and Punishment of Offenders Act 2012",
            "Legal Aid, Sentencing and Punishment of Offenders Act 2012",
            [],
        ),
        (
            "Article 4, Enterprise Act 2002 (Protection of Legitimate Interests) Order 2003",
            "Enterprise Act 2002 (Protection of Legitimate Interests) Order 2003",
            [("article", "4", "4")],
        ),
        ("The Police (Conduct) Regulations 2008", "Police (Conduct) Regulations 2008", []),
        ("the Human Rights Act and Data Protection Act 1998", "Data Protection Act 1998", []),
    ],
)
def test_statutes(text: str, value: str, provisions: list[tuple[str, str, str]]) -> None:
    (each,) = find_legal(text)
    assert each.value == value
    assert [(place.unit, place.first, place.last) for place in each.provisions] == provisions


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("SI2006/1117", "instrument", "SI 2006/1117"),
        ("S.I. 2003 No. 1550", "instrument", "SI 2003/1550"),
        ("SSI 2005/18", "instrument", "SSI 2005/18"),
        ("Directive 95/46/EC of the Parliament", "eu-act", "Directive 95/46/EC"),
        ("Council Regulation (EC) No 1049/2001", "eu-act", "Council Regulation (EC) 1049/2001"),
        ("Framework Decision 2008/977/JHA", "eu-act", "Framework Decision 2008/977/JHA"),
        ("[1995] OJ L281/31", "official-journal", "OJ L281"),
        ("OJ L 281, 23.11.1995, p. 31", "official-journal", "OJ L281 p 31"),
        ("(1992) 14 EHRR 153", "law-report", "(1992) 14 EHRR 153"),
        ("[2002] 4 All ER 193", "law-report", "[2002] 4 All ER 193"),
        ("2005 1 SC 122", "law-report", "2005 1 SC 122"),
        ("Application no. 44787/98", "application", "44787/98"),
        ("ECLI:EU:C:2014:317", "ecli", "ECLI:EU:C:2014:317"),
        ("HC Hansard, 20 July 2011, vol 531, col 918", "hansard", "HC Deb 20 July 2011 vol 531 col 918"),
        ("315 HC Official Report (6th series) col 536 (2 July 1998", "hansard", "HC Deb 2 July 1998 vol 315 col 536"),
        ("Lords Hansard, 24 November 1997, col 771", "hansard", "HL Deb 24 November 1997 col 771"),
        ("HC Deb 5 May 2009 vol 492 c12W", "hansard", "HC Deb 5 May 2009 vol 492 col 12W"),
        ("(Cmnd 1811)", "command-paper", "Cmnd 1811"),
        ("[Cd. 222]", "command-paper", "Cd 222"),
        ("[C. 1234]", "command-paper", "C 1234"),
        ("(HL Paper 273)", "parliamentary-paper", "HL Paper 273"),
        ("HC 1443", "parliamentary-paper", "HC 1443"),
    ],
)
def test_other_kinds(text: str, kind: str, value: str) -> None:
    (each,) = find_legal(text)
    assert (each.kind, each.value) == (kind, value)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("ECLI:EU:2014:317", "parts"),
        ("ECLI:XZ:C:2014:317", "country"),
        ("ECLI:EU:X:2014:317", "court"),
        ("ECLI:NL:HR:14:317", "year"),
        ("ECLI:NL:HR:2014:A_1", "number"),
        ("ecli:nl:hr:2014:1", ""),
    ],
)
def test_ecli_faults(words: str, fault: str) -> None:
    assert [each.fault for each in find_legal(words)] == [fault]


@given(st.text(max_size=200))
def test_citations_do_not_overlap(text: str) -> None:
    last = 0
    for each in find_legal(text + " [2012] UKSC 4; " + text):
        assert last <= each.start < each.end
        last = each.end


HOSTILE = [
    "[2008] " * 14_000,
    "[2008] EWHC " * 8_000,
    "2008 EWHC QB " * 8_000,
    "Police Act 1998 " * 6_000,
    "A of the " * 11_000 + "Order 2003",
    "(A " * 30_000 + "Order 2003",
    "s 1 of the Police Act 1998 " * 4_000,
    "s 1, " * 20_000 + "Police Act 1998 " * 2_000,
    "Hansard " * 12_000,
    "HC Deb" + " " * 100_000,
    "application nos " + "1/98, " * 16_000,
    "ecli:" + "a:" * 50_000,
    "Council Commission " * 5_000 + "/",
    "OJ 1, " * 16_000,
    "\u00a0" * 100_000 + "[2012]",
    "(C. " * 25_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_is_read_in_time(text: str) -> None:
    """A regular expression that is not linear would not come back from these."""
    assert isinstance(find_legal(text), list)
