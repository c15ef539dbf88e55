"""Suppression comments: grammar, reach, and what is said about them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.api import Settings, check_bytes
from citecheck.config.settings import ConfiguredSuppression, Layer
from citecheck.model.directives import COMMANDS, Ignore, parse
from citecheck.model.finding import Diagnostic

NOTE = "\n[^1]: Attendance return, May 2019.\n"


def _check(text: str, select: tuple[str, ...] | None = None, **values: object) -> list[Diagnostic]:
    chosen = Settings(config=Layer(select=select), today="2026-11-22")._replace(**values)  # type: ignore[arg-type]
    return list(check_bytes(text.encode(), "a.md", chosen).diagnostics)


def _shown(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(each.id, each.words) for each in found if not each.suppressed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ignore", Ignore("ignore")),
        ("ignore[a, CC1] until 2027-01-31 -- why -- so", Ignore("ignore", ("a", "CC1"), "2027-01-31", "why -- so")),
        ("Ignore-File [ a ]--x", Ignore("ignore-file", ("a",), "", "x")),
        ("ignore-next-line -- x", Ignore("ignore-next-line", (), "", "x")),
        ("ignore[]", Ignore("ignore", fault="brackets", words="[]")),
        ("ignore[a", Ignore("ignore", fault="brackets", words="[a")),
        ("ignore[a] until 2027-02-31", Ignore("ignore", ("a",), fault="date", words="2027-02-31")),
        ("ignore[a] until", Ignore("ignore", ("a",), fault="date", words="")),
        ("ignore[a] because of that", Ignore("ignore", ("a",), fault="rest", words="because of that")),
        ("disable", Ignore("disable", fault="command", words="disable")),
        ("", Ignore("", fault="command", words="")),
    ],
)
def test_grammar(text: str, expected: Ignore) -> None:
    assert parse(text) == expected


@settings(derandomize=True, max_examples=200)
@given(st.text(alphabet="ignore-fl[],-CC1 until2027 x", max_size=60))
def test_parsing_is_total(text: str) -> None:
    ignore = parse(text)
    assert ignore.fault or ignore.command in COMMANDS


def test_comment_between_blocks_covers_the_next_block_only() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: ignore[CC101] -- later -->\n\nOne.[^8] Two.[^8]\n\nThree.[^9]\n" + NOTE
    found = _check(text, ("CC1",))
    assert _shown(found) == [("CC101", "[^9]")]
    assert [(each.suppressed, each.reason) for each in found if each.words == "[^8]"] == [("comment", "later")] * 2


def test_comment_inside_a_block_covers_it() -> None:
    assert _shown(
        _check("One.[^8] <!-- citecheck: ignore[CC101] -- x --> Said.[^1]\n\nTwo.[^9]\n" + NOTE, ("CC1",))
    ) == [("CC101", "[^9]")]


def test_next_line_and_file_and_range() -> None:
    line = "Said.[^1]\n\n<!-- citecheck: ignore-next-line[CC101] -->\nOne.[^8]\nTwo.[^9]\n" + NOTE
    assert _shown(_check(line, ("CC1",))) == [("CC101", "[^9]")]
    whole = "Said.[^1]\n\nOne.[^8]\n\n<!-- citecheck: ignore-file[unresolved-marker] -->\n" + NOTE
    assert _shown(_check(whole, ("CC1",))) == []
    ranged = (
        "Said.[^1] A.[^6]\n\n<!-- citecheck: ignore-start[CC101] -->\n\nOne.[^7]\n\nTwo.[^8]\n\n"
        "<!-- citecheck: ignore-end -->\n\nThree.[^9]\n" + NOTE
    )
    assert _shown(_check(ranged, ("CC1",))) == [("CC101", "[^6]"), ("CC101", "[^9]")]


def test_names_reach_only_their_rules() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: ignore[CC2] -->\n\nOne.[^9]\n" + NOTE
    assert ("CC101", "[^9]") in _shown(_check(text))


def test_unused_is_reported_once_for_each_name_that_ran() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: ignore[CC101, CC103] -- x -->\n\nOne.[^9]\n" + NOTE
    assert _shown(_check(text)) == [("CC004", "CC103")]
    assert _shown(_check(text, ("CC101", "CC004"))) == []
    assert _shown(_check("<!-- citecheck: ignore -->\n\nSaid.[^1]\n" + NOTE)) == [("CC004", "ignore")]
    assert _shown(_check("<!-- citecheck: ignore -->\n\nSaid.[^1]\n" + NOTE, ("CC004", "CC101"))) == []


def test_unused_can_itself_be_accepted_by_name_but_not_by_a_comment_without_names() -> None:
    accepted = "<!-- citecheck: ignore-file[CC004] -->\n\n<!-- citecheck: ignore[CC103] -->\n\nSaid.[^1]\n" + NOTE
    assert ("CC004", "CC103") not in _shown(_check(accepted))
    blanket = "<!-- citecheck: ignore-file -->\n\n<!-- citecheck: ignore[CC103] -->\n\nSaid.[^1] A.[^9]\n" + NOTE
    assert ("CC004", "CC103") in _shown(_check(blanket))


def test_expired_suppression_is_reported_and_no_longer_holds() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: ignore[CC101] until {} -- x -->\n\nOne.[^9]\n" + NOTE
    assert _shown(_check(text.format("2026-11-21"))) == [("CC006", "until 2026-11-21"), ("CC101", "[^9]")]
    assert _shown(_check(text.format("2026-11-22"))) == []


def test_unknown_names_and_words_are_reported_and_do_not_count_as_unused() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: {} -->\n\nTwo things were said.[^1]\n" + NOTE
    found = _check(text.format("ignore[unresolved-markers]"))
    assert [(each.id, each.message) for each in found] == [
        ("CC003", 'the comment names no rule: "unresolved-markers"; did you mean "unresolved-marker"?')
    ]
    assert _shown(_check(text.format("ignroe[CC101]"))) == [("CC003", "ignroe")]
    assert _shown(_check(text.format("ignore[CC101] until tomorrow"))) == [("CC003", "tomorrow")]


def test_reason_is_asked_for_when_selected() -> None:
    text = "Said.[^1]\n\n<!-- citecheck: ignore[CC101]{} -->\n\nOne.[^9]\n" + NOTE
    assert _shown(_check(text.format(""), ("CC1", "CC005"))) == [("CC005", "CC101")]
    assert _shown(_check(text.format(" -- why"), ("CC1", "CC005"))) == []


def test_configuration_accepts_findings_with_a_reason() -> None:
    text = "Said.[^1]\n\nOne.[^8] Two.[^9]\n" + NOTE
    entry = ConfiguredSuppression(("CC101",), "*.md", "[^8]", "", "on its way")
    found = _check(text, ("CC1",), suppress=(entry,))
    assert _shown(found) == [("CC101", "[^9]")]
    assert [(each.suppressed, each.reason) for each in found if each.suppressed] == [("configuration", "on its way")]
    assert len(_shown(_check(text, ("CC1",), suppress=(entry._replace(path="*.txt"),)))) == 2
    assert len(_shown(_check(text, ("CC1",), suppress=(entry._replace(until="2026-11-21"),)))) == 2


def test_many_comments_stay_cheap() -> None:
    body = "".join(f"<!-- citecheck: ignore[CC101] -->\n\nOne.[^x{number}]\n\n" for number in range(400))
    found = _check("Said.[^1]\n\n" + body + NOTE, ("CC1",))
    assert len(found) == 400
    assert _shown(found) == []
