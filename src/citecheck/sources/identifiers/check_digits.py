"""Check digits of ISBN, ISSN and ISNI, each with its standard."""


def isbn10_check(digits: str) -> str:
    """Return the last character of an ISBN-10 with these nine ``digits`` (ISO 2108:1992, annex; modulo 11)."""
    total = sum((10 - place) * int(digit) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]


def isbn13_check(digits: str) -> str:
    """Return the last digit of an ISBN-13 with these twelve ``digits`` (ISO 2108:2017, annex; weights 1 and 3)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def issn_check(digits: str) -> str:
    """Return the last character of an ISSN with these seven ``digits`` (ISO 3297; weights 8 to 2, modulo 11)."""
    total = sum((8 - place) * int(digit) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]


def isni_check(digits: str) -> str:
    """Return the last character of an ISNI or ORCID with these fifteen ``digits`` (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]
