"""Citation coverage: how many of the claims of a document, and of each of its sections, a citation covers."""

from citecheck.claims.analysis import is_excluded, is_sentence
from citecheck.claims.evidence import Weigher
from citecheck.claims.language import language_of, weigher_for
from citecheck.claims.scope import Range, uncovered
from citecheck.claims.settings import Settings
from citecheck.claims.units import Piece, Unit, find_units
from citecheck.model.document import Document
from citecheck.text.record import NamedTuple
from citecheck.text.sentences import split_sentences


class Coverage(NamedTuple):
    """The claims under one heading (its block index, -1: before the first) and how many of them are cited."""

    heading: int
    claims: int
    cited: int


def coverage(document: Document, settings: Settings, sourceless: frozenset[int] = frozenset()) -> tuple[Coverage, ...]:
    """Return the coverage of each section of ``document`` that holds prose, in document order.

    A sentence is a claim when its evidence reaches the threshold of ``settings``, whether it is cited or not, and cited
    when the scope of ``settings`` lets a citation reach it. Quotations count with the sentence that introduces them.
    ``sourceless`` are markers whose notes name no source. A document in a language without cues has no coverage.
    """
    if settings.mode == "off":
        return ()
    units = find_units(document, settings, sourceless)
    named = document.metadata.language or "en"
    sentences = _sentences(document, units, named)
    language = language_of(document, [each[1:] for each in sentences], settings)
    if not language:
        return ()
    if language != named[:2].lower():
        sentences = _sentences(document, units, language)
    weigher = weigher_for(language, settings)
    claims: dict[int, int] = {}
    cited: dict[int, int] = {}
    still_open = {(piece.block, *span) for unit in units for piece, span in uncovered(document, unit, language)}
    for unit, piece, (start, end) in sentences:
        found = _is_claim(document.blocks[piece.block].text.text[start:end], weigher, settings)
        claims[unit.heading] = claims.get(unit.heading, 0) + found
        cited[unit.heading] = cited.get(unit.heading, 0) + (found and (piece.block, start, end) not in still_open)
    return tuple(Coverage(heading, number, cited[heading]) for heading, number in claims.items())


def _sentences(document: Document, units: list[Unit], language: str) -> list[tuple[Unit, Piece, Range]]:
    return [
        (unit, piece, each)
        for unit in units
        for piece in unit.pieces
        if piece.role != "quote"
        for each in split_sentences(document.blocks[piece.block].text.text, language)
    ]


def _is_claim(words: str, weigher: Weigher, settings: Settings) -> bool:
    return (
        is_sentence(words)
        and weigher.weigh(words).score >= settings.sentence
        and not is_excluded(words, settings.not_claims)
    )
