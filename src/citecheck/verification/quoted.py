"""The quotations in the body of a document: what stands in quotation marks, and quoted blocks.

Left out are scare quotes of one or two words, titles, code, headings, captions, and everything inside notes.
"""

from collections.abc import Iterator
from typing import Literal

from citecheck.model.document import Block, Document
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.verification.marks import pairs_of

Form = Literal["marks", "block", "open"]

LEAST_WORDS = 3
_WORD = pattern(r"[^\W\d_]{1,60}|[0-9]{1,20}")
_SKIPPED = frozenset(("note", "furniture", "contents", "code", "caption", "heading", "term"))
_SPOKEN_BY = pattern(r"\s{0,4}[—–―-]{1,3}\s?[^\W\d_][^!?]{0,120}")
_SIGNED = pattern(r"(?<=[.!?”’\"'])\s{1,4}[—–―-]{1,3}\s?[A-Z][^.!?;:]{2,100}\.?$")
_SMALL = frozenset(
    (
        *("of", "the", "and", "in", "on", "a", "an", "for", "to", "by", "with", "at", "from", "or", "as", "into"),
        *("de", "la", "le", "les", "des", "du", "et", "der", "die", "das", "und", "von", "zu", "im", "s"),
    )
)
_LONGEST_TITLE = 16
_WHITE = " \t\n\xa0\u2009\u202f"


class Quotation(NamedTuple):
    """A quotation at ``start``..``end`` in the text of ``block``, its marks left out.

    ``ends`` are further ends that it may have. ``form`` is ``marks``, ``block`` (a quoted block), or ``open`` (the
    marks go on over the next paragraph).
    """

    block: int
    start: int
    end: int
    ends: tuple[int, ...] = ()
    form: Form = "marks"


def quotations(document: Document) -> Iterator[Quotation]:
    """Yield the quotations of ``document`` in document order."""
    skipped: set[int] = set()
    quoted: set[int] = set()
    for block in document.blocks:
        if block.kind in _SKIPPED or block.parent in skipped:
            skipped.add(block.order)
        elif block.kind == "quote" or block.parent in quoted:
            quoted.add(block.order)
            yield from _of_quoted_block(block)
        elif len(block.text):
            yield from _of_prose(document, block)


def count_words(text: str) -> int:
    """Return how many words ``text`` has: pieces between white space with a letter; two signs of Chinese make one."""
    signs = sum(1 for char in text if "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3")
    if signs > len(text) // 2:
        return signs // 2
    return sum(1 for piece in text.split() if any(map(str.isalpha, piece)))


def _of_quoted_block(block: Block) -> Iterator[Quotation]:
    text = block.text.text
    if count_words(text) < LEAST_WORDS or (_SPOKEN_BY.fullmatch(text) and count_words(text) < _LONGEST_TITLE):
        return
    start, end = _trimmed(text, 0, len(text))
    signed = _SIGNED.search(text)
    ends = (signed.start(),) if signed else ()
    pairs, unclosed = pairs_of(text)
    last = signed.start() - 1 if signed else end - 1
    if unclosed == start:
        start += 1
    elif pairs and pairs[0].start == start and not text[pairs[0].ends[-1] + 1 : last].strip(_WHITE + ".,;"):
        start, end, ends = start + 1, pairs[0].ends[-1], ()
    yield Quotation(block.order, start, end, ends, "block")


def _of_prose(document: Document, block: Block) -> Iterator[Quotation]:
    text = block.text.text
    pairs, unclosed = pairs_of(text)
    for pair in pairs:
        start, end = _trimmed(text, pair.start + 1, pair.ends[0])
        if _counts(text[start:end]) and not _in_code(document, block, pair.start):
            yield Quotation(block.order, start, end, tuple(_trimmed(text, start, each)[1] for each in pair.ends[1:]))
    if unclosed >= 0 and _goes_on(document, block, text[unclosed]):
        start, end = _trimmed(text, unclosed + 1, len(text))
        if _counts(text[start:end]):
            yield Quotation(block.order, start, end, (), "open")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _WHITE:
        start += 1
    while end > start and text[end - 1] in _WHITE:
        end -= 1
    return start, end


def _counts(words: str) -> bool:
    return count_words(words) >= LEAST_WORDS and not is_title(words)


def is_title(words: str) -> bool:
    """Return whether ``words`` are capitalised as titles and names of things are."""
    heads = [match[0] for match in _WORD.finditer(words) if match[0].lower() not in _SMALL]
    if not heads or len(heads) > _LONGEST_TITLE or words.rstrip()[-1:] in ".!?":
        return False
    return all(head[0].isupper() or head[0].isdigit() for head in heads) and any(head[0].isupper() for head in heads)


def _in_code(document: Document, block: Block, at: int) -> bool:
    """Return whether the mark stands beside the mark of inline code in the source."""
    span = block.text.to_source(at, at + 1)
    source = document.source.part(span.part).text
    return "`" in source[max(span.start - 1, 0) : span.end + 1]


def _goes_on(document: Document, block: Block, mark: str) -> bool:
    """A quotation of several paragraphs has an opening mark at the head of each, and one closing mark at the end."""
    for after in document.blocks[block.order + 1 : block.order + 3]:
        if after.parent == block.parent and len(after.text):
            return after.text.text.lstrip().startswith(mark)
    return False
