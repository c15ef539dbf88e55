"""CC708: an author-year citation and its entry in the list disagree."""

from collections.abc import Iterator

from citecheck.linking.author_order import out_of_order
from citecheck.linking.author_year import Entries, cited, compared, printed
from citecheck.model.context import Context
from citecheck.model.document import Document, Marker, Note
from citecheck.model.finding import Finding, Related, finding
from citecheck.model.links import Link

_LONGEST = 50
_DISAGREEMENTS = ("year", "name", "suffix", "authors", "et-al", "linked")
"""As ``Link.by`` and ``compared`` name them; each is the message of the same name."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation whose entry has another year, name, letter or other authors.

    Citations that fit several entries are reported once for these entries. With the option ``order`` also citations
    that stand in another order within their brackets than those of the rest of the document.
    """
    several: dict[tuple[int, ...], list[Link]] = {}
    entries: Entries | None = None
    for link in context.links.links:
        marker = document.markers[link.marker]
        if marker.style != "author-year" or link.note < 0:
            continue
        if link.by == "ambiguous":
            several.setdefault((link.note, *link.also), []).append(link)
        elif link.by in _DISAGREEMENTS:
            entries = entries or Entries(document)
            yield _disagreement(document, entries, link, link.by)
        elif link.by == "anchor" and len(marker.items) == 1:
            entries = entries or Entries(document)
            cite, head = cited(marker.raw), entries.heads.get(link.note)
            if cite and head and (how := compared(cite, head)):
                yield _disagreement(document, entries, link, how)
    for notes, links in several.items():
        yield _ambiguous(document, Entries(document), notes, links)
    if context.options["order"]:
        for marker in out_of_order(document):
            yield finding("order", marker.span, marker.raw, block=marker.block, marker=marker.raw)


def _disagreement(document: Document, entries: Entries, link: Link, how: str) -> Finding:
    marker, notes = document.markers[link.marker], [document.notes[each] for each in (link.note, *link.also)]
    span = marker.span if len(marker.items) == 1 else marker.items[link.item].span
    shown = _shown(marker, link.item)
    related = tuple(Related(_head_span(entries, note), "the entry") for note in notes)
    if how == "suffix" and len(notes) > 1:
        names = _names(entries, notes)
        return finding(
            "which", span, shown, block=marker.block, related=related, marker=shown, count=len(notes), entries=names
        )
    entry = entry_shown(entries, notes[0])
    return finding(how, span, shown, block=marker.block, related=related, marker=shown, entry=entry)


def _ambiguous(document: Document, entries: Entries, notes: tuple[int, ...], links: list[Link]) -> Finding:
    first = document.markers[links[0].marker]
    found = [document.notes[note] for note in notes]
    related = [Related(_head_span(entries, note), "an entry that it may mean") for note in found]
    related += [Related(document.markers[link.marker].span, "cited again") for link in links[1:]]
    span = first.span if len(first.items) == 1 else first.items[links[0].item].span
    shown = _shown(first, links[0].item)
    return finding(
        "ambiguous", span, shown, block=first.block, related=tuple(related), marker=shown, count=len(notes),
        entries=_names(entries, found),
    )  # fmt: skip


def _shown(marker: Marker, item: int) -> str:
    return marker.raw if len(marker.items) == 1 else printed(marker, item)


def _names(entries: Entries, notes: list[Note]) -> str:
    return ", ".join(f'"{entry_shown(entries, note)}"' for note in notes[:4])


def entry_shown(entries: Entries, note: Note) -> str:
    """Return authors and year of an entry as the list prints them, long lists of authors cut."""
    head = entries.heads[note.order]
    names = note.text.text[: head.names_end].strip(" ,.;:([") if head.names_end else head.authors.first
    if len(names) > _LONGEST:
        names = names[:_LONGEST].rpartition(" ")[0].rstrip(" ,.;") + " ..."
    names = names if names.strip("—–―_- ") else head.authors.first
    return f"{names} ({head.year}{head.suffix})"


def _head_span(entries: Entries, note: Note):  # type: ignore[no-untyped-def]
    head = entries.heads[note.order]
    return note.text.to_source(0, head.end) if head.end else note.span
