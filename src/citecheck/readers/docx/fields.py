"""Field codes of Word (ECMA-376 part 1, 17.16): which of them cite, and what.

``ADDIN`` fields belong to programs: Zotero and Mendeley keep CSL-JSON in them, EndNote its own XML, which may also
stand as base64 in the field's data.
"""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from typing import Literal

from citecheck.model.document import Field
from citecheck.readers.csl import CitedWork, label_of, works_of
from citecheck.readers.labels import key_of
from citecheck.readers.xml.tree import Element, parse
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap

FieldKind = Literal["", "citation", "bibliography", "note-reference", "contents"]
Place = Callable[[int, int], Span]

_CONTENTS = ("TOC", "INDEX", "TOA")
_BIBLIOGRAPHY = ("ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST", "MENDELEY_BIBLIOGRAPHY")
_CITED = ("CSL_CITATION", "EN.CITE")
_WORD = re.compile(r"\s*+(\S++)")
_TAG = re.compile(r"\s*+(\"[^\"]*+\"|\S++)")
_SWITCH = re.compile(r"\\([a-z])(?:\s++(\"[^\"]*+\"|[^\s\\]++))?", re.IGNORECASE)
_MOST = 4_000_000
_ENDNOTE = {
    "title": "title",
    "secondary-title": "container-title",
    "electronic-resource-num": "DOI",
    "isbn": "ISBN",
    "publisher": "publisher",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "year": "issued",
}


def kind_of(code: str) -> FieldKind:
    """Return what the field with the instruction ``code`` is for."""
    match = _WORD.match(code)
    name = match[1].upper() if match else ""
    if name == "ADDIN":
        head = code[:200].upper()
        if any(word in head for word in _BIBLIOGRAPHY):
            return "bibliography"
        return "citation" if any(word in head for word in _CITED) else ""
    if name == "CITATION":
        return "citation"
    if name == "BIBLIOGRAPHY":
        return "bibliography"
    if name == "NOTEREF":
        return "note-reference"
    return "contents" if name in _CONTENTS else ""


def bookmark_of(code: str) -> tuple[str, bool]:
    """Return the bookmark that a ``NOTEREF`` names, and whether it is printed like a note marker (``\\f``)."""
    words = code.split()
    return (words[1] if len(words) > 1 else ""), any(word.lower() == "\\f" for word in words[2:])


def works_in(code: TextMap, data: str, span: Span) -> list[CitedWork]:
    """Return the works that a citation field cites; ``data`` is its base64 data, ``span`` the place of the field."""
    text = code.text
    if len(text) > _MOST or len(data) > _MOST:
        return []
    if "CSL_CITATION" in text[:200].upper():
        return works_of(text, lambda low, high: code.to_source(low, high))
    if "EN.CITE" in text[:200].upper():
        if (begin := text.find("<EndNote>")) >= 0:
            return _endnote(text[begin:], lambda low, high: code.to_source(begin + low, begin + high))
        return _endnote(decoded(data), lambda low, high: span)
    return _tags(text, code)


def decoded(data: str) -> str:
    """Return the text behind base64 ``data``, ``""`` where it is none. UTF-8 or UTF-16, as EndNote writes both."""
    try:
        raw = b64decode("".join(data.split()), validate=False)
    except (Base64Error, ValueError):
        return ""
    wide = raw[1:2] == b"\0"
    return raw.decode("utf-16-le" if wide else "utf-8", "replace").rstrip("\0")


def _tags(text: str, code: TextMap) -> list[CitedWork]:
    """Read ``CITATION Smi19 \\p 12 \\l 1033 \\m Lee20``: ``\\m`` begins a further source, ``\\p`` gives its pages."""
    match = _WORD.match(text)
    first = _TAG.match(text, match.end()) if match else None
    tag = first[1].strip('"') if first is not None else ""
    if first is None or not tag or tag.startswith("\\"):
        return []
    works = [CitedWork(key_of(tag), tag, code.to_source(*first.span(1)))]
    for switch in _SWITCH.finditer(text, first.end()):
        value = (switch[2] or "").strip('"')
        if switch[1] == "m" and value:
            works.append(CitedWork(key_of(value), value, code.to_source(*switch.span(2))))
        elif switch[1] == "p":
            works[-1] = works[-1]._replace(locator=value)
        elif switch[1] == "f":
            works[-1] = works[-1]._replace(prefix=value)
        elif switch[1] == "s":
            works[-1] = works[-1]._replace(suffix=value)
    return works


def _endnote(text: str, place: Place) -> list[CitedWork]:
    root = parse(text).root if text else None
    if root is None:
        return []
    works = []
    for cite in root.walk():
        if cite.name == "Cite":
            fields = tuple(_endnote_fields(cite, place))
            number = _plain(cite, "RecNum")
            label = label_of(fields) or " ".join(filter(None, (_plain(cite, "Author"), _plain(cite, "Year"))))
            key = key_of(f"endnote:{number or label}")
            span = place(cite.start, cite.end)
            locator = _plain(cite, "Pages")
            works.append(
                CitedWork(key, label or key, span, _plain(cite, "Prefix"), locator, _plain(cite, "Suffix"), fields)
            )
    return works


def _endnote_fields(cite: Element, place: Place) -> list[Field]:
    fields = []
    record = cite.first("record")
    for element in record.walk() if record is not None else ():
        words = element.plain()
        if not words:
            continue
        if element.name == "author":
            fields.append(Field("author", words, place(element.inner, element.close)))
        elif element.name == "url" and element.parent is not None and element.parent.name == "related-urls":
            fields.append(Field("URL", words, place(element.inner, element.close)))
        elif element.name in _ENDNOTE:
            fields.append(Field(_ENDNOTE[element.name], words, place(element.inner, element.close)))
    return fields


def _plain(element: Element, name: str) -> str:
    child = element.first(name)
    return child.plain() if child is not None else ""
