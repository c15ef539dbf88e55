"""Places and excerpts: exact, bounded, cut between words."""

from citecheck.engine.locate import AFTER, BEFORE, Locator
from citecheck.model.document import Part, SourceFile
from citecheck.text.span import Span


def _locator(text: str) -> Locator:
    return Locator(
        SourceFile("a.txt", "text", (Part("", "a.txt", text, "utf-8"), Part("n", "a.notes.txt", "one\ntwo", "")))
    )


def test_short_line_is_whole() -> None:
    locator = _locator("one\r\ntwo [1] three\nfour")
    place = locator.location(Span("", 9, 12))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 2, 8)
    assert locator.excerpt(place) == ("two [1] three", 1, False)


def test_long_line_is_cut_between_words_around_the_place() -> None:
    text = "word " * 100_000
    locator = _locator(text)
    excerpt, column, cut = locator.excerpt(locator.location(Span("", 250_000, 250_004)))
    assert cut
    assert len(excerpt) <= BEFORE + AFTER
    assert excerpt == text[column - 1 : column - 1 + len(excerpt)]
    assert excerpt.startswith("word")
    assert excerpt.endswith("word")


def test_long_line_without_spaces_is_cut_anywhere() -> None:
    locator = _locator("x" * 10_000)
    excerpt, column, cut = locator.excerpt(locator.location(Span("", 5_000, 5_001)))
    assert (len(excerpt), column, cut) == (BEFORE + AFTER, 5_001 - BEFORE, True)


def test_places_in_other_parts_and_beyond_the_end() -> None:
    locator = _locator("text")
    assert locator.location(Span("n", 4, 7))[:2] == ("a.notes.txt", "n")
    assert locator.location(Span("", 90, 99)).start == 4
