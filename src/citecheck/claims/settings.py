"""The ``[claims]`` settings with their defaults."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Scope = Literal["sentence", "run", "paragraph"]

_LEVELS = {"strict": (0.35, 0.5), "normal": (0.45, 0.6), "quiet": (0.6, 0.75)}


class Settings(NamedTuple):
    """What counts as a claim and how far a citation reaches.

    ``scope`` tells what a marker covers: ``sentence``; ``run``: its sentence and those before it, back to the previous
    marker or the start of the paragraph; ``paragraph``. ``paragraph`` and ``sentence`` are the least scores (0 to 1) of
    a paragraph (the mean of its sentences) and of a sentence. ``uncited_documents`` is ``quiet`` (a document that cites
    nothing is left alone) or ``check``. ``least_share`` is the least share of paragraphs with a citation that makes a
    document one that cites. ``tables`` also looks at figures in cells. ``sections`` are further headings under which
    nothing is looked at. ``off`` silences everything.
    """

    scope: Scope = "run"
    paragraph: float = 0.45
    sentence: float = 0.6
    uncited_documents: Literal["quiet", "check"] = "quiet"
    least_share: float = 0.04
    tables: bool = False
    sections: frozenset[str] = frozenset()
    off: bool = False


def settings_of(claims: Mapping[str, Any]) -> Settings:
    """Return the settings in the configuration table ``[claims]``, which has been validated."""
    paragraph, sentence = _LEVELS.get(claims.get("level", "normal"), _LEVELS["normal"])
    return Settings(
        claims.get("scope", "run"),
        float(claims.get("paragraph-threshold", paragraph)),
        float(claims.get("sentence-threshold", sentence)),
        claims.get("uncited-documents", "quiet"),
        float(claims.get("least-share", Settings._field_defaults["least_share"])),
        bool(claims.get("tables", False)),
        frozenset(heading.lower() for heading in claims.get("sections-off", ())),
        bool(claims.get("off", False)),
    )
