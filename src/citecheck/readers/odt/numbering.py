"""The numbers that OpenDocument lists print (OpenDocument 1.3 part 3, 16.30 and 19.880)."""

from typing import NamedTuple

from citecheck.readers.docx.number_formats import formatted
from citecheck.readers.odt.styles import Styles
from citecheck.readers.xml.tree import Element

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = 10


class Number(NamedTuple):
    """A printed number: its label without the signs around it, the whole, and whether it is all Arabic digits."""

    label: str = ""
    printed: str = ""
    counted: bool = False


class _Level(NamedTuple):
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class ListNumbers:
    """Counts the items of lists; asked in document order."""

    def __init__(self, styles: Styles) -> None:
        """Use the list styles of ``styles``."""
        self._styles = styles
        self._levels: dict[str, list[_Level]] = {}
        self._counts: dict[str, list[int]] = {}

    def restart(self, style: str, depth: int) -> None:
        """Begin a list with the list style ``style`` at ``depth`` (from 0) that continues none."""
        counts = self._counts.setdefault(style, [0] * _LEVELS)
        for below in range(min(depth, _LEVELS - 1), _LEVELS):
            counts[below] = 0

    def next(self, style: str, depth: int, start: str = "") -> Number:
        """Count an item; ``start`` is the number that it sets itself."""
        depth = min(depth, _LEVELS - 1)
        levels = self._of(style)
        counts = self._counts.setdefault(style, [0] * _LEVELS)
        if start.isdecimal() and len(start) < 6:
            counts[depth] = int(start)
        else:
            counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        for below in range(depth + 1, _LEVELS):
            counts[below] = 0
        level = levels[depth]
        if not level.form:
            return Number()
        first = max(0, depth + 1 - max(level.shown, 1))
        numbers = [
            formatted(counts[place] or levels[place].start, levels[place].form)
            for place in range(first, depth + 1)
            if levels[place].form
        ]
        label = ".".join(numbers)
        return Number(label, level.prefix + label + level.suffix, label.replace(".", "").isdecimal())

    def _of(self, style: str) -> list[_Level]:
        if style not in self._levels:
            levels = [_Level() for _ in range(_LEVELS)]
            element = self._styles.lists.get(style)
            for each in element.elements("list-level-style-number") if element is not None else ():
                place = each.get("level")
                if place.isdecimal() and 1 <= int(place[:4]) <= _LEVELS:
                    levels[int(place[:4]) - 1] = _level(each)
            self._levels[style] = levels
        return self._levels[style]


def _level(element: Element) -> _Level:
    start, shown = element.get("start-value"), element.get("display-levels")
    return _Level(
        _FORMS.get(element.get("num-format"), ""),
        element.get("num-prefix"),
        element.get("num-suffix"),
        int(start) if start.isdecimal() and len(start) < 6 else 1,
        int(shown) if shown.isdecimal() and len(shown) < 3 else 1,
    )
