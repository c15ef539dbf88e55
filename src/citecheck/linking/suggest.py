"""Did you mean: the label that a mistyped one stands closest to."""

from collections.abc import Mapping


def closest(key: str, labels: Mapping[str, str]) -> str:
    """Return the label whose key is nearest to ``key``, or ``""``.

    ``labels`` maps keys to labels as printed. Numbers have no near neighbours: 7 is not a slip for 8. Words must agree
    in at least three quarters of their letters (Ratcliff-Obershelp ratio of :mod:`difflib`).
    """
    if key.isdecimal() or len(key) < 3:
        return ""
    if key.casefold() in labels:
        return labels[key.casefold()]
    folded = {other.casefold(): label for other, label in labels.items() if not other.isdecimal()}
    if key.casefold() in folded:
        return folded[key.casefold()]
    from difflib import get_close_matches

    near = get_close_matches(key.casefold(), sorted(folded), n=1, cutoff=0.75)
    return folded[near[0]] if near else ""
