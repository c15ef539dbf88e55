"""A quotation taken apart: fragments between ellipses, words in square brackets, editorial remarks left out.

Conventions: New Hart's Rules (2nd ed.), 9.3; Chicago Manual of Style (17th ed.), 13.50-13.69; OSCOLA (4th ed.), 1.5.
"""

import re

from citecheck.sources.quotes.forgive import is_power
from citecheck.sources.quotes.squeeze import RAISED, squeeze
from citecheck.sources.quotes.tokens import Token, tokens_of
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

LEAST = 12
"""A fragment with fewer letters and digits is found in too many places to say anything."""

_REMARK = pattern(
    r"[\[(]\s?(?:sic|(?:my|our|original)\semphasis|emphasis\s(?:is\s)?(?:added|supplied|mine|ours|in\s(?:the\s)?original)"
    r"|(?:internal\s)?(?:citations?|footnotes?|references?|quotations?)\somitted)\s?[.;]?\s?[\])]",
    re.IGNORECASE,
)
_ELLIPSIS = pattern(
    r"\[\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?\]|\(\s?(?:…|\.\s?\.\s?\.)\s?\)|…|\.\s?\.\s?\.(?:\s?\.)?|\*\s?\*\s?\*"
)
_OPENING, _CLOSING = "\"'“‘«„‚‹「『`", "\"'”’»“‘›」』´"


class Fragment(NamedTuple):
    """A piece of a quotation without ellipsis: its place in the quotation, its squeezed text and its tokens.

    ``in_brackets`` are the offsets in the quotation of the characters that stand in square brackets.
    """

    start: int
    end: int
    squeezed: str
    tokens: tuple[Token, ...]
    in_brackets: frozenset[int]

    @property
    def literal(self) -> str:
        """The letters and digits outside brackets."""
        return "".join(token.head + token.tail if token.bracket else token.key for token in self.tokens)


def fragments_of(quote: str) -> tuple[Fragment, ...]:
    """Return the fragments of ``quote`` that hold words; ``quote`` may stand in its quotation marks."""
    text = _REMARK.sub(lambda match: " " * len(match[0]), quote)
    found: list[Fragment] = []
    at = 0
    for match in (*_ELLIPSIS.finditer(text), None):
        end = match.start() if match else len(text)
        fragment = _fragment(text, at, end)
        if fragment.tokens:
            found.append(fragment)
        at = match.end() if match else end
    return tuple(found)


def whole(quote: str) -> Fragment:
    """Return the quotation as it stands, as one fragment: its dots and brackets may be those of the source."""
    return _fragment(quote, 0, len(quote))


def core(quote: str) -> str:
    """Return ``quote`` without white space and quotation marks around it."""
    text = quote.strip()
    while len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING:
        text = text[1:-1].strip()
    return text


def _fragment(text: str, start: int, end: int) -> Fragment:
    squeezed = squeeze(text[start:end])
    if text.find("[", start, end) < 0:
        plain = (
            each for each in tokens_of(text, start, end) if each.key[0] not in RAISED or is_power(text, each.start)
        )
        return Fragment(start, end, squeezed, tuple(plain), frozenset())
    inside, brackets = _brackets(text, start, end)
    tokens: list[Token] = []
    for token in tokens_of(text, start, end):
        last = tokens[-1] if tokens else None
        gap = range(last.end, token.start) if last else range(0)
        if last and gap and brackets.issuperset(gap) and last.key.isalpha() and token.key.isalpha():
            joined = _token(text, last.start, token.end, last.key + token.key, inside, brackets)
            tokens[-1] = joined
        elif token.key[0] not in RAISED or is_power(text, token.start):
            tokens.append(_token(text, token.start, token.end, token.key, inside, brackets))
    return Fragment(start, end, squeezed, tuple(tokens), inside)


def _brackets(text: str, start: int, end: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the offsets inside square brackets and those of the brackets themselves."""
    inside: set[int] = set()
    brackets: set[int] = set()
    opened = -1
    for at in range(start, end):
        if text[at] == "[":
            opened = at
        elif text[at] == "]" and opened >= 0:
            inside.update(range(opened + 1, at))
            brackets.update((opened, at))
            opened = -1
    return frozenset(inside), frozenset(brackets)


def _token(text: str, start: int, end: int, key: str, inside: frozenset[int], brackets: frozenset[int]) -> Token:
    """Return the token with what its brackets mean: also "manage[]" has lost letters."""
    places = range(start, end)
    touched = inside.intersection(places) or brackets.intersection((start - 1, end)) - _outer(text, start, end, inside)
    if not touched:
        return Token(key, text[start:end], start, end)
    words = text[start:end].replace("[", "").replace("]", "")
    outside = [at for at in places if at not in inside and at not in brackets]
    if not outside:
        return Token(key, words, start, end, "whole")
    if not touched.intersection(places):
        return Token(key, words, start, end, "part", key)
    head = next((at for at in places if at in inside or at in brackets), end)
    tail = next((at for at in reversed(places) if at in inside or at in brackets), start - 1) + 1
    return Token(key, words, start, end, "part", squeeze(text[start:head]), squeeze(text[tail:end]))


def _outer(text: str, start: int, end: int, inside: frozenset[int]) -> frozenset[int]:
    """A bracket that only follows or precedes a word, "the [Home]staff", takes no letters from it; "[]" does."""
    return frozenset(at for at in (start - 1, end) if text[max(at - 1, 0) : at + 2].find("[]") < 0)
