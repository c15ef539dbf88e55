"""The words beside a number: months, days of the week, words that make it a locator or a count."""

from citecheck.compiled.date_words import CAPITAL_MONTHS, COUNTERS, SMALL_MONTHS, WEEKDAYS
from citecheck.text.patterns import pattern

_REACH = 20
_SUNDAY = 6
_NOTE = 2000
"""How far back a quotation mark is looked for, in code points."""
_SIC = pattern(r"\s?[\[(]sic[.!]?[\])]")
_PAPER = pattern(r"[A-Z][\w'’]{1,20} [Oo]n\s{1,3}$")


def word_before(text: str, at: int, low: int) -> tuple[str, int, str]:
    """Return the word before offset ``at`` (not before ``low``), its start, and what stands between (stop, comma)."""
    reach = at - _REACH
    piece = text[reach if reach > low else low : at]
    bare = piece.rstrip(" .,\u00a0\u2009\u202f")
    start = end = len(bare)
    while start and bare[start - 1].isalpha():
        start -= 1
    return bare[start:], at - len(piece) + start, piece[end:]


def month_of(word: str) -> int:
    """Return the number of the month that ``word`` names, or 0. English and German names need a capital."""
    lower = word.lower()
    if word[:1].isupper() and lower in CAPITAL_MONTHS:
        return CAPITAL_MONTHS[lower]
    return SMALL_MONTHS.get(lower, 0)


def is_counted(text: str, at: int, low: int) -> bool:
    """Return whether the number at ``at`` follows a word that makes it a locator, a serial number or the like."""
    if text[max(at - 2, 0) : at].strip()[-1:] == "§":
        return True
    word, _, between = word_before(text, at, low)
    return word.lower() in COUNTERS and "," not in between


def weekday_before(text: str, at: int, low: int) -> tuple[str, int]:
    """Return the day of the week printed before a date at ``at`` and its place, else ``""`` and ``at``."""
    word, start, _ = word_before(text, at, low)
    lower = word.lower()
    if len(word) < 3 or lower not in WEEKDAYS:
        return "", at
    if not word[0].isupper() and lower not in ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"):
        return "", at
    if WEEKDAYS[lower] == _SUNDAY and _PAPER.search(text[max(low, start - 26) : start]):
        return "", at  # the Mail on Sunday, 3 May 2019
    return word, start


def sic_after(text: str, at: int, limit: int) -> bool:
    """Return whether ``[sic]`` stands at ``at``."""
    return _SIC.match(text, at, limit) is not None


def is_quoted(text: str, at: int) -> bool:
    """Return whether offset ``at`` stands inside quotation marks: in a title or in somebody else's words."""
    head = text[max(at - _NOTE, 0) : at]
    if head.count('"') % 2:
        return True
    return any(head.rfind(opened) > head.rfind(closed) for opened, closed in ("“”", "‘’", "«»", "„“"))
