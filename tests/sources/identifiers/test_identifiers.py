"""Identifiers in running text: what is found, where, normalised how, and with which fault."""

import idutils
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn as std_isbn
from stdnum import isni as std_isni
from stdnum import issn as std_issn

from citecheck.sources.identifiers import find_identifiers
from citecheck.sources.identifiers.check_digits import isbn10_check, isbn13_check, isni_check, issn_check
from citecheck.sources.identifiers.numbers import isbn, issn
from citecheck.sources.identifiers.scholarly import arxiv_fault

DIGITS = "0123456789"


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.value, text[each.start : each.end], each.fault) for each in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doi:10.1000/182.", [("doi", "10.1000/182", "10.1000/182", "")]),
        ("DOI 10.1002/(SICI)1-2(3)4:5;", [("doi", "10.1002/(sici)1-2(3)4:5", "10.1002/(SICI)1-2(3)4:5", "")]),
        ("(doi:10.1000/ABC)", [("doi", "10.1000/abc", "10.1000/ABC", "")]),
        ("doi: 10.12/abc", [("doi", "10.12/abc", "10.12/abc", "registrant")]),
        ("ISBN 0-8044-2957-X.", [("isbn", "080442957X", "0-8044-2957-X", "")]),
        (
            "ISBN 978-0-306-40615-7 (pbk), 0-306-40615-3",
            [
                ("isbn", "9780306406157", "978-0-306-40615-7", ""),
                ("isbn", "0306406153", "0-306-40615-3", "check-digit"),
            ],
        ),
        ("ISBN: 977-0-306-40615-8", [("isbn", "9770306406158", "977-0-306-40615-8", "prefix")]),
        ("eISSN 2434-561X", [("issn", "2434-561X", "2434-561X", "")]),
        ("ISSN 2049-363", [("issn", "2049-363", "2049-363", "length")]),
        ("ORCID iD: 0000-0002-1694-233X", [("orcid", "0000-0002-1694-233X", "0000-0002-1694-233X", "")]),
        ("ISNI 0000 0001 2281 955X", [("isni", "0000 0001 2281 955X", "0000 0001 2281 955X", "")]),
        ("arXiv:hep-th/9901001v2", [("arxiv", "hep-th/9901001v2", "hep-th/9901001v2", "")]),
        ("PMID: 123; PMC456", [("pmid", "123", "123", ""), ("pmcid", "456", "456", "")]),
        ("RFC 2119, RFC9110", [("rfc", "2119", "2119", ""), ("rfc", "9110", "9110", "")]),
        ("OCLC ocm12345", [("oclc", "12345", "12345", "")]),
        (
            "(see http://a.example/b_(c).html).",
            [("url", "http://a.example/b_(c).html", "http://a.example/b_(c).html", "")],
        ),
        (
            "http://a.example/x;http://b.example, ok",
            [
                ("url", "http://a.example/x", "http://a.example/x", ""),
                ("url", "http://b.example", "http://b.example", ""),
            ],
        ),
        (
            "p 8, http://www. a.example/b.pdf.",
            [("url", "http://www.a.example/b.pdf", "http://www. a.example/b.pdf", "space")],
        ),
        (
            "http://a.example/b/ c/d.pdf and",
            [("url", "http://a.example/b/c/d.pdf", "http://a.example/b/ c/d.pdf", "space")],
        ),
        ("http://a.example/ and/or www. more", [("url", "http://a.example/", "http://a.example/", "")]),
        (
            "https://doi.org/10.1000/1",
            [
                ("url", "https://doi.org/10.1000/1", "https://doi.org/10.1000/1", ""),
                ("doi", "10.1000/1", "10.1000/1", ""),
            ],
        ),
        ("p59, lines 1-2, Lord Hunt, 978 pages, 10.30 am; the RFC process; PMC", []),
        ("Tel. 978-555-0123", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(text) == expected


@given(st.text(DIGITS, min_size=9, max_size=9), st.sampled_from([*DIGITS, "X"]))
def test_isbn_10_agrees_with_stdnum(digits: str, last: str) -> None:
    assert (isbn(digits + last).fault == "") == std_isbn.is_valid(digits + last)
    assert std_isbn.is_valid(digits + isbn10_check(digits))


@given(st.sampled_from(["978", "979", "977", "123"]), st.text(DIGITS, min_size=10, max_size=10))
def test_isbn_13_agrees_with_stdnum(prefix: str, digits: str) -> None:
    number = prefix + digits
    assert (isbn(number).fault == "") == std_isbn.is_valid(number)
    if prefix in ("978", "979"):
        assert std_isbn.is_valid(number[:12] + isbn13_check(number[:12]))


@given(st.text(DIGITS, min_size=7, max_size=7), st.sampled_from([*DIGITS, "X"]))
def test_issn_agrees_with_stdnum_and_idutils(digits: str, last: str) -> None:
    words = f"{digits[:4]}-{digits[4:]}{last}"
    assert (issn(words).fault == "") == std_issn.is_valid(words) == bool(idutils.is_issn(words))
    assert std_issn.is_valid(digits + issn_check(digits))


@given(st.text(DIGITS, min_size=15, max_size=15))
def test_isni_agrees_with_stdnum(digits: str) -> None:
    assert std_isni.is_valid(digits + isni_check(digits))


@given(st.integers(0, 3_499_999), st.sampled_from([*DIGITS, "X"]))
def test_orcid_agrees_with_stdnum(number: int, last: str) -> None:
    digits = f"{15_000_000 + number:015d}"
    words = "-".join((digits + last)[at : at + 4] for at in (0, 4, 8, 12))
    (each,) = find_identifiers(f"ORCID {words}")
    assert (each.fault == "") == std_isni.is_valid(words) == bool(idutils.is_orcid(words))


def test_a_bad_isbn_is_an_isbn() -> None:
    """idutils takes an ISBN with a wrong check digit for a GND: its detection is no validation."""
    assert "gnd" in idutils.detect_identifier_schemes("2-85426-020-9")
    assert found("ISBN 2-85426-020-9") == [("isbn", "2854260209", "2-85426-020-9", "check-digit")]


@given(st.integers(7, 26), st.integers(0, 14), st.integers(0, 99999), st.booleans())
def test_sound_arxiv_ids_are_those_of_idutils(year: int, month: int, serial: int, five: bool) -> None:
    words = f"{year:02d}{month:02d}." + (f"{serial:05d}" if five else f"{serial % 10000:04d}")
    if arxiv_fault(words) == "":
        assert idutils.is_arxiv(f"arXiv:{words}")
        assert 1 <= month <= 12
        assert five == (year >= 15)
        assert (year, month) >= (7, 4)
    else:
        assert month in (0, 13, 14) or five != (year >= 15) or (year, month) < (7, 4)


@given(st.text('10./abc-()AZ_;:<>" ', min_size=1, max_size=40))
def test_dois_found_are_dois_for_idutils(suffix: str) -> None:
    for kind, value, words, fault in found(f"doi:10.1234/{suffix}"):
        if kind == "doi" and not fault:
            assert idutils.is_doi(value)
            assert words.lower() == value


@given(st.text(max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    last = 0
    for each in find_identifiers(text + " ISBN 0306406152 " + text):
        assert last <= each.start < each.end <= 2 * len(text) + 17
        last = each.start


HOSTILE = [
    "ISBN " * 20_000,
    "ISBN " + "1-" * 50_000,
    "978-" * 25_000,
    "http://" * 14_000,
    "http://www. " * 8_000,
    "10.1234/" * 12_000,
    "http://a/" + "a/" * 50_000 + " " + "b/" * 50_000,
    "doi:" * 25_000,
    "arxiv " + "a-" * 50_000,
    "orcid " + "0" * 100_000,
    "issn " * 20_000,
    "PMID " * 20_000,
    "http://a.example/x.pdf" + "a" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_is_read_in_time(text: str) -> None:
    """A regular expression that is not linear would not come back from these."""
    assert isinstance(find_identifiers(text), list)
