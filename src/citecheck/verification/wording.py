"""What came of a verification in words: the difference, the place in the copy, the copy."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.sources.copies.model import CopyText
from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.quotes.verdict import Change, Place
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple
from citecheck.verification.model import Verification

_NEAR = 14
_LONGEST = 70
_MOST = 3
_WORD_BEFORE = pattern(r"\S{1,40}\s{0,4}$")
_WORD_AFTER = pattern(r"^\s{0,4}\S{1,40}")
_ROOM = 48


class Difference(NamedTuple):
    """Words of the report and what the copy has in their place (``""``: nothing), each with a word around it.

    ``start``..``end`` are offsets in the quotation: the words that differ, or where some are missing those around.
    """

    report: str
    copy: str
    start: int
    end: int


def differences(found: Verification, copy: CopyText) -> tuple[Difference, ...]:
    """Return what differs between a quotation and its copy; changes beside each other are one."""
    return tuple(_difference(each, found.words, copy.text) for each in _groups(found.changes))


def _groups(changes: tuple[Change, ...]) -> Iterator[list[Change]]:
    kept = [each for each in changes if each.kind != "case"] or list(changes)
    group: list[Change] = []
    for change in kept:
        if group and (change.start - group[-1].end > _NEAR or abs(change.source_start - group[-1].source_end) > _NEAR):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _difference(group: list[Change], quote: str, source: str) -> Difference:
    start, end = group[0].start, group[-1].end
    low, high = min(each.source_start for each in group), max(each.source_end for each in group)
    first, last = start - _reach_before(quote, start), end + _reach_after(quote, end)
    shown = ""
    if high > low:
        before, after = _reach_before(source, low), _reach_after(source, high)
        if first < start or _same(source[low - before : low], quote[start:end], 0):
            low -= before
        if last > end or _same(source[high : high + after], quote[start:end], -1):
            high += after
        shown = _flat(source[low:high])
    if end > start:
        return Difference(_flat(quote[first:last] if shown else quote[start:end]), shown, start, end)
    return Difference(_flat(quote[first:last]), shown, first, last)


def _same(word: str, words: str, place: int) -> bool:
    """Return whether the words that differ begin (or end) with the word beside their place in the source."""
    pieces = _flat(words).casefold().split()
    return bool(pieces) and pieces[place] == _flat(word).casefold()


def _reach_before(text: str, at: int) -> int:
    match = _WORD_BEFORE.search(text[max(at - _ROOM, 0) : at])
    return len(match[0]) if match else 0


def _reach_after(text: str, at: int) -> int:
    match = _WORD_AFTER.match(text[at : at + _ROOM])
    return len(match[0]) if match else 0


def _flat(words: str) -> str:
    flat = " ".join(words.replace("\xad\n", "").replace("\xad", "").split()).strip(' “”"«»„,;:').removesuffix(".")
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def difference_words(found: tuple[Difference, ...]) -> str:
    """Return differences as a clause after "the copy": ``says "did not fall", the report "did fall"``."""
    said = [
        f'says "{each.copy}", the report "{each.report}"' if each.copy else f'does not have "{each.report}"'
        for each in found[:_MOST]
    ]
    more = len(found) - _MOST
    return "; ".join(said) + (f"; and {more} more differences" if more > 1 else "; and one more" if more == 1 else "")


def difference_of(found: Verification, context: Context) -> tuple[Difference, ...]:
    """Return the differences of ``found``; none where its copy has no text."""
    evidence: Evidence | None = context.known.get("evidence")
    if evidence is None or found.copy is None or not found.changes:
        return ()
    copy = evidence.text(found.copy)
    return differences(found, copy) if isinstance(copy, CopyText) else ()


def place_words(place: Place) -> str:
    """Return ``page 34, line 5``; ``""`` in a copy without pages."""
    page = f"page {place.label}" if place.label else ""
    return f"{page}, line {place.line}" if place.line else page


def copy_words(copy: Copy, place: Place | None = None) -> str:
    """Return the copy as shown, with the place in it."""
    where = place_words(place) if place is not None else ""
    return f"{copy.shown}, {where}" if where else copy.shown


def shortened(words: str, longest: int = 200) -> str:
    """Return ``words`` in one line, cut after ``longest`` characters."""
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rsplit(" ", 1)[0] + "…"
