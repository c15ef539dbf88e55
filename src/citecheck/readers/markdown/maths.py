"""Dollars and ``\\(...\\)``: what is mathematics, and what is money or a bracket."""

from citecheck.readers.markdown.events import Event
from citecheck.text.patterns import pattern

_PROSE = pattern(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
_SIGNS = pattern(r"[\\^_={}<>]")
_SUM = pattern(r"\d\s?[+*/-]\s?\w|\w[\[|]")
_LONGEST = 1000


def math_as_text(pending: list[Event], text: str, *, pandoc: bool) -> list[Event]:
    """Return ``pending`` with sums of money that the parser took for mathematics (``$5 and US$6``) as text."""
    if not any(event[0] == "InlineMath" for event in pending):
        return pending
    events: list[Event] = []
    for event in pending:
        if event[0] == "InlineMath" and _is_money(event[1], text[event[3] : event[3] + 1], pandoc=pandoc):
            events.extend(_text_events(text, event[2], event[3]))
        else:
            events.append(event)
    return events


def _is_money(words: str, after: str, *, pandoc: bool) -> bool:
    """Pandoc's rule (no digit after the closing dollar); elsewhere words and notes show that it is prose."""
    if after.isdigit():
        return True
    if pandoc:
        return False
    return "[^" in words or (_PROSE.search(words) is not None and _SIGNS.search(words) is None)


def _text_events(text: str, start: int, end: int) -> list[Event]:
    events: list[Event] = []
    for line in text[start:end].splitlines(keepends=True):
        body = line.rstrip("\r\n")
        if body:
            events.append(("Text", body, start, start + len(body)))
        if len(body) < len(line):
            events.append(("SoftBreak", None, start + len(body), start + len(line)))
        start += len(line)
    return events


def tex_ranges(pending: list[Event], text: str) -> list[tuple[int, int]]:
    """Return the source ranges of ``\\(...\\)`` and ``\\[...\\]`` that hold mathematics.

    Markdown reads these as escaped brackets; only escapes in running text count, not those in code.
    """
    found: list[tuple[int, int]] = []
    opened = {")": -1, "]": -1}
    for kind, value, start, _ in pending:
        if kind != "Text" or not value or text[start - 1 : start] != "\\":
            continue
        char = value[0]
        if char in "([":
            opened[")" if char == "(" else "]"] = start - 1
        elif char in ")]" and opened[char] >= 0:
            low, high = opened[char], start + 1
            if high - low < _LONGEST and _is_maths(text[low + 2 : high - 2], char):
                found.append((low, high))
            opened = {")": -1, "]": -1}
    return found


def _is_maths(words: str, char: str) -> bool:
    if _SIGNS.search(words):
        return True
    short = len(words.strip()) <= 3 and any(letter.isalpha() for letter in words)
    return char == ")" and (short or _SUM.search(words) is not None)
