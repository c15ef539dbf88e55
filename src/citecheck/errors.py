"""What can go wrong with the call itself. Faults of a document are findings and never come here.

CitecheckError
└── UsageError      an option, a path or a revision that cannot be used (exit code 2)
    └── ConfigError a configuration file that cannot be used, with the place of the fault
"""

from collections.abc import Iterable


class CitecheckError(Exception):
    """The base of all errors that citecheck raises on purpose; its words are for the editor."""


class UsageError(CitecheckError):
    """The call cannot be carried out as given."""


class ConfigError(UsageError):
    """A configuration file cannot be used; ``path`` names it, ``line`` is the line or 0 where that is unknown."""

    def __init__(self, path: str, message: str, line: int = 0) -> None:
        """Make an error that reads ``path:line: message``."""
        self.path = path
        self.line = line
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {message}")


def closest_name(word: str, known: Iterable[str]) -> str:
    """Return the name of ``known`` that is closest to ``word`` when case is folded, or ``""`` where none is close."""
    from difflib import get_close_matches  # dear to import, and only wrong calls need it

    lower = {name.lower(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.lower()[:80], list(lower), n=1, cutoff=0.6)
    return lower[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the name of ``known`` that is closest to ``word``, or ``""``."""
    close = closest_name(word, known)
    return f'; did you mean "{close}"?' if close else ""
