"""Which note list a marker's label is looked up in, where several lists number their notes from 1."""

from bisect import bisect_left

from citecheck.model.document import Document, Marker, Note, NoteList


class Scopes:
    """The note lists of a document and the part of the text that each of them serves.

    Lists that share labels are taken as restarts (per page, section or chapter): a marker belongs to the first list
    that begins after it, as with notes at the foot of a page or the end of a chapter; after the last list, to that
    one. Lists that share no label (normative and informative references) are one space of labels.
    """

    def __init__(self, document: Document) -> None:
        """Index the notes of ``document`` by key and, where lists restart, by list."""
        self._everywhere: dict[str, int] = {}
        self._by_list: list[dict[str, int]] = [{} for _ in document.note_lists]
        self._alone: dict[str, int] = {}
        for note in document.notes:
            self._everywhere.setdefault(note.key, note.order)
            home = self._by_list[note.listed] if 0 <= note.listed < len(self._by_list) else self._alone
            home.setdefault(note.key, note.order)
        self._families = _families(document)
        starts = _starts(document)
        restarting = _restarting(document.note_lists, self._by_list, starts)
        heads = _heads(document, restarting, self._by_list, self._families, starts)
        for index in restarting:
            if heads[index] != index:
                for key, order in self._by_list[index].items():
                    self._by_list[heads[index]].setdefault(key, order)
        self._members: dict[str, list[int]] = {}
        for index in restarting:
            if heads[index] == index:
                self._members.setdefault(self._families[index], []).append(index)
        self._starts = {family: [starts[index] for index in members] for family, members in self._members.items()}
        self._heads = heads
        self._inside = {block: heads[index] for block, index in _inside_lists(document, restarting).items()}

    def list_of(self, marker: Marker) -> int:
        """Return the index of the list that serves ``marker``, or -1 where all lists do."""
        if not self._members:
            return -1
        if marker.block in self._inside:
            return self._inside[marker.block]
        family = _marker_family(marker)
        members = self._members.get(family) or self._members.get("")
        if not members:
            return -1 if len(self._members) > 1 else next(iter(self._members.values()))[0]
        starts = self._starts[family if self._members.get(family) else ""]
        place = bisect_left(starts, (marker.block, marker.span.start))
        return members[min(place, len(members) - 1)]

    def home_of(self, listed: int) -> int:
        """Return the list that ``listed`` goes on from where lists restart, -1 where all lists serve all markers."""
        return self._heads.get(listed, -1)

    def find(self, key: str, listed: int, style: str) -> int:
        """Return the note with ``key``, in the list ``listed`` or, with -1, anywhere; -1 when there is none."""
        if listed >= 0:
            note = self._by_list[listed].get(key, -1)
            return note if note >= 0 else self._alone.get(key, -1)
        return self._everywhere.get(key, -1)


def _families(document: Document) -> list[str]:
    """Return how the labels of each list are written: ``bracket``, ``superscript`` or ``""`` (anything else)."""
    families: dict[int, str] = {}
    for note in document.notes:
        if note.listed not in families and note.label_span.end > note.label_span.start:
            families[note.listed] = _label_family(document, note)
    return [families.get(listing.order, "") for listing in document.note_lists]


def _label_family(document: Document, note: Note) -> str:
    text = document.source.part(note.label_span.part).text
    first = text[note.label_span.start : note.label_span.start + 1]
    before = text[max(note.label_span.start - 1, 0) : note.label_span.start]
    if "[" in (first, before):
        return "bracket"
    return "superscript" if first in "⁰¹²³⁴⁵⁶⁷⁸⁹" else ""


def _marker_family(marker: Marker) -> str:
    return marker.style if marker.style in ("bracket", "superscript") else ""


_Place = tuple[int, int]


def _starts(document: Document) -> list[_Place]:
    """Return where each list begins: its first block, since offsets of several parts cannot be compared, and offset."""
    first: dict[int, int] = {}
    for note in document.notes:
        first[note.listed] = min(note.block, first.get(note.listed, note.block))
    return [(first.get(listing.order, -1), listing.span.start) for listing in document.note_lists]


def _restarting(lists: tuple[NoteList, ...], keys: list[dict[str, int]], starts: list[_Place]) -> list[int]:
    """Return the lists of the document that share a label with another one, in document order."""
    seen: dict[str, list[int]] = {}
    for listing in lists:
        if listing.origin == "document":
            for key in keys[listing.order]:
                seen.setdefault(key, []).append(listing.order)
    if not any(len(owners) > 1 for owners in seen.values()):
        return []
    shared = {owner for owners in seen.values() if len(owners) > 1 for owner in owners}
    # A list that shares nothing may still be one of the restarts: notes 4-6 of a page whose others were cut off.
    numbered = {order for order in range(len(lists)) if any(key.isdecimal() for key in keys[order])}
    return sorted((shared | numbered), key=starts.__getitem__)


def _heads(
    document: Document,
    restarting: list[int],
    keys: list[dict[str, int]],
    families: list[str],
    starts: list[_Place],
) -> dict[int, int]:
    """Map each restarting list to the one that it goes on from, or to itself.

    Notes at the foot of one page may come as several lists when one of them holds paragraphs of its own: a list goes on
    from the one before when no marker stands between them and no label is used twice.
    """
    places = sorted(
        (marker.block, marker.span.start) for marker in document.markers if document.inside_note(marker.block) < 0
    )
    heads: dict[int, int] = {}
    last: dict[str, int] = {}
    used: dict[int, set[str]] = {}
    for index in restarting:
        head = last.get(families[index], -1)
        if head >= 0:
            between = bisect_left(places, starts[index]) - bisect_left(places, starts[head])
            if between or not used[head].isdisjoint(keys[index]):
                head = -1
        heads[index] = index if head < 0 else head
        used.setdefault(heads[index], set()).update(keys[index])
        last[families[index]] = heads[index]
    return heads


def _inside_lists(document: Document, restarting: list[int]) -> dict[int, int]:
    """Map the blocks of restarting notes to their own list: a note cites its neighbours, not the next chapter's."""
    if not restarting:
        return {}
    wanted = set(restarting)
    home = {note.block: note.listed for note in document.notes if note.block >= 0 and note.listed in wanted}
    inside: dict[int, int] = {}
    for block in document.blocks:
        parent = home.get(block.parent, inside.get(block.parent, -1))
        if parent >= 0:
            inside[block.order] = parent
    return inside
