"""Fingerprints: what makes a finding the same finding after the document was edited elsewhere.

A fingerprint hashes the rule, the message id, the words of the finding with their digits taken out, and the prose
around it. It holds no line numbers and no path, and the prose holds no markers: so it survives edits above, a moved
paragraph, a renamed file, and renumbering.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding
from citecheck.text.patterns import pattern
from citecheck.text.textmap import TextMap

_REACH = 60
"""How many characters of prose on either side are looked at; of these the whole words count."""

_WORDS = 5
_WORD = pattern(r"\w+")


def fingerprint(rule_id: str, message: str, words: str, before: Sequence[str], after: Sequence[str], copy: int) -> str:
    """Return 16 hexadecimal digits for a finding.

    ``words`` are its exact words, ``before`` and ``after`` the words of prose around it; ``copy`` counts, from 0, the
    findings of the document that are equal in all of these.
    """
    try:
        from _blake2 import blake2b  # hashlib would load OpenSSL to end up at the same function
    except ImportError:
        from hashlib import blake2b

    parts = (rule_id, message, re.sub(r"\d+", "0", words), " ".join(before), " ".join(after), str(copy))
    return blake2b("\0".join(parts).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


def fingerprints(document: Document, found: Iterable[tuple[str, Finding]]) -> list[str]:
    """Return the fingerprint of each (rule id, finding) of one document, in the order given.

    Equal findings are told apart by their order.
    """
    seen: dict[tuple[str, str, str, str, str], int] = {}
    prints = []
    for rule_id, finding in found:
        before, after = context(document, finding)
        key = (rule_id, finding.message, re.sub(r"\d+", "0", finding.words), " ".join(before), " ".join(after))
        copy = seen.get(key, 0)
        seen[key] = copy + 1
        prints.append(fingerprint(rule_id, finding.message, finding.words, before, after, copy))
    return prints


def context(document: Document, finding: Finding) -> tuple[list[str], list[str]]:
    """Return up to five words of prose before and after the finding, from its own block or note only."""
    text = _text_around(document, finding)
    if text is None:
        return [], []
    start = derived_offset(text, finding.span.start)
    end = max(derived_offset(text, finding.span.end), start)
    before = _WORD.findall(text.text[max(start - _REACH, 0) : start])
    if start > _REACH and before and text.text[start - _REACH - 1].isalnum():
        before = before[1:]
    after = _WORD.findall(text.text[end : end + _REACH])
    if end + _REACH < len(text.text) and after and text.text[end + _REACH].isalnum():
        after = after[:-1]
    return before[-_WORDS:], after[:_WORDS]


def _text_around(document: Document, finding: Finding) -> TextMap | None:
    if not 0 <= finding.block < len(document.blocks):
        return None
    block = document.blocks[finding.block]
    if not len(block.text):
        block = next((each for each in _inside(document, block) if len(each.text)), block)
    return block.text if block.text.part == finding.span.part and len(block.text) else None


def _inside(document: Document, container: Block) -> Iterable[Block]:
    for place in range(container.order + 1, len(document.blocks)):
        block = document.blocks[place]
        if not container.span.covers(block.span):
            return
        yield block


def derived_offset(text: TextMap, offset: int) -> int:
    """Return the offset in the derived text that stands for the source ``offset``, the inverse of the map."""
    segments = text.segments
    place = bisect_right(segments, offset, key=lambda segment: segment.source_start) - 1
    if place < 0:
        return 0
    segment = segments[place]
    if offset >= segment.source_end:
        return segment.end
    return min(segment.start + offset - segment.source_start, segment.end) if segment.literal else segment.start
