"""What holds for every text: it is parsed without an error, and places stand in the text and in order."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from note_contract import PIECES, check
from test_parse_note import PROFILES

from citecheck.sources.grammar.parse import parse_note
from citecheck.sources.grammar.words import WORDS

NOTES = st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=6), max_size=14).map("".join)


@pytest.mark.parametrize("name", ["generic", "leveson", "us-record", "apa"])
@settings(max_examples=150, deadline=None)
@example(text="; ;")
@example(text="and")
@example(text="(((")
@given(text=NOTES)
def test_any_text_is_parsed_into_ordered_disjoint_parts(name: str, text: str) -> None:
    check(text, parse_note(text, PROFILES[name]))
    check(text, parse_note(text, PROFILES[name], entry=True))


@pytest.mark.parametrize("name", ["generic", "us-record", "post-office-horizon"])
def test_whatever_follows_a_known_word_is_parsed(name: str) -> None:
    for word in WORDS:
        for before in ("", "Reed, 12, ", "Ports Act 1987, ", "(", "\u2018Fog\u2019 4 "):
            for after in ("", " 12", "12", ". 12-9", " 1857, 3", " 4/12", "\u00b0 3", " XII.", " to Reed, 3 May 2011"):
                text = f"{before}{word}{after}"
                check(text, parse_note(text, PROFILES[name]))
