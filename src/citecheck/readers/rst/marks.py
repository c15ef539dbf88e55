"""Where inline markup may begin and end.

Source: docutils, reStructuredText Markup Specification, "Inline markup recognition rules".
"""

import unicodedata

_BEFORE = frozenset("-:/'\"<([{ \t\r\n\f\v")
_AFTER = frozenset("'\")]}>-/\\:.,;!? \t\r\n\f\v")
_QUOTES = {'"': '"', "'": "'", "(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "‘": "’", "«": "»", "„": "“"}


def may_begin(text: str, start: int, inner: int, low: int, high: int) -> bool:
    """Return whether markup may begin at ``start``, its content at ``inner``, in the text ``low``..``high``."""
    if inner >= high or text[inner].isspace():
        return False
    if start <= low:
        return True
    before = text[start - 1]
    if before in _BEFORE or before.isspace():
        return _QUOTES.get(before) != text[inner]
    return not before.isascii() and unicodedata.category(before) in ("Ps", "Pi", "Pf", "Pd", "Po")


def may_end(text: str, end: int, high: int) -> bool:
    """Return whether markup may end at ``end`` in a text that ends at ``high``."""
    if end >= high:
        return True
    after = text[end]
    if after in _AFTER or after.isspace():
        return True
    return not after.isascii() and unicodedata.category(after) in ("Pe", "Pi", "Pf", "Pd", "Po")
