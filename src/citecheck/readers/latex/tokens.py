"""The tokens of LaTeX and its arguments, each with its place, in linear time.

TeX has no grammar; what is recognised here is what "LaTeX: A Document Preparation System" (L. Lamport) calls commands,
arguments, environments and comments, with the usual category codes.
"""

import re

# Every branch begins with a character, not a group: the search then passes over words quickly. Groups: 1 the name of a
# control word, 2 a control sign; 3 to 5 are empty and tell a comment, an opening and a closing brace.
TOKEN = re.compile(
    r"\\(?:([A-Za-z]+)\*?|(.)|$)|%()|\{()|\}()"
    r"| (?:[ \t]*(?:\r\n?|\n)\s*|[ \t]+)|\t[ \t]*(?:(?:\r\n?|\n)\s*)?|\n\s*|\r\s*"  # white space, but for single spaces
    r"|\$|&|~|``|''|`|---?",
    re.DOTALL,
)
COMMENT = re.compile(r"%[^\n\r]*+(?:(?:\r\n?|\n)[ \t]*+)?+")
GAP = re.compile(r"(?:[ \t]++|%[^\n\r]*+(?:(?:\r\n?|\n)[ \t]*+)?+|(?:\r\n?|\n)(?!\s*?(?:\r\n?|\n)))*+")
OPTION = re.compile(
    r"\[((?:[^\[\]{}\\]++|\\.|\[[^\[\]{}]{0,200}\]|\{(?:[^{}\\]++|\\.|\{[^{}]*+\})*+\})*+)\]", re.DOTALL
)
ARGUMENT = re.compile(r"\{((?:[^{}\\%]++|\\.|%[^\n]*+|\{[^{}]*+\})*+)\}", re.DOTALL)
ANGLE = re.compile(r"<([^<>{}\n]{0,200})>")
ROUND = re.compile(r"\(([^()\[\]{}\n]{0,200})\)")
_BRACE = re.compile(r"[{}]|\\.|%[^\n]*+", re.DOTALL)
_RAW_BRACE = re.compile(r"[{}]|\\.", re.DOTALL)
_COMMENT_BODY = re.compile(r"%[^\n]*")
_PIECE = re.compile(r"[^,]+")
_FALLBACK = 2000
_PATIENCE = 3


class Source:
    """One text that is read: looks up arguments, and bears with groups that are never closed."""

    def __init__(self, text: str) -> None:
        """Look up arguments in ``text``."""
        self.text = text
        self._unclosed = 0

    def skip_gap(self, at: int) -> int:
        """Return where the white space and comments at ``at`` end; a blank line is not passed."""
        match = GAP.match(self.text, at)
        return match.end() if match else at

    def option(self, at: int) -> re.Match[str] | None:
        """Return the optional argument that stands at ``at``, perhaps after white space, or None."""
        return OPTION.match(self.text, at) or OPTION.match(self.text, self.skip_gap(at))

    def argument(self, at: int) -> re.Match[str] | None:
        """Return the short argument in braces at ``at``, perhaps after white space, or None."""
        return ARGUMENT.match(self.text, at) or ARGUMENT.match(self.text, self.skip_gap(at))

    def opens(self, at: int) -> int:
        """Return the offset of the brace that opens an argument at ``at``, perhaps after white space, or -1."""
        at = self.skip_gap(at)
        return at if self.text.startswith("{", at) else -1

    def group_end(self, at: int, *, raw: bool = False) -> int:
        """Return the end of the group whose brace stands at ``at``.

        One that is never closed ends at the next blank line. With ``raw`` a percent sign begins no comment.
        """
        text = self.text
        limit = len(text) if self._unclosed < _PATIENCE else min(len(text), at + _FALLBACK)
        depth = 0
        for match in (_RAW_BRACE if raw else _BRACE).finditer(text, at, limit):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
                if depth == 0:
                    return match.end()
        self._unclosed += 1
        blank = text.find("\n\n", at, at + _FALLBACK)
        return blank if blank >= 0 else min(len(text), at + _FALLBACK)


def split_keys(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the keys between commas in ``start``..``end``, each with its place; comments inside are passed over."""
    body = text[start:end]
    if "%" in body:
        body = _COMMENT_BODY.sub(lambda match: " " * len(match[0]), body)
    keys = []
    for match in _PIECE.finditer(body):
        key = match[0].strip()
        if key and not any(sign in key for sign in "\\#{}"):
            low = start + match.start() + len(match[0]) - len(match[0].lstrip())
            keys.append((" ".join(key.split()), low, low + len(key)))
    return keys
