"""What the lines of pages are: running heads and page numbers, notes at the foot, headings, paragraphs."""

import re
from collections import Counter

from citecheck.readers.pdf.lines import Line
from citecheck.text.record import NamedTuple

_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads
_APART = 1.6
_LONGEST_HEAD = 100
_SMALLER = 0.93
_LARGER = 1.12
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s)?\W{0,3}(?:\d{1,4}|[ivxlc]{1,7})\W{0,3}(?:of\s\d{1,4}|/\s?\d{1,4})?", re.IGNORECASE
)
_NOTE_HEAD = re.compile(r"(\d{1,4}|[*†‡§]{1,3})[.)\]]?(?=\s|[^\s\d])")
_ENTRY_HEAD = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s")
_BULLETS = "•▪◦‣\uf0b7\uf0a7"
_LAST = (".", "!", "?", ":", ";", "”", '"', ")", "]")


class Paragraph(NamedTuple):
    """Lines that belong together. ``kind`` is ``paragraph``, ``heading``, ``note``, ``rest`` or ``furniture``.

    ``rest`` is the end of a note that began on the page before; ``label`` is the number that a note begins with.
    """

    kind: str
    lines: list[Line]
    level: int = 0
    label: str = ""


def body_size(pages: list[list[Line]]) -> float:
    """Return the size in which most characters are set."""
    weights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            weights[round(line.size * 2) / 2] += len(line.text)
    return max(weights, key=lambda size: (weights[size], size)) if weights else 0.0


def furniture_of(pages: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that are running heads or page numbers.

    They stand apart at the edges of pages and are the same on several, or count with the pages.
    """
    edges = [_edges(lines) for lines in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for page, lines in enumerate(edges):
        counts.update({key for line in lines for key in _keys(line, page)})
    least = 2 if len(pages) < 8 else 3
    found: set[int] = set()
    for page, lines in enumerate(edges):
        lowest = min(lines, key=lambda each: each.base, default=None)
        for line in lines:
            repeated = any(counts[key] >= least for key in _keys(line, page)) and len(line.text) < _LONGEST_HEAD
            number = _PAGE_NUMBER.fullmatch(line.text) is not None
            if (number and (repeated or line is lowest)) or (repeated and len(line.text) > 3):
                found.add(id(line))
    return found


def _edges(lines: list[Line]) -> list[Line]:
    """Return the lines at the top and at the bottom that stand apart from the text; notes are none."""
    ordered = sorted(lines, key=lambda line: -line.base)
    found = {id(line): line for line in (*_apart(ordered), *_apart(ordered[::-1]))}
    return [line for line in found.values() if not line.head_is_raised]


def _apart(lines: list[Line]) -> list[Line]:
    for count, (line, following) in enumerate(zip(lines[:_EDGE], lines[1:], strict=False), 1):
        if abs(line.base - following.base) > _APART * max(line.size, following.size):
            return lines[:count]
    return lines if len(lines) == 1 else []


def _keys(line: Line, page: int) -> list[tuple[str, int]]:
    number = _DIGITS.search(line.text)
    counting = [(_DIGITS.sub("0", line.text), int(number[0]) - page)] if number and len(number[0]) < 5 else []
    return [(line.text, 0), *counting]


def paragraphs_of(lines: list[Line], furniture: set[int], body: float) -> list[Paragraph]:
    """Return the paragraphs of a page in reading order: the text, the notes at its foot, the furniture."""
    inner = [line for line in lines if id(line) not in furniture]
    foot = _foot(inner, body)
    text = [line for line in inner if id(line) not in {id(each) for each in foot}]
    aside = [Paragraph("furniture", [line]) for line in lines if id(line) in furniture]
    return [*_text(text, body), *_notes(foot), *aside]


def _foot(lines: list[Line], body: float) -> list[Line]:
    """Return the small lines at the bottom of the page, the topmost first, where one begins with a label."""
    foot: list[Line] = []
    for line in sorted(lines, key=lambda each: (each.base, -each.left)):
        if line.size >= _SMALLER * body and not _is_note_label(line):
            break
        foot.append(line)
    foot.reverse()
    if len(foot) == len(lines) or not any(line.head_is_raised or _NOTE_HEAD.match(line.text) for line in foot):
        return []
    return foot


def _is_note_label(line: Line) -> bool:
    return line.head_is_raised and line.text.isdigit()


def _notes(foot: list[Line]) -> list[Paragraph]:
    found: list[Paragraph] = []
    last = 0
    for line in foot:
        head = _NOTE_HEAD.match(line.text)
        label = head[1] if head and (line.head_is_raised or not head[1].isdigit() or _follows(head[1], last)) else ""
        if label:
            found.append(Paragraph("note", [line], label=label))
            last = int(label) if label.isdigit() else last
        elif found:
            found[-1].lines.append(line)
        else:
            found.append(Paragraph("rest", [line]))
    return found


def _follows(label: str, last: int) -> bool:
    """A number without a rise begins a note where it is the next one, or the first; not where a year wraps."""
    return int(label) in range(last + 1, last + 4) if last else int(label) < 1000


def _text(lines: list[Line], body: float) -> list[Paragraph]:
    found: list[Paragraph] = []
    pitch = _pitch(lines)
    right = sorted(line.right for line in lines)[-1 - len(lines) // 5] if lines else 0.0
    for line in lines:
        large = line.size > _LARGER * body
        previous = found[-1].lines[-1] if found else None
        if previous is not None and found[-1].lines == [previous] and _is_lone_label(previous, line):
            previous.raised = [True] * len(previous.raised)
            found[-1].lines.append(line)
        elif previous is not None and (found[-1].kind == "heading") == large and _belongs(previous, line, pitch, right):
            found[-1].lines.append(line)
        elif large:
            found.append(Paragraph("heading", [line], 1 if line.size > 1.5 * body else 2))
        else:
            found.append(Paragraph("paragraph", [line]))
    return found


def _is_lone_label(previous: Line, line: Line) -> bool:
    """A long address does not fit beside the small number of its note and goes to the next line."""
    return previous.text.isdecimal() and len(previous.text) < 5 and previous.size < 0.8 * line.size


def _pitch(lines: list[Line]) -> float:
    """Return the usual distance of two lines."""
    steps = [above.base - below.base for above, below in zip(lines, lines[1:], strict=False)]
    steps = sorted(step for step in steps if 0 < step < 60)
    return steps[len(steps) // 2] if steps else 0.0


def _belongs(previous: Line, line: Line, pitch: float, right: float) -> bool:
    """Return whether ``line`` goes on with the paragraph of ``previous``."""
    ended = previous.text.endswith(_LAST) or (
        previous.raised[-1] and previous.text.rstrip("0123456789,").endswith(_LAST)
    )
    if line.text[0] in _BULLETS:
        return False
    step = previous.base - line.base
    if abs(step) < 0.2 * line.size:
        return True
    if step < 0 or step > 3 * pitch:
        return not ended and line.text[:1].islower()
    if step > 1.35 * pitch or abs(previous.size - line.size) > 0.08 * line.size:
        return False
    if line.head_is_raised or (_ENTRY_HEAD.match(line.text) and (ended or line.left < previous.left)):
        return False
    indented = line.left - previous.left
    if ended and (indented > 0.8 * line.size or previous.right < right - 6 * line.size):
        return False
    return not (ended and indented < -0.8 * line.size and _ENTRY_HEAD.match(line.text))
