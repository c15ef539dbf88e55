"""CC410: "[citation needed]", "source?" and the like, left in the text."""

import re
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding, finding

# Patterns are compiled when first needed: nearly all documents have none of the hints.
_PLACEHOLDER = (
    r"[\[({]{1,2}([A-Za-z][^\[\](){}\n]{1,60})[\])}]{1,2}"
    r"|(?:(?<=[.!?;:] )|^)(?:[Ss]ource|[Rr]ef|[Cc]itation|[Cc]ite)\?(?=[\s.,;)]|$)"
)
_DATE = r"[\s|,(–-]{0,3}(?:date ?= ?)?(?:since )?(?:[a-z]{3,9}\.? )?\d{4}\)?$"
_HINTS = ("sourc", "cite", "citation", "ref", "footnote", "cn]", "fact}", "by whom", "who says", "verif", "page needed")
_PROSE = ("paragraph", "item", "cell", "caption", "heading", "term")
_QUOTES = ("'", '"', "“", "‘", "`", "«")
_CODE = ("`", "<code>", "<samp>", "<kbd>")
# Alone between square brackets these are a request; other single words are ordinary there.
_ALONE = ("cn", "cite", "citation", "unsourced")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each placeholder of a missing source in prose; quoted ones and code are left alone."""
    for block in document.blocks:
        text = block.text.text
        if block.kind in _PROSE and ("[" in text or "?" in text or "(" in text or "{" in text):
            low = text.lower()
            if any(hint in low for hint in _HINTS):
                yield from _in_block(document, block, text)


def _in_block(document: Document, block: Block, text: str) -> Iterator[Finding]:
    for match in re.finditer(_PLACEHOLDER, text):
        start, end = match.span()
        if text[max(start - 1, 0) : start] in _QUOTES or text[end : end + 1] in _QUOTES or not _asks(match):
            continue
        span = block.text.to_source(start, end)
        before = document.source.part(span.part).text[max(span.start - 6, 0) : span.start]
        if not before.endswith(_CODE):
            yield finding("left", span, match[0], block=block.order, placeholder=match[0])


def _asks(match: re.Match[str]) -> bool:
    """Return whether the words ask for a source; a single word does so only where it can mean nothing else."""
    if match[1] is None:
        return True
    inner = " ".join(match[1].lower().split())
    words = re.sub(_DATE, "", inner.replace("-", " ")).rstrip("?!. ")
    if " " not in words and "?" not in inner and match[0][:2] != "{{":
        return match[0][0] == "[" and words in _ALONE
    from citecheck.compiled.claim_needed import NEEDED

    return words in NEEDED
