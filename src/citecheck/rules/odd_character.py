"""CC507: characters in a note that nobody typed on purpose."""

import re
from collections import Counter
from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Document, Note
from citecheck.model.finding import Edit, Finding, Fix, finding
from citecheck.text.patterns import pattern

_NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero width space",
    "\u200c": "a zero width non-joiner",
    "\u200d": "a zero width joiner",
    "\ufeff": "a byte order mark",
    "\ufffe": "a lost hyphen (U+FFFE)",
}
_INVISIBLE = pattern(r"(?<=[0-9A-Za-z/._:{\[-])[\u00ad\u200b-\u200d\ufeff\ufffe]{1,9}(?=[0-9A-Za-z/._:}\]-])")
_LOST = pattern(r"\ufffd{1,20}")
_ALIKE = dict(zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True))
_LETTERS = pattern(r"[^\W\d_]{3,60}")
_CODE = pattern(r"[0-9]|://|www\.|@|\.[a-z]")
_YEAR = pattern(
    r"(?<![\w/.#=&?%{\[-])(?:(?:l[5-9]|I9)[0-9]{2}|2[O0o][lIOo0-3][0-9]|20[0-3][lIOo]|1[5-9][lIOo][0-9]|1[5-9][0-9][lIOo])"
    r"(?![\w/=}\]-])"
)
_BESIDE_DIGIT = pattern(r"[0-9][lIOo]|[lI][5-9]")
_AS_DIGITS = str.maketrans("lIOo", "1100")
_ON_PURPOSE = 5
_AROUND = 40


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each word of a note with an invisible, lost or foreign character or a letter for a figure."""
    odd: list[tuple[Note, re.Match[str]]] = []
    for note in document.notes:
        text = note.text.text
        if not text.isascii():
            odd += [(note, match) for match in _INVISIBLE.finditer(text)]
            yield from _lost_or_foreign(document, note)
        for match in _YEAR.finditer(text) if _BESIDE_DIGIT.search(text) else ():
            digits = match[0].translate(_AS_DIGITS)
            if digits != match[0]:
                fix = _fix(document, note, match.span(), digits, safe=False)
                span = note.text.to_source(*match.span())
                yield finding("figure", span, match[0], block=note.block, fixes=fix, digits=digits)
    yield from _invisible(document, odd)


def _invisible(document: Document, odd: list[tuple[Note, re.Match[str]]]) -> Iterator[Finding]:
    """Yield the findings of invisible characters; many of one kind are there on purpose, as in hyphenated books."""
    kinds = Counter(match[0][0] for _, match in odd)
    for note, match in odd:
        text = note.text.text
        start, end = _word(text, *match.span())
        if kinds[match[0][0]] <= _ON_PURPOSE or _CODE.search(text, start, end):
            span = note.text.to_source(start, end)
            fix = _fix(document, note, match.span(), "", safe=True)
            name = _NAMES[match[0][0]]
            yield finding("invisible", span, text[start:end], block=note.block, fixes=fix, name=name)


def _lost_or_foreign(document: Document, note: Note) -> Iterator[Finding]:
    text = note.text.text
    for match in _LOST.finditer(text):
        start, end = _word(text, *match.span())
        yield finding("lost", note.text.to_source(start, end), text[start:end], block=note.block)
    for match in _LETTERS.finditer(text):
        word = match[0]
        foreign = "" if word.isascii() else "".join(sign for sign in word if not sign.isascii())
        if foreign and 2 * len(foreign) < len(word) and all(sign in _ALIKE for sign in foreign):
            span = note.text.to_source(*match.span())
            latin = "".join(_ALIKE.get(sign, sign) for sign in word)
            fix = _fix(document, note, match.span(), latin, safe=True)
            yield finding("foreign", span, word, block=note.block, fixes=fix, signs=foreign)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the word around ``start``..``end``, as far as white space but not far."""
    before = text[max(start - _AROUND, 0) : start].split(" ")[-1]
    return start - len(before), end + len(text[end : end + _AROUND].split(" ")[0])


def _fix(document: Document, note: Note, place: tuple[int, int], new: str, *, safe: bool) -> tuple[Fix, ...]:
    """Return the replacement, where the characters stand in the source as they are and not as an entity."""
    span = note.text.to_source(*place)
    if document.words_at(span) != note.text.text[place[0] : place[1]]:
        return ()
    return (Fix(f'write "{new}"' if new else "delete it", safe, (Edit(span, new),)),)
