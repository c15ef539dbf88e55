"""The notes of a whole document: one parsed note for each, by the profile that is configured or found."""

from typing import Any

import pytest

from citecheck.errors import UsageError
from citecheck.linking.link import link
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.readers.read import read
from citecheck.sources.grammar.notes import coverage, parsed_notes, profile_of

REPORT = b"""He said so.[^1] And so.[^2] Written.[^3] Again.[^4]

[^1]: Transcript, 3/4/2031, Ann Other [ABC00012345] at [3/4] to [3/9].
[^2]: Ibid at [4/2].
[^3]: Ann Other 2nd [WITN00450200] at [3/14].
[^4]: Ibid at [4/15].
"""


def opened(sources: dict[str, Any] | None = None) -> tuple[Document, Context]:
    document = read(REPORT, "report.md", "markdown")
    return document, Context(link(document), sources=sources or {})


def test_there_is_one_parsed_note_for_each_note_and_it_is_made_once() -> None:
    document, context = opened()
    notes = parsed_notes(document, context)
    assert [note.note for note in notes] == [note.order for note in document.notes]
    assert parsed_notes(document, context) is notes
    assert coverage(notes) == (4, 4)


def test_ibid_counts_as_the_source_before_counts() -> None:
    document, context = opened()
    assert profile_of(document, context).name == "post-office-horizon"
    units = [note.cites[0].locators[0].units for note in parsed_notes(document, context)]
    assert units == [("page", "line"), ("page", "line"), ("page", "paragraph"), ("page", "paragraph")]


def test_the_configured_profile_is_taken() -> None:
    document, context = opened({"profile": "us-record"})
    assert profile_of(document, context).name == "us-record"


def test_an_unknown_profile_is_refused_with_a_hint() -> None:
    document, context = opened({"profile": "grenfel"})
    with pytest.raises(UsageError, match='did you mean "grenfell"'):
        profile_of(document, context)


def test_a_note_that_cites_a_key_and_an_entry_with_fields_have_known_forms() -> None:
    text = (
        b"---\nreferences:\n- id: reed\n  title: Reed\n---\nSo he said.[^1] Again.[@reed]\n\n[^1]: See [@reed, p. 4].\n"
    )
    document = read(text, "report.md", "markdown")
    notes = parsed_notes(document, Context(link(document), sources={}))
    assert {note.form for note in notes} == {"back-reference", "sources"}
    assert coverage(notes) == (len(notes), len(notes))
