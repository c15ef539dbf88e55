"""The ``[claims]`` settings with their defaults."""

from collections.abc import Mapping
from typing import Any, Literal

from citecheck.text.record import NamedTuple

Scope = Literal["sentence", "run", "paragraph"]

# The least scores of a paragraph, of a sentence in it, and of a sentence reported by itself. Chosen on hand-labelled
# paragraphs of inquiry reports, where "normal" gave precision and recall of 0.93 each.
_LEVELS = {"strict": (0.33, 0.4, 0.5), "normal": (0.42, 0.5, 0.6), "quiet": (0.55, 0.65, 0.75)}


class Settings(NamedTuple):
    """What counts as a claim and how far a citation reaches.

    ``scope`` tells what a marker covers: ``sentence``; ``run``: its sentence and those before it, back to the previous
    marker or the start of the paragraph; ``paragraph``. ``paragraph`` and ``sentence`` are the least scores (0 to 1) of
    a paragraph (the mean of its sentences) and of the claims in it, ``single`` that of a sentence reported by itself.
    ``uncited_documents`` is ``quiet`` (a document that cites nothing is left alone) or ``check``. ``least_share`` is
    the least share of paragraphs with a citation that makes a document one that cites. ``specifications`` (``quiet``
    or ``check``) is for documents about software, standards and the like, whose statements are about themselves.
    ``tables`` also looks at cells. ``sections`` are further headings under which nothing is looked at. ``off``
    silences everything.
    """

    scope: Scope = "run"
    paragraph: float = 0.42
    sentence: float = 0.5
    single: float = 0.6
    uncited_documents: Literal["quiet", "check"] = "quiet"
    least_share: float = 0.1
    specifications: Literal["quiet", "check"] = "quiet"
    tables: bool = False
    sections: frozenset[str] = frozenset()
    off: bool = False


def settings_of(claims: Mapping[str, Any]) -> Settings:
    """Return the settings in the configuration table ``[claims]``, which has been validated."""
    paragraph, sentence, single = _LEVELS.get(claims.get("level", "normal"), _LEVELS["normal"])
    return Settings(
        claims.get("scope", "run"),
        float(claims.get("paragraph-threshold", paragraph)),
        float(claims.get("sentence-threshold", sentence)),
        max(single, float(claims.get("sentence-threshold", sentence))),
        claims.get("uncited-documents", "quiet"),
        float(claims.get("least-share", Settings._field_defaults["least_share"])),
        claims.get("specifications", "quiet"),
        bool(claims.get("tables", False)),
        frozenset(heading.lower() for heading in claims.get("sections-off", ())),
        bool(claims.get("off", False)),
    )
