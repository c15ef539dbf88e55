"""Roman numerals as labels: ``iv``."""

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc", "c")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def roman_value(label: str) -> int:
    """Return the value of a Roman numeral up to 109 in any letter case, 0 where ``label`` is none.

    Only the regular spelling counts: ``iv``, not ``iiii``.
    """
    word = label.lower()
    if not word or len(word) > 8 or word.strip("ivxlc"):
        return 0
    value = 0
    for letter, following in zip(word, word[1:] + " ", strict=True):
        amount = _VALUES[letter]
        value += -amount if amount < _VALUES.get(following, 0) else amount
    return value if 0 < value < 110 and to_roman(value) == word else 0


def to_roman(value: int) -> str:
    """Return ``value`` (1 to 109) as a Roman numeral in small letters."""
    return _TENS[value // 10] + _ONES[value % 10]
