"""What rarer words begin: rules of court, transcripts by "T", evidence of committees, words of other languages."""

from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar import forms, values
from citecheck.sources.grammar.lexing import Handler, Reader


def continental(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read what a word of a German, French or Spanish note begins."""
    from citecheck.sources.grammar.continental import read  # most reports are English

    return read(lexer, word, start, middle, end)


def _section_or_page(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "S.I. 1998/4" or the German "S. 12"."""
    found = forms.SI.match(lexer.text, start)
    if found is not None:
        return lexer.add("number", start, found.end(), ("instrument", f"{found[1]}/{found[2]}"))
    return continental(lexer, word, start, middle, end)


def _issue_word(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read the issue of a journal, "111, no. 2 (April 2016)"; other numbers have words of their own."""
    found = forms.ISSUE.match(lexer.text, start)
    return found is not None and lexer.has("quote", "volume") and lexer.add("issue", start, found.end(), found[1])


def _rule_of_court(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.RULES_OF_COURT.match(lexer.text, start)
    if found is None:
        return False
    lexer.add("act", start, found.end(), "instrument")
    lexer.places(values.read_values(lexer.text, lexer.position, lexer.position, "rule"))
    return True


def _rule_letter(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "r 23.1" behind the name of an instrument."""
    if not lexer.text[middle : middle + 3].lstrip(" .")[:1].isdigit() or not lexer.has("act"):
        return False
    return lexer.places(values.read_values(lexer.text, start, middle, "rule"))


def _spoken_page(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "T-1234.5-30" (page and lines) and "T41 p. 23" (day, then page)."""
    text = lexer.text
    if (day := forms.TRANSCRIPT_DAY.match(text, start)) is not None:
        lexer.spoken = True
        return lexer.place((Locator(("day",), (day[1],), (day[1],), start, day.end()), day.end()), "spoken")
    found = forms.TRANSCRIPT_PAGE.match(text, start)
    if found is None:
        return False
    page, line, last_page, last_line = found.groups()
    last = (last_page or page, last_line or line)
    return lexer.place((Locator(("page", "line"), (page, line), last, start, found.end()), found.end()), "spoken")


def _evidence_page(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "Ev 23", a page of the evidence that a select committee printed."""
    found = forms.EVIDENCE_PAGE.match(lexer.text, start)
    if found is None:
        return False
    lexer.tokens.append(("nature", start, start, "transcript"))
    first, last = found.groups()
    return lexer.place((Locator(("page",), (first,), (last or first,), start, found.end()), found.end()))


def _at_page(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "Def.'s Resp. at 3-4, ECF No. 50", as American courts print the page."""
    found = forms.AT_PAGE.match(lexer.text, start) if lexer.profile.name == "us-record" else None
    if found is None:
        return False
    first, last = found.groups()
    return lexer.place((Locator(("page",), (first,), (last or first,), found.start(1), found.end()), found.end()))


_CONTINENTAL = (
    "fos oben unten Vgl vgl Siehe siehe Zit zit Cfr cfr Voir voir Véase véase Vid vid V Ebd ebd Ebenda ebenda Ibíd "
    "ibíd Ídem ídem O cit núm núms Núm N Rn Rz Rdn Rdnr Randnr Bl fol fols folio folios ff fo box Box boxes Karton "
    "carton leg legajo liasse folder Folder dossier exp Abs Kapitel Fn Anm nota janvier février mars avril mai juin "
    "juillet août septembre octobre novembre décembre janv févr avr juill déc enero febrero marzo abril mayo junio "
    "julio agosto septiembre setiembre octubre noviembre diciembre Januar Februar März Mai Juni Juli Oktober Dezember"
)
RARE: tuple[tuple[str, Handler], ...] = (
    (_CONTINENTAL, continental),
    ("S", _section_or_page),
    ("no No", _issue_word),
    ("Civil Criminal Family Fed CPR", _rule_of_court),
    ("r rr", _rule_letter),
    ("T", _spoken_page),
    ("Ev", _evidence_page),
    ("at", _at_page),
)
"""Words, separated by blanks, and what reads the form that they begin."""
