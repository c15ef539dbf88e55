"""The entries of a BibTeX file with the places of their keys and fields, in one linear pass.

Grammar: BibTeX 0.99d ("BibTeXing", O. Patashnik) as biber reads it too. What stands outside entries is comment. Values
are kept as they are written, with braces, quotes and ``#``; :mod:`citecheck.sources.bibtex.values` says what they mean.
"""

import re
from bisect import bisect_left

from citecheck.sources.registers.register import Fault
from citecheck.text.patterns import pattern
from citecheck.text.record import NamedTuple

_ENTRY = pattern(r"@[ \t]{0,20}([A-Za-z][\w:.-]{0,60})\s{0,200}([{(])")
_KEY = pattern(r"\s*+([^\s,{}()\"#%=\\~'](?:[^,{}\"\n]{0,500}[^\s,{}\"])?)\s*+(?=[,})])")
_NAME = pattern(r"\s*+(,?+)\s*+([A-Za-z_][^\s=,{}()\"#%'@]{0,80})\s*+=\s*+")
_SIGN = pattern(r"[{}\"]|\\.", re.DOTALL)
_BARE = pattern(r"[^\s,{}()\"#@=]{1,200}")
_LINE_AT = pattern(r"^[ \t]{0,20}@[ \t]{0,20}[A-Za-z]+\s{0,20}[{(]", re.MULTILINE)
_RESUMED = pattern(r"^[ \t]{0,40}[A-Za-z][\w-]{0,40}[ \t]{0,40}=[ \t]{0,40}(?=[{\"\d])", re.MULTILINE)
_OUTSIDE = pattern(r"\s{0,20},?\s{0,20}([A-Za-z][\w-]{0,40})[ \t]{0,40}=[ \t]{0,40}[{\"\d]")


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


class BibFile(NamedTuple):
    """What a file holds: its entries and its ``@string`` definitions in order, and its faults."""

    entries: list[BibEntry]
    strings: list[BibField]
    faults: list[Fault]


def scan(text: str, most: int = 1_000_000) -> BibFile:
    """Return what is in ``text``, at most ``most`` entries. Offsets are code points. Never raises."""
    return _Scan(text).run(most)


class _Scan:
    """One pass over a file. An entry that is not closed ends at the next line that begins an entry."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = BibFile([], [], [])
        self.heads = [match.start() for match in _LINE_AT.finditer(text)]
        self.open_comment = False

    def run(self, most: int) -> BibFile:
        at = 0
        while len(self.found.entries) < most and (match := _ENTRY.search(self.text, at)):
            kind = match[1].lower()
            limit = self._next_head(match.end())
            if kind == "comment":
                at = self._comment(match, limit)
            elif kind == "preamble":
                at = self._closed(
                    match, _value_end(self.text, _past_space(self.text, match.end(), limit), limit), limit
                )
            elif kind == "string":
                at = self._string(match, limit)
            else:
                at = self._entry(match, limit)
        return self.found

    def _next_head(self, at: int) -> int:
        place = bisect_left(self.heads, at)
        return self.heads[place] if place < len(self.heads) else len(self.text)

    def _fault(self, message: str, start: int, end: int, flaw: bool = False) -> None:
        self.found.faults.append(Fault(message, start, end, flaw))

    def _comment(self, match: re.Match[str], limit: int) -> int:
        """Skip a balanced group, as biber and JabRef do; what is commented out may hold entries on lines of their own.

        Only one search to the end of the file is made, so that many unclosed ones take no longer than one.
        """
        if not self.open_comment:
            end, closed = _group_end(self.text, match.start(2), len(self.text))
            if closed:
                return end
            self.open_comment = True
        return _group_end(self.text, match.start(2), limit)[0]

    def _closed(self, match: re.Match[str], at: int, limit: int) -> int:
        end, closed = _close(self.text, at, limit, ")" if match[2] == "(" else "}")
        if not closed:
            self._fault(f'"@{match[1].lower()}" is not closed', match.start(), match.end())
        return end

    def _string(self, match: re.Match[str], limit: int) -> int:
        at = match.end()
        while name := _NAME.match(self.text, at, limit):
            start = name.end()
            at = _value_end(self.text, start, limit)
            end = start + len(self.text[start:at].rstrip())
            if end == start:
                break
            self.found.strings.append(BibField(name[2].lower(), self.text[start:end], start, end))
        return self._closed(match, at, limit)

    def _entry(self, match: re.Match[str], limit: int) -> int:
        text, at = self.text, match.end()
        key = _KEY.match(text, at, limit)
        if key is None:
            self._fault(f'no key follows "{text[match.start() : at]}"', match.start(), at)
            return at
        fields: list[BibField] = []
        at = self._fields(key.end(), limit, fields)
        end, closed = _close(text, at, limit, ")" if match[2] == "(" else "}")
        if not closed:
            self._broken(key, at, limit)
            while resumed := _RESUMED.search(text, at, limit):
                at = max(self._fields(resumed.start(), limit, fields, quiet=True), resumed.end())
        elif (outside := _OUTSIDE.match(text, end, limit)) is not None:
            name = outside[1]
            message = f'the field "{name}" stands after the end of the entry "{key[1]}": a brace too many before it'
            self._fault(message, outside.start(1), outside.end(1))
        entry = BibEntry(match[1].lower(), key[1], *key.span(1), tuple(fields), match.start(), end)
        self.found.entries.append(entry)
        return end

    def _broken(self, key: re.Match[str], at: int, limit: int) -> None:
        at = _past_space(self.text, at, limit)
        if at >= limit or (self.text[at] == "," and _past_space(self.text, at + 1, limit) >= limit):
            self._fault(f'the entry "{key[1]}" is not closed', *key.span(1))
        else:
            message = f'the entry "{key[1]}" cannot be read from here on to its end or its next field'
            self._fault(message, at, at + 1)

    def _fields(self, at: int, limit: int, fields: list[BibField], quiet: bool = False) -> int:
        """Collect the fields from ``at`` on; return where they end."""
        text = self.text
        while name := _NAME.match(text, at, limit):
            if not name[1] and not quiet:
                self._fault(f'a comma is missing before "{name[2]}"', name.start(2), name.end(2), True)
            quiet = False
            start = name.end()
            at = _value_end(text, start, limit)
            end = start + len(text[start:at].rstrip())
            if end > start:
                fields.append(BibField(name[2].lower(), text[start:end], start, end))
            else:
                self._fault(f'the field "{name[2]}" has no value', name.start(2), name.end(2), True)
        return at


def pieces(raw: str) -> list[tuple[str, int, int]]:
    """Return the pieces that ``#`` joins in the raw value of a field: kind and place in ``raw``.

    The kind is ``{`` or ``"`` (the place is that of the words between the delimiters), ``0`` for a number and ``a`` for
    the name of a string.
    """
    found: list[tuple[str, int, int]] = []
    at, size = 0, len(raw)
    if "#" not in raw and size > 1 and raw[0] + raw[-1] in ("{}", '""'):
        return [(raw[0], 1, size - 1)]
    while at < size:
        sign = raw[at]
        if sign == "{":
            end, closed = _group_end(raw, at, size)
            found.append((sign, at + 1, end - closed))
        elif sign == '"':
            end = _quote_end(raw, at, size)
            found.append((sign, at + 1, max(at + 1, end - (raw[end - 1] == '"'))))
        elif bare := _BARE.match(raw, at, size):
            end = bare.end()
            found.append(("0" if bare[0].isdecimal() else "a", at, end))
        else:
            end = at + 1
        at = end
    return found


def _past_space(text: str, at: int, limit: int) -> int:
    while at < limit and text[at].isspace():
        at += 1
    return at


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
        after = _past_space(text, at, limit)
        if text[after : after + 1] != "#" or after >= limit:
            return at
        at = _past_space(text, after + 1, limit)
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
