"""Which numbers are statistics, which are parts of dates, and which only name something."""

from collections.abc import Mapping

from citecheck.claims.pack import INDEX
from citecheck.text.record import NamedTuple

_DATE, _STATISTIC = INDEX["date"], INDEX["statistic"]
_CURRENCY = "£$€"


class NumberStyle(NamedTuple):
    """The house style of numbers.

    ``least`` is the smallest bare number that is a statistic when it counts something ("12 homes"); shares, sums of
    money and figures with a fraction always are. ``words`` tells whether numbers in words count ("twelve homes").
    ``nouns`` is for languages that write nouns with capitals.
    """

    least: int = 0
    words: bool = False
    nouns: bool = False


def number_kind(
    tokens: list[str], low: list[str], at: int, lists: Mapping[str, frozenset[str]], style: NumberStyle
) -> int:
    """Return the index of the kind of the number at ``at``: a statistic, part of a date, or neither (-1)."""
    word = low[at]
    before = low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    if word[0] in _CURRENCY or word[-1] == "%":
        return _STATISTIC
    if before in lists["months"] or after in lists["months"]:
        return _DATE
    if before in lists["references"] or before in ("[", "v") or (before == "(" and after == ")"):
        return -1
    if (
        len(word) == 4
        and word.isdecimal()
        and ("1500" if before not in lists["year-words"] else "1000") <= word <= "2100"
    ):
        return _DATE
    if after in lists["fractions"] or after == "per":
        return _STATISTIC
    if after == "of" and len(word) < 4:
        return _STATISTIC
    if after and after[0].isalpha() and len(after) > 2 and after not in lists["not-counted"]:
        return _STATISTIC if len(word.split(".")) < 3 and _counts(word, tokens[at + 1], style) else -1
    return -1


def _counts(number: str, after: str, style: NumberStyle) -> bool:
    """Return whether the number counts something: not one before a title (``24 Hours``), nor a lone digit."""
    if not number.isdecimal():
        return True
    if (after.istitle() and not style.nouns) or (len(number) < 9 and int(number) < style.least):
        return False
    if style.nouns:
        return len(number) > 1 or after.endswith(("s", "n", "e", "er"))
    return after.endswith("s") or (len(number) > 1 and not after.endswith("ed"))
