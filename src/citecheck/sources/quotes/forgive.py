"""What may stand in a source within a quotation without being quoted: marks of notes, and what a page break brings."""

import re

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.squeeze import RAISED
from citecheck.sources.quotes.tokens import Token
from citecheck.text.patterns import pattern

_AFTER = ".,;:)]”’\"'!?»%"
_ABBREVIATED = frozenset(
    (
        *("p", "pp", "no", "nos", "s", "ss", "para", "paras", "par", "art", "arts", "fig", "figs", "ch", "chap", "vol"),
        *("cl", "reg", "regs", "sch", "sec", "app", "ex", "v", "c", "n", "fn", "day", "tab", "ref", "r", "rr", "pt"),
    )
)
_UNITS = frozenset(("m", "cm", "mm", "km", "dm", "ft", "in", "yd", "s", "kg"))
_WORD_BEFORE = pattern(r"[^\W\d_]{1,40}$")
_NOTE_LINE = pattern(r"[\[(]?(?:[0-9]{1,4}|[⁰¹²³⁴-⁹]{1,4}|[*†‡§]{1,3})[.)\]]?\s{1,4}\S.{10,}")
_HEAD_LINE = pattern(r"[\W_]{0,3}\d{1,5}\b.{0,80}[^.;,]|.{0,80}\b\d{1,5}[\W_]{0,3}|[^a-z\n]{3,100}|[\W\d]{0,12}")
_LABEL = pattern(r"[0-9]{1,4}|[⁰¹²³⁴-⁹]{1,4}|[*†‡§]{1,3}")
_MOST_LINES = 12


def is_mark(token: Token, copy: CopyText) -> bool:
    """Return whether ``token`` of the source is the mark of a note: raised, in square brackets, or glued to a word.

    A raised digit after a unit or a 10 is a power, and a glued one after an abbreviation ("p.12") a locator. Glued to
    a word it is a mark only if that word is not written so elsewhere ("Covid19"); in PDF it would be raised.
    """
    text = copy.text
    if token.text[0] in RAISED:
        return not is_power(text, token.start)
    if not token.text.isdecimal() or len(token.text) > 4:
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before == "[" and after == "]":
        return True
    if len(token.text) > 3 or not before or after.isalnum() or after in tuple("%°-–/"):
        return False
    if before.isalpha():
        return copy.format != "pdf" and _is_glued(token, text)
    return before in _AFTER and not _is_locator(text, token.start - 1)


def is_power(text: str, start: int) -> bool:
    """Return whether the raised digits at ``start`` follow a unit or a 10, as in "m²" and "10⁶"."""
    word = _WORD_BEFORE.search(text, max(start - 40, 0), start)
    return bool(word and word[0] in _UNITS) or (text[:start][-2:] == "10" and not text[:start][-3:-2].isdecimal())


def _is_glued(token: Token, text: str) -> bool:
    word = _WORD_BEFORE.search(text, max(token.start - 40, 0), token.start)
    if word is None or len(word[0]) < 3 or not word[0][-1].islower() or word[0].lower() in _ABBREVIATED:
        return False
    glued = word[0] + token.text
    first = text.find(glued)
    return text.find(glued, first + 1) < 0


def _is_locator(text: str, stop: int) -> bool:
    word = _WORD_BEFORE.search(text, max(stop - 40, 0), stop)
    return bool(word and word[0].lower() in _ABBREVIATED)


def is_year_with_mark(quoted: str, token: Token, text: str) -> bool:
    """Return whether "2019.12" in the source is the year "2019", a full stop, and the mark of note 12."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", quoted) or not re.fullmatch(rf"{quoted}[.,]\d{{1,3}}", token.text):
        return False
    after = text[token.end : token.end + 3]
    return not after or (after[0].isspace() and (len(after) < 2 or not after[1].islower() or "," in token.text))


def is_page_break(copy: CopyText, end: int, start: int) -> bool:
    """Return whether all between ``end`` and ``start`` is what a page break brings: notes, page number, running head.

    Only whole lines are: those before the break from the head of a note on, those after it short and without a stop.
    """
    page = copy.page_at(start)
    if page <= 0 or copy.page_at(end) == page or start - end > 8000:
        return False
    break_at = copy.pages[page]
    before = [line.strip() for line in copy.text[end:break_at].split("\n")]
    after = [line.strip() for line in copy.text[break_at:start].split("\n")]
    if before[0].strip(".,;:!?)”’\"'" + RAISED) or after[-1].strip("(“‘\"'[" + RAISED):
        return False
    foot = [line for line in before[1:] if line]
    head = [line for line in after[:-1] if line]
    if any(_HEAD_LINE.fullmatch(line) is None for line in head) or len(head) > 2 or len(foot) > _MOST_LINES:
        return False
    if len(foot) > 1 and _LABEL.fullmatch(foot[0]):
        return True
    return not foot or bool(_NOTE_LINE.match(foot[0])) or (len(foot) == 1 and _HEAD_LINE.fullmatch(foot[0]) is not None)
