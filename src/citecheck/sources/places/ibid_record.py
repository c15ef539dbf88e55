"""What each ibid of a document stands for, in a form that can be kept and compared later.

An ibid is known again by the words before its marker and by its own words: numbers change when notes are added.
"""

from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.sources.places.back_references import Ibid, ibids, identity, words_of
from citecheck.text.record import NamedTuple

_BEFORE = 80
_SHOWN = 120


class KnownIbid(NamedTuple):
    """An ibid and its source: the mark by which it is known again, the source in comparable and in printed words."""

    mark: str
    source: str
    words: str


def record(document: Document, context: Context) -> list[tuple[Ibid, KnownIbid]]:
    """Return the ibids of ``document`` whose source is clear, each with what is kept of it."""
    found = []
    for ibid in ibids(document, context):
        if ibid.origin >= 0 and len(ibid.sources) == 1 and (source := identity(ibid.sources[0])):
            words = words_of(document.notes[ibid.origin].text.text, ibid.sources[0])[:_SHOWN]
            found.append((ibid, KnownIbid(_mark(document, context, ibid), source, words)))
    return found


def _mark(document: Document, context: Context, ibid: Ibid) -> str:
    note = document.notes[ibid.note]
    cited = context.links.cited_by[ibid.note]
    before = ""
    if cited and (marker := document.markers[cited[0]]).block >= 0:
        before = document.blocks[marker.block].text.text[: marker.start]
    letters = "".join(sign for sign in before.casefold() if sign.isalnum())[-_BEFORE:]
    return f"{letters}|{' '.join(note.text.text.casefold().split())}"
