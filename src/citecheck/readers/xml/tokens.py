"""Tokens of XML 1.0, each with its place, in one linear pass that no fault can stop.

Nothing is expanded but character references, the predefined entities, HTML's names for characters (JATS and DocBook
files use them without their DTD at hand) and internal entities of the document that stand for plain text of at most 200
characters. External entities, DTDs and the network are never touched.
"""

import re
from collections.abc import Iterator

from citecheck.text.record import NamedTuple

_NAME = r"[^\s/<>=\"'!?&;]++"
_ATTRIBUTES = rf"(?:\s++|{_NAME}(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))?+)*+"
_TOKEN = re.compile(
    rf"<(?:({_NAME})({_ATTRIBUTES})(/?+)>"
    rf"|/({_NAME})\s*+>"
    r"|!--((?:[^-]++|-(?!->))*+)-->"
    r"|!\[CDATA\[((?:[^\]]++|\](?!\]>))*+)\]\]>"
    r"|\?((?:[^?]++|\?(?!>))*+)\?>"
    r"|(!DOCTYPE)\b)"
)
_ATTRIBUTE = re.compile(rf"({_NAME})\s*+=\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')")
_DOCTYPE_PART = re.compile(r"\"[^\"]*+\"|'[^']*+'|<!--(?:[^-]++|-(?!->))*+-->|<\?(?:[^?]++|\?(?!>))*+\?>|\[|\]|>")
_ENTITY = re.compile(r"<!ENTITY\s++([^\s%\"'<>]{1,100})\s++(?:\"([^\"]*+)\"|'([^']*+)'|(SYSTEM|PUBLIC)\b)")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,8})|([^\s&;#<>\"']{1,60}));")
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
MAX_ENTITY = 200
"""Internal entities longer than this, in characters, are left as they are written."""


class Token(NamedTuple):
    """A piece of the source from ``start`` to ``end`` (code points).

    ``kind`` is ``start``, ``end``, ``empty`` (``<a/>``), ``text``, ``reference``, ``cdata``, ``comment``,
    ``instruction``, ``doctype`` or ``fault``. ``name`` is that of an element or entity, ``text`` the characters (of
    a fault: what is wrong); ``attributes`` those of a start tag, with their prefixes.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = {}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` in order; together they cover it. Never raises."""
    entities: dict[str, str] = {}
    at, size = 0, len(text)
    while at < size:
        less = text.find("<", at)
        stop = size if less < 0 else less
        if stop > at:
            yield from _text(text, at, stop, entities)
            at = stop
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            fault = _fault(text, at)
            yield fault
            at = fault.end
        elif match.lastindex == 8:
            end, entities = _doctype(text, match.end())
            yield Token("doctype", at, end)
            at = end
        else:
            yield _markup(match, entities)
            at = match.end()


def _markup(match: re.Match[str], entities: dict[str, str]) -> Token:
    start, end = match.span()
    opened, attributes, slash, closed, comment, cdata, instruction, _ = match.groups()
    if opened is not None:
        found = _attributes(attributes, entities) if attributes else {}
        return Token("empty" if slash else "start", start, end, opened, "", found)
    if closed is not None:
        return Token("end", start, end, closed)
    if comment is not None:
        return Token("comment", start, end, "", comment)
    if cdata is not None:
        return Token("cdata", start, end, "", cdata)
    return Token("instruction", start, end, "", instruction)


def _attributes(text: str, entities: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(text):
        value = double or single
        found.setdefault(
            name, _REFERENCE.sub(lambda m: _meaning(m, entities) or m[0], value) if "&" in value else value
        )
    return found


def _text(text: str, start: int, end: int, entities: dict[str, str]) -> Iterator[Token]:
    at = start
    while at < end:
        amp = text.find("&", at, end)
        if amp < 0:
            yield Token("text", at, end, "", text[at:end])
            return
        if amp > at:
            yield Token("text", at, amp, "", text[at:amp])
        match = _REFERENCE.match(text, amp, end)
        if match is None:
            yield Token("text", amp, amp + 1, "", "&")
            at = amp + 1
            continue
        yield Token("reference", amp, match.end(), match[3] or "", _meaning(match, entities))
        at = match.end()


def _meaning(match: re.Match[str], entities: dict[str, str]) -> str:
    """Return the characters that a reference stands for, ``""`` where that is not known here."""
    hexadecimal, decimal, name = match.groups()
    if name is None:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    if name in _PREDEFINED:
        return _PREDEFINED[name]
    if name in entities:
        return entities[name]
    from html.entities import html5  # only documents with named references pay for the table

    return html5.get(name + ";", "")


_UNCLOSED = {
    "<!--": "a comment is never closed",
    "<![CDATA[": "a CDATA section is never closed",
    "<?": "a processing instruction is never closed",
}


def _fault(text: str, at: int) -> Token:
    """Return the broken markup at ``at`` as a fault; reading goes on at its end."""
    for opening, words in _UNCLOSED.items():
        if text.startswith(opening, at):
            return Token("fault", at, len(text), opening, words)
    follows = text[at + 1 : at + 2]
    if not (follows.isalpha() or follows in ("/", "_", "!")):
        return Token("fault", at, at + 1, "<", 'a "<" that opens no tag must be written "&lt;"')
    next_tag = text.find("<", at + 1)
    limit = len(text) if next_tag < 0 else next_tag
    end = text.find(">", at, limit)
    if end < 0 and next_tag < 0:
        return Token("fault", at, limit, "<", "the document ends inside a tag")
    return Token("fault", at, end + 1 if end >= 0 else limit, "<", "this tag is broken")


def _doctype(text: str, at: int) -> tuple[int, dict[str, str]]:
    """Return the end of a document type declaration and the internal entities that stand for plain text."""
    depth = 0
    for match in _DOCTYPE_PART.finditer(text, at):
        sign = match[0]
        if sign in "[]":
            depth += 1 if sign == "[" else -1
        elif sign == ">" and depth <= 0:
            return match.end(), _entities(text, at, match.end())
    end = text.find("<", at)
    return (len(text) if end < 0 else end), {}


def _entities(text: str, start: int, end: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, external in _ENTITY.findall(text, start, end):
        value = double or single
        if external or not value or len(value) > MAX_ENTITY or "<" in value:
            continue
        plain = _REFERENCE.sub(lambda match: _meaning(match, {}) or match[0], value)
        if "&" not in plain or plain == "&":
            found.setdefault(name, plain)
    return found
