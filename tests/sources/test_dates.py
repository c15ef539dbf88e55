"""Dates in text: every printed form, every near miss, and the calendar against Python's own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.catalogue.load import BY_NAME
from citecheck.engine.run import Selection, run_rules
from citecheck.model.finding import Finding
from citecheck.readers.read import read
from citecheck.sources.dates import bounds, find_dates
from citecheck.sources.dates.calendar import exists, julian_weekday, next_day, weekday

FORMS = [
    ("Vikki McKenna 1 October 2020 34/1-5", "1 October 2020", "2020-10-01", "day-month-year"),
    ("Department for Education, February 2017, HOM003340_017", "February 2017", "2017-02", "month-year"),
    ("Transcript, 08/11/2024, Gareth Thomas, [INQ00001204]", "08/11/2024", "2024-11-08", "slash"),
    ("Transcript, 06/11/24, Kevin Hollinrake MP", "06/11/24", "2024-11-06", "slash-short"),
    ("Letter, 12-14 May 2019.", "12-14 May 2019", "2019-05-12/2019-05-14", "day-range"),
    ("Letter, 12 and 13 May 2019.", "12 and 13 May 2019", "2019-05-12/2019-05-13", "day-range"),
    ("28 May to 3 June 2019", "28 May to 3 June 2019", "2019-05-28/2019-06-03", "day-range"),
    ("28 May – 3 June 2019", "28 May – 3 June 2019", "2019-05-28/2019-06-03", "day-range"),
    ("May 12-14, 2019", "May 12-14, 2019", "2019-05-12/2019-05-14", "day-range"),
    ("Return, May-June 2019", "May-June 2019", "2019-05/2019-06", "month-range"),
    ("Return, July/August 2003", "July/August 2003", "2003-07/2003-08", "month-range"),
    ("Accounts 2012-13", "2012-13", "2012/2013", "year-range"),
    ("Accounts 2012/13", "2012/13", "2012/2013", "year-range"),
    ("Accounts 1999-00", "1999-00", "1999/2000", "year-range"),
    ("Diaries, 1998–2003", "1998–2003", "1998/2003", "year-range"),
    ("Plan, c. 1850", "c. 1850", "1850", "circa"),
    ("Plan, c1850", "c1850", "1850", "circa"),
    ("Bulletin, Spring 2019", "Spring 2019", "2019-21", "season-year"),
    ("May 3, 2019", "May 3, 2019", "2019-05-03", "month-day-year"),
    ("Sept. 3, 2019", "Sept. 3, 2019", "2019-09-03", "month-day-year"),
    ("Letter, Feb. 2019", "Feb. 2019", "2019-02", "month-year"),
    ("the 3rd of May, 2019", "3rd of May, 2019", "2019-05-03", "day-month-year"),
    ("vom 3. Mai 2019", "3. Mai 2019", "2019-05-03", "day-month-year"),
    ("le 1er août 2020", "1er août 2020", "2020-08-01", "day-month-year"),
    ("el 3 de mayo de 2019", "3 de mayo de 2019", "2019-05-03", "day-month-year"),
    ("Lancet. 2019 Mar 4;12(3):45-50", "2019 Mar 4", "2019-03-04", "year-month-day"),
    ("2 July, 2003", "2 July, 2003", "2003-07-02", "day-month-year"),
    ("3 May '19.", "3 May '19", "2019-05-03", "day-month-year"),
    ("3-May-2019", "3-May-2019", "2019-05-03", "day-month-year"),
    ("03-05-2019", "03-05-2019", "2019-05-03", "dash"),
    ("am 3.5.2019", "3.5.2019", "2019-05-03", "dot"),
    ("2019-05-03T12:00Z", "2019-05-03T12:00Z", "2019-05-03", "iso"),
    ("on 2019-05", "2019-05", "2019-05", "iso"),
    ("the 3rd May", "3rd May", "--05-03", "day-month"),
    ("on May 3 she", "May 3", "--05-03", "month-day"),
    ("(Smith, 2019a)", "2019", "2019", "year"),
    ("[2008] EWHC 1777 (QB); 1777 copies", "2008", "2008", "year"),
    ("[2011] EWCA Crim 1577", "2011", "2011", "year"),
    ("[2008] EWCA Civ 446", "2008", "2008", "year"),
    ("Bulletin 2003 December 14 Available", "2003 December 14", "2003-12-14", "year-month-day"),
    ("an article of 9 July2009", "9 July2009", "2009-07-09", "day-month-year"),
    ("March 4\u2060–\u20605, 1919", "March 4\u2060–\u20605, 1919", "1919-03-04/1919-03-05", "day-range"),
    ("Bergen; c2014.", "2014", "2014", "year"),
    ("Foreign Relations (P.C. 1919)", "1919", "1919", "year"),
    ("Mullin, C, 2009", "2009", "2009", "year"),
    ("p 12 May 2019", "May 2019", "2019-05", "month-year"),
    ("The Mail on Sunday, 3 May 2019", "3 May 2019", "2019-05-03", "day-month-year"),
    ("accessed 5 May 2109", "5 May 2109", "2109-05-05", "day-month-year"),
]


@pytest.mark.parametrize(("text", "words", "value", "form"), FORMS)
def test_forms(text: str, words: str, value: str, form: str) -> None:
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.value, found.form) == (words, value, form)


@pytest.mark.parametrize(
    "text",
    [
        "Ruling-on-Module-3-5-April-2012.pdf",
        "Clin Infect Dis 49: 1570–1578",
        "Module-2012",
        "fixed (!2056)",
        "J Clin 31(11): 2048 bit",
        "Mascall 9/11-12; 9/18-20; 12/91-92",
        "34/1-5",
        "at [14/32] to [15/36]",
        "{CLG00019243/7-8}",
        "Directive 2002/58",
        "Framework Decision 2008/977/JHA",
        "RFC 1950",
        "SI 2005/1234",
        "ISBN 978-0-19-853453-1",
        "Tel 020 7946 1958",
        "doi 10.1371/journal.pone.2019",
        "http://x.org/2019/03/04/a?d=2019-03-04",
        "section 3.5.19",
        "paras 3.5.19",
        "Q1807",
        "Transcript-of-Afternoon-Hearing-24-July-2012.pdf",
        "2,019",
        "2000 copies",
        "p 1998",
        "pp 1998-2003",
        "1990s",
        "v1.2.2019.4",
        "HOM003340_2017",
        "45/13/24",
        "CAB 12/3/84",
        "col 1843",
        "{Day241/195:8}",
        "over 2000",
        "line 2011",
        "paragraph 12 may",
    ],
)
def test_near_misses(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["31 June 2019", "31/02/2024", "29 February 2019", "June 31, 2019", "30-31 June 2019"])
def test_days_that_do_not_exist(text: str) -> None:
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.value) == (text, "")


@pytest.mark.parametrize("text", ["3 [sic] March 2003", "31 June [sic] 2019", "31 June 2019 [sic]", "May 2019 [sic]"])
def test_sic(text: str) -> None:
    assert [found.sic for found in find_dates(text)] == [True]


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_weekdays_are_those_of_python(day: date) -> None:
    assert weekday(day.year, day.month, day.day) == day.weekday()


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 30)))
def test_the_next_day_is_that_of_python(day: date) -> None:
    assert next_day(day.isoformat()) == (day + timedelta(days=1)).isoformat()


def test_the_julian_calendar() -> None:
    assert julian_weekday(1917, 10, 25) == date(1917, 11, 7).weekday()


@given(st.integers(1, 2999), st.integers(-1, 14), st.integers(-1, 40))
def test_days_exist_as_python_says(year: int, month: int, day: int) -> None:
    try:
        known = bool(date(year, month, day))
    except ValueError:
        known = False
    assert exists(year, month, day) == known


PRINTED = [
    ("{d} {B} {Y}", "day-month-year"),
    ("{d:02} {b} {Y}", "day-month-year"),
    ("{B} {d}, {Y}", "month-day-year"),
    ("{b}. {d}, {Y}", "month-day-year"),
    ("{Y:04}-{m:02}-{d:02}", "iso"),
    ("{d:02}/{m:02}/{Y}", "slash"),
    ("{d}/{m}/{Y}", "slash"),
    ("{d}.{m}.{Y}", "dot"),
    ("{d:02}-{m:02}-{Y}", "dash"),
    ("{A}, {d} {B} {Y}", "day-month-year"),
    ("{d} {b}. {Y}", "day-month-year"),
    ("{A} {B} {d}, {Y}", "month-day-year"),
]
AROUND = ["{}", "Letter, {}.", "({})", "see {}; p 4", "Name 34/1-5, {}, 12/91-92", "“A title”,\u00a0{}\u00a0[INQ0001]"]


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)),
    st.sampled_from(PRINTED),
    st.sampled_from(AROUND),
)
def test_printed_forms_round_trip(day: date, printed: tuple[str, str], around: str) -> None:
    form, name = printed
    words = form.format(
        d=day.day, m=day.month, Y=day.year, B=day.strftime("%B"), b=day.strftime("%b"), A=day.strftime("%A")
    )
    text = around.format(words)
    (found,) = find_dates(text)
    assert (found.value, found.form, text[found.start : found.end]) == (day.isoformat(), name, words)
    assert found.weekday == (day.strftime("%A") if "{A}" in form else "")


@given(st.dates(min_value=date(1940, 1, 1), max_value=date(2039, 12, 31)))
def test_orders(day: date) -> None:
    american = f"{day.month}/{day.day}/{day.year}"
    assert find_dates(american, "mdy")[0].value == day.isoformat()
    assert find_dates(f"on {day.day}/{day.month}/{day.year % 100:02}")[0].value == day.isoformat()


def test_a_day_of_the_week_settles_the_order() -> None:
    assert [each.value for each in find_dates("e-mail of Tue 3/10/2009; Sat 3/10/2009")] == ["2009-03-10", "2009-10-03"]


@given(st.text(alphabet="0123456789/-. ,;May'[]c§siJune\u2013", max_size=80), st.sampled_from(["dmy", "mdy"]))
def test_any_text_gives_ordered_ranges(text: str, order: str) -> None:
    at = 0
    for found in find_dates(text, order):
        assert at <= found.start < found.end <= len(text)
        at = found.end


def test_only_the_range_asked_for() -> None:
    text = "3 May 2019; 4 June 2020; 5 July 2021"
    assert [each.value for each in find_dates(text, start=12, end=23)] == ["2020-06-04"]
    assert [each.value for each in find_dates(text, end=6)] == ["--05-03"]


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_bounds(day: date) -> None:
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())
    first, last = bounds(day.isoformat()[:7])
    assert first == day.replace(day=1).isoformat()
    assert (date.fromisoformat(last) + timedelta(days=1)).day == 1
    assert bounds(f"{day.year}-22") == bounds(f"{day.year}") == (f"{day.year}-01-01", f"{day.year}-12-31")


def _findings(text: str, rule: str, sources: dict[str, str] | None = None, **options: object) -> list[Finding]:
    document = read(text.encode(), "report.md", "markdown")
    chosen = BY_NAME[rule]
    selection = Selection(((chosen, chosen.severity),), {rule: options}, {}, "2026-11-22", sources or {})
    return [each.finding for each in run_rules(document, selection)]


def test_a_source_may_not_be_later_than_the_report() -> None:
    text = "One.[^a]\n\n[^a]: Letter, 3 May 2019.\n"
    assert _findings(text, "future-date") == []
    (found,) = _findings(text, "future-date", {"report-date": "2019-05-02"})
    assert (found.message, found.words, dict(found.data)) == ("published", "3 May 2019", {"day": "2019-05-02"})
    assert _findings(text, "future-date", {"report-date": "2019-05-03"}) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("23 November 2026", 0),
        ("24 November 2026", 1),
        ("January 2027", 0),
        ("March 2027", 1),
        ("Ash, 2027.", 0),
        ("Ash, 2028.", 1),
    ],
)
def test_journals_and_books_are_dated_ahead(words: str, found: int) -> None:
    assert len(_findings(f"One.[^a]\n\n[^a]: Roofs, {words}\n", "future-date")) == found


MANY = "".join(f"A.[^n{n}]\n\n[^n{n}]: Transcript, {{}}.\n\n" for n in range(12))


@pytest.mark.parametrize(
    ("usual", "odd", "fixed"),
    [
        ("{:02}/11/2024", "17/11/24", "17/11/2024"),
        ("{:02}/11/2024", "17/11/84", None),
        ("{} November 2024", "17/11/2024", "17 November 2024"),
        ("{} November 2024", "November 17, 2024", "17 November 2024"),
        ("{} Nov. 2024", "November 17, 2024", None),
        ("November {}, 2024", "17 November 2024", "November 17, 2024"),
        ("2024-11-{:02}", "17 November 2024", "2024-11-17"),
    ],
)
def test_minority_forms_are_rewritten_where_nothing_is_guessed(usual: str, odd: str, fixed: str | None) -> None:
    text = MANY.format(odd, *(usual.format(day) for day in range(14, 25)))
    (found,) = _findings(text, "mixed-date-forms")
    assert found.words == odd
    edits = [edit for fix in found.fixes for edit in fix.edits]
    assert [edit.text for edit in edits] == ([fixed] if fixed else [])
    for edit in edits:
        mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert mended == text.replace(odd, edit.text)
        assert _findings(mended, "mixed-date-forms") == []


def test_the_order_of_figures_is_read_off_the_document() -> None:
    text = "A.[^a] B.[^b]\n\n[^a]: Letter, 31/06/2019, and {}.\n\n[^b]: Letter, {}.\n"
    assert [each.words for each in _findings(text.format("04/05/2019", "12/31/2019"), "ambiguous-date")] == [
        "04/05/2019"
    ]
    assert _findings(text.format("04/05/2019", "17/12/2019"), "ambiguous-date") == []


@given(st.dates(min_value=date(1924, 1, 1), max_value=date(2026, 1, 1)), st.integers(0, 6))
def test_weekdays_are_judged_as_python_does(day: date, shift: int) -> None:
    name = (day + timedelta(days=shift)).strftime("%A")
    found = _findings(f"One.[^a]\n\n[^a]: Letter, {name} {day.day} {day:%B} {day.year}.\n", "weekday-mismatch")
    assert [dict(each.data) for each in found] == ([{"day": day.strftime("%A")}] if shift else [])
