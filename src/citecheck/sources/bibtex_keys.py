"""The entries of a BibTeX file with the places of their keys and fields, in one linear pass.

Grammar: BibTeX 0.99d ("BibTeXing", O. Patashnik) as biber reads it too. What stands outside entries is comment. Values
are kept as they are written: names of strings are left unexpanded, ``#`` is left alone.
"""

import re
from bisect import bisect_left

from citecheck.text.record import NamedTuple

_ENTRY = re.compile(r"@[ \t]{0,20}([A-Za-z][\w:.-]{0,60})\s{0,200}([{(])")
_KEY = re.compile(r"\s*+([^\s,{}()\"#%=\\~'](?:[^,{}\"\n]*[^\s,{}\"])?)?\s*+(?=[,})])")
_NAME = re.compile(r"\s*+,?+\s*+([A-Za-z_][^\s=,{}()\"#%'@]{0,80})\s*+=\s*+")
_SIGN = re.compile(r"[{}\"]|\\.", re.DOTALL)
_BARE = re.compile(r"[^\s,{}()\"#@]{1,200}")
_LINE_AT = re.compile(r"^[ \t]{0,20}@[ \t]{0,20}[A-Za-z]+\s{0,20}[{(]", re.MULTILINE)
MAX_FAULTS = 20
"""Of more faults than this the first ones are reported."""
_SKIPPED = ("comment", "preamble", "string")


class BibField(NamedTuple):
    """One field: its name in lower case, its raw value with braces or quotes, and the place of that value."""

    name: str
    value: str
    start: int
    end: int


class BibEntry(NamedTuple):
    """One entry: its type in lower case, its key with its place, its fields, and the place of the whole."""

    kind: str
    key: str
    key_start: int
    key_end: int
    fields: tuple[BibField, ...]
    start: int
    end: int


class BibFault(NamedTuple):
    """What is wrong with the file, in a sentence, and where."""

    message: str
    start: int
    end: int


def scan(text: str) -> tuple[list[BibEntry], list[BibFault]]:
    """Return the entries of ``text`` in order, and its faults. Offsets are code points. Never raises."""
    entries: list[BibEntry] = []
    faults: list[BibFault] = []
    heads = [match.start() for match in _LINE_AT.finditer(text)]
    at = 0
    while match := _ENTRY.search(text, at):
        kind = match[1].lower()
        if kind == "comment":
            # BibTeX goes on right after the word; biber and JabRef skip the balanced group.
            at = _group_end(text, match.start(2), _next_head(heads, match.end(), len(text)))[0]
            continue
        limit = _next_head(heads, match.end(), len(text))
        if kind in _SKIPPED:
            at, closed = _group_end(text, match.start(2), limit)
            if not closed:
                faults.append(BibFault(f'"@{kind}" is not closed', match.start(), match.end()))
            continue
        entry, at = _entry(text, match, limit, faults)
        if entry is not None:
            entries.append(entry)
    return entries, faults[:MAX_FAULTS]


def _next_head(heads: list[int], at: int, size: int) -> int:
    """Return where the next line that begins an entry stands: an entry that is not closed ends there at the latest."""
    place = bisect_left(heads, at)
    return heads[place] if place < len(heads) else size


def _entry(text: str, match: re.Match[str], limit: int, faults: list[BibFault]) -> tuple[BibEntry | None, int]:
    head = text[match.start() : match.end()]
    key = _KEY.match(text, match.end(), limit)
    if key is None or not key[1]:
        faults.append(BibFault(f'no key follows "{head}"', match.start(), match.end()))
        return None, match.end()
    fields: list[BibField] = []
    at = key.end()
    while name := _NAME.match(text, at, limit):
        start = name.end()
        at = _value_end(text, start, limit)
        end = start + len(text[start:at].rstrip())
        if end > start:
            fields.append(BibField(name[1].lower(), text[start:end], start, end))
    end, closed = _close(text, at, limit, ")" if match[2] == "(" else "}")
    if not closed:
        faults.append(
            BibFault(f'the entry "{key[1]}" is not closed or broken from here on', at, min(at + 1, len(text)))
        )
    return BibEntry(match[1].lower(), key[1], *key.span(1), tuple(fields), match.start(), end), end


def _close(text: str, at: int, limit: int, sign: str) -> tuple[int, bool]:
    """Return where an entry ends after its last field, and whether it is closed there."""
    while at < limit and (text[at].isspace() or text[at] == ","):
        at += 1
    if text[at : at + 1] == sign and at < limit:
        return at + 1, True
    return limit, False


def _value_end(text: str, at: int, limit: int) -> int:
    """Return the end of a value: braces, quotes, a number or a name, joined by ``#``."""
    while at < limit:
        sign = text[at]
        if sign == "{":
            at = _group_end(text, at, limit)[0]
        elif sign == '"':
            at = _quote_end(text, at, limit)
        elif bare := _BARE.match(text, at, limit):
            at = bare.end()
        else:
            return at
        after = at
        while after < limit and text[after].isspace():
            after += 1
        if text[after : after + 1] != "#" or after >= limit:
            return at
        at = after + 1
        while at < limit and text[at].isspace():
            at += 1
    return at


def _group_end(text: str, at: int, limit: int) -> tuple[int, bool]:
    """Return the end of the group that opens at ``at``, and whether it is closed before ``limit``."""
    if text[at] == "(":
        found = text.find(")", at, limit)
        return (found + 1, True) if found >= 0 else (limit, False)
    depth = 0
    for match in _SIGN.finditer(text, at, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth <= 0:
                return match.end(), True
    return limit, False


def _quote_end(text: str, at: int, limit: int) -> int:
    """Return the end of a value in quotes; quotes inside braces belong to the value."""
    depth = 0
    for match in _SIGN.finditer(text, at + 1, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif match[0] == '"' and depth <= 0:
            return match.end()
    return limit
