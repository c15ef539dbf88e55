"""The changes of a file as a unified diff, made from the edits: no lines are compared, so any size is cheap.

The form is that of POSIX ``diff -u`` with the names ``a/...`` and ``b/...``, which ``git apply`` and ``patch -p1``
read. The first line of a file keeps its byte order mark.
"""

import os
from collections.abc import Iterator, Sequence

from citecheck.fix.edits import Replacement, made
from citecheck.fix.store import Change
from citecheck.text.record import NamedTuple

_CONTEXT = 3


class _Block(NamedTuple):
    """Whole lines that are replaced: their numbers (half-open, from 0) and the new lines."""

    first: int
    last: int
    new: tuple[str, ...]


def unified(change: Change) -> str:
    """Return the diff of ``change``, ``""`` where no line changes."""
    text, edits = change.text, change.edits
    if change.before.startswith(b"\xef\xbb\xbf"):
        text = "\ufeff" + text
        edits = tuple(Replacement(edit.start + 1, edit.end + 1, edit.text) for edit in edits)
    lines = _split(text)
    blocks = list(_blocks(text, lines, edits))
    if not blocks:
        return ""
    absolute = os.path.isabs(change.path)
    old, new = (change.path, change.path) if absolute else (f"a/{change.path}", f"b/{change.path}")
    parts = [f"--- {_name(old)}\n+++ {_name(new)}\n"]
    shift = 0
    for hunk in _hunks(blocks):
        shown, shift = _hunk(lines, hunk, shift)
        parts.append(shown)
    return "".join(parts)


def _name(path: str) -> str:
    """Return ``path`` as diffs write it: quoted as in C where it holds a character that would end the line."""
    if path.isprintable() and '"' not in path and "\\" not in path:
        return path if " " not in path else path + "\t"  # a tab ends a name with spaces, as in GNU diff
    raw = os.fsencode(path)
    shown = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in raw)
    return f'"{shown}"'


def _split(text: str) -> list[str]:
    """Return the lines of ``text`` with their ends; only LF ends a line of a diff."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _blocks(text: str, lines: Sequence[str], edits: Sequence[Replacement]) -> Iterator[_Block]:
    """Yield the lines that ``edits`` (by place) touch; neighbours become one block."""
    number = start = 0  # the line at hand and where it begins
    pending: list[Replacement] = []
    first = low = last = high = 0  # the lines of the pending edits and their offsets
    for edit in edits:
        while number < len(lines) and start + len(lines[number]) <= edit.start and lines[number].endswith("\n"):
            start += len(lines[number])
            number += 1
        if pending and number >= last:
            yield from _block(text, lines, (first, last, low, high), pending)
            pending = []
        if not pending:
            first, low, last, high = number, start, number, start
        pending.append(edit)
        # An edit that takes a line end away glues the next line to this one.
        while last < len(lines) and (high <= edit.start or high < edit.end or _glues(edit, high)):
            high += len(lines[last])
            last += 1
    if pending:
        yield from _block(text, lines, (first, last, low, high), pending)


def _glues(edit: Replacement, high: int) -> bool:
    return edit.start < edit.end == high and not edit.text.endswith("\n")


def _block(
    text: str, lines: Sequence[str], place: tuple[int, int, int, int], edits: Sequence[Replacement]
) -> Iterator[_Block]:
    """Yield the block of ``edits``, without the lines at both ends that stay as they are."""
    first, last, low, high = place
    moved = [Replacement(edit.start - low, edit.end - low, edit.text) for edit in edits]
    new = _split(made(text[low:high], moved))
    while new and first < last and new[0] == lines[first]:
        new.pop(0)
        first += 1
    while new and first < last and new[-1] == lines[last - 1]:
        new.pop()
        last -= 1
    if new or first < last:
        yield _Block(first, last, tuple(new))


def _hunks(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Yield the blocks in groups whose context would touch."""
    group: list[_Block] = []
    for block in blocks:
        if group and block.first - group[-1].last > 2 * _CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _hunk(lines: Sequence[str], blocks: Sequence[_Block], shift: int) -> tuple[str, int]:
    """Return one hunk and by how many lines what follows has moved; ``shift`` is the same before it."""
    start = max(blocks[0].first - _CONTEXT, 0)
    end = min(blocks[-1].last + _CONTEXT, len(lines))
    body: list[str] = []
    at = start
    for block in blocks:
        body += [_line(" ", line) for line in lines[at : block.first]]
        body += [_line("-", line) for line in lines[block.first : block.last]]
        body += [_line("+", line) for line in block.new]
        at = block.last
    body += [_line(" ", line) for line in lines[at:end]]
    growth = sum(len(block.new) - (block.last - block.first) for block in blocks)
    head = f"@@ -{_range(start, end - start)} +{_range(start + shift, end - start + growth)} @@\n"
    return head + "".join(body), shift + growth


def _range(start: int, count: int) -> str:
    """Return a range of lines; an empty one names the line before it."""
    return f"{start + 1}" if count == 1 else f"{start + 1 if count else start},{count}"


def _line(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
