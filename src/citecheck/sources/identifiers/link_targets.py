"""Targets of links inside a note that end with the stop of the sentence."""

from collections.abc import Iterator

from citecheck.model.document import Document, Note
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_TARGET = {
    "markdown": pattern(r"\]\((?P<url>https?://[^\s()<>]{1,1000}[.,;])\)"),
    "html": pattern(r"(?i)<a\s[^<>]{0,300}?\bhref\s?=\s?[\"'](?P<url>https?://[^\s\"'<>]{1,1000}[.,;])[\"']"),
}
_LONGEST = 20_000


def stopped_targets(document: Document, note: Note) -> Iterator[tuple[Span, str]]:
    """Yield the place and the words of each link target in ``note`` that ends with a stop, comma or semicolon."""
    form = _TARGET.get(document.source.format)
    if form is None or note.span.end - note.span.start > _LONGEST:
        return
    text = document.source.part(note.span.part).text
    for found in form.finditer(text, note.span.start, note.span.end):
        words = found["url"]
        if not words.endswith("...") and not words.endswith("&amp;"):
            yield Span(note.span.part, *found.span("url")), words
