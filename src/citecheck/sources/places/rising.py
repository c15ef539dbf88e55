"""The longest part of a row of numbers that never falls: what is left out is out of order."""

from bisect import bisect_right
from collections.abc import Sequence


def rising(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of a longest subsequence of ``numbers`` that never falls (patience sorting, O(n log n))."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(numbers)
    for at, number in enumerate(numbers):
        length = bisect_right(tails, number)
        before[at] = ends[length - 1] if length else -1
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
