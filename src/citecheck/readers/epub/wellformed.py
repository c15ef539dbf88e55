"""Whether a page is well-formed XML, which reading systems insist on, and its declarations, which HTML has not."""

import re
from xml.parsers import expat

_SUBSET_END = re.compile(r"\]\s{0,100}>")
_ELEMENT = re.compile(r"<[A-Za-z]")
_PROLOGUE = 4096


def without_declarations(text: str) -> str:
    """Return ``text`` with blanks in place of a document type that holds declarations of its own."""
    start = text.find("<!DOCTYPE", 0, _PROLOGUE)
    if start < 0 or _ELEMENT.search(text, 0, start):
        return text
    opened = text.find("[", start, start + _PROLOGUE)
    if opened < 0 or ">" in text[start:opened]:
        return text
    found = _SUBSET_END.search(text, opened)
    end = found.end() if found else len(text)
    return text[:start] + " " * (end - start) + text[end:]


def fault_of(text: str) -> tuple[int, str] | None:
    """Return the place of the first fault of ``text`` (a code point) and its name, None where there is none.

    Names of characters that HTML knows count as declared; documents that declare entities of their own are left alone.
    """
    if "<!ENTITY" in text[:_PROLOGUE]:
        return None
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    data = text.encode("utf-8", "replace")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = len(data[: max(parser.ErrorByteIndex, 0)].decode("utf-8", "ignore"))
        return min(at, len(text)), expat.ErrorString(error.code) or "not well formed"
    return None
