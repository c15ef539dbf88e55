"""Numbers as Word prints them (``ST_NumberFormat``, ECMA-376 part 1, 17.18.59): 1, iv, c, *."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SIGNS = "*†‡§"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def formatted(number: int, form: str) -> str:
    """Return ``number`` (from 1) in the format called ``form``; unknown formats print Arabic digits."""
    if number < 1:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 40)
        return letters.upper() if form == "upperLetter" else letters
    if form == "chicago":
        return _SIGNS[(number - 1) % 4] * min((number - 1) // 4 + 1, 40)
    if form.startswith("decimalEnclosedCircle") and number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form == "decimalZero" and number < 10:
        return f"0{number}"
    return str(number)


def _roman(number: int) -> str:
    if number > 3999:
        return str(number)
    pieces = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        pieces.append(letters * times)
    return "".join(pieces)
