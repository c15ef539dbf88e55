"""What the lines of AsciiDoc are."""

import re

DELIMITERS = {
    "-": "listing", ".": "literal", "+": "pass", "/": "comment", "=": "example", "*": "sidebar", "_": "quote",
    "`": "listing", "~": "open",
}  # fmt: skip
VERBATIM = frozenset(("listing", "literal", "pass", "comment"))
SECTION = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
ATTRIBUTE = re.compile(r":(!?[A-Za-z0-9_][\w-]{0,80}!?):(?:[ \t]+|$)")
BLOCK_MACRO = re.compile(r"([a-z][\w-]{0,30})::([^\s\[\]]?[^\[\]\n]{0,500})\[(.*)\][ \t]*$")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_STYLE = re.compile(r"\[([\w-]{0,30})")
_RULES = frozenset(("'''", "<<<", "***", "* * *", "- - -", "---"))


def delimiter_of(words: str) -> str:
    """Return the kind of block that the line ``words`` opens or closes, ``""`` for other lines."""
    if words == "--":
        return "open"
    if len(words) < 3:
        return ""
    first = words[0]
    if words.startswith("```") and "`" not in words[3:]:
        return "listing"
    if len(words) < 4:
        return ""
    if words in ("|===", ",===", ":===", "!===") or (first in "|,:!" and words[1:] == "=" * (len(words) - 1)):
        return "table"
    if first in DELIMITERS and first != "`" and words == first * len(words):
        return DELIMITERS[first]
    return ""


def is_rule(words: str) -> bool:
    """Return whether the line is a thematic break or a page break."""
    return words in _RULES


def style_of(words: str) -> str:
    """Return the style that a line of block attributes gives: ``quote`` for ``[quote, author]``."""
    match = _STYLE.match(words)
    return match[1].lower() if match else ""


def is_underline(title: str, words: str) -> bool:
    """Return whether ``words`` underlines ``title`` as in titles on two lines."""
    if not words or words[0] not in "=-~^+" or words != words[0] * len(words):
        return False
    return len(words) > 1 and abs(len(words) - len(title)) < 2 and any(char.isalnum() for char in title)


LEVELS = {"=": 1, "-": 2, "~": 3, "^": 4, "+": 5}
"""The levels of titles on two lines, by the sign of the second."""
