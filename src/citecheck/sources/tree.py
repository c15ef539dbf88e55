"""JSON, YAML and TOML as one small tree whose every scalar knows its place."""

from citecheck.text.record import NamedTuple


class Scalar(NamedTuple):
    """A string, number or other single value: its text and its source range (without quotes), code points."""

    text: str
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys and values in source order; a key may occur more than once."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    start: int
    end: int

    def get(self, *names: str) -> "Node | None":
        """Return the value of the first of ``names`` that is a key, compared without case."""
        for name in names:
            for key, value in self.pairs:
                if key.text.casefold() == name:
                    return value
        return None


class Sequence(NamedTuple):
    """Values in source order."""

    values: tuple["Node", ...]
    start: int
    end: int


Node = Scalar | Mapping | Sequence

MAX_DEPTH = 60
"""Deeper nesting than this is refused: no register of sources needs it."""

MAX_NODES = 3_000_000
"""More values than this are not read from one tree."""


class Broken(ValueError):
    """The text is not well formed; ``offset`` tells where, in code points."""

    def __init__(self, message: str, offset: int) -> None:
        """Say what is wrong and where."""
        super().__init__(message)
        self.offset = offset
