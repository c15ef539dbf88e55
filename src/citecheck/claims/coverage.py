"""Citation coverage: how many of the claims of a document, and of each of its sections, a citation covers."""

from citecheck.claims.analysis import is_sentence
from citecheck.claims.evidence import weigh
from citecheck.claims.scope import uncovered
from citecheck.claims.settings import Settings
from citecheck.claims.units import Unit, find_units
from citecheck.model.document import Document
from citecheck.text.record import NamedTuple
from citecheck.text.sentences import split_sentences


class Coverage(NamedTuple):
    """The claims under one heading (its block index, -1: before the first) and how many of them are cited."""

    heading: int
    claims: int
    cited: int


def coverage(document: Document, settings: Settings) -> tuple[Coverage, ...]:
    """Return the coverage of each section of ``document`` that holds prose, in document order.

    A sentence is a claim when its evidence reaches the threshold of ``settings``, whether it is cited or not, and cited
    when the scope of ``settings`` lets a citation reach it. Quotations count with the sentence that introduces them.
    """
    claims: dict[int, int] = {}
    cited: dict[int, int] = {}
    for unit in find_units(document, settings):
        found = _claims_of(document, unit, settings)
        still_open = {(piece.block, *span) for piece, span in uncovered(document, unit, settings.scope)}
        claims[unit.heading] = claims.get(unit.heading, 0) + len(found)
        cited[unit.heading] = cited.get(unit.heading, 0) + sum(each not in still_open for each in found)
    return tuple(Coverage(heading, number, cited[heading]) for heading, number in claims.items())


def _claims_of(document: Document, unit: Unit, settings: Settings) -> list[tuple[int, int, int]]:
    found = []
    language = document.metadata.language or "en"
    for piece in unit.pieces:
        if piece.role == "quote":
            continue
        text = document.blocks[piece.block].text.text
        for start, end in split_sentences(text, language):
            words = text[start:end]
            if is_sentence(words) and weigh(words).score >= settings.sentence:
                found.append((piece.block, start, end))
    return found
