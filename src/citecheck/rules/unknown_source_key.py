"""CC110: a citation key that the declared sources do not hold."""

import os
from collections.abc import Iterator

from citecheck.linking.listed import aliases_of, declared_sources, registers_failed
from citecheck.linking.suggest import Suggestions
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.model.finding import Finding, finding
from citecheck.sources.places.evidence_index import cited_codes, evidence_index

_LEAST_KNOWN, _MOST_KNOWN = 3, 0.8


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each key that is not among the declared sources, and each code that the index lacks."""
    yield from _unknown_codes(document, context)
    declared = _declared(document, context)
    if not declared or registers_failed(document):
        return
    aliases = {key for note in document.notes if note.listed in declared for key in aliases_of(note)}
    suggestions = Suggestions({note.key: note.label for note in document.notes if note.listed in declared})
    files = _named(document, declared)
    for link in context.links.unresolved():
        marker = document.markers[link.marker]
        item = marker.items[link.item]
        if marker.style != "key" or marker.typed or item.key.casefold() in aliases:
            continue
        near = suggestions.closest(item.key)
        message = "suggestion" if near else "unknown"
        yield finding(message, item.span, item.label, block=marker.block, key=item.label, files=files, suggestion=near)


def _declared(document: Document, context: Context) -> set[int]:
    """Return the lists that hold the keys of this document; an evidence index that it never cites by key does not."""
    declared = declared_sources(document)
    indexes = {each.order for each in document.note_lists if each.optional and each.origin != "document"}
    used = {note.listed for note in document.notes if context.links.cited_by[note.order]}
    about = document.metadata
    return declared if about.cites_all or about.fragment else declared - (indexes - used)


def _unknown_codes(document: Document, context: Context) -> Iterator[Finding]:
    """An index that lacks more than a few of the codes is that of another report, or not complete."""
    index = evidence_index(document)
    if not index or registers_failed(document):
        return
    cited = list(cited_codes(document, context))
    codes = {part.value.casefold() for _, part in cited}
    missing = codes - index.keys()
    if len(codes) - len(missing) < max(_LEAST_KNOWN, _MOST_KNOWN * len(codes)):
        return
    suggestions = Suggestions({code: note.label for code, note in index.items()})
    files = _named(document, {note.listed for note in index.values()})
    for note, part in cited:
        if (code := part.value.casefold()) in missing:
            near = suggestions.closest(code)
            span = note.text.to_source(part.start, part.end)
            words = note.text.text[part.start : part.end]
            message = "code-suggestion" if near else "code"
            yield finding(message, span, words, block=note.block, files=files, suggestion=near)


def _named(document: Document, declared: set[int]) -> str:
    parts = dict.fromkeys(document.note_lists[order].span.part for order in sorted(declared))
    names = [os.path.basename(document.source.part(part).path) if part else "the front matter" for part in parts]
    return " or ".join(f'"{name}"' if name != "the front matter" else name for name in names)
