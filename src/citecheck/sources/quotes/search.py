"""Where a fragment stands in a copy: literally, or word by word with differences."""

from bisect import bisect_left

from citecheck.sources.copies.model import CopyText
from citecheck.sources.quotes.align import align
from citecheck.sources.quotes.index import CopyIndex
from citecheck.sources.quotes.literal import cut_words, literal_at
from citecheck.sources.quotes.parse import Fragment
from citecheck.sources.quotes.stream import STEP, Stream
from citecheck.sources.quotes.verdict import Change, Level
from citecheck.text.record import NamedTuple

MOST_PLACES = 50
"""No more places of one fragment are looked at."""
LONGEST = 1_200
"""Quotations of more words are compared letter by letter only."""
_LEAST_SHARE, _LEAST_RUN = 0.6, 10
_WINDOWS = 3
_RIVAL, _ENOUGH = 0.6, 0.8
_SPARSE = 80  # so many letters of a passage that is the one meant hold at least one seed
_BESIDE = 100
_REACH, _NOTES = 300, 1500
_SPREAD = 96  # buckets of 32 characters: notes at the foot of a page may part the halves of a quotation
_PART, _MOST = 0.34, 0.6

Spans = tuple[tuple[int, int], ...]


class Match(NamedTuple):
    """A place of a fragment; without ``changes`` it is verified at ``level``. ``bracketed``: see ``Aligned``."""

    start: int
    end: int
    level: Level
    changes: tuple[Change, ...] = ()
    spacing: bool = False
    bracketed: tuple[str, ...] = ()
    share: float = 1.0


def matches_of(quote: str, fragment: Fragment, index: CopyIndex, wanted: Spans) -> list[Match]:
    """Return the places of ``fragment``, verified ones if there are any, else the best one that differs, else none.

    ``wanted`` are the ranges of the cited pages: of equal ones those on them come first.
    """
    found = _literal(quote, fragment, index.stream, index)
    if not any(not match.changes for match in found) and len(fragment.tokens) <= LONGEST:
        found += _aligned(fragment, index.stream, index, wanted)
        natural = index.natural if not any(not match.changes for match in found) else None
        if natural is not None and _is_near_note(fragment, index):
            found += _literal(quote, fragment, natural, index)
            found += _aligned(fragment, natural, index, wanted)
    verified = [match for match in found if not match.changes]
    if verified:
        return _distinct(verified)
    found.sort(key=lambda match: (len(match.changes), -match.share, not is_within(match, wanted)))
    if found and found[0].share < 1 and (over := _over_page(fragment, index.copy, found[0])):
        return [over]
    return found[:1]


def _over_page(fragment: Fragment, copy: CopyText, match: Match) -> Match | None:
    """Return the match where a page break is in the way, with notes that were not told from the text."""
    first, last = copy.page_at(max(match.start - _REACH, 0)), copy.page_at(match.end + _REACH)
    if first == last:
        return None
    at = max(match.start - _NOTES, 0)
    ranges: list[tuple[int, int]] = []
    for aside in copy.asides[bisect_left(copy.asides, (at,)) :]:
        if aside.start >= match.end + _NOTES:
            break
        if aside.start > at:
            ranges.append((at, aside.start))
        at = max(aside.end, at)
    ranges.append((at, max(match.end + _NOTES, at)))
    aligned = align(fragment, copy, ranges)
    if aligned is None or aligned.changes or cut_words(fragment, copy, aligned.start, aligned.end):
        return None
    start, end, _, share, _, spacing, bracketed = aligned
    return Match(start, end, "aligned", (), spacing, bracketed, share)


def _is_near_note(fragment: Fragment, index: CopyIndex) -> bool:
    """Return whether the likeliest passage touches notes, which may be text in truth."""
    for low, high in _windows(fragment, index.stream, ())[:1]:
        for start, end in index.stream.ranges(low - _BESIDE, high + _BESIDE, rough=True):
            first = bisect_left(index.notes, start - _BESIDE)
            if first < len(index.notes) and index.notes[first] <= end + _BESIDE:
                return True
    return False


def literal_matches(quote: str, fragment: Fragment, index: CopyIndex) -> list[Match]:
    """Return the places where ``fragment`` stands letter by letter."""
    return [match for match in _literal(quote, fragment, index.stream, index) if not match.changes]


def is_within(match: Match, spans: Spans) -> bool:
    """Return whether some of the match stands in one of ``spans``."""
    return any(match.start < end and start < match.end for start, end in spans)


def _distinct(matches: list[Match]) -> list[Match]:
    found: list[Match] = []
    for match in sorted(matches):
        if not found or match.start >= found[-1].end:
            found.append(match)
    return found


def _literal(quote: str, fragment: Fragment, stream: Stream, index: CopyIndex) -> list[Match]:
    found: list[Match] = []
    for at in stream.places_of(fragment.squeezed, MOST_PLACES):
        ranges = stream.ranges(at, at + len(fragment.squeezed))
        literal = literal_at(quote, fragment, index.copy, ranges)
        if literal is not None:
            found.append(Match(literal.start, literal.end, literal.level, literal.changes, literal.spacing))
    return found


def _aligned(fragment: Fragment, stream: Stream, index: CopyIndex, wanted: Spans) -> list[Match]:
    """Compare the fragment with passages that hold a long piece of it, then with those that hold many short ones."""
    found = _compared(fragment, stream, index, _anchored(fragment, stream, wanted))
    if not any(match.share >= _ENOUGH for match in found):
        found += _compared(fragment, stream, index, _windows(fragment, stream, wanted))
    return found


def _compared(fragment: Fragment, stream: Stream, index: CopyIndex, windows: list[tuple[int, int]]) -> list[Match]:
    found: list[Match] = []
    for low, high in windows:
        aligned = align(fragment, index.copy, stream.ranges(low, high, rough=True))
        if aligned is None or aligned.share < _LEAST_SHARE or aligned.run < min(_LEAST_RUN, _half(fragment)):
            continue
        start, end, changes, share, _, spacing, bracketed = aligned
        changes = changes or cut_words(fragment, index.copy, start, end)
        found.append(Match(start, end, "aligned", changes, spacing, bracketed, share))
        if not changes:
            break
    return found


def _anchored(fragment: Fragment, stream: Stream, wanted: Spans) -> list[tuple[int, int]]:
    """Return the pieces of the stream that hold a half of the fragment, or what stands between two brackets of it."""
    needle = fragment.squeezed
    starts: list[int] = []
    for at, piece in _long_pieces(fragment):
        for place in stream.places_of(piece, MOST_PLACES if wanted else _WINDOWS):
            if all(abs(place - at - start) > 64 for start in starts):
                starts.append(place - at)
    if wanted:
        starts.sort(key=lambda start: not any(low <= stream.near(max(start, 0)) < high for low, high in wanted))
    return [(start - 64, start + len(needle) + len(needle) // 8 + 112) for start in starts[:_WINDOWS]]


def _long_pieces(fragment: Fragment) -> list[tuple[int, str]]:
    """Return pieces of the squeezed fragment with their places in it, the longest first."""
    if not fragment.in_brackets:
        half = len(fragment.squeezed) // 2
        pieces = [(0, fragment.squeezed[:half]), (half, fragment.squeezed[half:])]
    else:
        pieces, at, begin = [], 0, 0
        for token in fragment.tokens:
            if token.bracket:
                pieces.append((begin, fragment.squeezed[begin:at]))
                begin = at + len(token.key)
            at += len(token.key)
        pieces.append((begin, fragment.squeezed[begin:]))
    pieces = [piece for piece in pieces if len(piece[1]) >= _LEAST_RUN]
    return sorted(pieces, key=lambda piece: -len(piece[1]))[:3]


def _half(fragment: Fragment) -> int:
    return max(len(fragment.squeezed) // 2, 1)


def _windows(fragment: Fragment, stream: Stream, wanted: Spans) -> list[tuple[int, int]]:
    """Return the pieces of the stream to compare, those first that share most with the fragment."""
    needle = fragment.squeezed
    votes = stream.diagonals(needle)
    if not votes:
        votes = _short_seeds(needle, stream)
    weights = {bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes}
    ranked = sorted(weights, key=lambda bucket: (-weights[bucket], bucket))
    chosen: list[int] = []
    least = max(weights[ranked[0]] * _RIVAL, len(needle) / _SPARSE) if ranked else 0
    for bucket in ranked:
        if weights[bucket] < least:
            break
        if all(abs(bucket - each) > 2 for each in chosen):
            chosen.append(bucket)
        if len(chosen) == _WINDOWS:
            break
    if wanted:
        chosen += _on_pages(ranked[:40], chosen, stream, wanted)
    return [_window(bucket, votes, len(needle)) for bucket in chosen]


def _on_pages(ranked: list[int], chosen: list[int], stream: Stream, wanted: Spans) -> list[int]:
    for bucket in ranked:
        at = stream.near(min(max(bucket << 5, 0), max(len(stream.text) - 1, 0)))
        if bucket not in chosen and any(start <= at < end for start, end in wanted):
            return [bucket]
    return []


def _window(bucket: int, votes: dict[int, int], size: int) -> tuple[int, int]:
    """Return the range around a diagonal; it takes in a second one that holds a good part of the fragment."""
    first = last = bucket
    least = max(3, int(votes[bucket] * _PART))
    if votes[bucket] * STEP > size * _MOST:
        least = size
    for step in range(1, _SPREAD):
        if votes.get(bucket + step, 0) >= least:
            last = bucket + step
        if votes.get(bucket - step, 0) >= least:
            first = bucket - step
    return (first << 5) - 64, (last << 5) + size + size // 8 + 112


def _short_seeds(needle: str, stream: Stream) -> dict[int, int]:
    """A short fragment with a change may share no seed: look for its halves and thirds."""
    votes: dict[int, int] = {}
    size = max(min(len(needle) // 3, 14), 8)
    for at in (
        0,
        len(needle) - size,
        (len(needle) - size) // 2,
        (len(needle) - size) // 4,
        3 * (len(needle) - size) // 4,
    ):
        for place in stream.places_of(needle[at : at + size], 4) if at >= 0 else ():
            votes[(place - at) >> 5] = votes.get((place - at) >> 5, 0) + 1
    return votes
