"""What stands around a quotation in its source, and what its ellipses leave out."""

from collections.abc import Iterator

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.search import Match
from citecheck.sources.quotes.tokens import is_negation, tokens_of
from citecheck.sources.quotes.verdict import Flag
from citecheck.text.patterns import pattern

MOST_HIDDEN = 150
"""An ellipsis that leaves out more words than this is worth a look."""
_ROOM = 300
_SENTENCE_END = pattern(r"[.!?][\"'”’)\]]{0,3}[⁰¹²³⁴-⁹\d]{0,3}(?:\s|$)")
_LIMIT = pattern(
    r"[\s,;:–—-]{1,6}(but|unless|except|excepting|however|save\s(?:for|that|where|in)|only\s(?:if|when|where|to\sthe\sextent)"
    r"|provided(?:\sthat)?|although|though|subject\sto|apart\sfrom|other\sthan|if\sand\sonly\sif)\b"
)
_NEXT = pattern(
    r"[\"'”’)\]]{0,3}[.!?][\"'”’)\]]{0,3}[⁰¹²³⁴-⁹\d]{0,3}\s{1,4}(However|But|Nevertheless|Nonetheless|Except|Unless|This\sis\snot)\b"
)
_QUOTED_WORDS = 80


def flags_of(quote: str, chain: tuple[Match, ...], copy: CopyText) -> Iterator[Flag]:
    """Yield what the places ``chain`` of the parts of ``quote`` give cause to look at."""
    if any(match.spacing for match in chain):
        yield Flag("spacing")
    for match in chain:
        for words in match.bracketed:
            if any(is_negation(token) for token in tokens_of(words, 0, len(words))):
                yield Flag("bracket-hides-negation", _shown(words))
    for before, after in zip(chain, chain[1:], strict=False):
        yield from _hidden(copy.text[before.end : after.start])
    yield from _around(quote, chain[0].start, chain[-1].end, copy.text)


def _hidden(words: str) -> Iterator[Flag]:
    """Look at what an ellipsis leaves out of the sentences that it breaks off and takes up again."""
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    pieces = (words[: ends[0]], words[ends[-1] :]) if ends else (words,)
    for piece in pieces:
        limit = _LIMIT.search(" " + piece)
        if limit or any(is_negation(token) for token in tokens_of(piece, 0, len(piece))):
            yield Flag("ellipsis-hides-negation", _shown(piece))
            break
    if len(words.split()) > MOST_HIDDEN:
        yield Flag("ellipsis-hides-much", _shown(words))


def _around(quote: str, start: int, end: int, text: str) -> Iterator[Flag]:
    before = tokens_of(text, max(start - 40, 0), start)
    if before and is_negation(before[-1]) and not text[before[-1].end : start].strip(" \n\f\"'“”‘’"):
        yield Flag("starts-after-negation", before[-1].text)
    after = text[end : end + _ROOM]
    if limit := _LIMIT.match(after):
        yield Flag("stops-before-limit", _shown(after[limit.start(1) :]))
    elif (limit := _NEXT.match(after)) and not quote.rstrip("\"'”’)] ").endswith("…"):
        yield Flag("next-sentence-limits", _shown(after[limit.start(1) :]))


def _shown(words: str) -> str:
    flat = " ".join(words.replace("\xad", "").split())
    return flat if len(flat) <= _QUOTED_WORDS else flat[:_QUOTED_WORDS].rsplit(" ", 1)[0] + "…"
