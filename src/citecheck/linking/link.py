"""Which marker points to which note, for every format in the same way."""

from collections.abc import Iterable

from citecheck.linking.scopes import Scopes
from citecheck.model.document import Document, Marker, Note
from citecheck.model.links import Link, Links


def link(document: Document) -> Links:
    """Return the links of ``document``.

    A marker that names an anchor is joined to the note that bears it, and to the list of that note. One that links out
    of the document (its target names a file that is no part of it) cannot be judged. Any other one is looked up by its
    key, in the note list that serves its place where lists restart their numbering, else anywhere; of several notes
    with one key the first counts.
    """
    anchors = _anchors(document.notes)
    scopes = Scopes(document)
    links: list[Link] = []
    of_marker: list[tuple[Link, ...]] = []
    lists: list[int] = []
    own = {part.name for part in document.source.parts}
    settled = _author_year(document)
    for marker in document.markers:
        goal = anchors.get(marker.target, -1) if marker.target else -1
        listed = scopes.home_of(document.notes[goal].listed) if goal >= 0 else -1
        listed = scopes.list_of(marker) if listed < 0 else listed
        found = tuple(_resolve(marker, goal, scopes, listed, outside=goal < 0 and _outside(marker.target, own)))
        if marker.order in settled:
            found = tuple(settled[marker.order].get(each.item, each) for each in found)
        lists.append(listed)
        of_marker.append(found)
        links.extend(found)
    return Links(tuple(links), _cited_by(document, links), tuple(of_marker), tuple(lists))


def _author_year(document: Document) -> dict[int, dict[int, Link]]:
    """Return the links of author-year citations in running text, by marker and item."""
    if not any(marker.style == "author-year" and marker.typed for marker in document.markers):
        return {}
    from citecheck.linking.author_year import settle

    return settle(document)


def _anchors(notes: Iterable[Note]) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for note in notes:
        for anchor in note.anchors:
            anchors.setdefault(anchor, note.order)
    return anchors


def _outside(target: str, own: set[str]) -> bool:
    """Return whether an address with a fragment names a file that is no part of the document."""
    file, mark, _ = target.partition("#")
    return bool(mark) and file not in own


def _resolve(marker: Marker, goal: int, scopes: Scopes, listed: int, *, outside: bool) -> Iterable[Link]:
    aimed = -1
    if goal >= 0 or (marker.target and len(marker.items) == 1):
        # One link has one target: of "3-7" or "3, 4" it reaches the first number that is printed.
        aimed = next((place for place, item in enumerate(marker.items) if not item.implied), 0)
    for place, item in enumerate(marker.items):
        note = goal if place == aimed else scopes.find(item.key, listed, marker.style)
        by = "anchor" if place == aimed else "label"
        yield Link(marker.order, place, note, by if note >= 0 else "elsewhere" if outside else "nothing")


def _cited_by(document: Document, links: list[Link]) -> tuple[tuple[int, ...], ...]:
    cited: list[list[int]] = [[] for _ in document.notes]
    for each in links:
        for note in (each.note, *each.also):
            if note >= 0 and (not cited[note] or cited[note][-1] != each.marker):
                cited[note].append(each.marker)
    return tuple(tuple(markers) for markers in cited)
