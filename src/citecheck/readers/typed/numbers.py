"""Paragraph numbers that are typed before the words: ``22. In Durham``, ``2.14 The council``.

The readers of plain text, Markdown and HTML tell them from lists themselves; here it is done for all other formats.
"""

from citecheck.readers.draft import BlockDraft
from citecheck.text.patterns import pattern
from citecheck.text.textmap import TextMapBuilder

OWN = frozenset({"text", "markdown", "html", "epub"})
"""Formats whose readers find the numbers themselves."""

_NUMBER = pattern(r"(?:(\d{1,3}(?:\.\d{1,3}){1,4})\.?|(\d{1,3})\.)[ \t\xa0]{1,9}(?=[^\sa-z\d])")
_DATE = pattern(r"\d{1,2}\.[ \xa0][^\W\d]{3,12} (?:1[5-9]|20)\d\d\b")


def find_typed_numbers(drafts: list[BlockDraft]) -> None:
    """Move the printed number of each paragraph from its text to ``number``."""
    for draft in drafts:
        if draft.kind != "paragraph" or draft.number or draft.container_note() is not None:
            continue
        text = draft.text.plain()
        if text[:1].isdigit() and (match := _NUMBER.match(text)) and not _DATE.match(text):
            _cut(draft, match.end(), *match.span(1 if match[1] else 2))


def _cut(draft: BlockDraft, end: int, low: int, high: int) -> None:
    """Take the first ``end`` code points out of the text; the number stands at ``low``..``high`` of it."""
    if any(marker.start < end for marker in draft.markers) or any(start < end for start, _ in draft.masks):
        return
    text = draft.text.build()
    span = text.to_source(low, high)
    draft.number = text.text[low:high]
    draft.number_span = span if span.end - span.start == high - low else None
    draft.text = TextMapBuilder.of(text.slice(end, len(text)))
    draft.masks = [(start - end, stop - end) for start, stop in draft.masks]
    for marker in draft.markers:
        marker.start -= end
        marker.end -= end
