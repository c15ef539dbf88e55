"""Comments of word processors that speak to citecheck: ``citecheck: ignore[...]`` covers what they are attached to."""

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.xml.tree import Element
from citecheck.text.span import Span

_PREFIX = "citecheck:"


class CommentRanges:
    """The comments of a document by id, and the ranges that are open while it is read."""

    def __init__(self) -> None:
        """Start without comments."""
        self._words: dict[str, list[str]] = {}
        self._open: dict[str, tuple[Span, int]] = {}

    def learn(self, identifier: str, comment: Element) -> bool:
        """Take in a comment; return whether it speaks to citecheck: others are passed over."""
        words = [words for each in comment.walk() if each.name == "p" and (words := each.plain())]
        found = [each for each in words if each.lower().startswith(_PREFIX)]
        if found:
            self._words[identifier] = found
        return bool(found)

    def start(self, identifier: str, element: Element, part: str, paragraph: int) -> None:
        """Begin the range of a comment in the paragraph with the running number ``paragraph``."""
        if identifier in self._words:
            self._open[identifier] = Span(part, element.start, element.end), paragraph

    def end(self, identifier: str, element: Element, builder: DocumentBuilder, paragraph: int) -> None:
        """End the range of a comment: within one paragraph it is about that block, else about all in between."""
        opened = self._open.pop(identifier, None)
        if opened is None:
            return
        span, begun = opened
        here = Span(builder.part, element.start, element.end)
        for words in self._words.pop(identifier, ()):
            command = words[len(_PREFIX) :].strip()
            several = begun != paragraph and span.part == here.part
            if several and command[:6].lower() == "ignore" and command[6:7] in ("", "[", " "):
                builder.directive(f"{_PREFIX} ignore-start{command[6:]}", span)
                builder.directive(f"{_PREFIX} ignore-end", here)
            else:
                builder.directive(words, span)

    def reference(self, identifier: str, element: Element, builder: DocumentBuilder) -> None:
        """Take a comment that has no range: it is about the block that it stands in."""
        if identifier in self._open:
            return
        for words in self._words.pop(identifier, ()):
            builder.directive(words, Span(builder.part, element.start, element.end))

    def close(self, builder: DocumentBuilder) -> None:
        """Give out the comments whose range never ends."""
        for identifier, (span, _) in self._open.items():
            for words in self._words.pop(identifier, ()):
                builder.directive(words, span)
        self._open.clear()
