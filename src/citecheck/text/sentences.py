"""Where sentences end, in text whose markers have been lifted out.

One pattern proposes the ends, and only those are looked at, so the cost follows the number of stops. The abbreviations
are data (``rules/claims/abbreviations.toml``), one table per language; a language without one is split with the English
table, whose abbreviations do little harm elsewhere.
"""

from citecheck.compiled.abbreviations import ABBREVIATIONS, OPENERS
from citecheck.text.patterns import pattern

# A stop with the closing marks that belong to it, then white space; or an East Asian full stop.
_CANDIDATE = pattern(r"""[.!?…][.!?…"'”’»)\]]{0,12}\s+|[。！？][”’」』）]{0,4}""")
_PLAIN_CANDIDATE = pattern(r"""[.!?][.!?"')\]]{0,12}\s+""")  # the same in ASCII, which compiles in a fifth of the time
_OPENING = "\"'“‘«([„‚—–-•*"
_CLOSING = "\"'”’»)]"
_LONGEST_WORD = 24
# A bracket that is still open after so many code points was forgotten, not meant.
_LONGEST_BRACKET = 400
_ENUMERATOR = 5
_ELIDED = ("l'", "l’", "d'", "d’")


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the half-open ranges (code points) of the sentences of ``text``, in order, white space left outside.

    ``text`` is one block of prose without markers and with its line breaks folded. ``language`` is a BCP 47 tag; only
    its first part is looked at. Cost is linear in the length of the text. Never raises.
    """
    table = ABBREVIATIONS.get(language[:2].lower()) or ABBREVIATIONS["en"]
    start = _skip_space(text, 0)
    sentences: list[tuple[int, int]] = []
    checked = start
    depth = 0
    for match in (_PLAIN_CANDIDATE if text.isascii() else _CANDIDATE).finditer(text):
        stop, after = match.span()
        if after >= len(text):
            break
        depth = max(0, depth + text.count("(", checked, stop) - text.count(")", checked, after))
        checked = after
        if depth and stop - start < _LONGEST_BRACKET and ")" in text[after : after + _LONGEST_BRACKET]:
            continue
        if not _ends(text, start, stop, after, table):
            continue
        end = stop + len(match[0].rstrip())
        sentences.append((start, end))
        start = _skip_space(text, after)
        depth = 0
    end = len(text.rstrip())
    if end > start:
        sentences.append((start, end))
    return tuple(sentences)


def _skip_space(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, stop: int, after: int, table: dict[str, str]) -> bool:
    """Tell whether the stop at ``stop``, with the next word at ``after``, ends the sentence begun at ``start``."""
    sign = text[stop]
    if sign in "。！？":
        return True
    at = after
    while text[at] in _OPENING:
        at += 1
        if at >= len(text):
            return False
    head = text[at]
    if head.islower() or (not head.isalnum() and head not in "£$€#@§"):
        return False
    if sign != "." or text[stop + 1] not in " \t\u00a0\u202f":
        return sign in "!?" or _after_more(text, stop, after)
    return _after_stop(text, start, stop, at, table)


def _after_more(text: str, stop: int, after: int) -> bool:
    """A stop followed by closing marks ends a sentence, also after ``...``; ``( . ) X`` alone does not."""
    return any(char in _CLOSING for char in text[stop + 1 : after]) or text[after].isupper() or text[after] in _OPENING


def _after_stop(text: str, start: int, stop: int, at: int, table: dict[str, str]) -> bool:
    """Decide about a bare full stop by the word before it and the word at ``at``."""
    word = _word_before(text, start, stop)
    if not word:
        return stop > start and not text[stop - 1].isspace()
    if stop - start <= _ENUMERATOR and len(word) == stop - start and _enumerates(word):
        return False
    kind = table.get("#" if word.isdecimal() and len(word) < 3 else word.lower())  # "#": ordinals, as in "5. Mai"
    if kind is None:
        return not _is_initials(word) or _opens(text, at)
    if kind == "never":
        return False
    if kind == "before-number":
        return not (text[at].isdigit() or (len(word) < 3 and not _opens(text, at))) or _is_plain_no(word, text[at])
    return kind == "open" or _opens(text, at)


def _is_plain_no(word: str, head: str) -> bool:
    """``The answer is no. The reason...``: the word, not the abbreviation of "number"."""
    return word == "no" and not head.isdigit()


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the characters before ``stop`` back to white space or an opening mark, at most a few."""
    low = max(start, stop - _LONGEST_WORD)
    piece = text[low:stop]
    words = piece.split()
    if not words or piece[-1].isspace():
        return ""
    word = words[-1].lstrip("\"'“‘«([")
    return word[2:] if word[:2].lower() in _ELIDED else word


def _enumerates(word: str) -> bool:
    """``1.``, ``(a).``, ``iv.`` at the head of a sentence count it; they do not make one."""
    word = word.strip("()")
    return word.isdecimal() or len(word) == 1 or not word.strip("ivxIVX")


def _is_initials(word: str) -> bool:
    """Return whether the word is an initial or several with stops between them: ``J``, ``J.R``, ``U.N``."""
    return all(len(part) == 1 and part.isupper() for part in word.split("."))


def _opens(text: str, at: int) -> bool:
    """Return whether the word at ``at`` is one that opens sentences."""
    word = text[at : at + 16].split(None, 1)[0].rstrip(",;:’'\"”")
    return word.lower() in OPENERS
