"""One cause, one finding: a long document with one slip, through every rule that runs by default."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest

from citecheck.catalogue.load import CATALOGUE
from citecheck.engine.run import Selection, run_rules
from citecheck.readers.read import read

SIZE = 200
SELECTION = Selection(tuple((rule, rule.severity) for rule in CATALOGUE if rule.default), {}, {}, "2026-11-22")
ADJECTIVES = ["quiet", "narrow", "green", "open", "dusty", "shallow", "bright", "hollow", "steep", "mild"]
NOUNS = ["garden", "meadow", "window", "ladder", "valley", "harbour", "cellar", "kettle", "orchard", "bridge"]


class Report(NamedTuple):
    """The report before it is written: the numbers of the markers in text order, and the notes in list order."""

    markers: tuple[int, ...]
    notes: tuple[int, ...]


SOUND = Report(tuple(range(1, SIZE + 1)), tuple(range(1, SIZE + 1)))


def _words(place: int) -> str:
    return f"the {ADJECTIVES[place % 10]} {NOUNS[place // 10 % 10]}"


def _sentence(place: int) -> str:
    return f"This is {_words(place)}."


def _note(number: int) -> str:
    return f"A walk past {_words(number)}, page {number}."


def as_text(report: Report) -> str:
    """Write ``[n]`` markers and a typed list under a heading."""
    body = "\n\n".join(f"{_sentence(place)}[{number}]" for place, number in enumerate(report.markers))
    return f"{body}\n\nReferences\n\n" + "\n".join(f"[{number}] {_note(number)}" for number in report.notes) + "\n"


def as_dotted_text(report: Report) -> str:
    """Write ``[n]`` markers and a list ``n. ``."""
    body = "\n\n".join(f"{_sentence(place)}[{number}]" for place, number in enumerate(report.markers))
    return f"{body}\n\nNotes\n\n" + "\n".join(f"{number}. {_note(number)}" for number in report.notes) + "\n"


def as_markdown(report: Report) -> str:
    """Write Markdown footnotes."""
    body = "\n\n".join(f"{_sentence(place)}[^{number}]" for place, number in enumerate(report.markers))
    return f"{body}\n\n" + "\n".join(f"[^{number}]: {_note(number)}" for number in report.notes) + "\n"


def as_html(report: Report) -> str:
    """Write linked markers and notes that print their numbers."""
    body = "\n".join(
        f'<p>{_sentence(place)}<sup><a id="ref{number}" href="#note{number}">{number}</a></sup></p>'
        for place, number in enumerate(report.markers)
    )
    notes = "\n".join(
        f'<p id="note{number}"><a href="#ref{number}">{number}</a> {_note(number)}</p>' for number in report.notes
    )
    return f"<!DOCTYPE html>\n<html><body>\n{body}\n<h2>Notes</h2>\n{notes}\n</body></html>\n"


def as_html_list(report: Report) -> str:
    """Write linked markers and a list that numbers its notes itself: a lost note moves all later numbers."""
    body = "\n".join(
        f'<p>{_sentence(place)}<sup id="ref{number}"><a href="#note{number}">{number}</a></sup></p>'
        for place, number in enumerate(report.markers)
    )
    notes = "\n".join(
        f'<li id="note{number}"><p>{_note(number)} <a href="#ref{number}">↩</a></p></li>' for number in report.notes
    )
    return f'<!DOCTYPE html>\n<html><body>\n{body}\n<div class="footnotes"><ol>\n{notes}\n</ol></div>\n</body></html>\n'


WRITERS: dict[str, tuple[Callable[[Report], str], str]] = {
    "text": (as_text, "text"),
    "dotted-text": (as_dotted_text, "text"),
    "markdown": (as_markdown, "markdown"),
    "html": (as_html, "html"),
    "html-list": (as_html_list, "html"),
}


def _found(writer: str, report: Report) -> Counter[str]:
    write, format_name = WRITERS[writer]
    document = read(write(report).encode(), f"report.{format_name}", format_name)
    return Counter(found.rule.name for found in run_rules(document, SELECTION))


def _without(numbers: tuple[int, ...], *gone: int) -> tuple[int, ...]:
    return tuple(number for number in numbers if number not in gone)


def _swapped(numbers: tuple[int, ...], first: int, second: int) -> tuple[int, ...]:
    exchange = {first: second, second: first}
    return tuple(exchange.get(number, number) for number in numbers)


@pytest.fixture(params=sorted(WRITERS))
def writer(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_sound_report_is_quiet(writer: str) -> None:
    assert _found(writer, SOUND) == {}


@pytest.mark.parametrize("number", [2, 100, 199])
def test_deleted_note(writer: str, number: int) -> None:
    report = SOUND._replace(notes=_without(SOUND.notes, number))
    assert _found(writer, report) == {"unresolved-marker": 1}


@pytest.mark.parametrize("number", [1, 100, 200])
def test_deleted_marker(writer: str, number: int) -> None:
    report = SOUND._replace(markers=_without(SOUND.markers, number))
    expected = {"unused-note": 1}
    found = _found(writer, report)
    if writer.startswith("html"):
        # The backlink of the note leads nowhere: the same loss, seen from the note.
        assert found in (expected, {"unused-note": 1, "broken-backlink": 1})
    else:
        assert found == expected


@pytest.mark.parametrize("gone", [(100,), (100, 101, 102)])
def test_deleted_marker_and_note(writer: str, gone: tuple[int, ...]) -> None:
    report = Report(_without(SOUND.markers, *gone), _without(SOUND.notes, *gone))
    # A list that numbers itself shows no gap: the numbers of the markers no longer agree with it.
    expected = {"label-mismatch": 1} if writer == "html-list" else {"number-gap": 1}
    assert _found(writer, report) == expected


@pytest.mark.parametrize(("first", "second"), [(100, 101), (50, 150), (1, 200)])
def test_swapped_markers(writer: str, first: int, second: int) -> None:
    report = SOUND._replace(markers=_swapped(SOUND.markers, first, second))
    assert _found(writer, report) == {"number-out-of-order": 1}


@pytest.mark.parametrize(("first", "second"), [(100, 101), (50, 150)])
def test_swapped_notes(writer: str, first: int, second: int) -> None:
    report = SOUND._replace(notes=_swapped(SOUND.notes, first, second))
    # In a list that numbers itself each of the two bears the number of the other.
    expected = {"label-mismatch": 2} if writer == "html-list" else {"note-order": 1}
    assert _found(writer, report) == expected


@pytest.mark.parametrize("at", [100, 200])
def test_duplicated_note(writer: str, at: int) -> None:
    notes = SOUND.notes[:at] + (SOUND.notes[99],) + SOUND.notes[at:]
    # The second element with an id is never reached: to browsers it is a note without a marker.
    expected = {"unused-note": 1} if writer == "html-list" else {"duplicate-note": 1}
    assert _found(writer, SOUND._replace(notes=notes)) == expected


def test_mistyped_marker(writer: str) -> None:
    markers = tuple(999 if number == 100 else number for number in SOUND.markers)
    found = _found(writer, SOUND._replace(markers=markers))
    assert found["unresolved-marker"] == 1
    assert set(found) <= {"unresolved-marker", "unused-note", "broken-backlink"}, "no echo in the numbering"
