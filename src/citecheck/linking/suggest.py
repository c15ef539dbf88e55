"""Did you mean: the label that a mistyped one stands closest to."""

from collections.abc import Mapping

_MOST = 100
"""So many look-ups are made for a document; where more labels are unknown, the list itself is wrong."""


class Suggestions:
    """Finds the label nearest to an unknown one, among ``labels``: keys and the labels as printed.

    Numbers have no near neighbours: 7 is not a slip for 8. Words must agree in at least three quarters of their letters
    (Ratcliff-Obershelp ratio of :mod:`difflib`).
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Fold the case of the keys."""
        self._folded = {key.casefold(): label for key, label in labels.items() if not key.isdecimal()}
        self._known: dict[str, str] = {}

    def closest(self, key: str) -> str:
        """Return the label whose key is nearest to ``key``, or ``""``."""
        if key.isdecimal() or len(key) < 3:
            return ""
        folded = key.casefold()
        if folded in self._folded:
            return self._folded[folded]
        if folded not in self._known and len(self._known) < _MOST:
            self._known[folded] = self._nearest(folded)
        return self._known.get(folded, "")

    def _nearest(self, key: str) -> str:
        from difflib import get_close_matches

        room = len(key) // 2 + 1
        near = sorted(other for other in self._folded if abs(len(other) - len(key)) <= room)
        found = get_close_matches(key, near[:2000], n=1, cutoff=0.75)
        return self._folded[found[0]] if found else ""
