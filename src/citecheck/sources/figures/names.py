"""Names of people and places in a sentence that a copy does not hold. Modest: only what no other word explains."""

import re
from collections.abc import Sequence

from citecheck.sources.figures.index import FigureIndex
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_NAME = pattern(
    r"\b[A-Z][^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}(?:[ \xa0][A-Z][^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}){0,5}"
)
_TITLES = frozenset(
    (
        *("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Dame", "Professor", "Prof", "Justice", "Judge"),
        *("Baroness", "Reverend"),
    )
)
_CALENDAR = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)


class NameCheck(NamedTuple):
    """A name of the sentence at ``start``..``end`` of which ``missing`` words stand nowhere in the copy."""

    name: str
    start: int
    end: int
    missing: tuple[str, ...]


def check_names(sentence: str, index: FigureIndex, pages: Sequence[str] | None = None) -> tuple[NameCheck, ...]:
    """Return the names of ``sentence`` whose last word stands nowhere in the copy (with ``pages``: on those pages).

    A first word of the sentence counts only with another name after it. Acronyms are left out, since a source may spell
    them out; so are titles, months and days.
    """
    spans = [span for page in pages or () for span in index.copy.spans_of(page)]
    found: list[NameCheck] = []
    for match in _NAME.finditer(sentence):
        words = [word for word in match[0].replace("\xa0", " ").split(" ") if word not in _TITLES]
        if _begins(sentence, match.start()) and len(words) == len(match[0].split()):
            words = words[1:]
        words = [_bare(word) for word in words if word not in _CALENDAR and not _bare(word).isupper()]
        missing = tuple(word for word in words if not _holds(word, index, spans))
        if words and words[-1] in missing:
            found.append(NameCheck(match[0], match.start(), match.end(), missing))
    return tuple(found)


def _begins(sentence: str, start: int) -> bool:
    head = sentence[:start].rstrip(" \"'“‘([")
    return not head or head[-1] in ".!?:"


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _holds(word: str, index: FigureIndex, spans: list[tuple[int, int]]) -> bool:
    if not spans:
        parts = re.split(r"['’-]", word.lower())
        return all(part in index.words for part in parts if len(part) > 1)
    text = "\n".join(index.copy.text[start:end] for start, end in spans).replace("\xad", "")
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None
