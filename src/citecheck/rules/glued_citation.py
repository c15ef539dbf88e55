"""CC307: a citation key is glued to the word before it, so that it is read as an e-mail address or as nothing."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding, finding
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

# pandoc: a key after "@" is a citation only where no letter or digit stands before the "@".
_GLUED = pattern(r"(?<![\w@./:-])\w{2,40}@([A-Za-z_]\w{1,40}(?:[:-]\w{1,40}){0,4})(?![\w@/]|\.\w|:\d)")
_YEAR = pattern(r"[A-Za-z_:-]{2,40}(?:1[5-9]|20)\d\d[a-z]{0,20}")
_REACH = 2000
_SKIPPED = ("code", "furniture", "contents")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each ``word@key`` in a document that cites with ``@key``, where the key is known or looks so.

    Addresses such as ``name@example.org`` have a dot in their second half and are left alone.
    """
    if not any(marker.style == "key" and "@" in marker.raw for marker in document.markers):
        return
    known = {item.label for marker in document.markers for item in marker.items} | {
        note.label for note in document.notes
    }
    for block in document.blocks:
        if "@" in block.text.text and block.kind not in _SKIPPED:
            for match in _GLUED.finditer(block.text.text):
                span = block.text.to_source(*match.span())
                if (match[1] in known or _YEAR.fullmatch(match[1])) and not _in_code(document, block, span):
                    yield finding("glued", span, match[0], block=block.order, marker=match[0], key=match[1])


def _in_code(document: Document, block: Block, span: Span) -> bool:
    """An odd number of backticks since the block's start: the words are code, which is kept in the prose as words."""
    return (
        document.source.part(span.part).text.count("`", max(block.span.start, span.start - _REACH), span.start) % 2 == 1
    )
