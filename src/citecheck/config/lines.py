"""On which line of a TOML file a key stands.

``tomllib`` gives no places, so the lines are looked through for table headers and keys. That is enough to send an
editor to the right line; a key that is written in an unusual way (inside an inline table, say) gets the line of the
nearest key around it.
"""

from collections.abc import Iterator

from citecheck.text.patterns import pattern

_HEADER = pattern(r"\s*(\[\[?)([^\[\]#]{1,400})\]")
_KEY = pattern(r"\s*((?:[\w-]{1,80}|\"[^\"]{0,200}\"|'[^']{0,200}')(?:\s?\.\s?(?:[\w-]{1,80}|\"[^\"]{0,200}\"))*)\s*=")
_STEP = pattern(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")

Path = tuple[str | int, ...]


def line_of(text: str, path: Path) -> int:
    """Return the line (from 1) of the key with this path, or of the nearest one around it; 0 where none is found."""
    best, depth = 0, 0
    for number, here in _keys(text):
        fit = _common(here, path)
        if fit == len(here) and fit > depth:
            best, depth = number, fit
    return best


def _common(here: Path, path: Path) -> int:
    count = 0
    while count < min(len(here), len(path)) and here[count] == path[count]:
        count += 1
    return count


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    table: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _steps(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_steps(key[1]))


def _steps(text: str) -> Path:
    return tuple(match[1] or match[2] or match[3] or "" for match in _STEP.finditer(text))
