"""What points at what: the result of linking."""

from citecheck.text.record import NamedTuple


class Link(NamedTuple):
    """One cited item and the note it resolved to.

    ``marker`` and ``item`` index ``Document.markers`` and ``Marker.items``; ``note`` indexes ``Document.notes`` or is
    -1 where nothing was found. ``by`` tells how: ``anchor`` (a link target), ``label``, ``nothing``, or ``elsewhere``
    where the link leads out of the document and cannot be judged. For author-year citations it may also be one of
    :data:`citecheck.linking.author_year.DISAGREEMENTS`: the entry that is probably meant, and what is wrong with it;
    ``also`` are further notes that it may mean.
    """

    marker: int
    item: int
    note: int
    by: str
    also: tuple[int, ...] = ()


class Links(NamedTuple):
    """All links of a document.

    ``links`` in document order; ``cited_by`` holds, for each note, the indexes of the markers that cite it (ascending);
    ``of_marker`` maps each marker to its links. ``lists`` gives for each marker the index of the note list that its
    labels are looked up in (-1: all lists).
    """

    links: tuple[Link, ...]
    cited_by: tuple[tuple[int, ...], ...]
    of_marker: tuple[tuple[Link, ...], ...]
    lists: tuple[int, ...]

    def unresolved(self) -> list[Link]:
        """Return the links within the document that found nothing, in document order."""
        return [link for link in self.links if link.note < 0 and link.by != "elsewhere"]
