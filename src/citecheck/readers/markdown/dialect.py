"""Which Markdown a document is written in, and what is taken out before the parser sees it."""

import re

from citecheck.model.document import Metadata, Note
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_CITED = pattern(r"\[(?:[^\[\]\n@]{0,80}[\s(])?-?@[\w{][^\[\]\n]{0,200}\](?![(\[:])")
_INLINE_NOTE = pattern(r"\^\[(?![\^\]])[^\[\]\n]{0,60}\s|(?<=[\w.,;:)”’])\^\[\w{2,40}\]")
_RETURN = pattern(r"\r(?!\n)")
_DIV = pattern(r"^[ \t>]{0,12}:{3,}[ \t]*\{[.#]", re.MULTILINE)
_FENCE = pattern(r"^[ \t>]{0,12}(`{3,}|~{3,})", re.MULTILINE)
_MOST = 50

# Lines without prose: fences of divisions and admonitions, template tags alone on their line, attribute lines.
_BLANKED = pattern(
    r"^[ \t>]{0,12}(:{3,}[^\r\n]*|(?:\{%[^\r\n]{0,400}%\}|\{\{[^{}\r\n]{0,400}\}\}|\{:[^{}\r\n]{0,200}\})[ \t]*\r?$)",
    re.MULTILINE,
)


def detect_dialect(text: str, path: str, *, pandoc_keys: bool) -> tuple[str, bool]:
    """Return the dialect of ``text`` (``pandoc`` or ``gfm``) and whether it cites with ``@key``.

    The signs of pandoc are its citations, inline notes and divisions (outside code), keys of its own in the front
    matter (``pandoc_keys``) and the file endings of Quarto and R Markdown.
    """
    citing = pandoc_keys or path.lower().endswith((".qmd", ".rmd"))
    if "@" in text and not citing:
        citing = _outside_code(_CITED, text)
    inline = "^[" in text and not citing and _outside_code(_INLINE_NOTE, text)
    if citing or inline or (":::" in text and _outside_code(_DIV, text)):
        return "pandoc", citing
    return "gfm", False


def _outside_code(pattern: re.Pattern[str], text: str) -> bool:
    """Return whether one of the first matches stands outside fences and code spans and is no defined link."""
    fences = [match.start() for match in _FENCE.finditer(text)] if "```" in text or "~~~" in text else []
    passed = 0
    for count, match in enumerate(pattern.finditer(text)):
        if count >= _MOST:
            return False
        while passed < len(fences) and fences[passed] < match.start():
            passed += 1
        at = match.start()
        line = text[max(text.rfind("\n", 0, at) + 1, at - 2000) : at]
        if passed % 2 == 0 and line.count("`") % 2 == 0 and match[0] + ":" not in text:
            return True
    return False


class FrontMatter(NamedTuple):
    """What a document says of itself: the source ``ranges`` that are no prose, and their contents.

    ``pandoc`` tells whether keys that only pandoc knows are among them; ``faults`` are sentences with the offset they
    speak of, ``flaws`` those about single entries of an inline list of references; ``notes`` are these entries.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    metadata: Metadata = Metadata()
    pandoc: bool = False
    notes: tuple[Note, ...] = ()
    faults: tuple[tuple[str, int], ...] = ()
    flaws: tuple[tuple[str, int], ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of ``text``; an empty one where there is none. Never raises."""
    if not text.startswith(("---", "+++", "{")) and "\n---" not in text:
        return FrontMatter()
    from citecheck.readers.markdown.front_matter import read_front_matter

    return read_front_matter(text)


def with_line_feeds(text: str) -> str:
    """Return ``text`` with each carriage return that stands alone as a line feed, which parsers know better."""
    return _RETURN.sub("\n", text) if text.count("\r") != text.count("\r\n") else text


def blanked(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    """Return ``text`` with front matter (``ranges``) and lines without prose blanked, character for character."""
    for start, end in ranges:
        text = text[:start] + "\n" * (end - start) + text[end:]
    if ":::" in text or "{%" in text or "{{" in text or "{:" in text:
        text = _BLANKED.sub(_spaces, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    kept = match.start(1) - match.start()
    return match[0][:kept] + " " * (len(match[0]) - kept)
