"""What stands between the strong parts of a source: names of people and bodies, titles, remarks."""

from functools import lru_cache

from citecheck.compiled.note_words import BODIES, FILLERS, HONOURS, NEWSPAPERS, THINGS
from citecheck.text.patterns import pattern

_split = pattern(r"[,()]|\s[-\u2013\u2014]\s")
_word = pattern(r"\w+")
_PARTICLES = frozenset(
    (
        "de", "van", "von", "der", "den", "la", "le", "du", "of", "the", "al", "bin", "and", "&", "di", "da", "ap",
        "st",
    )
)  # fmt: skip
_PROSE = frozenset(
    (
        "is", "are", "was", "were", "has", "have", "had", "be", "been", "will", "would", "should", "could", "may",
        "might", "does", "did", "do", "it", "he", "she", "they", "which", "who", "that", "this", "these", "those",
        "there", "because", "however", "although", "when", "where", "if", "not", "as", "described", "said", "says",
        "stated", "noted", "made", "set",
    )
)  # fmt: skip
_LONGEST_PIECE = 42
_IN_NAMES = str.maketrans("", "", "_'\u2019-")
_EDGE = " \t\n\u00a0.,;:<>-\u2013\u2014[]{}()/\\|*\u2022\u2026'\u2019\"\u201c\u201d"

Phrase = tuple[int, int]


def phrases(found: list[Phrase], text: str, start: int, end: int) -> None:
    """Add to ``found`` the places of the phrases between commas, without blank ones; commas in brackets do not part."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in " ,.":
        end -= 1
    if _split.search(text, start, end) is None:
        _trimmed(found, text, start, end)
        return
    begin, depth = start, 0
    closed = text.rfind(")", start, end)
    for each in _split.finditer(text, start, end):
        sign = each[0]
        if sign == "(" and each.start() < closed:
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif not depth or sign == "(":
            _trimmed(found, text, begin, each.start())
            begin = each.end()
    _trimmed(found, text, begin, end)


def _trimmed(found: list[Phrase], text: str, start: int, end: int) -> None:
    """Add a phrase without the punctuation at its edges; a bracket that is opened in it stays."""
    while start < end and text[start] in _EDGE:
        start += 1
    opened = text.find("(", start, end) >= 0
    while end > start and text[end - 1] in _EDGE and not (opened and text[end - 1] == ")"):
        end -= 1
    if end > start:
        found.append((start, end))


@lru_cache(maxsize=4096)  # the same witnesses are named again and again
def is_name(words: str) -> bool:
    """Return whether ``words`` look like the name of a person, as in "Lord Hunt" or "Vikki McKenna"."""
    pieces = words.split()
    if not 0 < len(pieces) <= 6 or not len(" ".join(pieces)) == len(words) <= 70 or not _is_capital(pieces[0]):
        return False
    if not all(piece in _PARTICLES or _is_capital(piece) for piece in pieces) or pieces[-1] in _PARTICLES:
        return False
    return THINGS.isdisjoint(pieces) and BODIES.isdisjoint(pieces)


def _is_capital(piece: str) -> bool:
    """Return whether ``piece`` is a word with a capital, an initial or an abbreviation."""
    rest = piece[1:].removesuffix(".").translate(_IN_NAMES)
    return "A" <= piece[0] <= "Z" and len(piece) <= _LONGEST_PIECE and (not rest or rest.isalnum())


@lru_cache(maxsize=4096)
def is_body(words: str) -> bool:
    """Return whether ``words`` name an office, a company or another body."""
    return len(words) < 120 and words[0].isupper() and not BODIES.isdisjoint(words.replace("'s", "").split())


def is_honour(words: str) -> bool:
    """Return whether ``words`` are letters after a name, such as "QC MP"."""
    return len(words) < 20 and HONOURS.issuperset(words.split())


def is_newspaper(words: str) -> bool:
    """Return whether ``words`` are the name of a newspaper or a weekly."""
    return len(words) < 40 and words[0].isupper() and words.lower().removeprefix("the ") in NEWSPAPERS


def is_running(phrases: list[str]) -> bool:
    """Return whether most words of ``phrases`` are small ones, as in a sentence."""
    words = " ".join(phrases)[:2000].split()
    small = sum(1 for word in words if word[0].islower() and word not in FILLERS)
    return small > 3 and small > len(words) * 0.4


def is_prose(words: str) -> bool:
    """Return whether ``words`` are running text rather than a name or a title."""
    return len(words) > 12 and not _PROSE.isdisjoint(_word.findall(words, 0, 2000))
