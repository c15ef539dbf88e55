"""Markers in fences that a site renders itself, such as a grammar: ``[^note]`` there uses the note of that name."""

import re

from citecheck.model.document import CitedItem
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.draft import BlockDraft, MarkerDraft
from citecheck.readers.markdown.labels import note_key
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_NOTE = pattern(r"\[\^([A-Za-z][\w-]{2,60})\](?!:)")
# In these a "[^note]" is an example or an expression.
_SHOWN = frozenset(("md", "markdown", "text", "txt", "mdx", "qmd", "rmd", "regex", "regexp", "re"))


def cite_from_fences(builder: DocumentBuilder, fences: list[tuple[BlockDraft, str]], text: str, dialect: str) -> None:
    """Let fenced blocks cite notes that nothing else cites.

    ``fences`` are the code blocks with their info strings. Only a note that is defined and that the prose never uses
    counts, so that code cannot make an error of its own.
    """
    if not fences:
        return
    unused = {draft.note.key for draft in builder.drafts if draft.note is not None and draft.note.kind == "footnote"}
    unused -= {item.key for draft in builder.drafts for marker in draft.markers for item in marker.items}
    for block, info in fences if unused else ():
        if re.split(r"[\s,{}.]", info.strip("{} "), maxsplit=1)[0].lower() not in _SHOWN:
            _cite(block, text, dialect, unused)


def _cite(block: BlockDraft, text: str, dialect: str, unused: set[str]) -> None:
    words = block.text.build()
    for match in _NOTE.finditer(words.text):
        key = note_key(match[1], dialect)
        if key in unused:
            span = words.to_source(*match.span())
            item = CitedItem(match[1], key, Span("", span.start + 2, span.end - 1))
            block.markers.append(MarkerDraft("footnote", match[0], (item,), span, *match.span(), keep=True))
