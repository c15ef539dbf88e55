"""Tokens of HTML: tags, comments, attributes and character references, each with its place.

Written after the tokenization section of the WHATWG HTML Standard (13.2.5), as far as a reader of prose needs it.
Every expression is possessive and consumes an unfinished tag or comment up to the end of the text, so that the time
stays linear on any input.
"""

import re
from collections.abc import Iterator

_WS = r"\t\n\f\r "
# Attributes up to the end of the tag. A quote opens a value only after "="; elsewhere it is part of a name.
_ATTRIBUTES = (
    rf"(?:[{_WS}/]++|[^{_WS}/>][^{_WS}/>=]*+"
    rf"(?:[{_WS}]*+=[{_WS}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_WS}>\"'][^{_WS}>]*+|(?=>)))?+)*+"
)
TOKEN = re.compile(
    rf"<(?:([A-Za-z][^{_WS}/>]*+)({_ATTRIBUTES})(?:>|\Z)"
    rf"|/([A-Za-z][^{_WS}/>]*+){_ATTRIBUTES}(?:>|\Z)"
    r"|!--(?:-?>|((?:[^-]++|-(?!-!?>))*+)(?:--!?>|\Z))"
    r"|(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z))"
)
"""One piece of markup. Group 1 is the name of a start tag and 2 its attributes, 3 the name of an end tag, 4 the text
of a comment; a match without a group is a declaration, a processing instruction or a broken tag."""

_ATTRIBUTE = re.compile(
    rf"([^{_WS}/>][^{_WS}/>=]*+)(?:[{_WS}]*+=[{_WS}]*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^{_WS}>\"'][^{_WS}>]*+))?+)?+"
)
# Most tags are made of these, quoted and set off by one character: splitting at the quotes is then enough.
_USUAL = {
    f"{space}{name}=": name
    for name in (
        "class", "id", "href", "name", "role", "rel", "title", "style", "lang", "xml:lang", "src", "alt", "width",
        "height", "type", "dir", "align", "valign", "epub:type", "aria-label", "aria-hidden", "aria-describedby",
        "data-cites",
    )
    for space in " \n"
}  # fmt: skip
_ENDS = frozenset(("", " ", "/", " /", "\n"))
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]++)|([0-9]++));?|([A-Za-z][A-Za-z0-9]{0,31});?)")
PIECES = re.compile(rf"([{_WS}]++)|(&)|(\0)|[^{_WS}&\0]++(?: [^{_WS}&\0]++)*+")
"""White space (group 1), the beginning of a reference (2), NUL (3), or words with single spaces between them."""
UNEVEN = re.compile(r"[\t\n\f\r&\0]|  ")
"""What makes a text differ from what is shown of it."""

_COMMON = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0", "ndash": "–", "mdash": "—", "hellip": "…",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "shy": "\xad", "copy": "©", "pound": "£",
}  # fmt: skip
_WINDOWS = dict(
    zip(
        (*range(0x80, 0x81), *range(0x82, 0x8D), 0x8E, *range(0x91, 0x9D), 0x9E, 0x9F),
        "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ",
        strict=True,
    )
)


def attributes_of(text: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes in ``text[start:end]``, names in lower case; of two with one name the first counts."""
    parts = text[start:end].split('"')
    try:
        found = {_USUAL[before]: value for before, value in zip(parts[:-1:2], parts[1::2], strict=True)}
    except (KeyError, ValueError):
        return _all_attributes(text, start, end)
    if len(found) * 2 + 1 != len(parts) or parts[-1] not in _ENDS or "&" in text[start:end]:
        return _all_attributes(text, start, end)
    return found


def _all_attributes(text: str, start: int, end: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text, start, end):
        value = double or single or bare
        found.setdefault(name.lower(), _decoded(value) if "&" in value else value)
    return found


def _decoded(value: str) -> str:
    """Decode the references of an attribute value: a name without ``;`` before ``=`` or a letter is no reference."""
    parts: list[str] = []
    at = 0
    while (amp := value.find("&", at)) >= 0:
        end, char = reference_at(value, amp)
        goes_on = value[end : end + 1] == "=" or value[end : end + 1].isalnum()
        if char and goes_on and value[end - 1] != ";" and value[amp + 1] != "#":
            end, char = amp + 1, "&"
        parts += (value[at:amp], char or "&")
        at = end
    parts.append(value[at:])
    return "".join(parts)


def reference_at(text: str, at: int) -> tuple[int, str]:
    """Return the end of the character reference at ``at`` and its characters; ``at + 1`` and ``""`` when it is none."""
    match = _REFERENCE.match(text, at)
    if match is None:
        return at + 1, ""
    hexadecimal, decimal, name = match.groups()
    if name is None:
        digits = (hexadecimal or decimal).lstrip("0") or "0"
        return match.end(), _numbered(int(digits, 16 if hexadecimal else 10) if len(digits) < 9 else 0x110000)
    if name in _COMMON and text[match.end() - 1] == ";":
        return match.end(), _COMMON[name]
    return _named(text, at, match.end(), name)


def _numbered(code: int) -> str:
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def _named(text: str, at: int, end: int, name: str) -> tuple[int, str]:
    """Look up a named reference; without its semicolon the longest beginning that is one counts."""
    from html.entities import html5

    if text[end - 1] == ";" and name + ";" in html5:
        return end, html5[name + ";"]
    for size in range(min(len(name), 6), 1, -1):
        if name[:size] in html5:
            return at + 1 + size, html5[name[:size]]
    return at + 1, ""


def pieces_of(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield ``(characters, start, end)`` of ``text[start:end]`` with references decoded and NUL dropped.

    White space comes as it is written, in pieces of its own unless it is one space between words.
    """
    at = start
    while at < end:
        for match in PIECES.finditer(text, at, end):
            kind = match.lastindex
            if kind == 2:
                at, char = reference_at(text, match.start())
                at = min(at, end)
                yield char or "&", match.start(), at
                break
            at = match.end()
            if kind != 3:
                yield match[0], match.start(), at


def raw_end(text: str, name: str, start: int) -> int:
    """Return where the raw text of element ``name`` (script, style, title...) that begins at ``start`` ends."""
    pattern = re.compile(rf"</{name}(?=[{_WS}/>])", re.IGNORECASE)
    match = pattern.search(text, start)
    if match is None:
        return len(text)
    if name == "script" and (opened := text.find("<!--", start, match.start())) >= 0:
        return _script_end(text, pattern, match, opened)
    return match.start()


def _script_end(text: str, pattern: re.Pattern[str], match: re.Match[str], opened: int) -> int:
    """Leave out end tags of scripts that are written inside ``<!-- <script> ... -->`` in a script."""
    closed = text.find("-->", opened, match.start())
    inner = re.compile(rf"<script(?=[{_WS}/>])", re.IGNORECASE).search(text, opened, match.start())
    if inner is None or (0 <= closed < match.start()):
        return match.start()
    following = pattern.search(text, match.end())
    return following.start() if following else len(text)
