"""Does a note say something, or name something? The grammar calls both "explanatory" where it knows no form."""

_LEAST_WORDS = 4
_QUOTES = '"“«„'
# Verbs that only a sentence has; a participle ("provided by the Embassy") may stand in the name of a source.
_FINITE = frozenset(
    ("is", "are", "was", "were", "am", "has", "have", "had", "does", "did", "do", "will", "would", "shall", "should")
    + ("can", "could", "may", "might", "must")
)


def is_prose(text: str) -> bool:
    """Return whether ``text`` reads as a sentence, and not as the name of a source.

    A sentence is written in small letters for the most part, quotes nothing, and has a finite verb or ends with a stop.
    """
    words = text.split()
    if len(words) < _LEAST_WORDS or any(mark in text for mark in _QUOTES):
        return False
    if 2 * sum(map(str.islower, words)) < len(words):
        return False
    return text.rstrip("'”’)] ").endswith((".", "!", "?")) or not _FINITE.isdisjoint(words)
