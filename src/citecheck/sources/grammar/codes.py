"""Evidence codes, with the page that they may carry, and the ends of addresses."""

import re
from functools import lru_cache

from citecheck.compiled.note_words import HONOURS, OFFICES, SERIES
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar import forms
from citecheck.sources.grammar.lexing import Reader
from citecheck.sources.grammar.profile import template_pattern
from citecheck.text.patterns import pattern


def read_code(lexer: Reader, start: int) -> bool:
    """Read an evidence code at ``start``, the page behind ``_`` or ``/``, and the other end of a Bates range."""
    found = forms.CODE.match(lexer.text, start)
    if found is None:
        return False
    lexer.add("code", start, found.end(3), found[1] + found[2] + found[3])
    place = forms.CODE_PLACE.match(lexer.text, found.end(3))
    if place is not None:
        value = Locator(("page",), (place[1],), (place[2] or place[1],), place.start(), place.end(), code=True)
        return lexer.places(([value], place.end()))
    bates = forms.BATES_END.match(lexer.text, found.end(3))
    if bates is not None and len(bates[1]) == len(found[3]):
        lexer.tokens[-1] = ("code", start, bates.end(), lexer.text[start : bates.end()])
        lexer.position = bates.end()
    return True


def read_numbered_code(lexer: Reader, start: int) -> bool:
    """Read ``TRN-12-000000123`` and ``PAR1 0004 0033``, whose letters have figures at once behind them."""
    return read_spaced_code(lexer, start) or ("-" in lexer.text[start : start + 9] and read_dotted_code(lexer, start))


def read_dotted_code(lexer: Reader, start: int) -> bool:
    """Read ``ABC.0001.0002.0003`` and the last figures of its pages: "at .0012-.0013"."""
    found = forms.DOTTED_CODE.match(lexer.text, start)
    if found is None:
        return False
    lexer.add("code", start, found.end(), found[0])
    _read_dotted_place(lexer)
    return True


def _read_dotted_place(lexer: Reader) -> None:
    place = forms.DOTTED_PLACE.match(lexer.text, lexer.position)
    if place is not None:
        first, last = place.groups()
        value = Locator(("page",), (first,), (last or first,), place.start() + 4, place.end(), code=True)
        lexer.places(([value], place.end()))


def read_symbol(lexer: Reader, start: int) -> bool:
    """Read the symbol of a document of the United Nations, ``A/RES/70/1``."""
    found = forms.SYMBOL.match(lexer.text, start)
    if found is None and (kept := forms.SLASHED.match(lexer.text, start)) is not None:
        near = lexer.text[max(0, start - _NEAR) : start]
        return _in_office(near) and lexer.add("archive", start, kept.end(), kept[0])
    if found is None or not any(map(str.isdigit, found[0])):
        return False
    named = lexer.text[max(0, start - 5) : start].endswith(("Doc ", "Doc. ", "Docs "))
    telling = found[0].count("/") > 1 or "." in found[0]
    return (named or telling) and lexer.add("code", start, found.end(), found[0])


_NEAR = 160


def _in_office(words: str) -> bool:
    return any(office in words for office in OFFICES)


def read_archive(lexer: Reader, start: int) -> bool:
    """Read the reference of a piece in a record office, ``FO 371/1234``."""
    found = forms.ARCHIVE.match(lexer.text, start)
    if found is None:
        return False
    if found[1] not in SERIES and not _in_office(lexer.text[max(0, start - _NEAR) : start + _NEAR]):
        return False
    return lexer.add("archive", start, found.end(), found[0])


_unlike_pair = frozenset(
    ("No", "Nos", "Nr", "No.", "Ley", "Decision", "Directive", "Regulation", "Resolution", "Order", "BvR", "BvL")
)
_before_pair = pattern(r"([\w'\u2019.-]{1,40})[\s,(\[]{0,3}$")


def may_be_pair(lexer: Reader, start: int) -> bool:
    """Return whether ``a/b`` at ``start`` may be a place: behind a date, a place or the name of who spoke.

    Behind capitals ("FO 371/1234"), abbreviations ("req. 14038/88") and words for numbers it is a number.
    """
    tokens = lexer.tokens
    if not start or lexer.spoken or (tokens and start - tokens[-1][2] < 6):
        return lexer.text[start - 1 : start] != "/"
    found = _before_pair.search(lexer.text, max(0, start - 44), start)
    if found is None:
        return False
    word = found[1]
    if word.isupper() and word.isalpha():
        return word in HONOURS
    cipher = len(word) < 5 and word[0].isupper() and word[-1].isdigit()
    return (cipher or word[-1].isalpha()) and word not in _unlike_pair


@lru_cache(maxsize=16)
def own_code(templates: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of the codes that a profile describes, longest first."""
    sources = sorted(map(template_pattern, templates), key=len, reverse=True)
    return pattern(f"(?:{'|'.join(sources)})(?![A-Za-z0-9])")


def read_spaced_code(lexer: Reader, start: int) -> bool:
    """Read ``WIT 0578 0003``: prefix, document and page."""
    found = forms.SPACED_CODE.match(lexer.text, start)
    if found is None:
        return False
    prefix, document, page, last = found.groups()
    lexer.add("code", start, found.end(2), prefix + document)
    place = Locator(("page",), (page,), (last or page,), found.start(3), found.end(), code=True)
    return lexer.places(([place], found.end()))


def read_enclosed_code(lexer: Reader, start: int) -> bool:
    """Read ``{CLG00019243/7-8}`` or ``[WITN00200300]``; the part covers the code without its brackets."""
    inside = start + 1
    if lexer.text[inside : inside + 1] == " ":
        inside += 1
    if not read_code(lexer, inside) and not (lexer.text[start] == "{" and _read_short_code(lexer, inside)):
        return False
    end = lexer.position
    if lexer.text[end : end + 1] == " ":
        end += 1
    if lexer.text[end : end + 1] in ("]", "}", ")"):
        lexer.position = end + 1
    return True


def _read_short_code(lexer: Reader, start: int) -> bool:
    """Read ``DOC048/3``: in braces a code may be shorter than elsewhere."""
    found = forms.SHORT_CODE.match(lexer.text, start)
    if found is None:
        return False
    lexer.add("code", start, found.end(), found[1])
    place = forms.CODE_PLACE.match(lexer.text, found.end())
    if place is not None:
        value = Locator(("page",), (place[1],), (place[2] or place[1],), place.start(), place.end(), code=True)
        lexer.places(([value], place.end()))
    return True


def address_end(text: str, start: int, end: int) -> int:
    """Return where an address ends, without the punctuation of the sentence around it."""
    opened = text.count("(", start, end)
    closed = text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and opened < closed:
            closed -= 1
        elif last not in ".,;:!?'\u2019\u201d]\u2026":
            break
        end -= 1
    return end
