"""CC101: a marker points to a note or source entry that does not exist."""

import re
from collections.abc import Iterator

from citecheck.linking.listed import declared_sources, registers_failed
from citecheck.linking.suggest import Suggestions
from citecheck.model.context import Context
from citecheck.model.document import CitedItem, Document, Marker
from citecheck.model.finding import Finding, finding
from citecheck.model.links import Link


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each marker item that resolves to nothing.

    Keys of declared sources are left to unknown-source-key, those of a fragment to the whole text, and all is left open
    where a file of sources cannot be read.
    Numbers that a range only implies are reported once, with the range. Typed author-year citations are left to
    documents that list their works so.
    """
    labels = {note.key: note.label for note in document.notes}
    suggestions = Suggestions(labels)
    listed = _lists_works(document, context)
    if registers_failed(document):
        return
    declared = bool(declared_sources(document))
    for link in context.links.unresolved():
        marker = document.markers[link.marker]
        if marker.style == "key" and not marker.typed and (declared or document.metadata.fragment):
            continue
        item = marker.items[link.item]
        if marker.style == "key" and _is_account(document, marker):
            continue
        if item.implied and _echoes(document, context, link):
            continue
        if item.key in document.metadata.own_keys or (marker.style == "author-year" and marker.typed and not listed):
            continue
        yield _finding(document, marker, item, labels, suggestions)


def _is_account(document: Document, marker: Marker) -> bool:
    """``Dunn, E. [@quaydunn]. (2020)``: in an entry of an APA list the name of an account stands behind the author."""
    if not marker.raw.startswith("[@") or document.inside_note(marker.block) < 0:
        return False
    after = document.blocks[marker.block].text.text[marker.end : marker.end + 8]
    return after.lstrip(" .").startswith(("(1", "(2", "(n"))


def _lists_works(document: Document, context: Context) -> bool:
    """Return whether the works that are cited by author and year have a list; nobody asks where none is."""
    if not any(marker.style == "author-year" for marker in document.markers):
        return False
    from citecheck.linking.author_year import cites_listed_works

    return cites_listed_works(document, context.links)


def _is_slip(key: str, suggestion: str) -> bool:
    from citecheck.linking.author_year import edits

    return edits(key, suggestion.casefold()) < 2


def _echoes(document: Document, context: Context, link: Link) -> bool:
    """Of a range only the first number that is missing between its ends is named, and none when its end is missing."""
    links = context.links.of_marker[link.marker]
    items = document.markers[link.marker].items
    if link.item and items[link.item - 1].implied and links[link.item - 1].note < 0:
        return True
    end = next((place for place in range(link.item, len(items)) if not items[place].implied), len(items) - 1)
    return links[end].note < 0


def _finding(
    document: Document, marker: Marker, item: CitedItem, labels: dict[str, str], suggestions: Suggestions
) -> Finding:
    if item.implied:
        words = document.words_at(item.span)
        words = re.sub(r"<[^<>]*>", "", words) if "<" in words else words  # the ends of the range are linked one by one
        return finding("range", item.span, words, block=marker.block, marker=item.label, range=words)
    shown = marker.raw if len(marker.items) == 1 else item.label
    span = marker.span if len(marker.items) == 1 else item.span
    if marker.target and item.key in labels:
        fragment = marker.target.rpartition("#")[2]
        return finding("anchor", span, shown, block=marker.block, marker=shown, target=fragment)
    suggestion = suggestions.closest(item.key)
    if suggestion and (marker.style != "author-year" or _is_slip(item.key, suggestion)):
        return finding("suggestion", span, shown, block=marker.block, marker=shown, suggestion=suggestion)
    return finding("missing", span, shown, block=marker.block, marker=shown)
