"""Invented notes of the forms that inquiry reports, courts and journals use, and what they are parsed into."""

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


CASES = [
    ("grenfell", "Thorne {ABC00012345/7-8}", ["document | speaker=Thorne | code=ABC00012345 | page:7>8*"]),
    (
        "grenfell",
        "Okafor {Day12/19:23}-{Day12/20:6}; {Day13/4:1}",
        [
            "transcript | speaker=Okafor | day/page/line:12/19/23>12/20/6",
            "transcript | day/page/line:13/4/1 | (speaker=Okafor)",
        ],
    ),
    (
        "leveson",
        "pp7-8, lines 25-2, Ann Other, Transcript-of-Morning-Hearing-3-May-2031.pdf",
        ["transcript | speaker=Ann Other | file=Transcript-of-Morning-Hearing-3-May-2031.pdf | page/line:7/25>8/2"],
    ),
    ("leveson", "p12, ibid", ["back-reference | back-reference=ibid | page:12"]),
    (
        "iicsa",
        "Jo Bloggs 2 March 2019 34/1-5",
        ["transcript | speaker=Jo Bloggs | date=2019-03-02 | page/line:34/1>34/5"],
    ),
]


@pytest.mark.parametrize(("profile", "text", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_note_is_parsed_into_its_sources(profile: str, text: str, expected: list[str]) -> None:
    assert [told(cite) for cite in parse_note(text, PROFILES[profile]).cites] == expected
