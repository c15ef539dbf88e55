"""Text for terminals: harmless, aligned, coloured.

Documents and file names are hostile: an escape sequence in one must not reach the terminal, nor may a bidirectional
control turn the line around. Such characters are shown as their numbers.
"""

CODES = {"bold": "1", "error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "dim": "2", "caret": "1;31"}
"""The ANSI codes of the styles."""

_NAMES = {"\t": "    ", "\n": " ", "\r": " ", "\f": " ", "\v": " "}
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")


def paint(text: str, style: str, *, color: bool) -> str:
    """Return ``text`` in ``style`` when ``color`` is on."""
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if color and text else text


def safe(text: str) -> str:
    """Return ``text`` with control and invisible characters shown as ``<U+001B>``, tabs and line ends as spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char in _NAMES:
        return _NAMES[char]
    return char if char.isprintable() or char in _SPACES else f"<U+{ord(char):04X}>"


def width(text: str) -> int:
    """Return how many terminal cells ``text`` (already safe) takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    cells = 0
    for char in text:
        if east_asian_width(char) in "WF":
            cells += 2
        elif category(char) not in ("Mn", "Me"):
            cells += 1
    return cells
