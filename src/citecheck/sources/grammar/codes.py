"""Evidence codes, with the page that they may carry, and the ends of addresses."""

import re
from functools import lru_cache

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
    if not read_code(lexer, inside):
        return False
    end = lexer.position
    if lexer.text[end : end + 1] == " ":
        end += 1
    if lexer.text[end : end + 1] in ("]", "}", ")"):
        lexer.position = end + 1
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
