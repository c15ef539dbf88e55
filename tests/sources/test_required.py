"""What a source of each type must have: the shipped schemas agree with jsonschema, own ones replace them."""

import glob
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from citecheck.compiled.source_types import TYPES
from citecheck.errors import ConfigError
from citecheck.sources.required import required_fields

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def schema_of(path: str) -> dict[str, object]:
    with open(path, encoding="utf-8") as file:
        schema: dict[str, object] = json.load(file)
    return schema


SCHEMAS = {
    os.path.basename(path).removesuffix(".schema.json"): schema_of(path)
    for path in glob.glob(os.path.join(ROOT, "rules", "sources", "types", "*.schema.json"))
}
FIELDS = sorted({name for groups in TYPES.values() for group in groups for name in group})


@given(st.sampled_from(sorted(SCHEMAS)), st.sets(st.sampled_from(FIELDS)))
def test_groups_judge_as_json_schema_does(kind: str, fields: set[str]) -> None:
    valid = Draft202012Validator(SCHEMAS[kind]).is_valid(dict.fromkeys(fields, "x"))
    assert valid == all(fields.intersection(group) for group in TYPES[kind])


def test_own_schemas_replace_shipped_ones(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "book.schema.json").write_text('{"type": "object", "required": ["ISBN"]}')
    (tmp_path / "exhibit.schema.json").write_text(
        '{"type": "object", "allOf": [{"anyOf": [{"required": ["code", "number"]}]}]}'
    )
    found = required_fields(str(tmp_path))
    assert found["book"] == (("ISBN",),)
    assert found["exhibit"] == (("code", "number"),)
    assert found["thesis"] == TYPES["thesis"]


@pytest.mark.parametrize("text", ["[]", "{", '{"required": [1]}', '{"allOf": [{"not": {}}]}', "null"])
def test_a_broken_schema_is_named(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "book.schema.json").write_text(text)
    with pytest.raises(ConfigError, match=r"book\.schema\.json: is no schema"):
        required_fields(str(tmp_path))


def test_a_missing_folder_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ConfigError, match="the folder of schemas cannot be read"):
        required_fields(str(tmp_path / "none"))
