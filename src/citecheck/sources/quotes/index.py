"""What is built once for a copy, so that each quotation is looked up quickly."""

from citecheck.sources.copies.model import AsideKind, CopyText
from citecheck.sources.quotes.stream import Stream

_ASIDE: frozenset[AsideKind] = frozenset(("furniture", "line-number", "note"))
_PRINTED: frozenset[AsideKind] = frozenset(("furniture", "line-number"))


class CopyIndex:
    """A copy and its squeezed text; about 0.1 s for each megabyte. Not safe to share between threads while it is used.

    ``stream`` holds the running text, then notes and furniture; ``natural`` leaves the notes where they stand, for
    pages whose notes were misjudged (None where the copy has none); ``notes`` are where notes begin and end.
    """

    def __init__(self, copy: CopyText) -> None:
        """Index ``copy``; the rest is built when it is first needed."""
        self.copy = copy
        self.stream = Stream(copy, _ASIDE)
        self.notes = [edge for aside in copy.asides if aside.kind == "note" for edge in (aside.start, aside.end)]
        self._natural: Stream | None = None

    @property
    def natural(self) -> Stream | None:
        """The stream with notes in their place, None where it would be no other."""
        if self._natural is None and self.notes:
            self._natural = Stream(self.copy, _PRINTED)
        return self._natural
