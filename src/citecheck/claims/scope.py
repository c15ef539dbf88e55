"""What a citation covers, and the sentences that none covers.

The default, ``backward``, is what reports do: nearly half of all citations stand at the end of a paragraph, and a third
of the cited paragraphs carry their only one on the last sentence. A citation then vouches for what comes before it,
back to the previous one or the start of the paragraph.
"""

from collections.abc import Sequence

from citecheck.claims.settings import Scope
from citecheck.claims.units import Piece, Unit
from citecheck.model.document import Document

Range = tuple[int, int]

_TRAILING = " \t\u00a0.,;:!?\"'”’»)]…"


def uncovered(document: Document, unit: Unit, language: str = "en") -> list[tuple[Piece, Range]]:
    """Return the sentences of ``unit`` that no citation covers, each with its piece and its range in the piece's text.

    A citation on the last sentence of a lead-in, or on the last of the blocks that it introduces, covers all of these;
    one on another item covers the lead-in and that item. Quoted blocks are covered with their lead-in or by their own.
    """
    scope = unit.scope
    if not unit.cited:
        return [each for piece in unit.pieces for each in _sentences(document, piece, language)]
    if scope == "paragraph":
        return []
    lead, *rest = unit.pieces
    if not rest:
        return _open_sentences(document, lead, scope, language)
    if _cited_at_end(document, lead, language) or rest[-1].cites:
        return _open_sentences(document, lead, scope, language)[:-1] if scope == "sentence" else []
    found: list[tuple[Piece, Range]] = []
    if not any(piece.cites for piece in rest):
        found += _open_sentences(document, lead, scope, language)
    for piece in rest:
        found += _open_sentences(document, piece, scope, language)
    return found


def _sentences(document: Document, piece: Piece, language: str) -> list[tuple[Piece, Range]]:
    from citecheck.text.sentences import split_sentences  # here, so that documents cited throughout do not pay for it

    text = document.blocks[piece.block].text.text
    return [(piece, each) for each in split_sentences(text, language)]


def _cited_at_end(document: Document, piece: Piece, language: str) -> bool:
    """Return whether a citation stands at the end of the piece, or in its last sentence."""
    if not piece.cites:
        return False
    text = document.blocks[piece.block].text.text
    if piece.cites[-1] >= len(text.rstrip(_TRAILING)):
        return True
    return piece.cites[-1] > _sentences(document, piece, language)[-1][1][0]


def _open_sentences(document: Document, piece: Piece, scope: Scope, language: str) -> list[tuple[Piece, Range]]:
    """Return the sentences of one piece that its own citations leave open."""
    text = document.blocks[piece.block].text.text
    if scope == "backward" and piece.cites and piece.cites[-1] >= len(text.rstrip(_TRAILING)):
        return []
    sentences = _sentences(document, piece, language)
    if scope == "backward":
        last = piece.cites[-1] if piece.cites else -1
        if last > 0 and _opens_quotation(text, last):
            return []
        return [each for each in sentences if each[1][0] >= last] if last > 0 else sentences
    return _by_sentence(sentences, piece.cites)


def _opens_quotation(text: str, at: int) -> bool:
    """Return whether a citation at ``at`` stands between a colon and a quotation: it then covers what is quoted."""
    return text[max(at - 3, 0) : at].rstrip().endswith(":") and text[at : at + 3].lstrip()[:1] in ("“", '"', "‘")


def _by_sentence(sentences: list[tuple[Piece, Range]], cites: Sequence[int]) -> list[tuple[Piece, Range]]:
    """Drop the sentences that hold a citation; one between two sentences belongs to the one before it."""
    found = []
    at = 0
    for index, (piece, (start, end)) in enumerate(sentences):
        limit = sentences[index + 1][1][0] if index + 1 < len(sentences) else max(end, cites[-1] if cites else 0)
        covered = False
        while at < len(cites) and cites[at] <= limit:
            covered = covered or cites[at] > start
            at += 1
        if not covered:
            found.append((piece, (start, end)))
    return found
