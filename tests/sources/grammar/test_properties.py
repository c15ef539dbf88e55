"""What holds for every text: it is parsed without an error, and places stand in the text and in order."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from note_contract import PIECES, check
from test_parse_note import PROFILES

from citecheck.sources.grammar.parse import parse_note

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
