"""Invented notes of the forms that inquiry reports, courts and journals use, and what they are parsed into."""

import os
from collections.abc import Iterator

import pytest

from citecheck.model.parsed_note import Cite
from citecheck.sources.grammar.detect import shipped
from citecheck.sources.grammar.parse import parse_note

PROFILES = shipped()


def told(cite: Cite) -> str:
    """Return a source in one line: kind, parts, places, carried parts."""
    words = [cite.kind]
    words += [f"{part.name}={part.value}" for part in cite.parts]
    for place in cite.locators:
        first = "/".join(place.first)
        last = "" if place.last == place.first else ">" + "/".join(place.last)
        words.append(f"{'/'.join(place.units)}:{first}{last}{'*' if place.code else ''}")
    words += [f"({part.name}={part.value})" for part in cite.carried]
    return " | ".join(words)


def cases() -> Iterator[tuple[str, bool, str, list[str]]]:
    """Yield profile, whether it is an entry, the note and its sources, from notes-expected.txt."""
    path = os.path.join(os.path.dirname(__file__), "notes-expected.txt")
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("\n@")[1:]
    for block in blocks:
        head, note, *sources = block.rstrip("\n").split("\n")
        profile, _, entry = head.partition(" ")
        yield profile, bool(entry), note, [source.strip() for source in sources]


CASES = list(cases())


@pytest.mark.parametrize(("profile", "entry", "text", "expected"), CASES, ids=[case[2][:40] for case in CASES])
def test_a_note_is_parsed_into_its_sources(profile: str, entry: bool, text: str, expected: list[str]) -> None:
    assert [told(cite) for cite in parse_note(text, PROFILES[profile], entry=entry).cites] == expected


def test_notes_without_a_source_have_their_own_forms() -> None:
    profile = PROFILES["generic"]
    texts = {"": "empty", " ; ": "empty", "Ibid.": "back-reference", "See Chapter 7.": "cross-reference"}
    texts |= {"Everybody agreed on that.": "explanatory", "See the evidence of Ann Other and Bo Reed": "unknown"}
    assert {text: parse_note(text, profile).form for text in texts} == texts
