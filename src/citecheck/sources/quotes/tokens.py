"""Words, numbers and signs of a text, as they are compared."""

from citecheck.sources.quotes.squeeze import SIGNS, squeeze
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

NEGATIONS = frozenset(
    (
        *("not", "no", "never", "nor", "none", "non", "neither", "without", "nothing", "nobody", "nowhere", "cannot"),
        *("hardly", "scarcely", "barely", "unable"),
    )
)
_WORDS = pattern(
    r"[^\W\d_]{1,200}(?:['’\xad\u0300-\u036f]{1,2}[^\W\d_]{1,200}){0,30}[\u0300-\u036f]?"
    r"|[⁰¹²³⁴-⁹]{1,12}"
    r"|(?<![\w)\]])[-–−](?=[0-9])"
    r"|[0-9]{1,60}(?:[.,:/·\xa0\u2009\u202f][0-9]{1,60}){0,12}"
    rf"|\d|[½⅓⅔¼¾⅛⅜⅝⅞]|[{SIGNS}]"
)


class Token(NamedTuple):
    """A word, a number or a sign at ``start``..``end``; ``key`` is what it is compared by.

    ``bracket`` is ``whole`` for words that stand in square brackets in a quotation, ``part`` for a word of which some
    letters do; ``head`` and ``tail`` are then the letters outside, at its beginning and its end.
    """

    key: str
    text: str
    start: int
    end: int
    bracket: str = ""
    head: str = ""
    tail: str = ""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``, with offsets in ``text``; raised digits have their signs as the key."""
    found: list[Token] = []
    for match in _WORDS.finditer(text, start, end):
        words = match[0]
        start, end = match.span()
        if words.isalpha() and words.isascii():
            found.append(Token(words.lower(), words, start, end))
        elif words.isdecimal() and words.isascii():
            found.append(Token(words, words, start, end))
        else:
            key = squeeze(words) or words
            found.append(Token("−" if key in "-–" else key, words, start, end))
    return found


def is_negation(token: Token) -> bool:
    """Return whether the token denies: "not", "never", "didn't"."""
    return token.key in NEGATIONS or token.key.endswith("nt") and token.text.lower().endswith(("n't", "n’t"))


def merged(tokens: list[Token], others: frozenset[str]) -> list[Token]:
    """Return the tokens with two neighbours as one where only that one is among ``others``.

    So words meet that a line end divides, or that extraction runs together. A negation is never merged away.
    """
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.key + token.key in others and _may_join(last, token, others):
            found[-1] = Token(last.key + token.key, f"{last.text} {token.text}", last.start, token.end)
        else:
            found.append(token)
    return found


def _may_join(last: Token, token: Token, others: frozenset[str]) -> bool:
    plain = last.key.isalpha() and token.key.isalpha() and not last.bracket and not token.bracket
    return plain and not (is_negation(last) or is_negation(token)) and not (last.key in others and token.key in others)
