"""Words of German, French and Spanish notes: "vgl.", "ebd.", "a. a. O.", "S. 12", "n° 3", "12 de marzo de 2015".

Sources: DIN ISO 690:2013 with the habits of German law and history; Guide de la présentation des références (Ecole
nationale des chartes); Fundeu, "referencias bibliograficas". Read only where such a word occurs.
"""

import re

from citecheck.sources.grammar import forms, values
from citecheck.sources.grammar.lexing import Reader
from citecheck.text.patterns import pattern

_signal = pattern(
    r"(?:[Vv]gl\.(?:\s(?:auch|dazu|etwa|hierzu|nur))?|[Ss]iehe(?:\s(?:auch|dazu|hierzu))?|[Zz]it\.\snach|[Cc]fr\.|"
    r"[Vv]oir(?:\saussi)?|[Vv]éase(?:\stambién)?|[Vv]id\.|V\.(?=\s(?:supra|infra|aussi|not))(?:\saussi)?)"
)
_ibid = frozenset(("ebd", "ebenda", "ibíd", "ídem"))
_here = pattern(r"\ba\.\s?a\.\s?$")
_article_cited = pattern(r"\bart\.\s$")
_numero = pattern(r"(?:[nN][°ºo]\.?|[nN]\.º|[nN]úms?\.)\s?(\d[\d./-]{0,20}\d|\d)")
_day = pattern(r"(?<!\d)(\d{1,2})(?:\.|er|º)?\s(?:de\s)?$")
_after = pattern(r"(\d{1,2})(?:\.|er|º)?\s(?:de\s)?([^\W\d_]{3,10})\.?\s(?:de\s)?((?:1[5-9]|20)\d\d)\b")
_year = pattern(r"[a-zûéä]{3,10}\.?(?:\s(?:de\s)?((?:1[5-9]|20)\d\d)\b)?", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv enero januar jänner", "février févr febrero februar", "mars marzo märz", "avril avr abril",
            "mai mayo", "juin junio juni", "juillet juill julio juli", "août agosto", "septembre septiembre setiembre",
            "octobre octubre oktober", "novembre noviembre", "décembre déc diciembre dezember",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("Rn", "Rz", "Rdn", "Rdnr", "Randnr"), "paragraph"),
    **dict.fromkeys(("Bl", "fol", "fols", "folio", "folios", "ff", "fo", "fos"), "folio"),
    **dict.fromkeys(("box", "Box", "boxes", "Karton", "carton", "leg", "legajo", "liasse"), "box"),
    **dict.fromkeys(("folder", "Folder", "dossier", "exp"), "folder"),
    "Abs": "subsection",
    "Kapitel": "chapter",
}


def read(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read the form that ``word`` begins, if it is one."""
    text, lower = lexer.text, word.lower()
    if lower in _MONTHS:
        return end == middle and _date(lexer, start, _MONTHS[lower])
    if word in _UNITS:
        known = end == middle and text[middle : middle + 3].lstrip(" .")[:1].isdigit()
        return known and lexer.places(values.read_values(text, start, middle, _UNITS[word]))
    if lower in _ibid:
        return end == middle and lexer.add("back", start, end, ("ibid", "", 0))
    if lower in ("oben", "unten"):
        return lexer.add("direction", start, end, "above" if lower == "oben" else "below")
    if word == "S":
        return _page(lexer, start, end)
    if word == "O":
        return _before(lexer, _here, start, end, end)
    if word == "cit":
        return _before(lexer, _article_cited, start, end, end)
    if (found := _signal.match(text, start)) is not None:
        return lexer.add("signal", start, found.end(), found[0].lower())
    if (number := _numero.match(text, start)) is not None:
        return lexer.add("numero", start, number.end(), number[1])
    note = forms.OTHER_NOTE.match(text, start)
    return note is not None and lexer.add("back", start, note.end(), ("note", note[1], note.start(1)))


def _before(lexer: Reader, lead: re.Pattern[str], start: int, end: int, stop: int) -> bool:
    """Read "a. a. O." and "art. cit.", whose last word is the telling one."""
    found = lead.search(lexer.text, max(0, start - 8), start)
    if found is None or not _follows(lexer, found.start()):
        return False
    stop += lexer.text[stop : stop + 1] == "."
    return lexer.add("back", found.start(), stop, ("op-cit", "", 0))


def _page(lexer: Reader, start: int, end: int) -> bool:
    """Read "S. 12 ff." for pages behind a comma; behind an Act it is an English section."""
    text = lexer.text
    if (
        text[end : end + 1] != "."
        or not text[end + 1 : end + 3].lstrip()[:1].isdigit()
        or text[start - 1 : start] != " "
    ):
        return False
    if text[start - 2 : start - 1] not in (",", ":", ")", ";", ".", "u"):
        return False
    unit = "section" if lexer.has("act") else "page"
    return lexer.places(values.read_values(text, start, end, unit))


def _date(lexer: Reader, start: int, month: int) -> bool:
    text = lexer.text
    found = _year.match(text, start)
    if found is None:
        return False
    year, end = found[1], found.end() if found[1] else found.end() - found[0].endswith(".")
    day = _day.search(text, max(0, start - 8), start)
    if day is not None and _follows(lexer, day.start()):
        value = f"{year or '-'}-{month:02}-{int(day[1]):02}"
        return lexer.add("date", day.start(), end, value)
    return bool(year) and lexer.add("date", start, end, f"{year}-{month:02}")


def date_at(text: str, start: int) -> tuple[str, int] | None:
    """Read "12 mars 2019" at ``start``; return its value and its end."""
    found = _after.match(text, start)
    if found is None or (month := _MONTHS.get(found[2].lower())) is None:
        return None
    return f"{found[3]}-{month:02}-{int(found[1]):02}", found.end()


def _follows(lexer: Reader, place: int) -> bool:
    """Return whether nothing has been read behind ``place``."""
    return not lexer.tokens or lexer.tokens[-1][2] <= place
