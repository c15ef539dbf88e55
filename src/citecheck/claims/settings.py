"""The ``[claims]`` settings with their defaults."""

from collections.abc import Mapping

from citecheck.text.hints import Any, Literal
from citecheck.text.record import NamedTuple

Scope = Literal["sentence", "backward", "paragraph"]

# The least scores of a paragraph, of a sentence in it, and of a sentence reported by itself: by rules and model
# together, and by rules alone. Chosen on hand-labelled sentences and paragraphs of inquiry reports, where "normal" gave
# precision and recall alike.
_LEVELS = {"strict": (0.36, 0.4, 0.5), "normal": (0.45, 0.5, 0.65), "quiet": (0.62, 0.65, 0.78)}
_LEVELS_OF_RULES = {"strict": (0.3, 0.4, 0.5), "normal": (0.36, 0.5, 0.6), "quiet": (0.5, 0.65, 0.75)}

CUES = {
    "attribution-verbs": "report-verb",
    "attributions": "attribution",
    "findings": "finding",
    "events": "event",
    "dates": "date",
    "statistics": "statistic",
    "laws": "law",
    "superlatives": "superlative",
    "persons": "person",
    "own-body": "own-body",
    "opinions": "opinion",
    "modals": "modal",
    "hedges": "hedge",
    "evaluations": "evaluation",
    "cross-references": "cross-reference",
    "road-maps": "road-map",
    "reasoning": "reasoning",
    "definitions": "definition",
    "general": "present",
    "software": "code",
}
"""The lists of cues that a configuration can change, and the kinds of evidence that they make."""


class Settings(NamedTuple):
    """What counts as a claim and how far a citation reaches.

    ``mode`` is ``full`` (rules and linear model), ``rules``, or ``off``. ``scope`` tells what a marker covers:
    ``sentence``; ``backward``: its sentence and those before it, back to the previous marker or the start of the
    paragraph; ``paragraph``. ``paragraph`` and ``sentence`` are the least scores (0 to 1) of a paragraph (the mean of
    its sentences) and of the claims in it, ``single`` that of a sentence reported by itself.
    ``uncited_documents`` is ``quiet`` (a document that cites nothing is left alone) or ``check``. ``least_share`` is
    the least share of paragraphs with a citation that makes a document one that cites. ``specifications`` (``quiet``
    or ``check``) is for documents about software, standards, mathematics and the like, whose statements are about
    themselves, and for what a research article says of its own study.
    ``tables`` also looks at cells. ``sections`` gives headings (lower case; ``*`` at the end: that begin so) with their
    own scope or ``off``. ``cues`` are changes of the lists of cues, ``not_claims`` patterns of sentences that are no
    claims (lower case, ``*`` for anything), ``least_number`` and ``number_words`` the house style of numbers.
    ``languages`` are those that are looked at.
    """

    mode: Literal["off", "rules", "full"] = "full"
    scope: Scope = "backward"
    paragraph: float = _LEVELS["normal"][0]
    sentence: float = _LEVELS["normal"][1]
    single: float = _LEVELS["normal"][2]
    uncited_documents: Literal["quiet", "check"] = "quiet"
    least_share: float = 0.1
    specifications: Literal["quiet", "check"] = "quiet"
    tables: bool = False
    sections: tuple[tuple[str, str], ...] = ()
    cues: tuple[tuple[str, bool, str], ...] = ()
    not_claims: tuple[str, ...] = ()
    least_number: int = 0
    number_words: bool = False
    languages: tuple[str, ...] = ("en", "de", "es", "fr")


def settings_of(claims: Mapping[str, Any]) -> Settings:
    """Return the settings in the configuration table ``[claims]``, which has been validated."""
    plain = Settings()
    mode = claims.get("mode", plain.mode)
    levels = _LEVELS_OF_RULES if mode == "rules" else _LEVELS
    paragraph, sentence, single = levels.get(claims.get("level", "normal"), levels["normal"])
    return plain._replace(
        mode=mode,
        scope=claims.get("scope", plain.scope),
        paragraph=float(claims.get("paragraph-threshold", paragraph)),
        sentence=float(claims.get("sentence-threshold", sentence)),
        single=max(single, float(claims.get("sentence-threshold", sentence))),
        uncited_documents=claims.get("uncited-documents", plain.uncited_documents),
        least_share=float(claims.get("least-share", plain.least_share)),
        specifications=claims.get("specifications", plain.specifications),
        tables=bool(claims.get("tables", False)),
        sections=tuple((_folded(title), scope) for title, scope in claims.get("sections", {}).items()),
        cues=tuple(_changes(claims)),
        not_claims=tuple(_folded(each) for each in claims.get("not-claims", ())),
        least_number=int(claims.get("least-number", 0)),
        number_words=bool(claims.get("number-words", False)),
        languages=tuple(claims.get("languages", plain.languages)),
    )


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


def _changes(claims: Mapping[str, Any]) -> list[tuple[str, bool, str]]:
    changes: list[tuple[str, bool, str]] = []
    for key, kind in CUES.items():
        if table := claims.get(key):
            for adds, words in ((False, table.get("remove", ())), (True, table.get("extend", ()))):
                changes += [(kind, adds, _folded(word)) for word in words if word.strip()]
    return changes
