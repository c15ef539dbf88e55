"""Values of numbers as strings, so that 1,200,000 and 1.2 million are one and no digit is lost; numbers in words."""

ONES = dict(
    zip(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(
    zip(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True)
)
SCALES = {
    word: power
    for power, words in (
        (2, ("hundred",)),
        (3, ("thousand", "k")),
        (6, ("million", "m", "mn")),
        (9, ("billion", "bn")),
        (12, ("trillion", "tn")),
    )
    for word in words
}
"""Words and signs that multiply the number before them, by the power of ten."""
_NAMED = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
PARTS = {
    word: part for part, name in enumerate(_NAMED, 2) for word in (name, "halves" if name == "half" else name + "s")
}
"""Words for parts of a whole."""
_SIGNED = (
    "½1/2",
    "⅓1/3",
    "⅔2/3",
    "¼1/4",
    "¾3/4",
    "⅕1/5",
    "⅖2/5",
    "⅗3/5",
    "⅘4/5",
    "⅙1/6",
    "⅚5/6",
    "⅛1/8",
    "⅜3/8",
    "⅝5/8",
)
SIGNS = {pair[0]: pair[1:] for pair in (*_SIGNED, "⅞7/8")}
_SHARES = {"1/2": "50", "1/4": "25", "3/4": "75", "1/5": "20", "2/5": "40", "3/5": "60", "4/5": "80", "1/10": "10"}


def plain(number: str) -> str:
    """Return ``number`` (digits, grouped or not, with a decimal point or not) in one form: ``1,500.50`` is 1500.5."""
    digits = "".join(char for char in number if char in "0123456789.·").replace("·", ".")
    whole, _, rest = digits.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + ("." + rest if rest else "")


def scaled(number: str, power: int) -> str:
    """Return ``number`` times ten to the power of ``power``."""
    whole, _, rest = number.partition(".")
    return plain(whole + rest[:power].ljust(power, "0") + "." + rest[power:])


def fraction(above: int, below: int) -> str:
    """Return a part of a whole as ``2/3``, in its lowest terms."""
    divisor, rest = above, below
    while rest:
        divisor, rest = rest, divisor % rest
    return f"{above // divisor}/{below // divisor}" if below else str(above)


def same_shares(value: str, unit: str) -> tuple[tuple[str, str], ...]:
    """Return the other ways to give a share: a half is 50 per cent."""
    if value in _SHARES:
        return ((_SHARES[value], "%"),)
    return tuple((part, "") for part, share in _SHARES.items() if unit == "%" and share == value)


def in_words(value: str) -> tuple[str, ...]:
    """Return how ``value`` may be written in words; nothing for what is seldom written so."""
    if not value.isdecimal() or len(value) > 3:
        return ()
    number = int(value)
    if number % 100 == 0 and 0 < number < 1000:
        return (f"{_below_hundred(number // 100)} hundred",) + (("a hundred",) if number == 100 else ())
    return (_below_hundred(number),) if 0 < number < 100 else ()


def _below_hundred(number: int) -> str:
    if number < 20:
        return next(word for word, each in ONES.items() if each == number)
    tens = next(word for word, each in TENS.items() if each == number // 10 * 10)
    return tens if number % 10 == 0 else f"{tens}-{_below_hundred(number % 10)}"


def rounds_to(source: str, claimed: str) -> bool:
    """Return whether ``source`` is ``claimed`` after rounding to the digits that are given: 89.6 is about 90."""
    if "/" in source or "/" in claimed or len(source) > 18 or len(claimed) > 18:
        return source == claimed
    whole, _, rest = claimed.partition(".")
    power = -len(rest) if rest else len(whole) - len(whole.rstrip("0"))
    return abs(float(source) - float(claimed)) <= 0.5 * 10.0**power * 1.000001
