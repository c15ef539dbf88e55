"""The project's own schema check against jsonschema, and its messages."""

import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from citecheck.compiled.config_schema import SCHEMA
from citecheck.config.validate import faults, key_text

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VALIDATOR = Draft202012Validator(SCHEMA)


def _messages(value: Any) -> list[str]:
    return [f"{key_text(each.path)}: {each.message}" for each in faults(value, SCHEMA)]


def test_schema_is_valid_and_fresh() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    with open(os.path.join(ROOT, "rules", "schema", "config.schema.json"), encoding="utf-8") as file:
        assert json.load(file) == SCHEMA


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 5000)
    | st.floats(-2, 2)
    | st.sampled_from(["error", "off", "run", "html", "gfm", "2026-01-31", "CC1", "", "x", "json"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["paths", "rule", "path", "reason", "until", "scope", "language", "x"]), inner
        )
    ),
    max_leaves=6,
)
TABLES = st.dictionaries(st.sampled_from([*SCHEMA["properties"], "selct"]), VALUES, max_size=4)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TABLES)
def test_agrees_with_jsonschema(table: dict[str, Any]) -> None:
    assert bool(_messages(table)) == (not VALIDATOR.is_valid(table))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"selct": []}, 'selct: is no known key; did you mean "select"?'),
        ({"select": "CC1"}, 'select: is "CC1", but must be a list'),
        ({"select": [1]}, "select[1]: is 1, but must be a string"),
        ({"fail-on": "eror"}, 'fail-on: is "eror", but must be "error", "warning" or "info"; did you mean "error"?'),
        ({"max-size": 0}, "max-size: is 0, but must be at least 1"),
        ({"max-size": True}, "max-size: is true, but must be a whole number"),
        ({"claims": {"scop": "run"}}, 'claims.scop: is no known key; did you mean "scope"?'),
        ({"overrides": [{}]}, 'overrides[1]: lacks the key "paths"'),
        (
            {"suppress": [{"rule": "a", "path": "b", "reason": "c", "until": "soon"}]},
            'suppress[1].until: is "soon", but must be a date as YYYY-MM-DD',
        ),
        (
            {"files": {"*.x": {"language": "doc"}}},
            'files.*.x.language: is "doc", but must be "text", "markdown", "html", "docx", "odt", "epub", "jats", '
            '"tei", "docbook", "latex", "rst", "asciidoc", "wikitext", "typst", "org", "pdf" or "rfcxml"; '
            'did you mean "docx"?',
        ),
    ],
)
def test_messages_name_key_and_remedy(table: dict[str, Any], message: str) -> None:
    assert message in _messages(table)
