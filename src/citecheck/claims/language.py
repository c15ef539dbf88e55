"""Which language a document is in, and what weighs its sentences."""

from collections.abc import Sequence
from functools import lru_cache

from citecheck.claims.evidence import Weigher
from citecheck.claims.numbers import NumberStyle
from citecheck.claims.pack import load_model, load_pack
from citecheck.claims.scope import Range
from citecheck.claims.settings import Settings
from citecheck.claims.units import Piece
from citecheck.compiled.claim_sections import FREQUENT
from citecheck.model.document import Document

_LOOKED_AT = 200
_LONGEST = 500
_FEW_WORDS = 12
_FREQUENT_SHARE = 7


def language_of(document: Document, ranges: Sequence[tuple[Piece, Range]], settings: Settings) -> str:
    """Return the language of ``document`` whose cues are to be used, ``""`` where none is.

    The document names it; else it is the one whose most frequent words make up one word in seven of the first sentences
    in ``ranges``, and more of them than those of any other. A few words without a language are taken for English.
    """
    if named := document.metadata.language[:2].lower():
        return named if named in settings.languages and named in FREQUENT else ""
    words: list[str] = []
    for piece, (start, end) in ranges[:_LOOKED_AT]:
        text = document.blocks[piece.block].text.text[start : min(end, start + _LONGEST)]
        words += text.lower().replace("’", " ").split()
    if len(words) < _FEW_WORDS:
        return "en" if "en" in settings.languages else ""
    counts = {language: sum(word in frequent for word in words) for language, frequent in FREQUENT.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if best in settings.languages and _FREQUENT_SHARE * counts[best] >= len(words) else ""


@lru_cache(maxsize=8)
def _weigher(language: str, mode: str, cues: tuple[tuple[str, bool, str], ...], least: int, words: bool) -> Weigher:
    model = load_model(language) if mode == "full" else None
    return Weigher(load_pack(language, cues), model, NumberStyle(least, words))


def weigher_for(language: str, settings: Settings) -> Weigher:
    """Return what weighs sentences of ``language`` under ``settings``."""
    return _weigher(language, settings.mode, settings.cues, settings.least_number, settings.number_words)
