"""What the lexer offers to those who read single forms: the text, where it stands, and how parts are added."""

from collections.abc import Callable

from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar.profile import Profile
from citecheck.text.hints import Any

Token = tuple[str, int, int, Any]
"""Kind, start, end and value of a strong part."""


class Reader:
    """The text of one note and the strong parts found so far.

    ``spoken`` tells that a transcript has been named, so that ``a/b`` means page and line; ``single`` is the unit of
    one number in square brackets; ``word`` is where the last word begins, -1 behind other parts; ``depth`` counts open
    brackets.
    """

    __slots__ = ("depth", "position", "profile", "single", "spoken", "text", "tokens", "word")

    def __init__(self, text: str, profile: Profile) -> None:
        """Make a reader of ``text`` by the house style ``profile``."""
        self.text, self.profile = text, profile
        self.tokens: list[Token] = []
        self.position = self.depth = 0
        self.spoken, self.single, self.word = False, profile.single, -1

    def add(self, kind: str, start: int, end: int, value: Any = "") -> bool:
        """Add a part and go on behind it."""
        self.tokens.append((kind, start, end, value))
        self.position = end
        return True

    def places(self, found: tuple[list[Locator], int] | None) -> bool:
        """Add the places that were found, if any."""
        if found is None:
            return False
        for place in found[0]:
            self.tokens.append(("place", place.start, place.end, place))
        self.position = found[1]
        self.word = -1
        return True

    def has(self, *kinds: str) -> bool:
        """Return whether one of the last parts is of ``kinds``; only the last ones, so that the time stays linear."""
        return any(token[0] in kinds for token in self.tokens[-12:])

    def place(self, found: tuple[Locator, int] | None, kind: str = "place") -> bool:
        """Add one place, if there is one; ``kind`` is ``spoken`` where it tells the transcript too."""
        if found is None:
            return False
        self.tokens.append((kind, found[0].start, found[0].end, found[0]))
        self.position = found[1]
        self.word = -1
        return True

    def identifier(self, start: int, kind: str, value: str, end: int) -> bool:
        """Add an identifier without the punctuation of the sentence around it."""
        kept = value.rstrip(".,;:)]'\u2019\u201d")
        return self.add("identifier", start, end - (len(value) - len(kept)), f"{kind}:{kept}")


Handler = Callable[[Reader, str, int, int, int], bool]
"""What reads the form that a word begins: (reader, letters, start, end of the letters, end of the word)."""
