"""The header of a proposal (PEP, NEP): lines such as ``Title: Words`` before the text, as in e-mail."""

from citecheck.readers.rst.lines import Line

_LONGEST_NAME = 40


def is_header(text: str, lines: list[Line]) -> bool:
    """Return whether ``lines``, the first ones of ``text`` up to a blank one, are such a header."""
    named = [":" in text[line.start : line.start + _LONGEST_NAME].split(" ")[0] for line in lines]
    return len(lines) > 1 and named[0] and sum(named) * 2 >= len(lines)


def title_in(words: str) -> str:
    """Return the title that the line ``words`` of a header gives, ``""`` where it gives none."""
    name, _, value = words.lstrip(":").partition(":")
    return value.strip() if name.lower() == "title" else ""
