"""What the lines of pages are: running heads and page numbers, blocks of notes; and the printed numbers of pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from citecheck.sources.copies.model import Aside, AsideKind
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_EDGE = 3
"""So many lines at either end of a page may be furniture."""
_LONGEST_HEAD = 120
_NEAR = 2
_SMALLER = 0.93
_DIGITS = pattern(r"\d{1,6}")
_PAGE_NUMBER = pattern(r"(?:page\s)?[\W_]{0,3}\d{1,5}[\W_]{0,3}(?:of\s\d{1,5}|/\s?\d{1,5})?", re.IGNORECASE)
_NOTE_HEAD = pattern(r"[\[(]?(?:[0-9⁰¹²³⁴-⁹]{1,4}|[*†‡§]{1,3})[.)\]]?(?:\s?\S|$)")
_SPOKEN = pattern(r"\s{0,20}(?:\d{1,2}\s{1,20})?[QA]\b")


class Row(NamedTuple):
    """A line of a page: its place in the whole text, its words, its height in points (0.0: unknown)."""

    page: int
    start: int
    end: int
    text: str
    size: float


def rows_of(text: str, pages: tuple[int, ...], sizes: list[tuple[float, ...]]) -> list[list[Row]]:
    """Return the lines with words of each page; ``sizes`` holds the heights of all lines, or nothing."""
    found: list[list[Row]] = []
    for page, start in enumerate(pages):
        end = pages[page + 1] if page + 1 < len(pages) else len(text)
        heights = sizes[page] if sizes else ()
        rows: list[Row] = []
        for number, line in enumerate(text[start:end].split("\n")):
            words = line.strip()
            if words:
                size = heights[number] if number < len(heights) else 0.0
                rows.append(Row(page, start, start + len(line), words, size))
            start += len(line) + 1
        found.append(rows)
    return found


def asides_of(pages: list[list[Row]]) -> tuple[Aside, ...]:
    """Return the furniture and the blocks of notes of all pages, in the order of the text."""
    furniture = {row.start for row in furniture_of(pages)}
    body = body_size(pages)
    found: list[Aside] = []
    for rows in pages:
        found += [_aside([row], "furniture") for row in rows if row.start in furniture]
        inner = [row for row in rows if row.start not in furniture]
        found += [_aside(block, "note") for block in _note_blocks(inner, body)]
    return tuple(sorted(found))


def _aside(rows: list[Row], kind: AsideKind) -> Aside:
    return Aside(rows[0].start, rows[-1].end, kind)


def body_size(pages: list[list[Row]]) -> float:
    """Return the height in points in which most of the text is set, 0.0 where it is unknown."""
    weights: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            weights[round(row.size * 2) / 2] += len(row.text)
    return max(weights, key=lambda size: (weights[size], size)) if weights else 0.0


def _note_blocks(rows: list[Row], body: float) -> Iterator[list[Row]]:
    """Yield the runs of small lines that hold a note; where sizes are unknown there are none."""
    run: list[Row] = []
    for row in (*rows, None):
        if row is not None and 0 < row.size < _SMALLER * body:
            run.append(row)
            continue
        at_foot = row is None
        if run and (_NOTE_HEAD.match(run[0].text) or (at_foot and any(_NOTE_HEAD.match(each.text) for each in run))):
            yield run
        run = []


def furniture_of(pages: list[list[Row]]) -> list[Row]:
    """Return the lines at the edges of pages that recur on pages nearby, or count with the pages."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    edges = [_edges(rows) for rows in pages]
    for rows in edges:
        for row in rows:
            for key in _keys(row):
                places[key].add(row.page)
    least = min(3, max(2, len(pages) // 2))
    found: list[Row] = []
    for rows in edges:
        recurring = [any(_recurs(row, key, places[key], least) for key in _keys(row)) for row in rows]
        found += [row for at, row in enumerate(rows) if recurring[at] and _is_outer(rows, recurring, at)]
    return found


def _is_outer(rows: list[Row], recurring: list[bool], at: int) -> bool:
    """Running heads stand outside of all that is no furniture; a page number may have notes below it."""
    return all(recurring[:at]) or all(recurring[at:]) or _PAGE_NUMBER.fullmatch(rows[at].text) is not None


def _edges(rows: list[Row]) -> list[Row]:
    return rows if len(rows) <= 2 * _EDGE else [*rows[:_EDGE], *rows[-_EDGE:]]


def _keys(row: Row) -> list[tuple[str, int]]:
    """A line is known by its words, and with a number by that number less the page's."""
    if len(row.text) > _LONGEST_HEAD or _SPOKEN.match(row.text):
        return []
    number = _DIGITS.search(row.text)
    if number is None:
        return [(row.text, 0)] if len(row.text) > 3 else []
    counting = (_DIGITS.sub("0", row.text, 1), int(number[0]) - row.page)
    return [counting] if len(row.text) < 4 or _PAGE_NUMBER.fullmatch(row.text) else [(row.text, 0), counting]


def _recurs(row: Row, key: tuple[str, int], pages: set[int], least: int) -> bool:
    near = any(row.page + step in pages for step in range(-_NEAR, _NEAR + 1) if step)
    return near and len(pages) >= least


def labels_of(pages: list[list[Row]], declared: tuple[str, ...]) -> tuple[str, ...]:
    """Return the printed number of each page: as ``declared`` by the file, as printed in its furniture, or its count.

    A page without a printed number takes the one that its neighbours imply.
    """
    if any(declared) and declared != tuple(str(number) for number in range(1, len(declared) + 1)):
        return tuple(label or str(number) for number, label in enumerate(declared, 1))
    steps: dict[int, int] = {}
    for row in furniture_of(pages):
        if _PAGE_NUMBER.fullmatch(row.text) and (number := _DIGITS.search(row.text)):
            steps[row.page] = int(number[0]) - row.page
    usual = Counter(steps.values()).most_common(1)
    if not usual or usual[0][1] * 3 < len(pages):
        return tuple(str(number) for number in range(1, len(pages) + 1))
    labels: list[str] = []
    for page in range(len(pages)):
        number_of = page + steps.get(page, usual[0][0])
        labels.append(str(number_of) if number_of > 0 else "")
    return tuple(labels)
