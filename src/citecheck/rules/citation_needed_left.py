"""CC410: "[citation needed]", "source?" and the like, left in the text."""

import re
from collections.abc import Iterator

from citecheck.compiled.claim_cues import NEEDED
from citecheck.model.context import Context
from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding, finding

_BRACKETED = re.compile(r"[\[({]{1,2}([A-Za-z][^\[\](){}\n]{1,60})[\])}]{1,2}|\b(source|ref|citation|cite)\?(?=[\s.,;)]|$)", re.I)
_DATE = re.compile(r"\s*[|,(–-]?\s*(?:date\s*=\s*)?(?:since )?(?:[a-z]{3,9}\.? )?\d{4}\)?$")
_HINT = re.compile(r"sourc|cit[ea]|\bref|footnote|\bcn\b|\bfact\b|by whom|who says|verif|page needed", re.I)
_PROSE = ("paragraph", "item", "cell", "caption", "heading", "term")
_QUOTES = "\"'“‘`«"


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each placeholder of a missing source in prose; quoted ones and code are left alone."""
    for block in document.blocks:
        text = block.text.text
        if block.kind in _PROSE and text and ("[" in text or "(" in text or "{" in text or "?" in text):
            if _HINT.search(text):
                yield from _in_block(block, text)


def _in_block(block: Block, text: str) -> Iterator[Finding]:
    for match in _BRACKETED.finditer(text):
        if text[match.start() - 1 : match.start()] in tuple(_QUOTES) or not _is_needed(match):
            continue
        yield finding("left", block.text.to_source(*match.span()), match[0], block=block.order, placeholder=match[0])


def _is_needed(match: re.Match[str]) -> bool:
    """Return whether the words ask for a source. Round brackets need a question mark or "needed" to be more than a word."""
    if match[2]:
        return True
    inner = " ".join(match[1].lower().split())
    words = _DATE.sub("", inner.replace("-", " ")).rstrip("?!. ")
    if match[0][0] == "(" and "?" not in inner and " " not in words:
        return False
    if match[0][0] == "[" and " " not in words and "?" not in inner and match[0][:2] != "[[":
        return words in ("cn", "cite", "citation", "unsourced") 
    return words in NEEDED
