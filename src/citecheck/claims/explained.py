"""Every sentence of a document with its evidence: what ``--explain-claims`` shows."""

from collections.abc import Iterator

from citecheck.claims.analysis import is_excluded, is_sentence
from citecheck.claims.evidence import Evidence, Reason
from citecheck.claims.language import language_of, weigher_for
from citecheck.claims.scope import uncovered
from citecheck.claims.settings import Settings
from citecheck.claims.sourceless import sourceless_markers
from citecheck.claims.units import find_units
from citecheck.linking.link import link
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.text.record import NamedTuple
from citecheck.text.sentences import split_sentences


class Explained(NamedTuple):
    """A sentence: its block, its range in the block's text, whether it is a claim, whether a citation covers it."""

    block: int
    start: int
    end: int
    claim: bool
    covered: bool
    evidence: Evidence
    reasons: tuple[Reason, ...]


def explained(document: Document, settings: Settings) -> Iterator[Explained]:
    """Yield the sentences of the prose of ``document``, in order; none where its language has no cues."""
    units = find_units(document, settings, sourceless_markers(document, Context(link(document))))
    named = document.metadata.language or "en"
    found = [
        (piece, span)
        for unit in units
        for piece in unit.pieces
        for span in split_sentences(document.blocks[piece.block].text.text, named)
    ]
    language = language_of(document, found, settings)
    if not language:
        return
    weigher = weigher_for(language, settings)
    left_open = {(piece.block, span) for unit in units for piece, span in uncovered(document, unit, named)}
    for piece, (start, end) in found:
        text = document.blocks[piece.block].text.text[start:end]
        evidence = weigher.weigh(text)
        claim = evidence.score >= settings.sentence and is_sentence(text)
        yield Explained(
            piece.block,
            start,
            end,
            claim and not is_excluded(text, settings.not_claims),
            (piece.block, (start, end)) not in left_open,
            evidence,
            tuple(weigher.reasons(text, evidence)),
        )
