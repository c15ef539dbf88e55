"""What known words begin in a note: units, months, "see", "ibid", "Act"... each with the form that may follow."""

from collections.abc import Callable

from citecheck.compiled.note_words import NATURES
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar import forms, values
from citecheck.sources.grammar.codes import address_end
from citecheck.sources.grammar.dates import date_from_month, date_from_number
from citecheck.sources.grammar.lexing import Handler, Reader
from citecheck.sources.grammar.rare_words import RARE, continental
from citecheck.text.hints import Any
from citecheck.text.patterns import pattern

_GLUED_ONLY = frozenset(
    (
        "p",
        "pp",
        "s",
        "ss",
        "l",
        "ll",
        "Q",
        "QQ",
        "Qs",
        "Qq",
        "app",
        "rec",
        "col",
        "art",
        "par",
        "pt",
        "cl",
        "ch",
        "study",
    )
)
_plain = pattern(r"\.?\s?(\d{1,5})(?:[-\u2013](\d{1,5}))?(?=,\s(?!and\b|or\b|&)[^\W\d_]|;|\.?$)")
_page_and_line = pattern(
    r"\s?(\d{1,5})(?:[-\u2013](\d{1,5}))?,\s?(?:(lines?)|paras?)\s?(\d{1,5})(?:[-\u2013](\d{1,5}))?"
    r"(?=,\s(?!and\b|or\b|&)[^\W\d_]|;|\.?$)"
)
_papers = pattern(r"\s1[789]\d\d\b")
_PAGE_LINE, _PAGE_PARAGRAPH = ("page", "line"), ("page", "paragraph")
_new = tuple.__new__


def _page(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "p59, lines 1-2" at once, the commonest place of all, or what other places follow "p" and "pp"."""
    found = _page_and_line.match(lexer.text, middle)
    if word == "PP" and _papers.match(lexer.text, end) is not None:
        return False  # "PP 1857, XXVI": the Parliamentary Papers of a session
    if found is None:
        return _short_unit(lexer, word, start, middle, end)
    page, last_page, lines, inner, last_inner = found.groups()
    end = found.end()
    units = _PAGE_LINE if lines else _PAGE_PARAGRAPH
    place = _new(Locator, (units, (page, inner), (last_page or page, last_inner or inner), start, end, False))
    lexer.tokens.append(("place", start, end, place))
    lexer.position = end
    lexer.word = -1
    return True


def _unit(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    text = lexer.text
    found = _plain.match(text, middle)
    if found is not None:  # one number or range and nothing behind it: nine of ten
        first, last = found.groups()
        end = found.end()
        place = _new(Locator, ((_UNIT_OF[word],), (first,), (last or first,), start, end, False))
        lexer.tokens.append(("place", start, end, place))
        lexer.position = end
        return True
    unit = _UNIT_OF[word]
    if end != middle and not text[middle].isdigit() and not (unit == "page" and len(word) <= 2):
        return False
    if word in _GLUED_ONLY and text[middle : middle + 1].isalpha():
        return False
    return lexer.places(values.read_values(text, start, middle, unit)) or _nature(lexer, word, start, middle, end)


def _short_unit(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read places after a word of a letter or two only where a number touches it or follows at once."""
    if not lexer.text[middle : middle + 3].lstrip(" .")[:1].isdigit():
        return False
    return _unit(lexer, word, start, middle, end)


def _part_word(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    return end == middle and _unit(lexer, word, start, middle, end)


def _month(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = date_from_month(lexer.text, start)
    return found is not None and lexer.add("date", start, found[1], found[0])


def _address(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    text = lexer.text
    found = forms.URL.match(text, start)
    if found is None:
        return False
    stop = address_end(text, start, found.end())
    if found[0].lower().endswith("://www.") and (more := forms.URL_BROKEN.match(text, found.end())) is not None:
        stop = address_end(text, start, more.end())
    value = text[start:stop]
    if (doi := forms.DOI.match(text, start)) is not None and doi.end() >= stop:
        return lexer.identifier(start, "doi", doi[1], doi.end())
    return lexer.add("url", start, stop, value)


def _signal(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.SIGNAL.match(lexer.text, start)
    return found is not None and lexer.add(
        "signal", start, _end_of(found), " ".join(found[0].lower().rstrip(",:").split())
    )


def _end_of(found: Any) -> int:
    return int(found.end()) - (len(found[0]) - len(found[0].rstrip(",: ")))


def _ibid(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    return end == middle and lexer.add("back", start, end, ("ibid", "", 0))


def _broken_ibid(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read "bid" and "ibi d" at the end of a note for what they are: misprints of "ibid"."""
    found = forms.BROKEN_IBID.match(lexer.text, start)
    if found is None or not lexer.tokens or lexer.text[start - 2 : start] != ", ":
        return False
    return lexer.add("back", start, start + len(found[0].rstrip(" .;,")), ("ibid", "", 0))


def _id(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.ID.match(lexer.text, start)
    return found is not None and lexer.add("back", start, start + len(found[0].rstrip()), ("id", "", 0))


def _op_cit(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.OP_CIT.match(lexer.text, start)
    return found is not None and lexer.add("back", start, found.end(), (f"{found[1].lower()}-cit", "", 0))


def _supra(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.SUPRA.match(lexer.text, start)
    return found is not None and lexer.add(
        "back", start, found.end(), (found[1].lower(), found[2] or "", found.start(2))
    )


def _note_word(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    if lexer.text.startswith("n.", start) and _absence(lexer, word, start, middle, end):
        return True
    if lexer.text[end : end + 1] in ("°", "º"):
        return continental(lexer, word, start, middle, end)
    found = forms.NOTE_NUMBER.match(lexer.text, start)
    if found is None and word == "Note":
        return _nature(lexer, word, start, middle, end)
    if found is not None and word[0] == "n" and len(word) < 3 and lexer.text[start - 2 : start - 1].isdigit():
        # "at 6 n.4": a note of the source, whose page stands before it
        place = Locator(("footnote",), (found[1],), (found[1],), start, found.end(1))
        return end == middle and lexer.place((place, found.end(1)))
    return (
        found is not None
        and end == middle
        and lexer.add("back", start, found.end(1), ("note", found[1], found.start(1)))
    )


def _direction(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    return end == middle and lexer.add("direction", start, end, word.lower())


def _and(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    return end == middle and lexer.add("and", start, end, word)


def _versus(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    if end != middle or lexer.text[end : end + 1] not in (" ", "."):
        return False
    end += lexer.text[end] == "."
    lexer.word = start
    return lexer.add("versus", start, end, "")


def _act(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.ACT.match(lexer.text, start)
    return found is not None and lexer.add("act", start, found.end(), "statute")


def _instrument(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.INSTRUMENT.match(lexer.text, start)
    if found is not None:
        return lexer.add("act", start, found.end(), "instrument")
    return word in values.UNITS and _unit(lexer, word, start, middle, end) or _nature(lexer, word, start, middle, end)


def _eu(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.EU.match(lexer.text, start)
    if found is not None:
        return lexer.add("act", start, found.end(), "eu-act")
    return word in _UNIT_OF and _unit(lexer, word, start, middle, end)


def _by_form(name: str, kind: str, value: Callable[[Any], Any], group: int = 0) -> Handler:
    """Return a handler that reads the form ``name`` as a part of ``kind``."""

    def read(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
        found = getattr(forms, name).match(lexer.text, start)
        return found is not None and lexer.add(kind, start, found.end(group), value(found))

    return read


def _identified(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    form = forms.DOI if word.lower() == "doi" else forms.ISBN if word.upper()[:2] == "IS" else forms.NUMBERED_ID
    found = form.match(lexer.text, start)
    if found is None or not any(map(str.isdigit, found[0])):
        return False
    kind, value = ("doi", found[1]) if form is forms.DOI else (found[1].lower(), found[2])
    return lexer.identifier(start, kind, value, found.end())


def _accessed(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.ACCESSED.match(lexer.text, start)
    if found is None:
        return False
    at = found.end()
    date = date_from_number(lexer.text, at, lexer.profile.dates) or date_from_month(lexer.text, at)
    if date is None or lexer.text[date[1] - 1].isalpha():
        from citecheck.sources.grammar.continental import date_at

        date = date_at(lexer.text, at) or date
    return date is not None and lexer.add("accessed", start, date[1], (date[0], at))


def _nature(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    kind = NATURES.get(word)
    if kind is None:
        return False
    if kind == "transcript":
        lexer.spoken = True
    if kind == "exhibit" and (found := forms.EXHIBIT.match(lexer.text, start)) is not None:
        lexer.tokens.append(("nature", start, start, kind))
        return lexer.add("code", found.start(1), found.end(), found[1])
    lexer.tokens.append(("nature", start, start, kind))
    lexer.word = start
    return True


def _ordinal_word(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.ORDINAL_PLACE.match(lexer.text, start)
    if found is not None:
        unit = found[2].lower()
        place = Locator((unit,), (found[1].lower(),), (found[1].lower(),), start, found.end())
        return lexer.place((place, found.end()))
    statement = forms.ORDINAL_STATEMENT.match(lexer.text, start)
    if statement is None:
        return False
    lexer.tokens.append(("nature", start, start, "statement"))
    return lexer.add("ordinal", start, start + len(statement[1]), forms.ORDINALS[statement[1].lower()])


def _house(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.HOUSE.match(lexer.text, start)
    if found is not None:
        return lexer.add("house", start, start + 2, found[1])
    paper = forms.PAPER.match(lexer.text, start)
    return paper is not None and lexer.add("paper", start, paper.end(), ("parliamentary-paper", paper[0]))


def _volume(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = values.read_values(lexer.text, start, middle, "volume", limit=1)
    return found is not None and lexer.add("volume", start, found[1], found[0][0].first[0])


def _case_word(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    study = forms.CASE_STUDY.match(lexer.text, start)
    european = forms.EU_CASE.match(lexer.text, start)
    if european is not None:
        return lexer.add("number", start, european.end(), ("case", european[0]))
    return study is not None and lexer.places(values.read_values(lexer.text, start, study.end(), "case-study"))


def _passim(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    return lexer.place((Locator(("passim",), ("",), ("",), start, end), end))


def _absence(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    found = forms.ABSENCE.match(lexer.text, start)
    return found is not None and lexer.add("absence", start, found.end(), found[0].lower())


def _first_series(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    """Read a paper of the series of 1870 to 1899, "(C 4715)"; a C alone is mostly somebody's initial."""
    found = forms.COMMAND.match(lexer.text, start) if lexer.text[start - 1 : start] in ("(", "[") else None
    return found is not None and lexer.add("paper", start, found.end(), _paper_value(found))


def _paper_value(found: Any) -> tuple[str, str]:
    return "command-paper", f"{found[1]} {found[2]}"


_UNIT_OF: dict[str, str] = {
    form: unit for word, unit in values.UNITS.items() for form in (word, word[:1].upper() + word[1:])
}
_UNIT_OF["P"] = _UNIT_OF["PP"] = "page"
_MONTH_NAMES = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)


def _table() -> dict[str, Handler]:
    """Return what known words begin; later entries replace earlier ones."""
    groups: tuple[tuple[str, Handler], ...] = (
        (" ".join(NATURES), _nature),
        (" ".join(_UNIT_OF), _unit),
        ("s ss l ll Q QQ Qs Qq app", _short_unit),
        ("p pp P PP", _page),
        ("part Part parts Parts", _part_word),
        (_MONTH_NAMES, _month),
        ("http https ftp www Http Https HTTP", _address),
        ("See see seealso Seealso cf Cf CF Compare compare eg e for For but But contra Contra Accord", _signal),
        ("ibid Ibid ibidem Ibidem IBID idem Idem", _ibid),
        ("id Id", _id),
        ("bid Bid ibi ib", _broken_ibid),
        ("op Op loc Loc", _op_cit),
        ("supra Supra infra Infra", _supra),
        ("n nn note notes Note", _note_word),
        ("above below Above Below", _direction),
        ("and with", _and),
        ("v vs", _versus),
        ("Act", _act),
        ("Order Regulations Rules Directions Scheme", _instrument),
        ("Framework Directive Regulation Decision", _eu),
        ("ECHR European Vienna Geneva Hague Aarhus Convention", _by_form("CONVENTION", "act", lambda _: "statute")),
        ("Application Applications", _by_form("APPLICATION", "number", lambda found: ("case", found[1]))),
        ("ECF Dkt Doc D", _by_form("DOCKET", "docket", lambda found: " ".join(found[0].split()))),
        ("SI SSI SR", _by_form("SI", "number", lambda found: ("instrument", f"{found[1]}/{found[2]}"))),
        ("OJ", _by_form("JOURNAL", "number", lambda found: ("eu-act", found[1]))),
        ("Official", _official),
        ("Hansard Deb Debates", _by_form("HANSARD", "hansard", lambda found: found[0])),
        ("HC HL", _house),
        ("Cm Cmnd Cmd CP Cd", _by_form("COMMAND", "paper", _paper_value)),
        ("C", _first_series),
        ("doi DOI Doi ISBN ISSN ISMN PMID PMCID arXiv arxiv ECLI OCLC RFC", _identified),
        (
            "abgerufen consulté consultado accessed Accessed retrieved Retrieved viewed visited cited last Last Date",
            _accessed,
        ),
        ("first second third fourth fifth sixth seventh eighth ninth tenth final penultimate", _ordinal_word),
        ("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Final Penultimate", _ordinal_word),
        ("vol vols Vol Vols volume Volume", _volume),
        ("passim Passim", _passim),
        ("Case case Cases", _case_word),
        *RARE,
        ("COM SWD SEC JOIN", _by_form("FINAL", "number", lambda found: ("document", found[0]))),
        ("Loi Décret Ordonnance Arrêté Ley Real", _by_form("FOREIGN_LAW", "act", lambda _: "statute")),
        ("EU", _by_form("SHORT_ECLI", "identifier", lambda found: f"ecli:{found[0]}")),
        (
            "undated untitled Undated Untitled not unpublished Unpublished redacted Redacted withheld name names",
            _absence,
        ),
        ("closed", _absence),
    )
    return {word: handler for words, handler in groups for word in words.split()}


def _official(lexer: Reader, word: str, start: int, middle: int, end: int) -> bool:
    journal = forms.JOURNAL.match(lexer.text, start)
    if journal is not None:
        return lexer.add("number", start, journal.end(), ("eu-act", journal[1]))
    found = forms.HANSARD.match(lexer.text, start)
    return found is not None and lexer.add("hansard", start, found.end(), found[0])


WORDS: dict[str, Handler] = _table()
"""What known words begin."""
