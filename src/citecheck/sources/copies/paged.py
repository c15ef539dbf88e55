"""From the texts of pages to the text of a copy."""

from bisect import bisect_left

from citecheck.sources.copies.layout import asides_of, labels_of, rows_of
from citecheck.sources.copies.model import Aside, CopyText
from citecheck.sources.copies.transcript import printed_lines


def paged(texts: list[str], sizes: list[tuple[float, ...]], declared: tuple[str, ...]) -> CopyText:
    """Return the text of a copy of these pages; a form feed stands before each but the first.

    ``sizes`` are the heights in points of the lines of each page, or empty; ``declared`` the page labels of the file.
    A text of one page has no pages: it was not paged.
    """
    if len(texts) == 1 and not sizes:
        lines, numbers = printed_lines(texts[0], (), ())
        return CopyText(texts[0], "", "", asides=numbers, lines=lines)
    starts, at = [0], 0
    for text in texts[:-1]:
        at += len(text) + 2
        starts.append(at)
    joined = "\n\f".join(texts)
    pages = tuple(starts)
    rows = rows_of(joined, pages, sizes)
    labels = labels_of(rows, declared)
    lines, numbers = printed_lines(joined, pages, labels)
    blank = tuple(page for page, text in enumerate(texts) if not text.strip())
    return CopyText(joined, "", "", pages, labels, _merged(asides_of(rows), numbers), lines, blank)


def _merged(asides: tuple[Aside, ...], numbers: tuple[Aside, ...]) -> tuple[Aside, ...]:
    """Return both in order: what stands on a numbered line is testimony, however often it is said."""
    starts = [number.start for number in numbers]
    kept = [each for each in asides if bisect_left(starts, each.start) == bisect_left(starts, each.end)]
    return tuple(sorted((*kept, *numbers)))
