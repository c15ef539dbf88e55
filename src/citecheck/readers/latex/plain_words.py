"""Short pieces of LaTeX as the words that they print: titles, fields of BibTeX, notes of citations."""

import re
import unicodedata

from citecheck.readers.latex.symbols import ACCENTS, SYMBOLS

_PIECE = re.compile(
    r"\\(?:(?P<accent>['`^\"~=.]|[uvHcdbkrt](?![A-Za-z]))\s{0,9}\{?\s{0,9}\\?(?P<letter>[^\W\d_])\}?"
    r"|(?P<name>[A-Za-z]+)\*?[ \t\n]*(?:\{\})?|(?P<sign>[^A-Za-z]))"
    r"|(?P<mark>---?|``|''|`|~|[{}$\"])",
    re.DOTALL,
)
_MARKS = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "`": "\u2018", "~": " "}


def plain_words(text: str) -> str:
    """Return what ``text`` prints, on one line, without braces; unknown commands leave their arguments.

    The quotation marks around a value of BibTeX go too.
    """
    if "\\" in text or "$" in text:
        text = _PIECE.sub(_replaced, text)
    else:
        text = text.replace("---", "\u2014").replace("--", "\u2013").replace("``", "\u201c").replace("''", "\u201d")
        text = text.replace("{", "").replace("}", "").replace('"', "").replace("~", " ")
    return " ".join(text.split())


def accented(accent: str, letter: str) -> str:
    """Return ``letter`` with the ``accent`` of that name."""
    return unicodedata.normalize("NFC", letter + ACCENTS[accent])


def _replaced(match: re.Match[str]) -> str:
    if match["accent"]:
        return accented(match["accent"], match["letter"])
    if match["name"]:
        return SYMBOLS.get(match["name"], "")
    if match["sign"]:
        return SYMBOLS.get(match["sign"], " " if match["sign"] == "\\" else "")
    return _MARKS.get(match["mark"], "")
