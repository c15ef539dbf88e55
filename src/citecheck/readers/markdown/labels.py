"""Which words after ``[^`` are a label, and which are a regular expression or a slip of the keyboard."""

from citecheck.model.document import CitedItem
from citecheck.readers.labels import number_list
from citecheck.text.patterns import pattern
from citecheck.text.span import Span

_LABEL = pattern(r"[\w§*†‡#][\w.:/+'’#&@§*†‡-]{0,99}")
_CLASS = pattern(r"(?:[a-z]-[a-z]|[A-Z]-[A-Z]|0-[1-9]|1-9)(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|[\w.,:/+*-]){0,40}")
_WORDS = pattern(r"\s{0,3}[\w.:/+'’&-]{1,40}(?:[ \t]{1,3}[\w.:/+'’&-]{1,40}){0,3}\s{0,3}")
NUMBER = pattern(r"\d{1,4}")


def note_key(label: str, dialect: str) -> str:
    """Return the form in which labels of notes are compared: pandoc minds the case of letters, GitHub does not."""
    words = label if label.isalnum() else " ".join(label.split())
    return words if dialect == "pandoc" else words.casefold()


def is_label(words: str) -> bool:
    """Return whether ``words`` can be the label of a note rather than a class of characters such as ``a-z``."""
    return _LABEL.fullmatch(words) is not None and _CLASS.fullmatch(words) is None and not words.endswith("^")


def slip(words: str) -> str:
    """Return what is wrong with ``[^words]``: ``label``, ``space`` or ``""`` where it is no slip of a marker."""
    if not words:
        return "label"
    if _CLASS.fullmatch(words.strip()):
        return ""
    if words != words.strip() or " " in words or "\t" in words:
        return "space" if _WORDS.fullmatch(words) else ""
    return ""


def numbered_items(words: str, start: int) -> tuple[CitedItem, ...]:
    """Return the items of a number that stands at source offset ``start``."""
    found = number_list(words, "", start)
    return found.items if found else (CitedItem(words, words, Span("", start, start + len(words))),)
