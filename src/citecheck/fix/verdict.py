"""Whether fixes did what they were to do: judged on the document as read again (law 8)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from citecheck.fix.choose import Repair
from citecheck.fix.edits import Replacement, Shift
from citecheck.model.document import Document
from citecheck.model.finding import Diagnostic
from citecheck.text.record import NamedTuple


class State(NamedTuple):
    """A document as read and what was found in it."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def fault(before: State, after: State, made: Sequence[Repair]) -> str:
    """Return what is wrong with ``after``, the state after the repairs ``made``; ``""`` where all is well."""
    return (
        _left(before.diagnostics, after.diagnostics, made)
        or _new_errors(before.diagnostics, after.diagnostics, made)
        or (_lost(before.document, after.document, made) if all(each.safe for each in made) else "")
    )


def _left(before: Sequence[Diagnostic], after: Sequence[Diagnostic], made: Sequence[Repair]) -> str:
    """Every mended finding must be gone: its words are found so many times less, and so is its rule at the place."""
    mended = [each for repair in made for each in repair.mends]
    was, now = Counter(map(_by_words, before)), Counter(map(_by_words, after))
    gone = all(now[kind] <= was[kind] - number for kind, number in Counter(map(_by_words, mended)).items())
    return "" if gone and _gone_in_place(before, after, made) else "the finding was still there afterwards"


def _gone_in_place(before: Sequence[Diagnostic], after: Sequence[Diagnostic], made: Sequence[Repair]) -> bool:
    old, new = _Places(before), _Places(after)
    shifts = {part: Shift(_edits(made, part)) for part in {repair.part for repair in made}}
    for repair in made:
        low = min(repair.edits[0].start, *(each.location.start for each in repair.mends))
        high = max(repair.edits[-1].end, *(each.location.end for each in repair.mends))
        moved = shifts[repair.part].start(low), shifts[repair.part].end(high)
        for rule, number in Counter(each.id for each in repair.mends).items():
            key = rule, repair.part
            if new.overlapping(key, *moved) > old.overlapping(key, low, high) - number:
                return False
    return True


def _edits(made: Sequence[Repair], part: str) -> list[Replacement]:
    return sorted(edit for repair in made if repair.part == part for edit in repair.edits)


class _Places:
    """Counts the findings of a rule in a range of a part."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._starts: dict[tuple[str, str], list[int]] = {}
        self._ends: dict[tuple[str, str], list[int]] = {}
        for each in diagnostics:
            key = each.id, each.location.part
            self._starts.setdefault(key, []).append(each.location.start)
            self._ends.setdefault(key, []).append(each.location.end)
        for offsets in (*self._starts.values(), *self._ends.values()):
            offsets.sort()

    def overlapping(self, key: tuple[str, str], low: int, high: int) -> int:
        return bisect_left(self._starts.get(key, []), high) - bisect_right(self._ends.get(key, []), low)


def _by_words(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.id, diagnostic.message_id, diagnostic.words


def _new_errors(before: Sequence[Diagnostic], after: Sequence[Diagnostic], made: Sequence[Repair]) -> str:
    mended = {each.id for repair in made for each in repair.mends}
    was, now = Counter(_errors(before)), Counter(_errors(after))
    for rule in sorted(now):
        if rule not in mended and now[rule] > was[rule]:
            name = next(each.rule for each in after if each.id == rule)
            return f"it would have made an error of {rule} {name}"
    return ""


def _errors(diagnostics: Iterable[Diagnostic]) -> Iterable[str]:
    return (each.id for each in diagnostics if each.severity == "error" and not each.suppressed)


def _lost(before: Document, after: Document, made: Sequence[Repair]) -> str:
    """A safe fix loses no marker, no note, no paragraph, and no letter of the text besides those it takes away."""
    if len(after.markers) < len(before.markers):
        return "a marker would no longer have been one"
    if len(after.notes) < len(before.notes):
        return "a note would have been lost"
    if len(after.blocks) != len(before.blocks):
        return "the paragraphs would have changed"
    taken = 0
    for repair in made:
        text = before.source.part(repair.part).text
        taken += sum(_letters(text[edit.start : edit.end]) - _letters(edit.text) for edit in repair.edits)
    if _prose(after) < _prose(before) - max(taken, 0):
        return "words would have been lost"
    return ""


def _prose(document: Document) -> int:
    outside = (note.text.text for note in document.notes if note.block < 0)
    return _letters("".join((*(block.text.text for block in document.blocks), *outside)))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
