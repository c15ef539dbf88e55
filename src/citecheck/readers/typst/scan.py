"""Typst markup as tokens with their places: brackets paired, comments, code and mathematics passed over.

Grammar: https://typst.app/docs/reference/syntax/
"""

import re
from bisect import bisect_left
from typing import NamedTuple

_TOKEN = re.compile(
    r"\n(?:[ \t]*\n)*|//|/\*|`+|\$|\\[^\s]|#[A-Za-z_][\w-]{0,60}|#(?=[({\[])|@[A-Za-z0-9_][\w.:-]{0,100}"
    r"|<[A-Za-z_][\w.:-]{0,100}>|[\[\](){}\"]|https?://[^\s\[\]()<>]{0,2000}|[*_~]|---?"
)
_KINDS = {"\n": "line", "`": "raw", "$": "math", "\\": "escape", "#": "code", "@": "key", "<": "label", "h": "url"}
STATEMENTS = frozenset(("let", "set", "show", "import", "include", "pagebreak", "context", "return"))
"""What begins a line of code instead of content."""
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Token(NamedTuple):
    """A piece of markup at ``start``..``end``; ``close`` is where what it opens ends, or -1."""

    kind: str
    start: int
    end: int
    close: int = -1


class Scan:
    """The tokens of a text in order; what is unclosed is in ``faults`` as (sentence, start, end)."""

    def __init__(self, text: str) -> None:
        """Read ``text`` in one pass. Never raises."""
        self.text = text
        self.faults: list[tuple[str, int, int]] = []
        self.tokens: list[Token] = []
        self._stack: list[int] = []
        self._code = 0  # how many of the open brackets hold code
        self._statement = False  # whether the line is one of code
        self._missing: set[str] = set()
        self._read()
        self.starts = [token.start for token in self.tokens]

    def index(self, offset: int) -> int:
        """Return the index of the first token at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def at(self, offset: int) -> Token | None:
        """Return the token that starts at ``offset``, if any."""
        place = self.index(offset)
        return self.tokens[place] if place < len(self.tokens) and self.starts[place] == offset else None

    def _read(self) -> None:
        past = 0
        for match in _TOKEN.finditer(self.text):
            start, end = match.span()
            if start < past:
                continue
            sign = self.text[start]
            if sign in "[({":
                self._open(sign, start)
            elif sign in "])}":
                self._close(sign, start)
            elif sign == '"':
                past = self._string(start)
            elif sign in "/`$":
                past = self._opaque(sign, start, end)
            else:
                kind = _KINDS.get(sign, "sign")
                if kind == "label" and self._in_code():
                    kind = "sign"  # an argument
                elif kind == "code" and self.text[start + 1 : end] in STATEMENTS:
                    self._statement = True
                elif kind == "line" and not self._stack:
                    self._statement = False
                self.tokens.append(Token(kind, start, end))

    def _in_code(self) -> bool:
        return self.tokens[self._stack[-1]].kind in "({" if self._stack else self._statement

    def _open(self, sign: str, start: int) -> None:
        """Parentheses and braces are code behind ``#name`` and in code only; else they are words."""
        last = self.tokens[-1] if self.tokens else None
        if sign == "[" or self._in_code() or (last is not None and last.end == start and last.kind == "code"):
            self._stack.append(len(self.tokens))
            self._code += sign != "["
            self.tokens.append(Token(sign, start, start + 1))

    def _close(self, sign: str, start: int) -> None:
        wanted = _PAIRS[sign]
        if self._stack and self.tokens[self._stack[-1]].kind == wanted:
            place = self._stack.pop()
            self._code -= wanted != "["
            self.tokens[place] = self.tokens[place]._replace(close=start + 1)
            self.tokens.append(Token(sign, start, start + 1))
        elif sign == "]" and self._code and len(self._stack) > 1 and self.tokens[self._stack[-2]].kind == "[":
            self._stack.pop()  # code that is not closed does not keep its content block open
            self._code -= 1
            self._close(sign, start)

    def _string(self, start: int) -> int:
        if not self._in_code():
            return start
        end = start + 1
        text = self.text
        while (end := text.find('"', end)) >= 0:
            if text[end - 1] != "\\":
                return end + 1
            end += 1
        return len(text)

    def _opaque(self, sign: str, start: int, end: int) -> int:
        """Pass over a comment, code or mathematics; return where it ends."""
        text = self.text
        opening = text[start:end]
        if opening == "//":
            if text[start - 1 : start] == ":":
                return end
            stop = text.find("\n", end)
            stop = len(text) if stop < 0 else stop
            self.tokens.append(Token("comment", start, end, stop))
            return stop
        if sign == "`" and len(opening) == 2:
            return end
        closing = "*/" if sign == "/" else opening
        stop = -1 if closing in self._missing else text.find(closing, end)
        if stop < 0:
            self._missing.add(closing)
            return end
        stop += len(closing)
        kind = "comment" if sign == "/" else "raw" if sign == "`" else "math"
        self.tokens.append(Token(kind, start, end, stop))
        return stop
