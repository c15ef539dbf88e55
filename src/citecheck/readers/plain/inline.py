"""The little of reStructuredText that citations need, for files named ``.txt``: literals and ``[1]_``;
and the footnote markers of Markdown in plain text.

Grammar: docutils, reStructuredText Markup Specification, sections "Footnotes", "Citations" and "Inline Literals".
"""

import re

from citecheck.model.document import CitedItem, MarkerStyle
from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.labels import key_of
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_CARET = pattern(r"\[\^([\w-]{1,40})\](?!:)")
_INLINE = pattern(r"``[^`\n]{1,400}``|\[([\w#*][\w.:#*-]{0,59})\]_(?!\w)")


class RstText:
    """Writes lines of running text; counts the automatic numbers ``[#]_`` so that each has a key of its own."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Write into ``builder``."""
        self.builder = builder
        self.automatic = 0

    def write(self, text: str, start: int) -> None:
        """Add the ``text`` of one line that stands at ``start``."""
        if "`" not in text and "]_" not in text:
            self.builder.text(text, start)
            return
        at = 0
        for match in _INLINE.finditer(text):
            self.builder.text(text[at : match.start()], start + at)
            at = match.end()
            if match[1] is None:
                self.builder.verbatim(match[0], start + match.start(), start + at)
            else:
                self._marker(match, start)
        self.builder.text(text[at:], start + at)

    def _marker(self, match: re.Match[str], start: int) -> None:
        label = match[1]
        key = key_of(label)
        if label == "#":
            self.automatic += 1
            key = f"#{self.automatic}"
        span = Span(self.builder.part, start + match.start(1), start + match.end(1))
        style: MarkerStyle = "bracket" if label.isdecimal() or label[0] in "#*" else "key"
        whole = Span(self.builder.part, start + match.start(), start + match.end())
        self.builder.marker(style, match[0], (CitedItem(label, key, span),), whole)


class CaretText:
    """Writes lines of running text in which ``[^1]`` cites, for texts that define such notes as Markdown does."""

    def __init__(self, builder: DocumentBuilder) -> None:
        """Write into ``builder``."""
        self.builder = builder

    def write(self, text: str, start: int) -> None:
        """Add the ``text`` of one line that stands at ``start``."""
        at = 0
        for match in _CARET.finditer(text) if "[^" in text else ():
            self.builder.text(text[at : match.start()], start + at)
            at = match.end()
            span = Span(self.builder.part, start + match.start(1), start + match.end(1))
            item = CitedItem(match[1], key_of(match[1]), span)
            whole = Span(self.builder.part, start + match.start(), start + at)
            self.builder.marker("footnote", match[0], (item,), whole)
        self.builder.text(text[at:], start + at)
