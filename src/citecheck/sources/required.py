"""What a source of each type must have: shipped schemas, and those of the user laid over them.

A schema of a source type is a JSON Schema (draft 2020-12) that uses ``required`` and ``allOf`` of ``anyOf`` of
``required``; ``rules/schema/source-type.schema.json`` describes that part.
"""

import os
from collections.abc import Mapping
from typing import Any

from citecheck.compiled.source_types import TYPES
from citecheck.errors import ConfigError

Groups = tuple[tuple[str, ...], ...]
"""Groups of fields; of each group one field must be there."""

_ENDING = ".schema.json"


def required_fields(folder: str = "") -> Mapping[str, Groups]:
    """Return the groups of required fields by type; schemas in ``folder`` (``""``: none) replace shipped ones.

    Raises :class:`ConfigError` for a folder or a schema that cannot be used.
    """
    if not folder:
        return TYPES
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(_ENDING))
    except OSError as error:
        raise ConfigError(folder, f"the folder of schemas cannot be read: {(error.strerror or '').lower()}") from None
    own = {name.removesuffix(_ENDING): _read(os.path.join(folder, name)) for name in names}
    return {**TYPES, **own}


def _read(path: str) -> Groups:
    import json

    try:
        with open(path, encoding="utf-8") as file:
            return groups_of(json.load(file))
    except OSError as error:
        raise ConfigError(path, f"cannot be read: {(error.strerror or '').lower()}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ConfigError(path, 'is no schema of a source type: use "required" and "allOf" of "anyOf"') from None


def groups_of(schema: Mapping[str, Any]) -> Groups:
    """Return the groups that ``schema`` asks for. Raises ``KeyError`` or ``TypeError`` for other schemas."""
    groups: list[tuple[str, ...]] = [(_name(name),) for name in schema.get("required", ())]
    for choice in schema.get("allOf", ()):
        groups.append(tuple(_name(name) for each in choice["anyOf"] for name in each["required"]))
    return tuple(groups)


def _name(name: Any) -> str:
    if not isinstance(name, str) or not name:
        raise TypeError(name)
    return name
